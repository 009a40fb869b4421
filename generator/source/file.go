// Package source reads the files that an author wrote. It is the only package that
// turns byte offsets into lines and columns as an editor counts them.
//
// Hand-written for positions: go/token counts columns in bytes, and here they are code
// points.
package source

import (
	"bytes"
	"sort"
	"sync/atomic"
	"unicode/utf8"
)

// File is one of the author's files, with the start of each line. Path is relative to
// the blog and uses "/". A File never changes after New.
type File struct {
	Path string
	Data []byte

	starts []int                 // byte offset of each line's first byte
	passed atomic.Pointer[[]int] // see columnIn
	before Position              // in an Excerpt, the lines and columns before Data
}

// Span is a half-open range of byte offsets in a File.
type Span struct{ Start, End int }

// Position is where an editor shows an offset: both numbers start at 1, and
// Column counts code points, as yaml.v3 and Hugo do.
type Position struct{ Line, Column int }

// ByteOrderMark begins a file that some Windows editors write; no editor
// counts it as a column.
const ByteOrderMark = "\xef\xbb\xbf"

// New makes a File of data, which the caller must not change afterwards.
// Lines end at LF, CRLF or a lone CR.
func New(path string, data []byte) *File {
	f := &File{Path: path, Data: data, starts: make([]int, 1, bytes.Count(data, []byte("\n"))+1)}
	if bytes.IndexByte(data, '\r') >= 0 {
		f.anyLineEnds()
		return f
	}
	for at := 0; ; {
		next := bytes.IndexByte(data[at:], '\n')
		if next < 0 {
			return f
		}
		at += next + 1
		f.starts = append(f.starts, at)
	}
}

// anyLineEnds records where lines start in a file with carriage returns.
func (f *File) anyLineEnds() {
	for i, c := range f.Data {
		if c == '\n' || c == '\r' && (i+1 == len(f.Data) || f.Data[i+1] != '\n') {
			f.starts = append(f.starts, i+1)
		}
	}
}

// Lines returns the number of lines; an empty file has one.
func (f *File) Lines() int { return len(f.starts) }

// Position returns the line and column of a byte offset. An offset outside the
// file is moved to its nearest end; one inside a code point counts as its start.
func (f *File) Position(offset int) Position {
	offset = min(max(offset, 0), len(f.Data))
	line := sort.SearchInts(f.starts, offset+1) - 1
	column := f.columnIn(f.textStart(line), offset)
	if line == 0 {
		column += f.before.Column
	}
	return Position{Line: line + 1 + f.before.Line, Column: column}
}

// Offset is the inverse of Position. For a line or column past the end it returns the
// end of the file or of that line.
func (f *File) Offset(p Position) int {
	p.Line -= f.before.Line
	if p.Line < 1 {
		return 0
	}
	if p.Line == 1 {
		p.Column -= f.before.Column
	}
	if p.Line > len(f.starts) {
		return len(f.Data)
	}
	line := p.Line - 1
	at, end := f.textStart(line), f.textEnd(line)
	for column := 1; column < p.Column && at < end; column++ {
		_, size := utf8.DecodeRune(f.Data[at:])
		at += size
	}
	return at
}

// Line returns the text of a line, counted from 1, without its line ending, or the
// empty string if there is no such line.
func (f *File) Line(number int) string {
	number -= f.before.Line
	if number < 1 || number > len(f.starts) {
		return ""
	}
	return string(f.Data[f.textStart(number-1):f.textEnd(number-1)])
}

// LineSpan returns the bytes of a line, counted from 1, without its line ending.
func (f *File) LineSpan(number int) Span {
	number -= f.before.Line
	if number < 1 || number > len(f.starts) {
		return Span{Start: len(f.Data), End: len(f.Data)}
	}
	return Span{Start: f.textStart(number - 1), End: f.textEnd(number - 1)}
}

func (f *File) textStart(line int) int {
	if line == 0 && bytes.HasPrefix(f.Data, []byte(ByteOrderMark)) {
		return len(ByteOrderMark)
	}
	return f.starts[line]
}

func (f *File) textEnd(line int) int {
	end := len(f.Data)
	if line+1 < len(f.starts) {
		end = f.starts[line+1]
	}
	start := f.textStart(line)
	for end > start && (f.Data[end-1] == '\n' || f.Data[end-1] == '\r') {
		end--
	}
	return end
}
