package lint

import "github.com/aboveboard-hugo/aboveboard/generator/source/finding"

func nofollowOnly() *Rule {
	return &Rule{
		ID:       "nofollow-only",
		Title:    "a paid link says nofollow but not sponsored",
		Severity: finding.Info,
		Partly:   true,
		Reason:   `Google still accepts nofollow on paid links, but prefers sponsored, which says what the link is.`,
		Fix:      "Add sponsored to the link's rel.",
		Sources:  []string{googleLinks},
		Bad: one("public/a/index.html", `<html lang="en"><body><main><h1>Kettles</h1><p>We earn a commission when you buy through links on this page.</p>
<p><a rel="nofollow" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a></p></main></body></html>`),
		Good: one("public/a/index.html", `<html lang="en"><body><main><h1>Kettles</h1><p>We earn a commission when you buy through links on this page.</p>
<p><a rel="nofollow sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a></p></main></body></html>`),
		Check: func(c *Context) {
			for i := range c.Links {
				l := &c.Links[i]
				if c.relIsTheirs(l) && l.Has("nofollow") && !l.Has("sponsored") {
					c.Report(l.Span, l.Written, "link to %q earns a commission and its rel says only nofollow; add sponsored, which Google prefers", shown(l.Written))
				}
			}
		},
	}
}
