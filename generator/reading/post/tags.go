package post

import (
	"bytes"
	"html"
	"io"
	"strings"

	nethtml "golang.org/x/net/html"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// maxOpen bounds how many open elements are remembered.
const maxOpen = 256

// tagReader reads the raw HTML of a post.
type tagReader struct {
	*reader
	zones   []source.Span // where text is HTML's own
	zone    int           // the first zone that does not end before the current token
	open    []element
	link    int // the index of the <a> that is open; -1 for none
	words   strings.Builder
	chunk   chunk
	pending []int // links of the current chunk
	rawText string
}

type element struct {
	name  string
	start int
}

// chunk is a run of text and inline tags between two block tags.
type chunk struct {
	span    source.Span
	zone    int
	begun   bool
	heading bool
	words   strings.Builder
}

// readTags goes through all tags, comments and text of view, which has the file's offsets.
func (r *reader) readTags(view []byte, zones []source.Span) {
	t := &tagReader{reader: r, zones: zones, link: -1}
	z := nethtml.NewTokenizer(bytes.NewReader(view[r.Body.Start:r.Body.End]))
	at := r.Body.Start
	for {
		kind := z.Next()
		raw := z.Raw()
		span := source.Span{Start: at, End: at + len(raw)}
		at = span.End
		switch kind {
		case nethtml.ErrorToken:
			t.endLink(span.Start, false)
			t.flush()
			if err := z.Err(); err != io.EOF {
				r.fail(span, "the HTML in this post cannot be read: "+err.Error())
			}
			r.settle()
			return
		case nethtml.TextToken:
			t.text(span)
		case nethtml.CommentToken:
			r.comments = append(r.comments, span)
		case nethtml.StartTagToken, nethtml.SelfClosingTagToken:
			name, _ := z.TagName()
			t.start(string(name), raw, span)
			if n := string(name); n == "noscript" || n == "iframe" || n == "noembed" || n == "noframes" {
				z.NextIsNotRawText()
			}
		case nethtml.EndTagToken:
			name, _ := z.TagName()
			t.end(string(name), span)
		}
	}
}

func (t *tagReader) start(name string, raw []byte, span source.Span) {
	switch {
	case blockTags[name]:
		t.flush()
	case name == "br":
		t.words.WriteByte(' ')
		t.chunk.words.WriteByte(' ')
	default:
		t.touch(span)
	}
	switch name {
	case "a":
		t.endLink(span.Start, false)
		t.address(raw, span, "href", HTML)
	case "area":
		t.address(raw, span, "href", HTML)
	case "img":
		t.address(raw, span, "src", Image)
	case "iframe", "embed":
		t.address(raw, span, "src", Frame)
	case "script", "style", "textarea", "title":
		t.rawText = name
	}
	if !voidTags[name] && len(t.open) < maxOpen {
		t.open = append(t.open, element{name, span.Start})
	}
}

func (t *tagReader) end(name string, span source.Span) {
	t.rawText = ""
	if name == "a" {
		t.endLink(span.End, true)
	}
	if blockTags[name] {
		t.flush()
	} else {
		t.touch(span)
	}
	for i := len(t.open) - 1; i >= 0; i-- {
		if t.open[i].name == name {
			t.elements = append(t.elements, source.Span{Start: t.open[i].start, End: span.End})
			t.open = t.open[:i]
			break
		}
	}
}

// address adds the link of a tag that has the attribute.
func (t *tagReader) address(raw []byte, span source.Span, name string, kind LinkKind) {
	l := Link{Kind: kind, Span: span}
	has, seen := false, map[string]bool{}
	for _, a := range attributes(raw, span.Start) {
		if seen[a.name] {
			continue
		}
		seen[a.name] = true
		switch a.name {
		case name:
			has, l.Destination, l.Address = true, a.value, strings.Trim(t.value(a.value), htmlSpace)
		case "rel":
			l.RelSpan, l.Rel = a.value, relTokens(t.value(a.value))
		case "alt":
			l.Text = oneSpace(t.value(a.value))
		}
	}
	if !has {
		return
	}
	if kind == Image {
		t.words.WriteString(l.Text)
	}
	t.pending = append(t.pending, len(t.Links))
	t.Links = append(t.Links, l)
	if kind == HTML && bytes.HasPrefix(bytes.ToLower(raw), []byte("<a")) && !bytes.HasPrefix(bytes.ToLower(raw), []byte("<area")) {
		t.link = len(t.Links) - 1
		t.Links[t.link].Text = ""
		t.words.Reset()
	}
}

// relTokens splits at white space, and at commas, which some authors write.
func relTokens(value string) []string {
	return strings.FieldsFunc(strings.ToLower(value), func(c rune) bool { return c == ',' || strings.ContainsRune(htmlSpace, c) })
}

// endLink ends the open <a>, at its end tag or where the HTML standard ends it.
func (t *tagReader) endLink(at int, closed bool) {
	if t.link < 0 {
		return
	}
	l := &t.Links[t.link]
	if closed {
		l.Span.End = at
	}
	l.Text = strings.Trim(oneSpace(t.words.String()), "*_` ")
	t.link = -1
}

// text adds words to the open link, and to the chunk where they are HTML's own.
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

// touch makes an inline tag of a zone part of the chunk.
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

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	// blockTags begin and end a block of text (HTML standard, section 15.3).
	blockTags = set(`address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
		footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre search section
		summary table tbody td template tfoot th thead title tr ul`)
	// voidTags have no end tag (HTML standard, section 13.1.2).
	voidTags = set(`area base br col embed hr img input link meta source track wbr`)
)
