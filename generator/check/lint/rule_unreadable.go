package lint

import "github.com/aboveboard-hugo/aboveboard/generator/source/finding"

func unreadable() *Rule {
	return &Rule{
		ID:       "unreadable-file",
		Title:    "a post or a page could not be read whole",
		Severity: finding.Warning,
		Reason: `What cannot be read cannot be checked: a shortcode that is never closed, text that is not UTF-8, a page of many
megabytes. What is before the fault was checked.`,
		Fix:     "Fix the file as the message says.",
		Sources: []string{"https://gohugo.io/content-management/shortcodes/"},
		Bad:     one("content/posts/kettle.md", "---\ntitle: Kettles\n\nThe line that closes the front matter is missing.\n"),
		Good:    one("content/posts/kettle.md", "---\ntitle: Kettles\n---\n\nHere it is.\n"),
		Check: func(c *Context) {
			switch {
			case c.Post != nil && c.Post.Problem != nil:
				f := c.Report(c.Post.ProblemSpan, "problem", "this post could not be read whole: %v", c.Post.Problem)
				if c.Post.ProblemSpan.End == 0 {
					f.Precision = finding.WholeFile
				}
			case c.Page != nil && c.Page.Problem != "":
				f := c.Report(c.File.LineSpan(1), "problem", "this page could not be read whole: %s", c.Page.Problem)
				f.Precision = finding.WholeFile
			}
		},
	}
}
