package markup

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// DecodeAttribute decodes the character references in the value of an attribute, by
// the rule for attributes: "?a=1&copy=2" and "&region" contain none, "&amp;" is one
// (HTML standard, 13.2.5.73).
func DecodeAttribute(value []byte) string {
	if bytes.IndexByte(value, '&') < 0 {
		return string(value)
	}
	if decoded, all := unescapeCommon(value); all {
		return string(decoded)
	}
	var out strings.Builder
	rest := string(value)
	for {
		before, after, found := strings.Cut(rest, "&")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		n := 0
		for n < len(after) && (isAlphanumeric(after[n]) || n == 0 && after[n] == '#') {
			n++
		}
		reference := "&" + after[:n]
		closed := n < len(after) && after[n] == ';'
		if closed {
			reference += ";"
			n++
		}
		rest = after[n:]
		if strings.HasPrefix(after, "#") || isReference(reference, closed) && (closed || !strings.HasPrefix(rest, "=")) {
			reference = html.UnescapeString(reference)
		}
		out.WriteString(reference)
	}
}

// isReference reports whether the whole name is that of a character, as in "&amp" and
// "&notin;", and not only its beginning, as in "&ampersand" and "&notit;".
func isReference(reference string, closed bool) bool {
	decoded := html.UnescapeString(reference)
	if closed {
		return decoded == ";" || !strings.HasSuffix(decoded, ";")
	}
	last := len(reference) - 1
	return last > 0 && decoded != html.UnescapeString(reference[:last])+reference[last:]
}

func isAlphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}
