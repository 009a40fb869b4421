package yamlsource

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// mostUnquoted is how many such values are reported per file.
const mostUnquoted = 100

// harmless matches values that never need quotes, without asking YAML.
var harmless = regexp.MustCompile(`^[\pL\pN][\pL\pN ./_%()+-]*$`)

// unquoted reports each value that YAML misreads and that quotes would fix, and returns
// the file's bytes with those quotes. YAML's own error names at most one of them, and
// often the wrong line.
func (p *parser) unquoted() []byte {
	var fixed bytes.Buffer
	last, first := 0, len(p.findings)
	for _, w := range writtenValues(p.file.Data) {
		text := string(p.file.Data[w.span.Start:w.span.End])
		if len(p.findings)-first >= mostUnquoted {
			break
		}
		if w.span.Start < last || harmless.MatchString(text) || readable(text, w.within) {
			continue
		}
		quoted := p.needsQuotes(w.key, w.span, w.within)
		fixed.Write(p.file.Data[last:w.span.Start])
		fixed.WriteString(quoted)
		last = w.span.End
	}
	fixed.Write(p.file.Data[last:])
	return fixed.Bytes()
}

// beginnings reports the values whose first characters YAML reads as syntax. The file
// is valid, so the missing ones would go unnoticed.
func (p *parser) beginnings() {
	if len(p.lost) == 0 {
		return
	}
	for _, w := range writtenValues(p.file.Data) {
		if p.lost[w.span.Start] {
			p.needsQuotes(w.key, w.span, w.within)
		}
	}
}

// needsQuotes reports a value that YAML misreads, and returns it with the quotes that
// it needs.
func (p *parser) needsQuotes(key string, span source.Span, within byte) string {
	text := string(p.file.Data[span.Start:span.End])
	quoted := quote(text)
	p.report("unquoted-value", span, "%s needs quotes, because %s%s", shortened(text), why(text, within), example(key, quoted))
	return quoted
}

// longestExample is how much of a value a message quotes, in bytes.
const longestExample = 100

func example(key, quoted string) string {
	if len(quoted) > longestExample {
		return "; put quotes around all of it"
	}
	if key != "" {
		key += ": "
	}
	return fmt.Sprintf("; write `%s%s`", key, quoted)
}

// readable reports whether YAML reads a value as one value, without losing any of it.
func readable(text string, within byte) bool {
	line := "k: " + text
	if within == '{' {
		line = "{k: " + text + "}"
	} else if within == '[' {
		line = "[" + text + "]"
	}
	decoder := yaml.NewDecoder(strings.NewReader(line))
	var document, second yaml.Node
	if decoder.Decode(&document) != nil || decoder.Decode(&second) != io.EOF || len(document.Content) != 1 {
		return false
	}
	root := document.Content[0]
	if root.Kind == yaml.MappingNode && len(root.Content) != 2 || root.Kind == yaml.SequenceNode && len(root.Content) != 1 {
		return false
	}
	value := root.Content[len(root.Content)-1]
	empty := value.ShortTag() == "!!null" && value.Value == ""
	return value.Kind != yaml.AliasNode && !empty && lostText(value) == ""
}

// lostText matches what YAML removes from the front of a value because it has a special
// meaning.
func lostText(n *yaml.Node) string {
	switch {
	case n.Anchor != "":
		return "&" + n.Anchor
	case n.Style&yaml.TaggedStyle != 0 && !strings.HasPrefix(n.ShortTag(), "!!"):
		return n.Tag
	}
	return ""
}

// why returns what in the text has a special meaning in YAML.
func why(text string, within byte) string {
	inside := map[byte]string{'{': "inside {…} ", '[': "inside […] "}[within]
	switch text[0] {
	case '"', '\'':
		if strings.Contains(text, `\`) && text[0] == '"' {
			return "a backslash in double quotes begins a special character"
		}
		return "the quotes in it end before the value does"
	case '@', '`', '%':
		return fmt.Sprintf("no value may begin with %q", text[:1])
	case '*', '&', '!', '|', '>', '[', '{', '-', '?', '#':
		return fmt.Sprintf("%q at the beginning of a value has a special meaning", text[:1])
	}
	for _, mark := range []struct{ text, why string }{
		{": ", "a colon and a space begin another value"}, {" #", "a space and a # begin a comment"},
		{"?", inside + "a question mark ends a value"}, {",", inside + "a comma ends a value"},
		{"[", inside + "a bracket begins a list"}, {"{", inside + "a brace begins a group"},
		{"]", inside + "a bracket ends a list"}, {"}", inside + "a brace ends a group"},
	} {
		if strings.Contains(text, mark.text) {
			return mark.why
		}
	}
	return "a character in it has a special meaning"
}

func shortened(text string) string {
	if letters := []rune(text); len(letters) > longestExample {
		text = string(letters[:longestExample]) + "…"
	}
	return strconv.Quote(text)
}

// quote returns a text in quotes, so that YAML reads it unchanged.
func quote(text string) string {
	if q := text[:1]; len(text) > 1 && (q == `"` || q == `'`) && strings.HasSuffix(text, q) && !slices.Contains([]string{`""`, `''`}, text) {
		text = text[1 : len(text)-1]
	}
	switch {
	case !strings.ContainsAny(text, `"\`):
		return `"` + text + `"`
	case !strings.Contains(text, `'`):
		return `'` + text + `'`
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// indentedByTabs reports the lines that are indented with tabs, which YAML forbids.
func (p *parser) indentedByTabs() {
	for number := range p.file.Lines() {
		line := p.file.Line(number + 1)
		indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
		if tab := strings.IndexByte(indent, '\t'); tab >= 0 && len(indent) < len(line) {
			at := p.file.LineSpan(number+1).Start + tab
			p.report("tab-indent", source.Span{Start: at, End: at + 1}, "this line is indented with a tab, and YAML allows only spaces; replace it with two or more spaces, as in the lines around it")
		}
	}
}
