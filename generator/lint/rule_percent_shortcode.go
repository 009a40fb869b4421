package lint

import (
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/finding"
)

func percentShortcode() *Rule {
	return &Rule{
		ID:       "percent-shortcode",
		Title:    "a shortcode of Aboveboard is written with % and may vanish",
		Severity: finding.Error,
		Reason: `With {{% %}} Hugo sends what the shortcode shows through its Markdown engine, which drops HTML unless the blog allows
it. The table or the disclosure is gone, and nothing says so.`,
		Mend:    "Write {{< and >}}.",
		Sources: []string{"https://gohugo.io/content-management/shortcodes/"},
		Bad: one("content/posts/kettle.md", `---
title: Kettles
---
{{% disclosure %}}
`),
		Good: one("content/posts/kettle.md", `---
title: Kettles
---
{{< disclosure >}}
`),
		Check: func(c *Context) {
			if c.Post == nil {
				return
			}
			for _, s := range c.Post.Shortcodes {
				if s.Markdown && slices.Contains(ownShortcodes(), s.Name) {
					f := c.Report(s.Span(), s.Name, "{{%% %s %%}} loses what it shows; write {{< %s >}}", s.Name, s.Name)
					f.Fix = s.WithAngles(c.File)
				}
			}
		},
	}
}

func ownShortcodes() []string {
	return []string{"comparison", "differences", "verdict", "program", "fact", "disclosure", "paid-link"}
}
