package scaffold

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
)

// replaceIn returns the post's text with what its shortcodes render, and lists those
// that it can't replace.
func replaceIn(name string, text []byte, names []string, records map[position][]record, markdown bool) ([]byte, []string) {
	if !bytes.Contains(text, []byte("{{<")) && !bytes.Contains(text, []byte("{{%")) {
		return text, nil
	}
	calls, err := post.Shortcodes(text)
	if err != nil {
		if mentions(text, names) {
			return nil, []string{fmt.Sprintf("%s: its shortcodes can't be read: %v", name, err)}
		}
		return text, nil // nothing of ours
	}
	var out bytes.Buffer
	var problems []string
	end := 0
	for _, call := range calls {
		if !slices.Contains(names, call.Name) || call.Start < end {
			continue // somebody else's, or inside one that was replaced whole
		}
		words, problem := "", ""
		switch found := records[position{call.Line, call.Column}]; {
		case len(found) == 0:
			problem = "Hugo did not render this; remove it, or make its page render"
		case len(found) > 1:
			problem = "this reads differently in each of the languages that show it; give each language a post of its own, or remove it"
		default:
			words, problem = placed(formatOf(name), surroundings(text, call), found[0], markdown)
		}
		if problem != "" {
			problems = append(problems, fmt.Sprintf("%s:%d:%d: %s: %s", name, call.Line, call.Column, text[call.Start:call.End], problem))
			continue
		}
		if bytes.Contains(text, []byte("\r\n")) {
			words = strings.ReplaceAll(words, "\n", "\r\n")
		}
		out.Write(text[end:call.Start])
		out.WriteString(words)
		end = max(call.End, call.Closing.End)
	}
	out.Write(text[end:])
	return out.Bytes(), problems
}

func mentions(text []byte, names []string) bool {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = regexp.QuoteMeta(name)
	}
	return regexp.MustCompile(`\{\{[<%]\s*(?:` + strings.Join(quoted, "|") + `)[\s/>%]`).Match(text)
}

// place is what is around a call on its lines.
type surrounding struct {
	before, after string // of the first and the last line
	percent       bool   // Hugo reads what it renders as Markdown
	blank         bool   // an empty line, or none, follows
	top           bool   // an empty line, or none, is above
}

// container is what may be before a paragraph: indentation, quotation, a list's mark.
var container = regexp.MustCompile(`^(?:[ \t]|>)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:[ \t]|>)*$`)

func surroundings(text []byte, call post.Shortcode) surrounding {
	end := max(call.End, call.Closing.End)
	lineStart := bytes.LastIndexByte(text[:call.Start], '\n') + 1
	p := surrounding{before: string(text[lineStart:call.Start]), percent: bytes.HasPrefix(text[call.Start:], []byte("{{%"))}
	rest, next, _ := bytes.Cut(text[end:], []byte("\n"))
	p.after = string(bytes.TrimSpace(rest))
	following, _, _ := bytes.Cut(next, []byte("\n"))
	p.blank = strings.Trim(string(following), " \t\r>") == ""
	above := strings.TrimRight(string(text[:lineStart]), "\r\n")
	line := strings.Trim(above[strings.LastIndexByte(above, '\n')+1:], " \t\r>")
	p.top = line == "" || line == "---" || line == "+++" || bytes.HasSuffix(text[:lineStart], []byte("\n\n"))
	return p
}

// alone reports whether the call is all that its line has.
func (p surrounding) alone() bool { return p.after == "" && container.MatchString(p.before) }

// indent is what the lines below have to begin with, to stay in the same list or
// quotation.
func (p surrounding) indent() string {
	return strings.Map(func(r rune) rune {
		if r == '>' || r == '\t' {
			return r
		}
		return ' '
	}, p.before)
}

// lines indents several lines like the position; the first one is already there.
func (p surrounding) lines(text string) string {
	var b strings.Builder
	indent := p.indent()
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteByte('\n')
			b.WriteString(strings.TrimRight(indent, cutFor(line)))
		}
		b.WriteString(line)
	}
	return b.String()
}

// cutFor leaves no spaces at the end of an empty line.
func cutFor(line string) string {
	if line == "" {
		return " \t"
	}
	return ""
}
