package source

import (
	"bytes"
	"unicode/utf8"
)

// widest is the most that an Excerpt keeps of a line on each side of its span, in
// bytes: a minified page is one very long line.
const widest = 240

// Excerpt is the part of the file around a span, with the same positions, and the
// span in it. A finding that keeps an excerpt does not keep the whole file.
func (f *File) Excerpt(s Span) (*File, Span) {
	s.Start = min(max(s.Start, 0), len(f.Data))
	s.End = min(max(s.End, s.Start), len(f.Data))
	start, end := f.cut(s.Start, -1), f.cut(min(s.End, s.Start+widest), 1)
	at := f.Position(start)
	excerpt := New(f.Path, bytes.Clone(f.Data[start:end]))
	excerpt.before = Position{Line: at.Line - 1, Column: at.Column - 1}
	return excerpt, Span{Start: s.Start - start, End: min(s.End, end) - start}
}

// Place returns an empty file in which offset 0 has the position that offset has in f.
func (f *File) Place(offset int) *File {
	at := f.Position(offset)
	place := New(f.Path, nil)
	place.before = Position{Line: at.Line - 1, Column: at.Column - 1}
	return place
}

// cut moves an offset to the end of its line, or as far as an excerpt reaches.
func (f *File) cut(at, step int) int {
	for moved := 0; moved < widest; moved++ {
		next := at
		if step < 0 {
			next--
		}
		if next < 0 || next >= len(f.Data) || f.Data[next] == '\n' || f.Data[next] == '\r' {
			return at
		}
		at += step
	}
	for at > 0 && at < len(f.Data) && !utf8.RuneStart(f.Data[at]) {
		at += step
	}
	return at
}
