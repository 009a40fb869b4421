package page

import (
	"bytes"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/stylesheet"
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

// lastLeaving looks for what the pattern leaving needs: "location" and an equals
// sign or a method behind it.
func lastLeaving(data []byte) int {
	last := -1
	for at := 0; ; at += len(location) {
		next := bytes.Index(data[at:], location)
		if next < 0 {
			return last
		}
		at += next
		rest := bytes.TrimLeft(data[at+len(location):min(len(data), at+256)], " \t\n\r\f\v")
		if len(rest) == 0 || rest[0] == '=' || rest[0] == '.' {
			last = at
		}
	}
}

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
