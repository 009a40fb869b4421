package lint

import (
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func deadShortLink() *Rule {
	return &Rule{
		ID:       "dead-short-link",
		Title:    "one of your short links leads nowhere",
		Severity: finding.Error,
		Reason: `Readers of a link under /go/ that no rule, no page and no alias answers see an error page, and nobody earns. It
happens when the id has a typo, and when something else writes public/_redirects: an output format of a theme, for
example, replaces the file that Hugo copies from static/.

The rule looks at links under /go/ where a _redirects file is published, and at each entry of links.yaml.`,
		Fix:     "Correct the id, or let only one of the two write _redirects, and build again.",
		Sources: []string{"https://docs.netlify.com/manage/routing/redirects/overview/"},
		Pages:   true,
		Bad: []Example{{Files: map[string]string{
			"public/_redirects":   "/go/kettle https://shop.example/kettle 302\n",
			"public/a/index.html": `<html lang="en"><body><main><h1>Kettles</h1><p>See <a href="/go/kettel">the kettle</a>.</p></main></body></html>`,
		}}},
		Good: []Example{{Files: map[string]string{
			"public/_redirects":   "/go/kettle https://shop.example/kettle 302\n",
			"public/a/index.html": `<html lang="en"><body><main><h1>Kettles</h1><p>See <a href="/go/kettle">the kettle</a>.</p></main></body></html>`,
		}}},
		Check: func(c *Context) {
			if c.checker.resolve == nil || !c.checker.resolve.Redirects() || c.Page == nil {
				return
			}
			for i := range c.Links {
				l := &c.Links[i]
				if id := c.checker.ownShort(l.Written); id != "" && l.Dead && !l.Short {
					c.Report(l.HrefSpan, l.Written, "link to %q leads nowhere: neither a page nor a rule of _redirects has that address%s", shown(l.Written), c.nearShort(id))
				}
			}
		},
		Site: func(c *SiteContext) {
			if c.checker.resolve == nil || c.checker.catalog == nil {
				return
			}
			for _, l := range c.checker.catalog.Links {
				address := shortPrefix + l.ID
				if !l.Redirect || !c.checker.resolve.Follow("index.html", address).Dead {
					continue
				}
				c.Report(Summary{Path: l.Mark.File.Path}, Mark{l.Mark.File, l.Mark.Span}, address,
					"%q leads nowhere, since the published _redirects has no rule for it; run aboveboard generate and build again, and make sure that nothing else writes that file, such as an output format of your theme", address)
			}
		},
	}
}

// nearShort suggests the entry of links.yaml that an id was meant to be.
func (c *Context) nearShort(id string) string {
	if c.checker.catalog != nil {
		var ids []string
		for _, l := range c.checker.catalog.Links {
			ids = append(ids, l.ID)
		}
		if guess := finding.Nearest(strings.ToLower(id), ids); guess != "" {
			return "; did you mean \"" + shortPrefix + guess + "\"?"
		}
	}
	return "; correct it, or add it to aboveboard/links.yaml"
}
