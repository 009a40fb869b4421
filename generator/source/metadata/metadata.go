// Package metadata reads configuration and front matter with Hugo's own decoders. It
// refuses input that would crash them. It takes a format and text, and returns values.
package metadata

import (
	"bytes"
	"fmt"

	"github.com/gohugoio/hugo/parser/metadecoders"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// ForFile returns the format of a file by its extension, such as yaml.
func ForFile(ending string) metadecoders.Format { return metadecoders.FormatFromString(ending) }

// Decode reads a table of values. Text that Guard refuses is an error, and so is text
// that crashes a decoder.
func Decode(text []byte, format metadecoders.Format) (values map[string]any, err error) {
	if err := Guard(text); err != nil {
		return nil, err
	}
	defer func() {
		if crash := recover(); crash != nil {
			values, err = nil, fmt.Errorf("%v", crash)
		}
	}()
	return metadecoders.Default.UnmarshalToMap(text, format)
}

// FrontMatter returns what is between the two delimiters at the beginning of a post:
// everything after the first if the second is missing, and nothing if the post has
// none.
func FrontMatter(post []byte) []byte {
	text := bytes.TrimLeft(bytes.TrimPrefix(post, []byte(source.ByteOrderMark)), " \t\r\n")
	if bytes.HasPrefix(text, []byte("{")) {
		return object(text)
	}
	first, rest, _ := bytes.Cut(text, []byte("\n"))
	mark := bytes.TrimSpace(first)
	if string(mark) != "---" && string(mark) != "+++" {
		return nil
	}
	end := 0
	for line := range bytes.Lines(rest) {
		if bytes.Equal(bytes.TrimSpace(line), mark) {
			break
		}
		end += len(line)
	}
	return rest[:end]
}

// object returns a JSON object up to its closing bracket.
func object(text []byte) []byte {
	open := 0
	for i, c := range text {
		switch c {
		case '{':
			open++
		case '}':
			if open--; open == 0 {
				return text[:i+1]
			}
		}
	}
	return text
}
