package fix

import (
	"bytes"
	"iter"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// AddRel adds missing rel tokens to a link of raw HTML, in the author's style of
// quotes. It returns nil if none is missing, the link is not raw HTML, or a shortcode
// writes its rel.
func AddRel(file *source.File, link post.Link, tokens ...string) *finding.Fix {
	if link.Kind != post.HTML {
		return nil
	}
	var missing []string
	for _, t := range tokens {
		if !slices.Contains(link.Rel, t) && !slices.Contains(missing, t) {
			missing = append(missing, t)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	words := strings.Join(missing, " ")
	edit, ok := relEdit(file.Data, link, words)
	if !ok {
		return nil
	}
	return &finding.Fix{Title: "add " + words + " to the link's rel", Edits: []finding.Edit{edit}}
}

func relEdit(data []byte, link post.Link, words string) (finding.Edit, bool) {
	span := link.RelSpan
	if span == (source.Span{}) {
		at := link.Destination.End
		if link.Address == "" && bytes.HasSuffix(bytes.TrimRight(data[:at], blanks), []byte("=")) {
			return finding.Edit{}, false // otherwise it would become the address
		}
		if at < len(data) && (data[at] == '"' || data[at] == '\'') && quoted(data, link.Destination) {
			at++
		}
		return insert(at, ` rel="`+words+`"`), link.Destination != source.Span{}
	}
	old := string(data[span.Start:span.End])
	if strings.Contains(old, "{{") {
		return finding.Edit{}, false
	}
	trimmed := strings.TrimRight(old, blanks)
	if trimmed != "" {
		words = " " + words
	}
	switch {
	case quoted(data, span):
		return insert(span.Start+len(trimmed), words), true
	case old != "":
		return finding.Edit{Span: span, Text: `"` + old + words + `"`}, true
	case bytes.HasSuffix(bytes.TrimRight(data[:span.Start], blanks), []byte("=")):
		return insert(span.Start, `"`+words+`"`), true
	}
	return insert(span.Start, `="`+words+`"`), true
}

// RemoveRel removes a token from the rel of a link of raw HTML. It returns nil if the
// token is missing, the value is not in quotes, or a shortcode is part of it.
func RemoveRel(file *source.File, link post.Link, token string) *finding.Fix {
	span := link.RelSpan
	if link.Kind != post.HTML || span == (source.Span{}) || !quoted(file.Data, span) {
		return nil
	}
	value := string(file.Data[span.Start:span.End])
	if strings.Contains(value, "{{") {
		return nil
	}
	for at, end := range tokens(value) {
		if !strings.EqualFold(value[at:end], token) {
			continue
		}
		// Remove the space before it or, for the first token, the one after it.
		from, to := len(strings.TrimRight(value[:at], blanks)), end
		if from == 0 {
			from, to = at, len(value)-len(strings.TrimLeft(value[end:], blanks))
		}
		edit := finding.Edit{Span: source.Span{Start: span.Start + from, End: span.Start + to}}
		return &finding.Fix{Title: "take " + token + " out of the link's rel", Edits: []finding.Edit{edit}}
	}
	return nil
}

// blanks are the characters between the tokens of an attribute.
const blanks = " \t\r\n\f"

// tokens returns the begin and the end of each token.
func tokens(value string) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for at := 0; at < len(value); {
			if strings.IndexByte(blanks, value[at]) >= 0 {
				at++
				continue
			}
			end := len(value)
			if n := strings.IndexAny(value[at:], blanks); n >= 0 {
				end = at + n
			}
			if !yield(at, end) {
				return
			}
			at = end
		}
	}
}

// quoted reports whether an attribute's value is in quotes.
func quoted(data []byte, value source.Span) bool {
	return value.Start > 0 && value.End < len(data) &&
		(data[value.Start-1] == '"' || data[value.Start-1] == '\'') && data[value.End] == data[value.Start-1]
}

// ReplaceAddress replaces a link's address; it changes only the part that differs. It
// returns nil if nothing differs, a shortcode is part of the address, or the new one
// would need quotes that are not there.
func ReplaceAddress(file *source.File, address source.Span, text string) *finding.Fix {
	if address.Start < 0 || address.End > len(file.Data) || address.Start >= address.End {
		return nil
	}
	old := string(file.Data[address.Start:address.End])
	if strings.Contains(old, "{{") || text == "" || strings.ContainsAny(text, " \t\r\n\"'`<>\\(){}[]|*") {
		return nil
	}
	if strings.Contains(old, "&amp;") {
		text = referenced(old, text)
	}
	from, to := differing(old, text)
	if old == text {
		return nil
	}
	return &finding.Fix{
		Title: "write the right address",
		Edits: []finding.Edit{{
			Span: source.Span{Start: address.Start + from, End: address.End - to},
			Text: text[from : len(text)-to],
		}},
	}
}

// referenced escapes an address for HTML, but keeps the original spelling of what it
// shares with the old one at both ends: authors mix "&" and "&amp;".
func referenced(old, text string) string {
	plain := strings.ReplaceAll(old, "&amp;", "&")
	from, to := differing(plain, text)
	head, tail := pastPlain(old, from), pastPlain(old, len(plain)-to)
	return old[:head] + strings.ReplaceAll(text[from:len(text)-to], "&", "&amp;") + old[tail:]
}

// pastPlain returns the offset in a text with references that is n bytes into it when
// they are resolved.
func pastPlain(text string, n int) int {
	at := 0
	for ; n > 0; n-- {
		if strings.HasPrefix(text[at:], "&amp;") {
			at += len("&amp;")
		} else {
			at++
		}
	}
	return at
}

// differing returns the lengths of the beginning and the end that two texts share.
func differing(a, b string) (beginning, end int) {
	shorter := min(len(a), len(b))
	for beginning < shorter && a[beginning] == b[beginning] {
		beginning++
	}
	for end < shorter-beginning && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	return beginning, end
}

func insert(at int, text string) finding.Edit {
	return finding.Edit{Span: source.Span{Start: at, End: at}, Text: text}
}
