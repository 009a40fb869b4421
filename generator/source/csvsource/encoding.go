package csvsource

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// decode converts a table's bytes to UTF-8 with line feeds between its rows. It returns
// what is wrong if they are not text.
func decode(data []byte) (text []byte, format Format, problem string) {
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return nil, format, "this is a spreadsheet's own format under a name that ends in .csv; save it as \"CSV UTF-8\" in the spreadsheet, or run `aboveboard import` with the file"
	case bytes.HasPrefix(data, []byte("\xff\xfe")) || likeUTF16(data, 1):
		format.Encoding = "UTF-16"
		text = with(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), data)
	case bytes.HasPrefix(data, []byte("\xfe\xff")) || likeUTF16(data, 0):
		format.Encoding = "UTF-16"
		text = with(unicode.UTF16(unicode.BigEndian, unicode.UseBOM), data)
	case utf8.Valid(data):
		format.Encoding, text = "UTF-8", data
	default:
		format.Encoding, format.Guessed = "Windows-1252", true
		text = with(charmap.Windows1252, data)
	}
	if i := bytes.IndexByte(text, 0); i >= 0 {
		return nil, format, "this file contains bytes that are no text; save the table as \"CSV UTF-8\" in your spreadsheet"
	}
	if bytes.IndexByte(text, '\n') < 0 {
		text = bytes.ReplaceAll(text, []byte("\r"), []byte("\n")) // the line ending of old Macs
	}
	return text, format, ""
}

func with(e encoding.Encoding, data []byte) []byte {
	text, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return []byte{0}
	}
	return bytes.TrimPrefix(text, []byte(source.ByteOrderMark))
}

// likeUTF16 reports whether every second byte of the beginning, from the given one on,
// is zero, as in text of Western languages without a byte order mark.
func likeUTF16(data []byte, first int) bool {
	const looked = 64
	if len(data) < 4 || len(data)%2 != 0 {
		return false
	}
	for i := first; i < min(len(data), looked); i += 2 {
		if data[i] != 0 || data[i^1] == 0 {
			return false
		}
	}
	return true
}
