package lint

import (
	"sort"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
)

// widestLabel is the largest distance of a label from its link, in bytes.
const widestLabel = 40

// labelAt recognizes a mark in a link's text or right beside it, such as "(paid link)"
// or "#ad".
func (c *Context) labelAt(l *Link) recognize.Recognized {
	if l.Mark != "" {
		return c.checker.reader.Recognize(l.Mark, c.Language)
	}
	best := c.checker.reader.Recognize(l.Shown, c.Language)
	if l.Passage < 0 || best.Strength >= recognize.Hedged {
		return best
	}
	for _, words := range c.beside(l) {
		if got := c.checker.reader.Recognize(words, c.Language); got.Strength > best.Strength {
			best = got
		}
	}
	return best
}

// beside returns the marks right before and after the link: in brackets, with #, in an
// element of their own, the words before it, and the words after a dash or the like.
func (c *Context) beside(l *Link) []string {
	before, after := c.around(l)
	marks := append(c.brackets(l), hashtag(after, true), hashtag(before, false), strings.TrimRight(strings.TrimSpace(before), ": "))
	if rest := strings.TrimSpace(after); rest != "" && len(after) < widestLabel && strings.IndexFunc(rest, markup.IsWord) != 0 {
		marks = append(marks, rest) // "– paid link", if nothing else follows
	}
	return append(marks, l.Badges...)
}

// around returns the words of the passage right before and after the link.
func (c *Context) around(l *Link) (before, after string) {
	text := c.Passages[l.Passage].Text
	at := min(l.At, len(text))
	if c.Post != nil {
		at = strings.Index(text, l.Words)
	}
	if at < 0 {
		return "", ""
	}
	from, to := c.alone(l, at)
	after = text[min(at+len(l.Words), to):to]
	return text[max(from, at-widestLabel):at], after[:min(len(after), widestLabel)]
}

// alone returns the part of a link's passage that no other link has: brackets inside
// another link belong to that one. The nearest links before and after it decide.
func (c *Context) alone(l *Link, at int) (from, to int) {
	to = len(c.Passages[l.Passage].Text)
	here := sort.Search(len(c.Links), func(i int) bool { return c.Links[i].Order >= l.Order })
	for i := here - 1; i >= 0 && c.Links[i].Passage == l.Passage; i-- {
		if start := c.startOf(&c.Links[i]); start >= 0 && start < at && c.Links[i].Words != "" {
			from = min(start+len(c.Links[i].Words), at)
			break
		}
	}
	for i := here + 1; i < len(c.Links) && c.Links[i].Passage == l.Passage; i++ {
		if start := c.startOf(&c.Links[i]); start >= at+len(l.Words) && c.Links[i].Words != "" {
			to = start
			break
		}
	}
	return from, to
}

// brackets returns the words in brackets right before and after the link.
func (c *Context) brackets(l *Link) []string {
	before, after := c.around(l)
	var marks []string
	for _, pair := range []string{"()", "[]", "（）", "【】", "「」"} {
		runes := []rune(pair)
		if rest, ok := strings.CutPrefix(strings.TrimLeft(after, " \u00a0*"), string(runes[0])); ok {
			if inside, _, closed := strings.Cut(rest, string(runes[1])); closed {
				marks = append(marks, inside)
			}
		}
		if rest, ok := strings.CutSuffix(strings.TrimRight(before, " \u00a0:"), string(runes[1])); ok {
			if i := strings.LastIndex(rest, string(runes[0])); i >= 0 {
				marks = append(marks, rest[i+len(string(runes[0])):])
			}
		}
	}
	return marks
}

// hashtag returns the #word at the near end of the text.
func hashtag(text string, first bool) string {
	words := strings.Fields(text)
	if len(words) == 0 {
		return ""
	}
	word := words[0]
	if !first {
		word = words[len(words)-1]
	}
	if !strings.HasPrefix(word, "#") {
		return ""
	}
	return strings.TrimRight(word, ".,;:")
}
