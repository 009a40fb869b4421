package page

import (
	"bytes"
	"encoding/xml"
	"io"
	"strconv"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// feedReader passes a feed to the XML decoder, but skips long texts whose end can be
// found without it.
type feedReader struct {
	data      []byte
	at        int
	skipped   int  // bytes that the decoder did not see
	lines     int  // line endings in them
	converted bool // the decoder reads another encoding through its own reader
}

func (r *feedReader) ReadByte() (byte, error) {
	if r.at >= len(r.data) {
		return 0, io.EOF
	}
	r.at++
	return r.data[r.at-1], nil
}

func (r *feedReader) Read(into []byte) (int, error) {
	if r.at >= len(r.data) {
		return 0, io.EOF
	}
	n := copy(into, r.data[r.at:])
	r.at += n
	return n, nil
}

// decoder reads the feed as leniently as feed readers do.
func (r *feedReader) decoder() *xml.Decoder {
	d := xml.NewDecoder(r)
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(label string, input io.Reader) (io.Reader, error) {
		r.converted = true
		return charset.NewReaderLabel(label, input)
	}
	return d
}

// skipText moves from a start tag to its end tag if there is only text between them
// that the decoder would accept.
func (r *feedReader) skipText(start int) {
	if r.converted || r.at != start || start < 2 || r.data[start-1] != '>' || r.data[start-2] == '/' {
		return
	}
	end, plain := textEnd(r.data, start)
	if !plain {
		return
	}
	r.at = end
	r.skipped += end - start
	r.lines += bytes.Count(r.data[start:end], []byte("\n"))
}

// textEnd returns where the end tag after a text begins, or false if there is anything
// but text and CDATA sections before it.
func textEnd(data []byte, start int) (int, bool) {
	section, sectionEnd := []byte("<![CDATA["), []byte("]]>")
	for at := start; ; {
		next := bytes.IndexByte(data[at:], '<')
		if next < 0 || bytes.Contains(data[at:at+next], sectionEnd) || !plainReferences(data[at:at+next]) {
			return 0, false
		}
		at += next
		if bytes.HasPrefix(data[at:], []byte("</")) {
			return at, plainText(data[start:at])
		}
		if !bytes.HasPrefix(data[at:], section) {
			return 0, false
		}
		at += len(section)
		if next = bytes.Index(data[at:], sectionEnd); next < 0 {
			return 0, false
		}
		at += next + len(sectionEnd)
	}
}

// plainText reports whether a text has no characters that XML forbids.
func plainText(text []byte) bool {
	for _, c := range text {
		if c < ' ' && c != '\n' && c != '\t' && c != '\r' {
			return false
		}
	}
	return utf8.Valid(text) && !bytes.Contains(text, []byte("\uffff")) && !bytes.Contains(text, []byte("\ufffe"))
}

// plainReferences reports whether each numbered reference represents a character
// that XML allows.
func plainReferences(text []byte) bool {
	for {
		at := bytes.Index(text, []byte("&#"))
		if at < 0 {
			return true
		}
		text = text[at+2:]
		end := bytes.IndexByte(text[:min(len(text), 8)], ';')
		if end < 0 {
			return false
		}
		digits, base := text[:end], 10
		if rest, hex := bytes.CutPrefix(digits, []byte("x")); hex {
			digits, base = rest, 16
		}
		if number, err := strconv.ParseUint(string(digits), base, 32); err != nil || number < ' ' || number > 0xd7ff {
			return false
		}
	}
}
