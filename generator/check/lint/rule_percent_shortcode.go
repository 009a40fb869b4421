package lint

import (
	"bytes"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func percentShortcode() *Rule {
	return &Rule{
		ID:       "percent-shortcode",
		Title:    "a shortcode of Aboveboard is written with % and may vanish",
		Severity: finding.Error,
		Reason: `With {{% %}} Hugo runs the shortcode's output through its Markdown engine, which drops HTML unless the blog allows
it. The table or the disclosure is missing, without any error.`,
		Fix:     "Write {{< and >}}.",
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
				if bytes.HasPrefix(c.File.Data[s.Start:s.End], []byte("{{%")) && c.checker.own(s) {
					f := c.Report(source.Span{Start: s.Start, End: s.End}, s.Name, "{{%% %s %%}} loses its output; write {{< %s >}}", s.Name, s.Name)
					f.Fix = angles(s)
				}
			}
		},
	}
}

// angles rewrites a call, and its closing tag, with < and >.
func angles(s post.Shortcode) *finding.Fix {
	fix := &finding.Fix{Title: "Write the shortcode with < and >"}
	for _, tag := range []source.Span{{Start: s.Start, End: s.End}, s.Closing} {
		if tag.End > tag.Start {
			fix.Edits = append(fix.Edits,
				finding.Edit{Span: source.Span{Start: tag.Start + 2, End: tag.Start + 3}, Text: "<"},
				finding.Edit{Span: source.Span{Start: tag.End - 3, End: tag.End - 2}, Text: ">"})
		}
	}
	return fix
}
