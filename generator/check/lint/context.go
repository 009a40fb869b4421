package lint

import (
	"fmt"
	"iter"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/check/fix"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Context is a document being checked by a rule.
type Context struct {
	*Document
	checker  *Checker
	rule     *Rule
	found    []finding.Finding
	here     int // findings of the rule in this document
	coverage *cover
}

// mostPerRule is how many findings of one rule are reported per document: more have
// most likely the same cause.
const mostPerRule = 200

// Report adds a finding of the rule. The subject, such as a link's address, must be the
// same from run to run.
func (c *Context) Report(at source.Span, subject, format string, args ...any) *finding.Finding {
	if c.here++; c.here > mostPerRule {
		return new(finding.Finding)
	}
	c.found = append(c.found, finding.Finding{
		Rule: c.rule.ID, Severity: c.rule.Severity, File: c.File, Span: at, Subject: subject,
		Message: fmt.Sprintf(format, args...), Origin: c.Origin, More: c.more(), Argument: c.inArgument(at),
	})
	f := &c.found[len(c.found)-1]
	if c.Page != nil && at == (source.Span{}) {
		f.Precision = finding.WholeFile
	}
	return f
}

// more returns to how many further links a finding about coverage applies.
func (c *Context) more() int {
	if c.coverage == nil || !IsCoverage(c.rule.ID) {
		return 0
	}
	return c.coverage.others
}

// begin starts the next rule.
func (c *Context) begin(r *Rule) { c.rule, c.here = r, 0 }

// end adds how many findings of the rule were left out.
func (c *Context) end() {
	if more := c.here - mostPerRule; more > 0 {
		c.found[len(c.found)-1].Message += fmt.Sprintf(" (and %d more like it in this file)", more)
	}
}

// Uncovered returns the first paid link without a disclosure; its link is nil if there
// is none. It is computed once for all rules.
func (c *Context) Uncovered() cover {
	if c.coverage == nil {
		found := c.uncovered(c.labelAt)
		if c.Paired {
			found.link = nil // the page may have a disclosure that is not in the post
		}
		c.coverage = &found
	}
	return *c.coverage
}

// widestLabel is the largest distance of a label from its link, in bytes.
const widestLabel = 40

// labelAt recognizes a mark in a link's text or right beside it, such as "(paid link)"
// or "#ad".
func (c *Context) labelAt(l Link) recognize.Recognized {
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

// beside returns the marks right before and after the link: in brackets, with #, and
// the words before it.
func (c *Context) beside(l Link) []string {
	before, after := c.around(l)
	return append(c.brackets(l), hashtag(after, true), hashtag(before, false), strings.TrimRight(strings.TrimSpace(before), ": "))
}

// around returns the words of the passage right before and after the link.
func (c *Context) around(l Link) (before, after string) {
	text := c.Passages[l.Passage].Text
	at := min(l.At, len(text))
	if c.Post != nil {
		at = strings.Index(text, l.Words)
	}
	if at < 0 {
		return "", ""
	}
	from, to := c.alone(&l, at)
	after = text[min(at+len(l.Words), to):to]
	return text[max(from, at-widestLabel):at], after[:min(len(after), widestLabel)]
}

// alone returns the part of a link's passage that no other link has: brackets inside
// another link belong to that one.
func (c *Context) alone(l *Link, at int) (from, to int) {
	to = len(c.Passages[l.Passage].Text)
	for _, other := range c.linksBeside(l) {
		if other.Order == l.Order {
			continue
		}
		start := c.startOf(&other)
		switch {
		case start < 0 || other.Words == "":
		case start < at:
			from = max(from, min(start+len(other.Words), at))
		case start >= at+len(l.Words):
			to = min(to, start)
		}
	}
	return from, to
}

// brackets returns the words in brackets right before and after the link.
func (c *Context) brackets(l Link) []string {
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

// chains iterates over the links whose network is known, each with all that it wraps.
func (c *Context) chains() iter.Seq2[*Link, *network.Link] {
	return func(yield func(*Link, *network.Link) bool) {
		for i := range c.Links {
			l := &c.Links[i]
			for at := range l.Chain() {
				if !yield(l, at) {
					return
				}
			}
		}
	}
}

func base(language string) string { return recognize.BaseLanguage(language) }

// insertion returns the fix that puts a disclosure above a link of a post. A blog
// without sources may not have the shortcode, and would not build with it.
func (c *Context) insertion(link source.Span) *finding.Fix {
	if c.Post == nil || c.checker.catalog == nil {
		return nil
	}
	return fix.InsertDisclosure(c.Post, link)
}
