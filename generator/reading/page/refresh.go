package page

import (
	"bytes"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/stylesheet"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// ReadRefresh gives what Read gives as Page.Refresh, for less work: it looks at
// nothing else, and not beyond the last place that may send readers on.
func ReadRefresh(file *source.File) *Refresh {
	until := lastRefresh(file.Data)
	if until < 0 {
		return nil
	}
	r := readers.Get().(*reader)
	defer r.release()
	page := &Page{File: file}
	r.page, r.styles, r.data = page, new(stylesheet.Library), file.Data
	r.input = input{data: file.Data, sheets: []*stylesheet.Sheet{}, refreshOnly: true, until: until}
	r.sheets = r.sheets[:0]
	r.run()
	return page.Refresh
}

// lastRefresh gives the offset of the last words that may be, or be part of, an
// order to go to another page; -1 for none. What is found need be none.
func lastRefresh(data []byte) int {
	return max(lastLeaving(data), lastEquiv(data))
}

// lastLeaving looks for what the pattern leaving may match.
func lastLeaving(data []byte) int {
	last := -1
	for at := 0; ; at += len(location) {
		next := bytes.Index(data[at:], location)
		if next < 0 {
			return last
		}
		at += next
		if mayLead(data[at+len(location) : min(len(data), at+widestOrder)]) {
			last = at
		}
	}
}

// widestOrder is how many bytes are looked at of what may be an order to leave;
// one that is longer may be one.
const widestOrder = 256

// mayLead tells whether what follows "location" may be an order to leave: a quoted
// address behind an equals sign, or a method.
func mayLead(rest []byte) bool {
	rest = bytes.TrimLeft(rest, spaces)
	if len(rest) == 0 {
		return true
	}
	after := bytes.TrimLeft(rest[1:], spaces)
	switch {
	case rest[0] == '=':
		return len(after) == 0 || bytes.IndexByte([]byte("\"'`"), after[0]) >= 0
	case rest[0] != '.':
		return false
	}
	for _, word := range []string{"href", "replace", "assign"} {
		if n := min(len(word), len(after)); string(after[:n]) == word[:n] {
			return true
		}
	}
	return false
}

const spaces = " \t\n\r\f\v"

var location = []byte("location")

// lastEquiv looks for http-equiv by its rarest letter, in either case.
func lastEquiv(data []byte) int { return max(lastEquivWith('q', data), lastEquivWith('Q', data)) }

func lastEquivWith(letter byte, data []byte) int {
	const before, name = len("http-e"), "http-equiv"
	last := -1
	for at := 0; ; at++ {
		next := bytes.IndexByte(data[at:], letter)
		if next < 0 {
			return last
		}
		at += next
		start := at - before
		if start < 0 || start+len(name) > len(data) || !bytes.EqualFold(data[start:start+len(name)], []byte(name)) {
			continue
		}
		value := bytes.TrimLeft(data[start+len(name):min(len(data), start+256)], " \t\n\r\f='\"")
		if len(value) == 0 || value[0]|0x20 == 'r' || value[0] == '&' {
			last = at
		}
	}
}
