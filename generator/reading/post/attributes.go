package post

import (
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

const htmlSpace = " \t\r\n\f"

// values returns the positions of some attributes' values in a start tag, and nil for
// missing ones. If a name occurs twice, the first one counts. Base is the tag's offset
// in the file.
func (r *reader) values(tag []byte, base int, names ...string) []*source.Span {
	_, at := markup.TagName(tag)
	found := make([]*source.Span, len(names))
	for _, a := range markup.Attributes(nil, tag, at) {
		for i, name := range names {
			if found[i] == nil && a.Is(name) {
				found[i] = &source.Span{Start: base + a.Start, End: base + a.Start + len(a.Value)}
			}
		}
	}
	return found
}

// value returns an attribute's value with character references decoded.
func (r *reader) value(s source.Span) string {
	return markup.DecodeAttribute(r.text[s.Start:s.End])
}

// relTokens splits at white space, and at commas, which some authors write.
func relTokens(value string) []string {
	return strings.FieldsFunc(strings.ToLower(value), func(c rune) bool { return c == ',' || strings.ContainsRune(htmlSpace, c) })
}
