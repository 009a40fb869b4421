package recognize

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is a passage in the form that phrases are compared in: lower case,
// without accents, half and full width alike, one space for whatever stands
// between words, none at all where joined.
type folded struct {
	text   []byte
	origin []int32 // of each byte of text: the byte of the passage that it came from
	ends   []int   // where sentences end in text; the last is len(text)
	bare   bool    // neither origin nor ends are wanted
}

// fold fills f from a passage.
func (f *folded) fold(s string, joined bool) {
	if !f.bare {
		f.text = make([]byte, 0, len(s)+8)
		f.origin = make([]int32, 0, len(s)+8)
	}
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			f.ascii(s, i, c, joined)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == '。' || r == '！' || r == '？' || r == '؟' || r == '．' || r == '۔' || r == '｡' {
			f.endSentence()
		}
		f.wide(s[i:i+size], r, i, joined)
		i += size
	}
	if n := len(f.text); n > 0 && f.text[n-1] == ' ' {
		f.text = f.text[:n-1]
	}
	if f.bare {
		return
	}
	f.origin = f.origin[:len(f.text)]
	for i := range f.ends {
		f.ends[i] = min(f.ends[i], len(f.text))
	}
	if len(f.ends) == 0 || f.ends[len(f.ends)-1] < len(f.text) {
		f.ends = append(f.ends, len(f.text))
	}
}

func (f *folded) ascii(s string, i int, c byte, joined bool) {
	switch {
	case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		f.add(c, i)
	case 'A' <= c && c <= 'Z':
		f.add(c+'a'-'A', i)
	default:
		if (c == '.' || c == '!' || c == '?') && f.atSentenceEnd(s, i) {
			f.endSentence()
		}
		f.space(i, joined)
	}
}

// atSentenceEnd is false inside "amazon.com" and after one letter, as in "e.g.".
func (f *folded) atSentenceEnd(s string, i int) bool {
	if i+1 < len(s) && (s[i+1] >= '0' && s[i+1] <= '9' || s[i+1]|0x20 >= 'a' && s[i+1]|0x20 <= 'z') {
		return false
	}
	n := len(f.text)
	return s[i] != '.' || n < 2 || f.text[n-1] == ' ' || f.text[n-2] != ' ' || f.text[n-1] >= utf8.RuneSelf
}

func (f *folded) endSentence() {
	if n := len(f.text); !f.bare && n > 0 && (len(f.ends) == 0 || f.ends[len(f.ends)-1] < n) {
		f.ends = append(f.ends, n)
	}
}

// wide adds a character outside ASCII as the letters that it decomposes into.
func (f *folded) wide(c string, r rune, at int, joined bool) {
	decomposed := norm.NFKD.PropertiesString(c).Decomposition()
	if decomposed == nil {
		f.addRune(r, at, joined)
		return
	}
	for len(decomposed) > 0 {
		r, size := utf8.DecodeRune(decomposed)
		f.addRune(r, at, joined)
		decomposed = decomposed[size:]
	}
}

// addRune leaves accents, soft hyphens and joiners out: they change no word.
func (f *folded) addRune(r rune, at int, joined bool) {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Cf) || r == 'ـ':
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		var buffer [utf8.UTFMax]byte
		for _, b := range buffer[:utf8.EncodeRune(buffer[:], unicode.ToLower(r))] {
			f.add(b, at)
		}
	default:
		f.space(at, joined)
	}
}

func (f *folded) add(b byte, at int) {
	f.text = append(f.text, b)
	if !f.bare {
		f.origin = append(f.origin, int32(at))
	}
}

func (f *folded) space(at int, joined bool) {
	if n := len(f.text); !joined && n > 0 && f.text[n-1] != ' ' {
		f.add(' ', at)
	}
}

// foldWords gives words in folded form, without sentences.
func foldWords(s string, joined bool) string {
	f := folded{bare: true}
	f.fold(s, joined)
	return string(f.text)
}
