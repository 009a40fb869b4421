package recognize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark is a short wording that is complete by itself, in one language.
type mark struct {
	language string
	strength Strength // Label or Rejected
	anywhere bool     // in brackets, even in the middle of a passage
	own      bool     // only on pages in that language
	tag      bool     // only after a "#"
}

// longestMark is the longest label, in bytes. Not reading further keeps Recognize fast
// on ordinary paragraphs.
const longestMark = 96

// mostHashtags is how many may be together before a reader may overlook one of them (US10).
const mostHashtags = 3

// recognizeLabel finds a mark that is the whole passage, or a part of it that a reader
// can't mistake for ordinary text: in brackets, after a "#", before a colon.
func (r *Reader) recognizeLabel(text, page string) Recognized {
	start, end := trimMarks(text, 0, len(text))
	if start == end {
		return Recognized{}
	}
	if end-start <= longestMark {
		if got := r.wholeLabel(text, start, end, page); got.Strength != None {
			return got
		}
	}
	best := r.leadingLabel(text, start, end, page)
	if holds(text, '(', '[', wideBracket, wideForm) {
		best = stronger(best, r.bracketedLabel(text, page), page)
	}
	if holds(text, '#', wideForm) {
		best = stronger(best, r.hashtagLabel(text, page), page)
	}
	return best
}

// The first bytes of "【" and the like, and of the wide forms "（" and "＃".
const wideBracket, wideForm = 0xe3, 0xef

// holds is faster than strings.ContainsAny; most text contains none of the bytes.
func holds(text string, bytes ...byte) bool {
	for _, b := range bytes {
		if strings.IndexByte(text, b) >= 0 {
			return true
		}
	}
	return false
}

func stronger(a, b Recognized, page string) Recognized {
	if better(b, a, page) {
		return b
	}
	return a
}

// wholeLabel reads a passage that consists of marks: "Ad", "Anzeige | Werbung".
func (r *Reader) wholeLabel(text string, start, end int, page string) Recognized {
	tagged := strings.HasSuffix(text[:start], "#") || strings.HasSuffix(text[:start], "＃")
	if got := r.mark(text, start, end, page, func(m mark) bool { return !m.tag || tagged }); got.Strength != None {
		return got
	}
	var best Recognized
	for at := start; at < end; {
		stop := len(text[:at]) + indexSeparator(text[at:end])
		from, to := trimMarks(text, at, stop)
		if from < to {
			got := r.mark(text, from, to, page, func(m mark) bool { return !m.tag })
			if got.Strength == None {
				return Recognized{}
			}
			best = stronger(best, got, page)
		}
		_, size := utf8.DecodeRuneInString(text[stop:end])
		at = stop + max(size, 1)
	}
	return best
}

func indexSeparator(s string) int {
	if i := strings.IndexFunc(s, separates); i >= 0 {
		return i
	}
	return len(s)
}

func separates(r rune) bool {
	switch r {
	case '/', '|', '·', '•', ',', '–', '—', '&', '+', '#', '・', '／', '｜', '、':
		return true
	}
	return false
}

// leadingLabel reads "Anzeige: …", "Ad – …" and "広告｜…".
func (r *Reader) leadingLabel(text string, start, end int, page string) Recognized {
	head := text[start:min(end, start+longestMark)]
	i := strings.IndexFunc(head, introduces)
	if i < 0 {
		i = strings.Index(head, " - ")
	}
	if i < 0 {
		return Recognized{}
	}
	from, to := trimMarks(text, start, start+i)
	return r.mark(text, from, to, page, func(m mark) bool { return m.strength == Label })
}

// openingLabel reads a mark that is separated only by a space from a sentence about
// links, as themes in languages without spaces print it: "PR この記事には…". said is the
// strength of the whole passage.
func (r *Reader) openingLabel(text, page string, said Strength) Recognized {
	if !r.joins(page) {
		return Recognized{}
	}
	start, end := trimMarks(text, 0, len(text))
	i := strings.IndexFunc(text[start:end], unicode.IsSpace)
	if i < 0 {
		return Recognized{}
	}
	if rest, _ := trimMarks(text, start+i, end); said == None && (end-rest > longestMark || r.wholeLabel(text, rest, end, page).Strength == None) {
		return Recognized{}
	}
	from, to := trimMarks(text, start, start+i)
	return r.mark(text, from, to, page, func(m mark) bool { return m.strength == Label })
}

