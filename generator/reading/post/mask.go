package post

import (
	"bytes"
	"sort"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// mask returns a copy of the file in which the Markdown parser sees the same as in
// Hugo, at the same offsets: front matter and byte order mark become spaces, and a
// shortcode becomes a word without white space (Hugo puts a placeholder there). The
// inner text of a pair is kept, and so is an escaped shortcode, without its delimiters.
func (r *reader) mask() {
	r.masked = bytes.Clone(r.text)
	blank(r.masked[:r.bodyStart])
	if r.bodyStart > 0 {
		r.masked[r.bodyStart-1] = '\n' // the body begins a line, even if it is on the delimiter's line
	}
	r.findPairs()
	for _, t := range r.tags {
		r.maskTag(t)
	}
	for _, s := range r.shortcodes {
		// Hugo's own shortcode `comment` does not publish its content.
		if s.Name == "comment" && s.Paired {
			blank(r.masked[s.Start:s.Closing.End])
			r.comments = append(r.comments, source.Span{Start: s.Start, End: s.Closing.End})
		}
	}
}

// maskTag writes the placeholder. The tags of a pair are not part of the words beside
// them. If they are alone on their lines, the text between them is a separate Markdown
// document in Hugo; an HTML comment has the same effect on the parser.
func (r *reader) maskTag(t tag) {
	hole := r.masked[t.Start:t.End]
	if t.mark {
		blank(hole)
		return
	}
	for i := range hole {
		hole[i] = 'x'
	}
	if t.shortcode < 0 || !r.shortcodes[t.shortcode].Paired {
		return
	}
	if r.ownLine(t.Span) && len(hole) >= len("<!---->") {
		copy(hole, "<!--")
		copy(hole[len(hole)-3:], "-->")
		return
	}
	if t.closing {
		hole[0] = ' '
	} else {
		hole[len(hole)-1] = ' '
	}
}

// ownLine reports whether a tag is alone on its line, but for up to three spaces.
func (r *reader) ownLine(s source.Span) bool {
	start := s.Start
	for start > 0 && s.Start-start < 4 && r.text[start-1] == ' ' {
		start--
	}
	if s.Start-start > 3 || start > 0 && r.text[start-1] != '\n' {
		return false
	}
	end := s.End
	for end < len(r.text) && (r.text[end] == ' ' || r.text[end] == '\t' || r.text[end] == '\r') {
		end++
	}
	return end == len(r.text) || r.text[end] == '\n'
}

func blank(b []byte) {
	for i, c := range b {
		if c != '\n' && c != '\r' {
			b[i] = ' '
		}
	}
}

// holes lists the shortcode tags that touch a span.
func (r *reader) holes(s source.Span) []tag {
	from := sort.Search(len(r.tags), func(i int) bool { return r.tags[i].End > s.Start })
	to := from + sort.Search(len(r.tags)-from, func(i int) bool { return r.tags[from+i].Start >= s.End })
	return r.tags[from:to]
}

// written returns the author's own bytes of a span without shortcode tags.
func (r *reader) written(s source.Span) []byte {
	holes := r.holes(s)
	if len(holes) == 0 {
		return r.text[s.Start:s.End]
	}
	var text []byte
	at := s.Start
	for _, h := range holes {
		if h.Start > at {
			text = append(text, r.text[at:h.Start]...)
		}
		at = max(at, min(h.End, s.End))
	}
	return append(text, r.text[at:s.End]...)
}

// inPair reports whether an offset is inside a paired shortcode.
func (r *reader) inPair(offset int) bool {
	i := sort.Search(len(r.pairs), func(i int) bool { return r.pairs[i].End > offset })
	return i < len(r.pairs) && r.pairs[i].Start <= offset
}

// findPairs lists the outermost paired shortcodes, from tag to tag.
func (r *reader) findPairs() {
	end := 0
	for _, s := range r.shortcodes {
		if s.Paired && s.Start >= end {
			r.pairs = append(r.pairs, source.Span{Start: s.Start, End: s.Closing.End})
			end = s.Closing.End
		}
	}
}
