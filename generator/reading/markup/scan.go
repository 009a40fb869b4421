package markup

import "bytes"

// scanner splits the bytes of a page into tokens as html.Tokenizer does, whose tokens
// it has, but copies nothing and reads no attributes: a token is a range of the page.
type scanner struct {
	data  []byte
	cdata bool   // CDATA sections are text, as in svg and math
	raw   string // the element whose text comes next, such as "script"; empty for none
}

// tokenKind is what a token is; comments and declarations are other tokens.
type tokenKind uint8

const (
	otherToken tokenKind = iota
	textToken
	startToken
	closedToken // a start tag that ends in "/>"
	endToken
	noToken // the end of the page, or a tag that is not complete
)

// next returns the token at an offset and its end.
func (s *scanner) next(start int) (tokenKind, int) {
	if s.raw != "" {
		end := s.rawText(start)
		s.raw = ""
		if end > start {
			return textToken, end
		}
	}
	if start >= len(s.data) {
		return noToken, start
	}
	if at := s.markup(start); at > start {
		return textToken, at
	}
	switch c := s.byte(start + 1); {
	case c == '!':
		return s.declaration(start + 2)
	case c == '?':
		return otherToken, s.after(start+2, ">")
	case c != '/':
		return s.startTag(start + 1)
	}
	switch c := s.byte(start + 2); {
	case isLetter(c):
		if end, _ := s.tag(start + 2); end > 0 {
			return endToken, end
		}
		return noToken, start
	case start+2 == len(s.data):
		return textToken, start + 2
	}
	return otherToken, s.after(start+2, ">")
}

// markup returns the offset of the next tag, comment or declaration.
func (s *scanner) markup(at int) int {
	for {
		i := bytes.IndexByte(s.data[at:], '<')
		if i < 0 {
			return len(s.data)
		}
		at += i
		if c := s.byte(at + 1); isLetter(c) || c == '/' || c == '!' || c == '?' {
			return at
		}
		at++
	}
}

// byte returns a byte of the page, or 0 after its end.
func (s *scanner) byte(at int) byte {
	if at < len(s.data) {
		return s.data[at]
	}
	return 0
}

// after returns the offset after the next occurrence of what ends a token.
func (s *scanner) after(at int, end string) int {
	if at < len(s.data) {
		if i := bytes.Index(s.data[at:], []byte(end)); i >= 0 {
			return at + i + len(end)
		}
	}
	return len(s.data)
}

// declaration reads what follows "<!".
func (s *scanner) declaration(at int) (tokenKind, int) {
	const comment, cdata = "--", "[CDATA["
	switch rest := s.data[at:]; {
	case bytes.HasPrefix(rest, []byte(comment)):
		return otherToken, s.comment(at + len(comment))
	case s.cdata && bytes.HasPrefix(rest, []byte(cdata)):
		return textToken, s.after(at+len(cdata), "]]>")
	}
	return otherToken, s.after(at, ">")
}

// comment returns the end of a comment that begins before an offset: "-->" or "--!>",
// or else, right at the beginning, ">" or "->".
func (s *scanner) comment(from int) int {
	if rest := s.data[from:]; bytes.HasPrefix(rest, []byte(">")) || bytes.HasPrefix(rest, []byte("->")) {
		return s.after(from, ">")
	}
	for at := from; ; {
		i := bytes.Index(s.data[at:], []byte("--"))
		if i < 0 {
			return len(s.data)
		}
		at += i + len("--")
		for s.byte(at) == '-' {
			at++
		}
		switch {
		case s.byte(at) == '>':
			return at + 1
		case s.byte(at) == '!' && s.byte(at+1) == '>':
			return at + 2
		}
	}
}

// startTag reads a start tag whose name is at an offset.
func (s *scanner) startTag(at int) (tokenKind, int) {
	end, closed := s.tag(at)
	if end == 0 {
		return noToken, at - 1
	}
	s.raw = rawName(s.data[at : at+nameLength(s.data[at:end])])
	if closed {
		return closedToken, end
	}
	return startToken, end
}

// nameLength returns how long the name is that a text begins with.
func nameLength(text []byte) int {
	for i, c := range text {
		if IsSpace(c) || c == '/' || c == '>' {
			return i
		}
	}
	return len(text)
}

// tag returns the end of a tag whose name is at an offset, 0 if it has none, and
// whether there is a "/" at the end.
func (s *scanner) tag(at int) (end int, closed bool) {
	at += nameLength(s.data[at:])
	value := at // the end of the last attribute's value
	for {
		if at = s.skip(at); at >= len(s.data) {
			return 0, false
		}
		if s.data[at] == '>' {
			return at + 1, s.data[at-1] == '/' && value < at
		}
		at, value = s.attribute(at)
	}
}

// skip returns the offset after white space.
func (s *scanner) skip(at int) int {
	for at < len(s.data) && IsSpace(s.data[at]) {
		at++
	}
	return at
}

// attribute returns the offset after an attribute, and the end of its value.
func (s *scanner) attribute(at int) (end, value int) {
	for first := at; at < len(s.data); at++ {
		if c := s.data[at]; IsSpace(c) || c == '/' || c == '>' || c == '=' && at > first {
			break
		}
	}
	value = at
	switch at = s.skip(at); s.byte(at) {
	case '/':
		return at + 1, value
	case '=':
	default:
		return at, value
	}
	at = s.skip(at + 1)
	switch quote := s.byte(at); quote {
	case '>':
		return at, value
	case '"', '\'':
		if i := bytes.IndexByte(s.data[at+1:], quote); i >= 0 {
			return at + i + 2, at + i + 1
		}
		return len(s.data), len(s.data)
	}
	for at < len(s.data) && !IsSpace(s.data[at]) && s.data[at] != '>' {
		at++
	}
	return at, at
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
