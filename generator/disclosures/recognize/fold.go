package recognize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// folded is a passage in the form for comparing phrases: lower case, without accents,
// half and full width alike, with one space for whatever is between words, or none in
// joined languages.
type folded struct {
	text   []byte
	origin []int32 // of each byte of text: the byte of the passage that it came from
	ends   []int   // ends of sentences in text; the last is len(text)
	bare   bool    // without origin and ends
}

// fold fills f from a passage.
func (f *folded) fold(s string, joined bool) {
	if !f.bare {
		f.text = make([]byte, 0, len(s)+8)
		f.origin = make([]int32, 0, len(s)+8)
	}
	for i := 0; i < len(s); {
		c := s[i]
		if 'a' <= c && c <= 'z' { // as most are
			f.text = append(f.text, c)
			if !f.bare {
				f.origin = append(f.origin, int32(i))
			}
			i++
			continue
		}
		if c < utf8.RuneSelf {
			f.ascii(s, i, c, joined)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if strings.ContainsRune("。！？؟．۔｡", r) && !insideAddress(r, s[i+size:]) {
			f.endSentence()
		}
		f.wide(r, s[i:i+size], i, joined)
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

// insideAddress is atSentenceEnd's "amazon.com" in wide letters.
func insideAddress(stop rune, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	return stop == '．' && unicode.Is(unicode.Latin, next)
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

// wide adds the folded form of a character outside ASCII.
func (f *folded) wide(r rune, written string, at int, joined bool) {
	form := formOf(r, written)
	for i := range len(form) {
		if form[i] == ' ' {
			f.space(at, joined)
			continue
		}
		f.add(form[i], at)
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

// Fold returns a text in the form for comparing words: lower case, without accents, one
// space for whatever is between words.
func Fold(text string) string { return foldWords(text, false) }

// foldWords returns words in folded form, without sentences.
func foldWords(s string, joined bool) string {
	f := folded{bare: true}
	f.fold(s, joined)
	return string(f.text)
}
