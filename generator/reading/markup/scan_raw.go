package markup

import (
	"bytes"
	"io"
	"strings"

	"golang.org/x/net/html"
)

// rawName returns the name of an element whose content is only text, or "".
func rawName(name []byte) string {
	switch name[0] | 0x20 {
	case 'i', 'n', 'p', 's', 't', 'x':
	default:
		return ""
	}
	switch name = Lower(name); string(name) {
	case "iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp":
		return string(name)
	}
	return ""
}

// rawText returns the end of the text of the element that was opened.
func (s *scanner) rawText(start int) int {
	end := len(s.data)
	for at := start; s.raw != "plaintext"; {
		i := bytes.Index(s.data[at:], []byte("</"))
		if i < 0 {
			break
		}
		at += i
		name := s.data[at+2:]
		if n := len(s.raw); len(name) > n && bytes.EqualFold(name[:n], []byte(s.raw)) && nameLength(name) == n {
			end = at
			break
		}
		at += 2
	}
	if s.raw == "script" && bytes.Contains(s.data[start:end], []byte("<!--")) {
		return s.escapedScript(start)
	}
	return end
}

// escapedScript asks the library for the end of a script with what looks like a comment:
// there, "</script>" does not always end it.
func (s *scanner) escapedScript(start int) int {
	z := html.NewTokenizer(io.MultiReader(strings.NewReader("<script>"), bytes.NewReader(s.data[start:])))
	if z.Next(); z.Next() != html.TextToken {
		return start
	}
	return start + len(z.Raw())
}
