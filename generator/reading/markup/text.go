package markup

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// Unescaped decodes the character references of text.
func Unescaped(text []byte) []byte {
	if bytes.IndexByte(text, '&') < 0 {
		return text
	}
	if decoded, all := unescapeCommon(text); all {
		return decoded
	}
	return []byte(html.UnescapeString(string(text)))
}

// common are the references that most pages have no others than. They are complete: in
// text and in attributes, nothing that follows changes what they mean.
var common = []struct{ reference, char string }{
	{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", `"`}, {"&#34;", `"`}, {"&#39;", "'"}, {"&rsquo;", "’"}, {"&nbsp;", "\u00a0"},
}

// unescapeCommon decodes the common references. It reports false if there is another one,
// or an ampersand that begins none.
func unescapeCommon(text []byte) ([]byte, bool) {
	decoded := make([]byte, 0, len(text))
next:
	for {
		at := bytes.IndexByte(text, '&')
		if at < 0 {
			return append(decoded, text...), true
		}
		decoded, text = append(decoded, text[:at]...), text[at:]
		for _, c := range common {
			if rest, found := bytes.CutPrefix(text, []byte(c.reference)); found {
				decoded, text = append(decoded, c.char...), rest
				continue next
			}
		}
		return nil, false
	}
}

// plain are the bytes that Collapse keeps, whatever follows.
var plain = func() (all [256]bool) {
	for c := range all {
		all[c] = !IsSpace(byte(c)) && (c < 0xc2 || c > 0xef)
	}
	return all
}()

// Collapse appends text with each run of white space as one space and without
// zero-width characters, which would only keep words from being recognized.
func Collapse(out, text []byte) []byte {
	for i := 0; i < len(text); {
		c := text[i]
		if plain[c] {
			start := i
			for i < len(text) && plain[text[i]] {
				i++
			}
			out = append(out, text[start:i]...)
			continue
		}
		switch {
		case IsSpace(c):
			if len(out) > 0 && out[len(out)-1] != ' ' {
				out = append(out, ' ')
			}
			i++
		default:
			char, size := utf8.DecodeRune(text[i:])
			switch {
			case char == 0xa0 || char == 0x202f || char >= 0x2000 && char <= 0x200a:
				if len(out) > 0 && out[len(out)-1] != ' ' {
					out = append(out, ' ')
				}
			case char == 0xad || char >= 0x200b && char <= 0x200f || char == 0x2060 || char == 0xfeff:
			default:
				out = append(out, text[i:i+size]...)
			}
			i += size
		}
	}
	return out
}
