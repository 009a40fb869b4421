package lint

import (
	"fmt"
	"iter"

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
