package lint

import "github.com/aboveboard-hugo/aboveboard/generator/source/finding"

func disclosureBehindLink() *Rule {
	return &Rule{
		ID:       "disclosure-behind-link",
		Title:    "the disclosure is only a link to one",
		Severity: finding.Error,
		Pages:    true,
		Reason: `A link or a button that is called "Disclosure" is easy to miss. The Federal Trade Commission says
that it is not enough, and its rule on reviews says that readers must see the words without following a link.`,
		Fix:     "Write the sentence itself into the article. It may link to a page that says more.",
		Sources: []string{ftcFAQ},
		Bad: one("public/a/index.html", `<html lang="en"><body><main><h1>Kettles</h1><p><a href="/disclosure/">We earn a commission when you buy through links on this page.</a></p>
<p><a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a></p></main></body></html>`),
		Good: one("public/a/index.html", `<html lang="en"><body><main><h1>Kettles</h1><p>We earn a commission when you buy through links on this page. <a href="/disclosure/">More about this</a></p>
<p><a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a></p></main></body></html>`),
		Check: func(c *Context) {
			found := c.Uncovered()
			if found.link == nil || found.flaw != flawOnlyLink && found.flaw != flawLinkOutside || c.Feed {
				return
			}
			c.Report(found.notice.Span, found.link.Written, "all of the disclosure %q is a link, and link to %q earns a commission; write the sentence itself above that link",
				shown(found.notice.Text), shown(found.link.Written))
		},
	}
}
