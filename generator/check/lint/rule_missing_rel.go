package lint

import (
	"github.com/aboveboard-hugo/aboveboard/generator/check/fix"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

const (
	googleLinks = "https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links"
	google2021  = "https://developers.google.com/search/blog/2021/07/link-tagging-and-link-spam-update"
	google2019  = "https://developers.google.com/search/blog/2019/09/evolving-nofollow-new-ways-to-identify"
)

func missingRel() *Rule {
	return &Rule{
		ID:       "missing-rel",
		Title:    "a paid link does not tell search engines that it is paid",
		Severity: finding.Error,
		Partly:   true,
		Reason: `Google asks for rel="sponsored" on links that earn, however they got into the page. Links that are paid and do not
say so count as link spam and can cost the whole site its ranking.`,
		Fix:     "Write the link with {{< paid-link >}}, turn on Aboveboard's link hook for Markdown links, or add rel=\"sponsored nofollow noopener\" to raw HTML.",
		Sources: []string{google2021, googleLinks},
		Bad: one("public/a/index.html", `<html lang="en"><body><main><h1>Kettles</h1><p>We earn a commission when you buy through links on this page.</p>
<p><a href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a></p></main></body></html>`),
		Good: one("public/a/index.html", `<html lang="en"><body><main><h1>Kettles</h1><p>We earn a commission when you buy through links on this page.</p>
<p><a rel="sponsored nofollow noopener" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a></p></main></body></html>`),
		Check: func(c *Context) {
			for i := range c.Links {
				l := &c.Links[i]
				if !c.relIsTheirs(l) || l.Has("sponsored") || l.Has("nofollow") {
					continue
				}
				f := c.Report(l.Span, l.Written, "link to %q earns a commission and its rel does not say so; %s", shown(l.Written), c.howToMark(l))
				if l.FromPost != nil && !l.Markdown {
					f.Fix = fix.AddRel(c.File, *l.FromPost, "sponsored", "nofollow", "noopener")
				}
			}
		},
	}
}

// howToMark returns the fix, for the page of a post and for others.
func (c *Context) howToMark(l *Link) string {
	if (c.Origin != "" || c.Post != nil && l.Markdown) && c.checker.catalog != nil {
		return "write it with {{< paid-link >}}, or turn on the hook for Markdown links (\"Paid links\" in the documentation)"
	}
	if c.Post != nil && l.Markdown {
		return "write it as HTML, with rel=\"sponsored nofollow\", or let a hook for links write that"
	}
	return "add rel=\"sponsored nofollow\""
}

// relIsTheirs reports whether the link is paid and its rel is decided here. For a
// Markdown link only the page shows it, unless Hugo itself writes the link; feeds do
// not need it.
func (c *Context) relIsTheirs(l *Link) bool {
	return l.Paid() && !c.Feed && !l.Embedded && (c.Page != nil || !l.Markdown || c.relIsKnown(l))
}
