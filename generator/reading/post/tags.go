package post

import (
	"bytes"
	"io"
	"strings"

	nethtml "golang.org/x/net/html"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// maxOpen is how many open elements are remembered.
const maxOpen = 256

// tagReader reads the raw HTML of a post.
type tagReader struct {
	*reader
	zones   []source.Span // where text belongs to raw HTML
	zone    int           // the first zone that does not end before the current token
	open    []element
	link    int // the index of the open <a>; -1 for none
	words   strings.Builder
	chunk   chunk
	pending []int // links of the current chunk
	rawText string
}

type element struct {
	name  string
	start int
}

// readTags reads all tags, comments and text of view, which has the file's offsets.
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
				r.fail(span, "the HTML in this post can't be read: "+err.Error())
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

// address adds a link for a tag that has the attribute.
func (t *tagReader) address(raw []byte, span source.Span, name string, kind LinkKind) {
	l := Link{Kind: kind, Span: span}
	values := t.values(raw, span.Start, name, "rel", "alt")
	if values[0] == nil {
		return
	}
	l.Destination, l.Address = *values[0], strings.Trim(t.value(*values[0]), htmlSpace)
	if values[1] != nil {
		l.RelSpan, l.Rel = *values[1], relTokens(t.value(*values[1]))
	}
	if values[2] != nil {
		l.Text = oneSpace(t.value(*values[2]))
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

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	// blockTags are the tags that begin and end a block of text (HTML standard, section
	// 15.3).
	blockTags = set(`address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
		footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre search section
		summary table tbody td template tfoot th thead title tr ul`)
	// voidTags are the tags without an end tag (HTML standard, section 13.1.2).
	voidTags = set(`area base br col embed hr img input link meta source track wbr`)
)
