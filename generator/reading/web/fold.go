package web

import (
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"
)

// Fold makes different spellings of the same words equal: white space, including that
// before a percent sign, typographic characters, capital letters, ligatures.
func Fold(text string) string {
	var out strings.Builder
	space := false
	for _, r := range norm.NFKC.String(text) {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			space = true
			continue
		case unicode.Is(unicode.Cf, r):
			continue // soft hyphens, joiners, text direction marks
		}
		if space && out.Len() > 0 && r != '%' {
			out.WriteByte(' ')
		}
		space = false
		out.WriteString(sign(unicode.ToLower(r)))
	}
	return out.String()
}

func sign(r rune) string {
	switch r {
	case '‘', '’', '‚', '‛', '′', '`', '´', '‹', '›':
		return "'"
	case '“', '”', '„', '‟', '″', '«', '»':
		return `"`
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return "-"
	}
	return string(r)
}

// Contains reports whether a page contains a quote, both folded by Fold. A quote may
// leave words out ("…"), and must not begin or end within a word or a number.
func Contains(page, quote string) bool {
	at := 0
	for _, part := range strings.Split(quote, "...") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		found := within(page[at:], part)
		if found < 0 {
			return false
		}
		at += found + len(part)
	}
	return at > 0
}

// within finds whole words.
func within(page, part string) int {
	for from := 0; ; {
		i := strings.Index(page[from:], part)
		if i < 0 {
			return -1
		}
		i += from
		if !joined(page[:i], part) && !joined(part, page[i+len(part):]) {
			return i
		}
		from = i + 1
	}
}

// joined reports whether the end of one text and the beginning of another are parts of
// the same word or number.
func joined(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, size := utf8.DecodeRuneInString(b)
	if letter(last) && letter(first) {
		return true
	}
	next, _ := utf8.DecodeRuneInString(b[size:])
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(a, ".,"))
	return digit(last) && point(first) && digit(next) || point(last) && digit(before) && digit(first)
}

func point(r rune) bool { return r == '.' || r == ',' }
func digit(r rune) bool { return r >= '0' && r <= '9' }

func letter(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}

// visible returns the text of a page, with one space between words.
func visible(page io.Reader) (string, error) {
	tokens := html.NewTokenizer(page)
	var text strings.Builder
	skip := atom.Atom(0)
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			if err := tokens.Err(); err != io.EOF {
				return "", err
			}
			return strings.Join(strings.Fields(text.String()), " "), nil
		case html.TextToken:
			if skip == 0 {
				text.Write(tokens.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			token := tokens.Token()
			switch {
			case skip != 0:
				if token.Type == html.EndTagToken && token.DataAtom == skip {
					skip = 0
				}
			case token.Type == html.StartTagToken && unseen(token.DataAtom):
				skip = token.DataAtom
			case !inline(token.DataAtom):
				text.WriteByte(' ')
			}
		}
	}
}

func unseen(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Template, atom.Textarea, atom.Select, atom.Svg, atom.Iframe, atom.Noscript:
		return true
	}
	return false
}

// inline reports whether an element's text runs on with the text around it.
func inline(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd,
		atom.Mark, atom.Q, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr:
		return true
	}
	return false
}
