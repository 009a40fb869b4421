// Package metadata reads configuration and front matter with Hugo's own decoders, and
// stops before them what they can't bear. In go a format and text, out come values.
package metadata

import (
	"bytes"
	"fmt"

	"github.com/gohugoio/hugo/parser/metadecoders"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Hugo's decoders recurse at each bracket, and for a row of marks their time and memory
// grow with its square: a line of 100 kB takes gigabytes. Nobody writes as many as this.
const (
	mostOpen  = 200  // brackets open at once
	mostInRow = 1000 // marks in one line without a word between them
)

// ForFile returns the format of a file by the ending of its name, such as yaml.
func ForFile(ending string) metadecoders.Format { return metadecoders.FormatFromString(ending) }

// Decode reads a table of values. Text that Guard stops is an error, and so is text at
// which a decoder crashes.
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

// Guard says why text must not get to Hugo's decoders; nil where it may.
func Guard(text []byte) error {
	open, row := 0, 0
	for _, c := range text {
		switch c {
		case '[', '{':
			open++
			row++
		case ']', '}':
			open = max(0, open-1)
			row++
		case ',', ':', '?', '!', '&', '*', '-', '<', '>', '|':
			row++
		case ' ', '\t':
		default:
			row = 0
		}
		if open > mostOpen {
			return fmt.Errorf("it opens more than %d brackets at once, which can make Hugo use up all memory; expected lists and tables that are not nested that deeply", mostOpen)
		}
		if row > mostInRow {
			return fmt.Errorf("it has more than %d marks such as - or , in a row, which can make Hugo use up all memory; expected words between them", mostInRow)
		}
	}
	return nil
}

// FrontMatter returns what is between the lines that mark it at the beginning of a
// post; all of it where the second one is missing, and nothing where the post has none.
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

// object returns a JSON object as far as brackets tell where it ends.
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
