package lint

import (
	"bytes"

	"github.com/aboveboard-hugo/aboveboard/generator/check/fix"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func hiddenReferrer() *Rule {
	return &Rule{
		ID:       "hidden-referrer",
		Title:    "a paid link hides which page the click came from",
		Severity: finding.Error,
		Of:       func(n *network.Network) bool { return n.Referrer },
		Partly:   true,
		Reason: `Amazon's policies forbid hiding the address of your site so that Amazon cannot tell where a click came from.
rel="noreferrer" and a referrer policy of no-referrer or same-origin do just that, whether it is set by an attribute, by
the page's meta element "referrer" (where the old word "never" means the same) or by a Referrer-Policy header in _headers or
netlify.toml. The policy "origin" is fine: it hides the page and not the site. Themes add noreferrer to every link
that opens in a new tab.`,
		Fix:     "Remove noreferrer from the link, or write it with {{< paid-link >}}. For the whole site, use strict-origin-when-cross-origin.",
		Sources: []string{"https://affiliate-program.amazon.com/help/operating/policies"},
		Bad: one("public/a/index.html", `<html lang="en"><body><main><h1>Kettles</h1><p>We earn a commission when you buy through links on this page. As an Amazon Associate I earn from qualifying purchases.</p>
<p><a rel="sponsored noopener noreferrer" href="https://www.amazon.com/dp/B000000001?tag=example-20">Kettle at Amazon</a></p></main></body></html>`),
		Good: one("public/a/index.html", `<html lang="en"><body><main><h1>Kettles</h1><p>We earn a commission when you buy through links on this page. As an Amazon Associate I earn from qualifying purchases.</p>
<p><a rel="sponsored noopener" href="https://www.amazon.com/dp/B000000001?tag=example-20">Kettle at Amazon</a></p></main></body></html>`),
		Check: func(c *Context) {
			for i := range c.Links {
				l := &c.Links[i]
				if !c.relIsTheirs(l) || l.Network == nil || !l.Network.Referrer {
					continue
				}
				switch {
				case l.Has("noreferrer"):
					f := c.Report(l.Span, l.Written, "rel of the link to %q says noreferrer, which hides your page from %s, and the program forbids that; remove it", shown(l.Written), l.Network.Name)
					if l.FromPost != nil {
						f.Fix = fix.RemoveRel(c.File, *l.FromPost, "noreferrer")
					}
				case l.Referrer == "no-referrer" || l.Referrer == "same-origin": // no request to another site
					f := c.Report(l.Span, l.Written, "the referrer policy %q hides your page from %s on the link to %q, and the program forbids that; use strict-origin-when-cross-origin",
						l.Referrer, l.Network.Name, shown(l.Written))
					if !bytes.Contains(bytes.ToLower(c.File.Data[l.Span.Start:l.Span.End]), []byte("referrerpolicy")) {
						f.Cause = "referrer policy of the site"
					}
				}
			}
		},
	}
}
