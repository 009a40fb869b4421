package lint

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/aboveboard-hugo/aboveboard/generator/check/severity"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Stored finds what our own tables and boxes must not contain: prices and ratings among
// the facts of a program whose paid link is beside them. They are reported once in the
// source, not on each page that shows the table.
func Stored(c *catalog.Catalog) []finding.Finding {
	rules := Rules()
	settings, _ := severity.Read(c, ids(rules))
	checker := &Checker{catalog: c}
	var found []finding.Finding
	for _, r := range rules {
		if r.Stored != nil {
			site := &SiteContext{checker: checker, rule: r}
			r.Stored(site)
			found = append(found, settings.Apply(site.found)...)
		}
	}
	return finding.Sort(found)
}

// besideFacts iterates over the facts beside a paid link whose network forbids prices
// and ratings by the publisher.
func (c *SiteContext) besideFacts(visit func(p *catalog.Item, criterion *catalog.Criterion, f *catalog.Fact)) {
	if c.checker.catalog == nil {
		return
	}
	for _, p := range c.checker.catalog.Items() {
		for _, criterion := range c.checker.catalog.Criteria {
			if f := p.Facts[criterion.ID]; f != nil && p.Beside != nil {
				visit(p, criterion, f)
			}
		}
	}
}

// besideTexts iterates over the names and other texts of items beside such a link, and
// reports the first in which find finds something.
func (c *SiteContext) besideTexts(find func(text string) string, report func(p *catalog.Item, t catalog.BesideText, found string)) {
	if c.checker.catalog == nil {
		return
	}
	for _, p := range c.checker.catalog.Items() {
		if p.Beside == nil {
			continue
		}
		for _, t := range p.Beside.Texts {
			for _, language := range t.Text.Languages() {
				words, _ := t.Text.In(language, "")
				if found := find(words); found != "" && !partOfName(words, found) {
					report(p, t, found)
					break
				}
			}
		}
	}
}

// partOfName reports whether an amount is one of a title's words, as in "The $100
// Startup".
func partOfName(name, amount string) bool {
	_, rest, _ := strings.Cut(name, amount)
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " "))
	return strings.HasPrefix(rest, " ") && unicode.IsUpper(next)
}

// reportFact adds a finding at a fact in a program's file.
func (c *SiteContext) reportFact(f *catalog.Fact, subject, format string, args ...any) {
	c.Report(Summary{}, Mark(*f.Mark), subject, format, args...)
}

// wordsOf returns the text of a fact that readers see, in all languages.
func wordsOf(c *catalog.Criterion, f *catalog.Fact, languages []string) []string {
	var words []string
	for _, language := range languages {
		unit, _ := c.Unit.In(language, languages[0])
		for _, amount := range []*catalog.Amount{f.Value.From, f.Value.To} {
			if amount != nil {
				words = append(words, strings.TrimSpace(f.Value.Currency+" "+amount.Number+" "+unit))
			}
		}
		for _, text := range slices.Concat(f.Value.Items, []yamlsource.Text{f.Value.Text, f.Note, f.Reason}) {
			if shown, _ := text.In(language, languages[0]); shown != "" && len(shown) <= longestPriced {
				words = append(words, shown)
			}
		}
	}
	return words
}

// ofEvidence reports whether a link of a page is a source cited by one of our tables:
// in our templates the text of such a link is its host.
func (c *Context) ofEvidence(l *Link) bool {
	if c.Page == nil || l.Words != hostOf(l.Written) {
		return false
	}
	_, cited := c.checker.sources()[l.Written]
	return cited
}

// sources returns the addresses of the evidence in the blog's own files.
func (c *Checker) sources() map[string]bool {
	c.citedOnce.Do(func() {
		c.cited = map[string]bool{}
		if c.catalog == nil {
			return
		}
		for _, p := range c.catalog.Items() {
			for _, f := range p.Facts {
				c.cited[f.Evidence.Source] = true
			}
		}
	})
	return c.cited
}
