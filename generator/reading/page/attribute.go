package page

import (
	"bytes"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
)

// attribute is one attribute of a start tag; the slices are the page's bytes.
type attribute struct {
	name  []byte // as written
	value []byte // as written, without quotes
	start int    // offset of value in the tag
}

func (a attribute) is(name string) bool {
	return len(a.name) == len(name) && strings.EqualFold(string(a.name), name)
}

// text gives the value with character references decoded.
func (a attribute) text() string { return markup.DecodeAttribute(a.value) }

// tagName gives the name of a raw start or end tag and the offset behind it.
func tagName(tag []byte) (name []byte, end int) {
	start := 1
	if len(tag) > 1 && tag[1] == '/' {
		start = 2
	}
	end = start
	for end < len(tag) && !isSpace(tag[end]) && tag[end] != '/' && tag[end] != '>' {
		end++
	}
	return tag[start:end], end
}

// attributes appends the attributes of a raw start tag to list, as the HTML
// standard reads them: quoted or not, the first of two equal names counting.
func attributes(list []attribute, tag []byte, at int) []attribute {
	end := len(tag)
	if end > 0 && tag[end-1] == '>' {
		end--
	}
	for {
		for at < end && (isSpace(tag[at]) || tag[at] == '/') {
			at++
		}
		if at >= end {
			return list
		}
		var a attribute
		a, at = oneAttribute(tag, at, end)
		list = append(list, a)
	}
}

func oneAttribute(tag []byte, at, end int) (attribute, int) {
	start := at
	at++ // a leading "=" belongs to the name
	for at < end && !isSpace(tag[at]) && tag[at] != '/' && tag[at] != '=' {
		at++
	}
	a := attribute{name: tag[start:at], start: at}
	next := at
	for next < end && isSpace(tag[next]) {
		next++
	}
	if next >= end || tag[next] != '=' {
		return a, at
	}
	next++
	for next < end && isSpace(tag[next]) {
		next++
	}
	a.start = next
	if next < end && (tag[next] == '"' || tag[next] == '\'') {
		a.start++
		length := bytes.IndexByte(tag[a.start:end], tag[next])
		if length < 0 {
			length = end - a.start
		}
		a.value = tag[a.start : a.start+length]
		return a, min(a.start+length+1, end)
	}
	for next < end && !isSpace(tag[next]) {
		next++
	}
	a.value = tag[a.start:next]
	return a, next
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'
}

// fields calls visit with each word of a class attribute or the like, until it
// says no.
func fields(value []byte, visit func(word []byte) bool) {
	for at := 0; at < len(value); {
		for at < len(value) && isSpace(value[at]) {
			at++
		}
		start := at
		for at < len(value) && !isSpace(value[at]) {
			at++
		}
		if at > start && !visit(value[start:at]) {
			return
		}
	}
}
