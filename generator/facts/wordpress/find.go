package wordpress

import (
	"bytes"
	"html"
	"regexp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Shortcode is a plugin's shortcode in a post.
type Shortcode struct {
	Plugin     string
	Name       string
	Attributes map[string]string // by their names in lower case
	Words      string            // between its tags
	Text       string            // its first tag, without the escapes of an exporter
	Span       source.Span       // of its first tag

	use *use
}

// Limits on one shortcode, so that a stray bracket costs nothing.
const (
	longestTag   = 4000
	longestWords = 4000
)

var (
	tagName   = regexp.MustCompile(`^[A-Za-z](?:[A-Za-z0-9-]|\\?_)*`)
	attribute = regexp.MustCompile(`([A-Za-z][A-Za-z0-9_-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))`)
	escape    = regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`)
	tags      = regexp.MustCompile(`<[^>]*>`)
)

// Find returns the shortcodes of known plugins in a text, but for those in code.
func (p *Plugins) Find(text []byte) (all []*Shortcode) {
	code := inCode(text)
	for at := 0; ; {
		next := bytes.IndexByte(text[at:], '[')
		if next < 0 {
			return all
		}
		at += next + 1
		if at >= 2 && text[at-2] == '[' || at < len(text) && text[at] == '[' || code(at-1) {
			continue
		}
		if s := p.shortcode(text, at-1); s != nil {
			all = append(all, s)
			at = s.Span.End
		}
	}
}

// shortcode reads the shortcode that a bracket begins, if it is one.
func (p *Plugins) shortcode(text []byte, at int) *Shortcode {
	raw := tagName.Find(text[at+1:])
	name := strings.ToLower(strings.ReplaceAll(string(raw), `\`, ""))
	known := p.shortcodes[name]
	if known == nil {
		return nil
	}
	end := tagEnd(text, at+1+len(raw))
	if end < 0 {
		return nil
	}
	s := &Shortcode{Plugin: known.name, Name: name, Attributes: map[string]string{}, Span: source.Span{Start: at, End: end}}
	if at > 0 && text[at-1] == '\\' {
		s.Span.Start--
	}
	s.Text = plain(string(text[at:end]))
	for _, m := range attribute.FindAllStringSubmatch(s.Text[1+len(name):], -1) {
		s.Attributes[strings.ToLower(m[1])] = strings.TrimSpace(m[2] + m[3] + m[4])
	}
	if s.use = known.use(s); s.use == nil || len(s.Attributes) == 0 {
		return nil
	}
	s.Words = words(text[end:], name)
	return s
}

// tagEnd returns the offset after the bracket that closes a tag, or -1. A bracket in
// quotes closes nothing.
func tagEnd(text []byte, from int) int {
	rest := text[from:min(len(text), from+longestTag)]
	if blank := bytes.Index(rest, []byte("\n\n")); blank >= 0 {
		rest = rest[:blank]
	}
	first, quote := -1, byte(0)
	for i, c := range rest {
		switch {
		case c == ']' && quote == 0:
			return from + i + 1
		case c == ']' && first < 0:
			first = from + i + 1
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\'') && i > 0 && rest[i-1] == '=':
			quote = c
		}
	}
	return first
}

// plain removes the escapes of an exporter and the quotes that WordPress makes curly.
func plain(tag string) string {
	tag = html.UnescapeString(escape.ReplaceAllString(tag, "$1"))
	return strings.Join(strings.Fields(strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "″", `"`, "»", `"`, "«", `"`, "‘", "'", "’", "'", "′", "'", "\u00a0", " ").Replace(tag)), " ")
}

// words returns the text up to the closing tag of a shortcode, if it has one.
func words(rest []byte, name string) string {
	rest = rest[:min(len(rest), longestWords)]
	if !bytes.Contains(rest, []byte("[/")) {
		return ""
	}
	text := escape.ReplaceAllString(string(rest), "$1")
	before, _, closed := strings.Cut(text, "[/"+name)
	if !closed || strings.Contains(before, "["+name) {
		return ""
	}
	return strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(before, " "))), " ")
}

// inCode returns whether an offset is in a code block or between backquotes.
func inCode(text []byte) func(int) bool {
	var code []source.Span // in order
	fence, start, at := "", 0, 0
	for _, line := range bytes.SplitAfter(text, []byte("\n")) {
		trimmed := strings.TrimLeft(string(line), " ")
		mark := trimmed[:len(trimmed)-len(strings.TrimLeft(trimmed, "`~"))]
		switch {
		case fence == "" && len(mark) >= 3:
			fence, start = mark, at
		case fence == "":
			code = append(code, backquoted(line, at)...)
		case strings.HasPrefix(mark, fence):
			code = append(code, source.Span{Start: start, End: at})
			fence = ""
		}
		at += len(line)
	}
	if fence != "" {
		code = append(code, source.Span{Start: start, End: len(text)})
	}
	return func(at int) bool {
		i, found := slices.BinarySearchFunc(code, at, func(s source.Span, at int) int { return s.Start - at })
		return found || i > 0 && at < code[i-1].End
	}
}

// backquoted returns what is between two backquotes of a line that begins at an offset.
func backquoted(line []byte, offset int) (spans []source.Span) {
	open := -1
	for i, c := range line {
		switch {
		case c != '`':
		case open < 0:
			open = i
		default:
			spans = append(spans, source.Span{Start: offset + open, End: offset + i})
			open = -1
		}
	}
	return spans
}
