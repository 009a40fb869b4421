package yamlsource

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// lineStarts returns the first byte of each line as yaml.v3 counts lines: besides
// LF, CRLF and CR, a line ends at NEL, LS and PS (YAML 1.1, section 5.4).
func lineStarts(data []byte) []int {
	starts := make([]int, 1, bytes.Count(data, []byte("\n"))+1)
	if bytes.HasPrefix(data, []byte(source.ByteOrderMark)) {
		starts[0] = len(source.ByteOrderMark)
	}
	if !otherLineEnds(data) {
		for i, c := range data {
			if c == '\n' {
				starts = append(starts, i+1)
			}
		}
		return starts
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		i += size
		switch r {
		case '\r':
			if i < len(data) && data[i] == '\n' {
				i++
			}
			starts = append(starts, i)
		case '\n', '\u0085', '\u2028', '\u2029':
			starts = append(starts, i)
		}
	}
	return starts
}

// otherLineEnds reports whether lines end at more than LF, which takes longer to find.
func otherLineEnds(data []byte) bool {
	return slices.ContainsFunc([]string{"\r", "\u0085", "\u2028", "\u2029"}, func(end string) bool { return bytes.Contains(data, []byte(end)) })
}

// offset converts yaml.v3's line and column, which count code points from 1, to bytes.
func (p *parser) offset(line, column int) int {
	if line < 1 || line > len(p.starts) {
		return len(p.file.Data)
	}
	at := p.starts[line-1]
	if p.ascii {
		return min(at+max(column, 1)-1, len(p.file.Data))
	}
	for ; column > 1 && at < len(p.file.Data); column-- {
		_, size := utf8.DecodeRune(p.file.Data[at:])
		at += size
	}
	return at
}

// span returns the bytes to mark with carets: a whole plain or quoted scalar, or else
// the rest of the first line.
func (p *parser) span(n *yaml.Node) source.Span {
	start := p.offset(n.Line, n.Column)
	rest := p.file.Data[start:]
	if end := bytes.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end]
	}
	if end := bytes.IndexByte(rest, '\r'); end >= 0 {
		rest = rest[:end]
	}
	length := len(bytes.TrimRight(rest, " \t"))
	if n.Kind == yaml.ScalarNode {
		length = scalarLength(rest, n, length)
	}
	return source.Span{Start: start, End: start + length}
}

func scalarLength(rest []byte, n *yaml.Node, line int) int {
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return quotedLength(rest, '"', line)
	case n.Style&yaml.SingleQuotedStyle != 0:
		return quotedLength(rest, '\'', line)
	case bytes.HasPrefix(rest, []byte(n.Value)):
		return len(n.Value)
	}
	return line
}

// quotedLength finds the closing quote, skipping "" and \" inside.
func quotedLength(rest []byte, quote byte, line int) int {
	for i := 1; i < len(rest); i++ {
		switch {
		case quote == '"' && rest[i] == '\\':
			i++
		case rest[i] == quote && quote == '\'' && i+1 < len(rest) && rest[i+1] == quote:
			i++
		case rest[i] == quote:
			return i + 1
		}
	}
	return line
}
