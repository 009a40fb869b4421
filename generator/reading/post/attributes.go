package post

import (
	"bytes"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// attribute is one attribute of a start tag.
type attribute struct {
	name  string      // lower case
	value source.Span // without quotes; empty, behind the name, where there is none
}

const htmlSpace = " \t\r\n\f"

// attributes finds the attributes of a start tag as the HTML standard's tokenizer
// does (13.2.5.32 to 13.2.5.40); base is the tag's offset in the file. The first of
// two with one name counts.
func attributes(tag []byte, base int) []attribute {
	var found []attribute
	at := 1 + tagName(tag[1:])
	end := len(bytes.TrimSuffix(tag, []byte(">")))
	for {
		for at < end && (strings.IndexByte(htmlSpace, tag[at]) >= 0 || tag[at] == '/') {
			at++
		}
		if at >= end {
			return found
		}
		start := at
		at++ // a "=" may begin a name
		for at < end && strings.IndexByte(htmlSpace+"/=", tag[at]) < 0 {
			at++
		}
		a := attribute{name: strings.ToLower(string(tag[start:at]))}
		var value source.Span
		value, at = attributeValue(tag[:end], at)
		a.value = source.Span{Start: base + value.Start, End: base + value.End}
		found = append(found, a)
	}
}

func tagName(rest []byte) int {
	if i := bytes.IndexAny(rest, htmlSpace+"/>"); i >= 0 {
		return i
	}
	return len(rest)
}

// attributeValue reads "= value" behind a name and returns the offset behind it.
func attributeValue(tag []byte, at int) (source.Span, int) {
	none := source.Span{Start: at, End: at}
	i := skipSpace(tag, at)
	if i >= len(tag) || tag[i] != '=' {
		return none, at
	}
	i = skipSpace(tag, i+1)
	if i >= len(tag) {
		return source.Span{Start: i, End: i}, i
	}
	if quote := tag[i]; quote == '"' || quote == '\'' {
		end := bytes.IndexByte(tag[i+1:], quote)
		if end < 0 {
			return source.Span{Start: i + 1, End: len(tag)}, len(tag)
		}
		return source.Span{Start: i + 1, End: i + 1 + end}, i + 1 + end + 1
	}
	end := bytes.IndexAny(tag[i:], htmlSpace)
	if end < 0 {
		end = len(tag) - i
	}
	return source.Span{Start: i, End: i + end}, i + end
}

func skipSpace(tag []byte, at int) int {
	for at < len(tag) && strings.IndexByte(htmlSpace, tag[at]) >= 0 {
		at++
	}
	return at
}

// value returns an attribute as the author wrote it, character references resolved.
func (r *reader) value(s source.Span) string {
	return markup.DecodeAttribute(r.text[s.Start:s.End])
}
