package lint

import (
	"fmt"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

const (
	ftcGuides = "https://www.ecfr.gov/current/title-16/chapter-I/subchapter-B/part-255/section-255.5"
	ftcFAQ    = "https://www.ftc.gov/business-guidance/resources/ftcs-endorsement-guides-what-people-are-asking"
	ftcDotCom = "https://www.ftc.gov/business-guidance/resources/com-disclosures-how-make-effective-disclosures-digital-advertising"
	ftcClear  = "https://www.law.cornell.edu/cfr/text/16/255.0"
)

func undisclosedLink() *Rule {
	return &Rule{
		ID:       "undisclosed-link",
		Title:    "a paid link is on a page without a disclosure",
		Severity: finding.Error,
		Reason: `Readers have to know that you earn from a link before they follow it. The rules of the United States require a disclosure
wherever readers would not expect the payment, and so do those of the European Union and of most programs. A disclosure on another page
does not count: most readers come from a search and never see it.`,
		Fix:     "Put {{< disclosure >}} above the first paid link, or write a sentence that says that you earn a commission when somebody buys.",
		Sources: []string{ftcGuides, ftcFAQ},
		Bad: one("public/posts/kettle/index.html", `<html lang="en"><body><main><h1>The best kettle</h1>
<p>I use <a rel="sponsored" href="https://www.amazon.com/dp/B000000001?tag=example-20">this kettle from Amazon</a> every day.</p></main></body></html>`),
		Good: one("public/posts/kettle/index.html", `<html lang="en"><body><main><h1>The best kettle</h1>
<p>We earn a commission when you buy through links on this page. As an Amazon Associate I earn from qualifying purchases.</p>
<p>I use <a rel="sponsored" href="https://www.amazon.com/dp/B000000001?tag=example-20">this kettle from Amazon</a> every day.</p></main></body></html>`),
		Check: func(c *Context) {
			found := c.Uncovered()
			if found.link == nil || found.flaw != flawNobody || c.Feed {
				return
			}
			if may := c.mayDisclose(found.link); may != nil {
				c.Report(found.link.Span, found.link.Written, "link to %q earns a commission, and we cannot tell whether the words %q above it disclose that: we have no wordings for %q; make sure that they say that you earn when somebody buys",
					shown(found.link.Written), shown(may.Text), c.Language)
				c.found[len(c.found)-1].Severity = finding.Info
				return
			}
			f := c.Report(found.link.Span, found.link.Written, "link to %q earns a commission and there is no disclosure above it%s; %s",
				shown(found.link.Written), alsoOthers(found.others), c.howToDisclose(found.link))
			if c.Post != nil {
				f.Fix = c.insertion(found.link.Span)
			}
		},
	}
}

// mayDisclose returns a passage above a link that contains an affiliate term, on a page
// in a language without wordings; nil if there is none.
func (c *Context) mayDisclose(l *Link) *Passage {
	if c.Language == "" || c.checker.reader.Reads(c.Language) {
		return nil
	}
	for i := range c.Passages {
		p := &c.Passages[i]
		above := p.Order < l.Order || l.Passage == i
		if above && p.Hidden == "" && (p.Region == 0 || p.Region == l.Region) && c.checker.loans.In(p.Text) {
			return p
		}
	}
	return nil
}

// howToDisclose returns the fix for a post, or for a page.
func (c *Context) howToDisclose(l *Link) string {
	if c.Post == nil && c.askedInVain() {
		return askByName
	}
	if c.Post == nil {
		return "put the disclosure into the text, above the first of these links"
	}
	line := c.File.Position(l.Span.Start).Line
	switch {
	case c.checker.catalog != nil:
		return fmt.Sprintf("add {{< disclosure >}} before line %d", line)
	case c.checker.hugo:
		return fmt.Sprintf("write a sentence that says that you earn when somebody buys before line %d, or run `aboveboard init` for a shortcode that writes it", line)
	}
	return fmt.Sprintf("write a sentence that says that you earn when somebody buys before line %d", line)
}

// askByName is the fix for a link that comes from the author's own shortcode, an
// included text or data: Hugo writes the disclosure before it knows that link.
const askByName = "{{< disclosure >}} in the post could not see it, because it comes from a shortcode, an included text or data; name its program there, {{< disclosure programs=\"…\" >}}, or write {{< disclosure always=true >}}"

// askedInVain reports whether the post of a page has the disclosure shortcode.
func (c *Context) askedInVain() bool {
	post := c.checker.remembered(c.Origin)
	return post != nil && post.discloses
}

func alsoOthers(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return " (and to one more link like it)"
	}
	if n == mostCounted {
		return fmt.Sprintf(" (and to at least %d more links like it)", n)
	}
	return fmt.Sprintf(" (and to %d more links like it)", n)
}

// shown shortens an address for a message.
func shown(address string) string {
	if runes := []rune(address); len(runes) > 90 {
		return string(runes[:87]) + "…"
	}
	return address
}
