package post

import (
	"html"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// chunk is a run of text and inline tags between two block tags.
type chunk struct {
	span    source.Span
	zone    int
	begun   bool
	heading bool
	words   strings.Builder
}

// text adds text to the open link, and to the chunk if it belongs to raw HTML.
func (t *tagReader) text(span source.Span) {
	if t.rawText != "" {
		return
	}
	if t.link >= 0 {
		t.words.WriteString(html.UnescapeString(string(t.written(span))))
	}
	for t.zone < len(t.zones) && t.zones[t.zone].End <= span.Start {
		t.zone++
	}
	for i := t.zone; i < len(t.zones) && t.zones[i].Start < span.End; i++ {
		piece := source.Span{Start: max(span.Start, t.zones[i].Start), End: min(span.End, t.zones[i].End)}
		trimmed := t.trim(piece)
		if trimmed.Start == trimmed.End {
			t.chunk.words.WriteByte(' ')
			continue
		}
		t.grow(trimmed, i)
		t.chunk.words.WriteString(html.UnescapeString(string(t.written(piece))))
	}
}

// touch makes an inline tag part of the chunk if it is in a zone.
func (t *tagReader) touch(span source.Span) {
	for t.zone < len(t.zones) && t.zones[t.zone].End <= span.Start {
		t.zone++
	}
	if t.zone < len(t.zones) && t.zones[t.zone].Start <= span.Start {
		t.grow(span, t.zone)
	}
}

func (t *tagReader) grow(span source.Span, zone int) {
	if t.chunk.begun && t.chunk.zone != zone {
		t.flush()
	}
	if !t.chunk.begun {
		t.chunk.begun, t.chunk.zone, t.chunk.span = true, zone, span
		for _, e := range t.open {
			t.chunk.heading = t.chunk.heading || len(e.name) == 2 && e.name[0] == 'h' && e.name[1] >= '1' && e.name[1] <= '6'
		}
	}
	t.chunk.span.End = max(t.chunk.span.End, span.End)
}

// flush ends the chunk.
func (t *tagReader) flush() {
	if t.chunk.begun {
		t.leaves = append(t.leaves, t.chunk.span)
		if words := oneSpace(t.chunk.words.String()); words != "" {
			t.Passages = append(t.Passages, Passage{
				Span: t.chunk.span, Text: words, Heading: t.chunk.heading, InShortcode: t.inPair(t.chunk.span.Start),
			})
		}
		for _, i := range t.pending {
			if s := t.Links[i].Span; s.Start >= t.chunk.span.Start && s.Start < t.chunk.span.End {
				t.Links[i].Block = t.chunk.span
			}
		}
	}
	t.pending, t.chunk = t.pending[:0], chunk{}
}

// trim drops white space at both ends of a span.
func (r *reader) trim(s source.Span) source.Span {
	for s.Start < s.End && strings.IndexByte(htmlSpace, r.masked[s.Start]) >= 0 {
		s.Start++
	}
	for s.Start < s.End && strings.IndexByte(htmlSpace, r.masked[s.End-1]) >= 0 {
		s.End--
	}
	return s
}
