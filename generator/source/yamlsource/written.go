package yamlsource

import (
	"bytes"
	"regexp"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// written is a value as the author meant it, in a file that is not valid YAML: the text
// between a key's colon and the next key or the closing bracket.
type written struct {
	key    string
	span   source.Span
	within byte // '{' or '[' for a value inside brackets, 0 for one on a line of its own
}

var (
	keyPattern    = regexp.MustCompile(`^(?:"[^"\n]*"|'[^'\n]*'|[^\s#{}\[\],&*!|>'"%@` + "`" + `][^#{}\[\]\n]*?)\s*:(?:[ \t]+|$)`)
	nextKey       = regexp.MustCompile(`^\s*(?:"[^"\n]*"|'[^'\n]*'|[\pL_][\pL\pN_-]*)\s*:(?:\s|$)`)
	blockText     = regexp.MustCompile(`^[|>][-+0-9]*[ \t]*(?:#.*)?$`)
	afterBrackets = regexp.MustCompile(`^[ \t]*(?:[,}\]]|#|$)`)
	comment       = regexp.MustCompile(`(?:^|[ \t])#.*$`)
)

// writtenValues finds the values of a file that is not valid YAML. It reads line by
// line, as a person does, so that one fault does not hide another.
func writtenValues(data []byte) []written {
	s := &scanner{data: data}
	text := -1 // the indentation of the key that these lines of text belong to
	for at := 0; at < len(data); {
		line := s.line(at)
		next := at + len(line) + 1
		indent := len(line) - len(bytes.TrimLeft(line, " "))
		switch body := line[indent:]; {
		case len(bytes.TrimSpace(body)) == 0 || body[0] == '#':
		case text >= 0 && indent > text:
		default:
			text = -1
			if s.value(at+indent, body) {
				text = indent
			}
			next = max(next, s.past)
		}
		at = next
	}
	return s.found
}

type scanner struct {
	data  []byte
	found []written
	past  int // where a value of several lines ends
	steps int // inside brackets
}

// longestLine and mostValues limit how much of a line and how many values inside
// brackets are examined: a file may be one line of a megabyte.
const longestLine, mostValues = 4096, 20000

// line returns the rest of the line from an offset on, without its line ending.
func (s *scanner) line(at int) []byte {
	at = min(at, len(s.data))
	rest := s.data[at:min(at+longestLine, len(s.data))]
	if end := bytes.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end]
	}
	return bytes.TrimSuffix(rest, []byte("\r"))
}

// value reads the value on a line and reports whether lines of text follow.
func (s *scanner) value(at int, body []byte) (text bool) {
	item := false
	for bytes.HasPrefix(body, []byte("- ")) {
		rest := bytes.TrimLeft(body[2:], " ")
		at, body, item = at+len(body)-len(rest), rest, true
	}
	key := keyPattern.Find(body)
	at, body = at+len(key), body[len(key):]
	switch {
	case len(body) == 0 || body[0] == '#' || len(key) == 0 && !item && body[0] != '{' && body[0] != '[':
		return false
	case blockText.Match(body):
		return true
	case (body[0] == '{' || body[0] == '[') && !textFollows(body):
		if end := s.brackets(at, 0); afterBrackets.Match(s.line(end)) || end >= len(s.data) {
			s.past = end
			return false
		}
	case body[0] == '"' || body[0] == '\'':
		if !bytes.Contains(body[1:], body[:1]) {
			return false // it may continue on the next line
		}
	}
	if cut := comment.FindIndex(body); cut != nil && cut[0] > 0 {
		body = body[:cut[0]]
	}
	s.add(key, at, at+len(body), 0)
	return false
}

func (s *scanner) add(key []byte, from, to int, within byte) {
	text := bytes.TrimRight(s.data[from:to], " \t\r")
	if len(text) > 0 {
		name, _, _ := bytes.Cut(key, []byte(":"))
		s.found = append(s.found, written{string(bytes.Trim(name, " \"'")), source.Span{Start: from, End: from + len(text)}, within})
	}
}

// deepest is the limit of brackets in brackets.
const deepest = 50

// brackets reads {…} or […] and returns the offset after it.
func (s *scanner) brackets(at, depth int) int {
	open := s.data[at]
	for at++; at < len(s.data) && depth < deepest && s.steps < mostValues; s.steps++ {
		switch c := s.data[at]; {
		case c == closing(open):
			return at + 1
		case bytes.IndexByte([]byte(" \t\r\n,"), c) >= 0:
			at++
			continue
		case c == '#':
			at += len(s.line(at))
			continue
		}
		var key []byte
		if open == '{' {
			if key = keyPattern.Find(s.line(at)); key == nil {
				at += max(1, len(s.line(at)[:s.intendedEnd(at, open)-at])) // a key without a value
				continue
			}
			at += len(key)
		}
		at = s.inside(key, at, open, depth)
	}
	return at
}

// inside reads one value inside brackets and returns the offset after it.
func (s *scanner) inside(key []byte, at int, open byte, depth int) int {
	if at >= len(s.data) || s.data[at] == '\n' || s.data[at] == '\r' {
		return at
	}
	if c := s.data[at]; (c == '{' || c == '[') && !textFollows(s.line(at)) {
		before := len(s.found)
		if end := s.brackets(at, depth+1); afterBrackets.Match(s.line(end)) {
			return end
		}
		s.found = s.found[:before]
	}
	end := s.intendedEnd(at, open)
	s.add(key, at, end, open)
	return max(end, at+1)
}

// intendedEnd returns where the author meant a value inside brackets to end: before the
// next key, or before the closing bracket around it.
func (s *scanner) intendedEnd(at int, open byte) int {
	line := s.line(at)
	if quoted := quotedLength(line, line[0], 0); (line[0] == '"' || line[0] == '\'') && quoted > 0 && afterBrackets.Match(line[quoted:]) {
		return at + quoted
	}
	for _, nesting := range []bool{true, false} {
		depth := 0
		for i, c := range line {
			switch {
			case nesting && (c == '{' || c == '['):
				depth++
			case nesting && depth > 0 && (c == '}' || c == ']'):
				depth--
			case depth == 0 && c == ',' && (open == '[' || nextKey.Match(line[i+1:])):
				return at + i
			case depth == 0 && c == closing(open) && afterBrackets.Match(line[i+1:]):
				return at + i
			}
		}
	}
	return at + len(line)
}

// textFollows reports whether the bracket at the start of a line is closed on that line
// and more of the same value follows, as in [sic] or {name} and so on.
func textFollows(line []byte) bool {
	if nextKey.Match(line[1:]) {
		return false // a group, whatever follows
	}
	depth := 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; c {
		case '"', '\'':
			i += max(0, quotedLength(line[i:], c, 0)-1)
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return !afterBrackets.Match(line[i+1:])
			}
		}
	}
	return false
}

func closing(open byte) byte {
	if open == '{' {
		return '}'
	}
	return ']'
}
