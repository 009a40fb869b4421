package page

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// xmlFeed reads the tokens of an RSS or Atom feed.
type xmlFeed struct {
	feed    *Feed
	styles  Styles
	reader  *feedReader
	decoder *xml.Decoder
	item    *Item
	seen    Seen
	content *written // content:encoded, or Atom's content: the whole post
	summary *written // description or summary: shown if there is no content
}

// written is HTML as written in a feed.
type written struct {
	data  []byte
	start int
	xhtml bool // as elements, Atom's type="xhtml"
}

func (w *written) fragment() *fragment {
	if w.xhtml {
		return verbatim(w.data, w.start)
	}
	return decodeXML(w.data, w.start)
}

// readXMLFeed reads RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom.
func readXMLFeed(file *source.File, styles Styles, seen Seen) *Feed {
	return readXML(file, styles, seen, &feedReader{data: file.Data})
}

func readXML(file *source.File, styles Styles, seen Seen, reader *feedReader) *Feed {
	f := &xmlFeed{feed: &Feed{File: file}, styles: styles, seen: seen, reader: reader, decoder: reader.decoder()}
	known := false
	for {
		at := f.offset()
		token, err := f.decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			if !known {
				return nil
			}
			if wrong, ok := err.(*xml.SyntaxError); ok {
				err = &xml.SyntaxError{Msg: wrong.Msg, Line: wrong.Line + reader.lines}
			}
			f.feed.Problem = "it is not valid XML: " + err.Error()
			break
		}
		switch t := token.(type) {
		case xml.StartElement:
			if !known {
				if known = t.Name.Local == "rss" || t.Name.Local == "feed" || t.Name.Local == "RDF"; !known {
					return nil
				}
			}
			f.start(t, at)
		case xml.EndElement:
			if f.item != nil && (t.Name.Local == "item" || t.Name.Local == "entry") {
				f.finish(f.offset())
			}
		}
	}
	if !known {
		return nil
	}
	if f.item != nil {
		f.finish(len(file.Data))
	}
	return f.feed
}

// offset returns the decoder's offset in the file.
func (f *xmlFeed) offset() int { return int(f.decoder.InputOffset()) + f.reader.skipped }

// start handles a start tag; at is its offset.
func (f *xmlFeed) start(t xml.StartElement, at int) {
	name := t.Name.Local
	switch {
	case name == "item" || name == "entry":
		f.item = &Item{Span: source.Span{Start: at, End: at}}
		f.content, f.summary = nil, nil
	case name == "language" && f.item == nil:
		f.feed.Lang = strings.ToLower(f.plain())
	case name == "feed":
		f.feed.Lang = strings.ToLower(attributeOf(t, "lang"))
	case name == "title" && f.item == nil && f.feed.Title == "":
		f.feed.Title = f.plain()
	case f.item == nil:
	case name == "title" && t.Name.Space != "http://search.yahoo.com/mrss/":
		f.item.Title = f.plain()
	case name == "link":
		f.link(t)
	case name == "guid" && f.item.Link == "" && attributeOf(t, "isPermaLink") != "false":
		f.item.Link = f.plain()
	case name == "encoded" || name == "content" && t.Name.Space != "http://search.yahoo.com/mrss/":
		f.content = f.inner(t)
	case name == "description" || name == "summary":
		f.summary = f.inner(t)
	}
}

func attributeOf(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (f *xmlFeed) link(t xml.StartElement) {
	if href := attributeOf(t, "href"); href != "" {
		if rel := attributeOf(t, "rel"); rel == "" || rel == "alternate" {
			f.item.Link = href
		}
		return
	}
	if words := f.plain(); words != "" {
		f.item.Link = words
	}
}

// raw returns the range of the file between the start tag just read and its end tag.
func (f *xmlFeed) raw() (start, end int) {
	start = f.offset()
	end = start
	f.reader.skipText(start)
	for depth := 1; depth > 0; {
		end = f.offset()
		token, err := f.decoder.Token()
		if err != nil {
			return start, max(start, end)
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return start, end
}

// plain returns the text of the element just begun, without markup.
func (f *xmlFeed) plain() string {
	start, end := f.raw()
	inner := decodeXML(f.feed.File.Data[start:end], start)
	return strings.TrimSpace(html.UnescapeString(string(inner.text)))
}

// inner returns the HTML of the element just begun.
func (f *xmlFeed) inner(t xml.StartElement) *written {
	start, end := f.raw()
	return &written{f.feed.File.Data[start:end], start, attributeOf(t, "type") == "xhtml"}
}

// finish reads the item's content or, if that has no text, its summary.
func (f *xmlFeed) finish(end int) {
	item := f.item
	f.item = nil
	item.Span.End = end
	for _, w := range []*written{f.content, f.summary} {
		if w == nil {
			continue
		}
		f.feed.identify(item, fmt.Sprint("xml ", w.xhtml), w.data)
		if f.seen(*item) {
			f.feed.Items = append(f.feed.Items, *item)
			return
		}
		if part := w.fragment(); w == f.summary || len(bytes.TrimSpace(part.text)) > 0 {
			f.feed.readItem(*item, part, f.styles)
			return
		}
	}
	f.feed.readItem(*item, nil, f.styles)
}

func verbatim(data []byte, at int) *fragment {
	f := &fragment{}
	for i := range data {
		f.add(string(data[i:i+1]), at+i)
	}
	f.offsets = append(f.offsets, int32(at+len(data)))
	return f
}

// decodeXML decodes text and CDATA sections, and keeps the offset of each byte.
func decodeXML(data []byte, at int) *fragment {
	f := &fragment{text: make([]byte, 0, len(data)), offsets: make([]int32, 0, len(data)+1)}
	section, sectionEnd := []byte("<![CDATA["), []byte("]]>")
	for i := 0; i < len(data); {
		switch {
		case data[i] == '<' && bytes.HasPrefix(data[i:], section):
			i += len(section)
			n := bytes.Index(data[i:], sectionEnd)
			if n < 0 {
				n = len(data) - i
			}
			for j := range n {
				f.text = append(f.text, data[i+j])
				f.offsets = append(f.offsets, int32(at+i+j))
			}
			i = min(i+n+len(sectionEnd), len(data))
		case data[i] == '&':
			n := bytes.IndexByte(data[i:min(i+32, len(data))], ';')
			if n < 0 {
				n = 0
			}
			f.add(html.UnescapeString(string(data[i:i+n+1])), at+i)
			i += n + 1
		default:
			f.text = append(f.text, data[i])
			f.offsets = append(f.offsets, int32(at+i))
			i++
		}
	}
	f.offsets = append(f.offsets, int32(at+len(data)))
	return f
}
