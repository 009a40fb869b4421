package markup

import (
	"bytes"
)

// Attribute is one attribute of a start tag; the slices are the page's bytes.
type Attribute struct {
	Name  []byte // as written
	Value []byte // as written, without quotes
	Start int    // offset of Value in the tag
}

// Is reports whether an attribute has a name, which is in lower case.
func (a *Attribute) Is(name string) bool {
	if len(a.Name) != len(name) {
		return false
	}
	for i, c := range a.Name {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != name[i] {
			return false
		}
	}
	return true
}

// Text returns the value with character references decoded.
func (a *Attribute) Text() string { return DecodeAttribute(a.Value) }

// TagName returns the name of a raw start or end tag and the offset after it.
func TagName(tag []byte) (name []byte, end int) {
	start := 1
	if len(tag) > 1 && tag[1] == '/' {
		start = 2
	}
	end = start + nameLength(tag[start:])
	return tag[start:end], end
}

// Attributes appends the attributes of a raw start tag to list as the HTML standard
// reads them: quoted or not, with the first of two equal names winning.
func Attributes(list []Attribute, tag []byte, at int) []Attribute {
	end := len(tag)
	if end > 0 && tag[end-1] == '>' {
		end--
	}
	for {
		for at < end && (IsSpace(tag[at]) || tag[at] == '/') {
			at++
		}
		if at >= end {
			return list
		}
		var a Attribute
		a, at = oneAttribute(tag, at, end)
		list = append(list, a)
	}
}

func oneAttribute(tag []byte, at, end int) (Attribute, int) {
	start := at
	at++ // a leading "=" belongs to the name
	for at < end && !IsSpace(tag[at]) && tag[at] != '/' && tag[at] != '=' {
		at++
	}
	a := Attribute{Name: tag[start:at], Start: at}
	next := at
	for next < end && IsSpace(tag[next]) {
		next++
	}
	if next >= end || tag[next] != '=' {
		return a, at
	}
	next++
	for next < end && IsSpace(tag[next]) {
		next++
	}
	a.Start = next
	if next < end && (tag[next] == '"' || tag[next] == '\'') {
		a.Start++
		length := bytes.IndexByte(tag[a.Start:end], tag[next])
		if length < 0 {
			length = end - a.Start
		}
		a.Value = tag[a.Start : a.Start+length]
		return a, min(a.Start+length+1, end)
	}
	for next < end && !IsSpace(tag[next]) {
		next++
	}
	a.Value = tag[a.Start:next]
	return a, next
}

// IsSpace reports whether a byte is white space in HTML.
func IsSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'
}

// Fields calls visit with each word of a class attribute or the like, until visit
// returns false.
func Fields(value []byte, visit func(word []byte) bool) {
	for at := 0; at < len(value); {
		for at < len(value) && IsSpace(value[at]) {
			at++
		}
		start := at
		for at < len(value) && !IsSpace(value[at]) {
			at++
		}
		if at > start && !visit(value[start:at]) {
			return
		}
	}
}
