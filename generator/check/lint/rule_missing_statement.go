package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func missingStatement() *Rule {
	return &Rule{
		ID:       "missing-statement",
		Title:    "the sentence that the program requires is missing",
		Severity: finding.Error,
		Of:       requiresStatement,
		Partly:   true,
		Reason: `Amazon's agreement requires its own sentence, "As an Amazon Associate I earn from qualifying purchases", clearly and
prominently on the site, in the words of the country's program. Accounts have been closed because it was missing. A site that has
the sentence on some pages and not on others gets only info, because the agreement is about the site as a whole.`,
		Fix: `Use {{< disclosure >}}, which knows the sentence in the page's language, or write it yourself. If the sentence has
not been checked in that language, the shortcode shows it in English, marked with lang="en".`,
		Sources: []string{"https://affiliate-program.amazon.com/help/operating/agreement", "https://affiliate-program.amazon.com/help/node/topic/GHQNZAU6669EZS98"},
		Bad: one("public/a/index.html", `<html lang="en"><body><main><h1>Kettles</h1><p>We earn a commission when you buy through links on this page.</p>
<p><a rel="sponsored" href="https://www.amazon.com/dp/B000000001?tag=example-20">Kettle at Amazon</a></p></main></body></html>`),
		Good: one("public/a/index.html", `<html lang="en"><body><main><h1>Kettles</h1><p>We earn a commission when you buy through links on this page. As an Amazon Associate I earn from qualifying purchases.</p>
<p><a rel="sponsored" href="https://www.amazon.com/dp/B000000001?tag=example-20">Kettle at Amazon</a></p></main></body></html>`),
		Site: func(c *SiteContext) {
			seen := map[string]bool{}
			for _, pages := range [][]Summary{c.Pages, c.Posts} { // a draft's sentence counts only for posts
				for _, p := range pages {
					for id, visible := range p.Statements {
						seen[id] = seen[id] || visible
					}
				}
				c.missingOn(pages, seen)
			}
		},
	}
}

// missingOn checks some pages or posts; seen are the networks whose statement is on any
// page.
func (c *SiteContext) missingOn(pages []Summary, seen map[string]bool) {
	for _, p := range pages {
		for _, wanted := range slices.SortedFunc(slices.Values(p.Wanted), func(a, b Marked) int { return strings.Compare(a.ID, b.ID) }) {
			if id := wanted.ID; !p.Feed && !p.Statements[id] && !(p.Post && c.checker.templatesMayState(id)) {
				c.missing(p, wanted, seen[id])
			}
		}
	}
}

func (c *SiteContext) missing(p Summary, wanted Marked, elsewhere bool) {
	id, at := wanted.ID, wanted.Mark
	n := c.checker.networks.ByID(id)
	words := strings.ReplaceAll(statementIn(n.Statement, p.Language), "{publisher}", "…")
	switch {
	case words == "" && p.Named[id]:
		return // a disclosure that names the shop: whether the wording is right is unknown
	case words == "" && p.Language == "":
		c.Report(p, at, id, "%s requires its own sentence on pages with its links, but the page does not say which language it is in, so we can't tell which wording applies; add lang to its <html> element", n.Name)
		c.found[len(c.found)-1].Severity = finding.Info
	case words == "":
		c.Report(p, at, id, "%s requires its own sentence on pages with its links, but its wording has not been checked in %q; until you find one in the program's agreement, %s", n.Name, p.Language, c.unchecked(n))
		c.found[len(c.found)-1].Severity = finding.Info
	case elsewhere:
		c.Report(p, at, id, "%s requires the sentence %q, and readers do not see it on this page, only on others; if one of those is prominent, that may satisfy the program", n.Name, words)
		c.found[len(c.found)-1].Severity = finding.Info
	default:
		c.Report(p, at, id, "%s requires the sentence %q, and readers of this page do not see it; add it above the link", n.Name, words)
	}
	c.found[len(c.found)-1].Cause = id + " in " + p.Language // a requirement for the whole site
}

// unchecked returns what to do on a page in a language without a checked sentence of a
// network: show it in a language that has one, marked as such.
func (c *SiteContext) unchecked(n *network.Network) string {
	if p := c.checker.programOf(n); p != nil {
		return fmt.Sprintf("put {{< disclosure >}} above the link, which shows the sentence in a language that has one; then write yours into aboveboard/programs/%s.yaml as `statement`, with its source", p.ID)
	}
	known := n.Statement.Text.Languages()
	if len(known) == 0 {
		return "ask the program which words it accepts"
	}
	language := known[0]
	if slices.Contains(known, "en") {
		language = "en"
	}
	words := strings.ReplaceAll(n.Statement.In(language), "{publisher}", "…")
	return fmt.Sprintf("write %q above the link, in an element with lang=%q", words, language)
}

// statementIn returns the sentence in a language, or in one of its regions, such as
// pt-br, which is better than none.
func statementIn(s network.Statement, language string) string {
	if words := s.In(language); words != "" {
		return words
	}
	for _, known := range s.Text.Languages() {
		if base(known) == base(language) {
			return s.In(known)
		}
	}
	return ""
}
