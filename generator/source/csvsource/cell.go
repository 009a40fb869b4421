package csvsource

import (
	"bytes"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Cell is one cell: its text, trimmed, and its position.
type Cell struct {
	Text string
	Span source.Span // without the quotes; for a cell of several lines, the first line

	raw   string      // what the text was read from, from the start of Span on
	left  int         // bytes of space before the text
	whole source.Span // with quotes and space; empty for a cell that the row lacks
}

// cell returns the cell that encoding/csv read at an offset.
func (p *parser) cell(at int, text string) Cell {
	data, start := p.table.File.Data, at
	quoted := at < len(data) && data[at] == '"'
	if quoted {
		at++
	}
	end := at
	for read := 0; read < len(text) && end < len(data); read++ {
		end += step(data, end, quoted)
	}
	c := Cell{Text: strings.TrimSpace(text), raw: string(data[at:end])}
	c.whole = source.Span{Start: start, End: end}
	if quoted {
		c.whole.End = min(end+1, len(data))
	}
	c.left = len(text) - len(strings.TrimLeft(text, " \t"))
	if c.Text == "" {
		c.left = 0
	}
	if quoted && c.raw == c.Text {
		c.raw = c.Text // one string for both
	}
	c.Span = source.Span{Start: at + c.left, End: end}
	if line := bytes.IndexAny(data[c.Span.Start:end], "\r\n"); line >= 0 {
		c.Span.End = c.Span.Start + line
	}
	if !quoted && c.Text != "" {
		c.Span.End = c.Span.Start + len(c.Text)
	}
	return c
}

// step returns how many bytes of the file the next byte of a cell's text was read from.
func step(data []byte, at int, quoted bool) int {
	if at+1 < len(data) && (quoted && data[at] == '"' && data[at+1] == '"' || data[at] == '\r' && data[at+1] == '\n') {
		return 2
	}
	return 1
}

// Part is the span of a part of the cell's text.
func (c Cell) Part(from, to int) source.Span {
	base := c.Span.Start - c.left
	at := 0
	offset := func(n int) int {
		for at = 0; n > 0 && at < len(c.raw); n-- {
			at += step([]byte(c.raw[at:min(at+2, len(c.raw))]), 0, true)
		}
		return base + at
	}
	return source.Span{Start: offset(c.left + from), End: offset(c.left + to)}
}
