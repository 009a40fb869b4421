package lint

import "github.com/aboveboard-hugo/aboveboard/generator/source/finding"

func unreadable() *Rule {
	return &Rule{
		ID:       "unreadable-file",
		Title:    "a post or a page could not be read completely",
		Severity: finding.Warning,
		Reason: `What cannot be read cannot be checked: a shortcode that is never closed, text that is not UTF-8, a page of many
megabytes. What is before the fault was checked. If a page's stylesheets are not in the published folder, it is
unknown what they hide. A file over the size limit is an error, because a paid link may be
in the rest that was not read.`,
		Fix: "Fix the file as the message says. To allow a file over the limit, name it in `aboveboard/site.yaml`: " +
			"`check: {paths: [{path: content/archive.md, rules: {unreadable-file: warning}}]}`.",
		Sources: []string{"https://gohugo.io/content-management/shortcodes/"},
		Bad:     one("content/posts/kettle.md", "---\ntitle: Kettles\n\nThe line that closes the front matter is missing.\n"),
		Good:    one("content/posts/kettle.md", "---\ntitle: Kettles\n---\n\nHere it is.\n"),
		Check: func(c *Context) {
			switch {
			case c.Post != nil && c.Post.Problem != nil:
				f := c.Report(c.Post.ProblemSpan, "problem", "this post could not be read completely: %v", c.Post.Problem)
				failWhere(c.Post.Unread, f)
				if c.Post.ProblemSpan.End == 0 {
					f.Precision = finding.WholeFile
				}
			case c.Page != nil && c.Page.Problem != "":
				f := c.Report(c.File.LineSpan(1), "problem", "this page could not be read completely: %s", c.Page.Problem)
				failWhere(c.Page.Unread, f)
				f.Precision = finding.WholeFile
			case c.Page != nil && c.Page.Unstyled != "" && c.paid():
				f := c.Report(c.File.LineSpan(1), "stylesheet", "the stylesheet %q of this page is not in the published folder, so it is not known what it hides; if the blog is published in a folder of its site, name the address with --base-url", c.Page.Unstyled)
				f.Severity, f.Precision, f.Cause = finding.Info, finding.WholeFile, "stylesheet"
			}
		},
	}
}

// failWhere makes a finding an error if the rest of a file was not read.
func failWhere(unread bool, f *finding.Finding) {
	if unread {
		f.Severity = finding.Error
	}
}
