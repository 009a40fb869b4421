package hugodata

import "bytes"

// indent lays out JSON that encoding/json wrote without spaces, by two spaces a level
// and an empty list or group in one line, as json.Indent does.
//
// By hand, for speed: json.Indent checks each byte for what is known to be valid, and
// takes a third of the time that encoding takes.
func indent(compact []byte) []byte {
	const half = 2 // of a file is layout
	out := make([]byte, 0, half*len(compact))
	depth := 0
	newline := func() {
		out = append(out, '\n')
		for range depth {
			out = append(out, "  "...)
		}
	}
	for i := 0; i < len(compact); i++ {
		switch c := compact[i]; c {
		case '"':
			end := i + stringLength(compact[i:])
			out = append(out, compact[i:end]...)
			i = end - 1
		case '{', '[':
			out = append(out, c)
			if next := compact[i+1]; next == '}' || next == ']' {
				out = append(out, next)
				i++
				continue
			}
			depth++
			newline()
		case '}', ']':
			depth--
			newline()
			out = append(out, c)
		case ',':
			out = append(out, c)
			newline()
		case ':':
			out = append(out, ": "...)
		default:
			out = append(out, c)
		}
	}
	return bytes.Clone(out)
}

// stringLength is the length of the string that a text begins with, with its quotes.
func stringLength(text []byte) int {
	for i := 1; ; i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
}
