package lint

import "github.com/aboveboard-hugo/aboveboard/generator/source/finding"

func ugcRel() *Rule {
	return &Rule{
		ID:       "ugc-rel",
		Title:    "a paid link is marked as written by visitors",
		Severity: finding.Warning,
		Partly:   true,
		Reason:   `rel="ugc" is for links that visitors leave in comments and forums. Your own paid link is not one of them.`,
		Fix:      "Remove ugc and write sponsored.",
		Sources:  []string{google2019},
		Bad: one("public/a/index.html", `<html lang="en"><body><main><h1>Kettles</h1><p>We earn a commission when you buy through links on this page.</p>
<p><a rel="ugc sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a></p></main></body></html>`),
		Good: one("public/a/index.html", `<html lang="en"><body><main><h1>Kettles</h1><p>We earn a commission when you buy through links on this page.</p>
<p><a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a></p></main></body></html>`),
		Check: func(c *Context) {
			for i := range c.Links {
				l := &c.Links[i]
				if c.relIsTheirs(l) && l.Has("ugc") {
					c.Report(l.Span, l.Written, "link to %q earns a commission and its rel says ugc, which is for what visitors write; remove it", shown(l.Written))
				}
			}
		},
	}
}