// joins reports whether a language is written without spaces between words.
func (r *Reader) joins(page string) bool {
	return slices.ContainsFunc(r.languages, func(l *language) bool { return l.code == page && l.matching == joined })
}

func introduces(r rune) bool {
	switch r {
	case ':', '|', '–', '—', '·', '•', '：', '｜':
		return true
	}
	return false
}

func (r *Reader) bracketedLabel(text, page string) Recognized {
	var best Recognized
	for i, c := range text {
		closing, ok := closingOf(c)
		if !ok {
			continue
		}
		from := i + utf8.RuneLen(c)
		length := strings.IndexRune(text[from:min(len(text), from+longestMark)], closing)
		if length < 0 {
			continue
		}
		start, end := trimMarks(text, from, from+length)
		atEdge := atEdge(text, i, from+length+utf8.RuneLen(closing), text[start:end])
		admits := func(m mark) bool { return m.anywhere || m.strength == Label && atEdge }
		got := r.mark(text, start, end, page, admits)
		if wide := c == '【' || c == '［'; wide && got.Strength < Label { // several marks: 【広告・PR】
			if whole := r.wholeLabel(text, start, end, page); whole.Strength == Label {
				got = whole
			}
		}
		best = stronger(best, got, page)
	}
	return best
}

// atEdge reports whether brackets are first or last in a passage. There a short mark
// counts: "Stove (ad)". In capitals it may be an abbreviation of anything: "(AD)".
func atEdge(text string, open, closed int, inside string) bool {
	wordless := func(s string) bool { start, end := trimMarks(s, 0, len(s)); return start == end }
	if !wordless(text[:open]) && (!wordless(text[closed:]) || len(text) > longestMark) {
		return false
	}
	return inside != strings.ToUpper(inside) || inside == strings.ToLower(inside) || text[open] != '('
}

func closingOf(open rune) (rune, bool) {
	switch open {
	case '(':
		return ')', true
	case '[':
		return ']', true
	case '【':
		return '】', true
	case '（':
		return '）', true
	case '［':
		return '］', true
	case '〔':
		return '〕', true
	case '「':
		return '」', true
	}
	return 0, false
}

// hashtagLabel reads "#ad" and the like, if there are only a few hashtags together.
func (r *Reader) hashtagLabel(text, page string) Recognized {
	if strings.Count(text, "#")+strings.Count(text, "＃") > mostHashtags {
		return Recognized{}
	}
	var best Recognized
	for i, c := range text {
		if c != '#' && c != '＃' {
			continue
		}
		from := i + utf8.RuneLen(c)
		length := strings.IndexFunc(text[from:], func(r rune) bool {
			return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.In(r, unicode.Mn, unicode.Cf)
		})
		if length < 0 {
			length = len(text) - from
		}
		best = stronger(best, r.mark(text, from, from+length, page, func(m mark) bool { return m.strength == Label }), page)
	}
	return best
}

// mark looks up the words of text[start:end], in the page's own language first.
func (r *Reader) mark(text string, start, end int, page string, admits func(mark) bool) Recognized {
	if start >= end || end-start > longestMark {
		return Recognized{}
	}
	var buffer [longestMark]byte
	f := folded{text: buffer[:0], bare: true}
	f.fold(text[start:end], false)
	marks := r.labels[string(f.text)]
	if len(marks) == 0 {
		return Recognized{}
	}
	known := slices.ContainsFunc(marks, func(m mark) bool { return m.language == page })
	var best Recognized
	for _, m := range marks {
		// The page's own language decides about a mark: "#ad" is not one in Danish.
		if (m.own || known) && m.language != page || !admits(m) {
			continue
		}
		best = stronger(best, Recognized{Strength: m.strength, Language: m.language, Start: start, End: end, Words: text[start:end]}, page)
	}
	return best
}

// trimMarks trims everything but words at both ends of a part of text.
func trimMarks(text string, start, end int) (int, int) {
	wordless := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	i := strings.IndexFunc(text[start:end], func(r rune) bool { return !wordless(r) })
	if i < 0 {
		return start, start
	}
	kept := strings.TrimRightFunc(text[start+i:end], wordless)
	return start + i, start + i + len(kept)
}
