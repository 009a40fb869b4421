package lint

import (
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/register"
)

func incompleteSuppression() *Rule {
	return &Rule{
		ID:       "incomplete-suppression",
		Title:    "a finding is suppressed without a reason",
		Severity: finding.Error,
		Reason: `A year from now, nobody will remember why the rule does not apply to this link. Without a reason the comment suppresses
nothing.`,
		Fix: "Write the rule and the reason: `<!-- aboveboard:ignore undisclosed-link the link earns nothing -->`",
		Bad: one("content/posts/kettle.md", `---
title: Kettles
---
<!-- aboveboard:ignore undisclosed-link -->
I use [this kettle from Amazon](https://www.amazon.com/dp/B000000001?tag=example-20).
`),
		Good: one("content/posts/kettle.md", `---
title: Kettles
---
<!-- aboveboard:ignore undisclosed-link the account is closed, so this earns nothing -->
I use [this kettle from Amazon](https://www.amazon.com/dp/B000000001?tag=example-20).
`),
		Check: func(c *Context) {
			if c.Post == nil {
				return
			}
			for _, s := range c.Post.Suppressions {
				switch {
				case s.Rule == "":
					c.Report(s.Span, "rule", "this comment names no rule; write aboveboard:ignore, the rule and the reason")
				case s.Reason == "":
					c.Report(s.Span, s.Rule, "this comment suppresses %q but gives no reason; add it after the rule's name", s.Rule)
				}
			}
			for rule, reason := range settingsOf(c.Post).Ignore {
				if reason == "" {
					c.Report(c.Post.File.LineSpan(1), rule, "the front matter suppresses %q but gives no reason; write %q", rule, rule+": the reason")
				}
			}
		},
	}
}

func unknownSuppression() *Rule {
	return &Rule{
		ID:       "unknown-suppression",
		Title:    "a comment suppresses a rule that does not exist",
		Severity: finding.Error,
		Reason:   `Such a comment does nothing, although its author believes that it does.`,
		Fix:      "Correct the rule's name. `aboveboard explain` lists all of them.",
		Bad: one("content/posts/kettle.md", `---
title: Kettles
---
<!-- aboveboard:ignore undisclosed-links the link earns nothing -->
Words.
`),
		Good: one("content/posts/kettle.md", `---
title: Kettles
---
Words.
`),
		Check: func(c *Context) {
			if c.Post == nil || len(c.Post.Suppressions) == 0 && len(settingsOf(c.Post).Ignore) == 0 {
				return
			}
			var ids []string
			known := map[string]bool{}
			for _, r := range c.checker.rules {
				ids, known[string(r.ID)] = append(ids, string(r.ID)), true
				for _, old := range register.Load().Former(r.ID) {
					known[string(old)] = true
				}
			}
			for _, s := range c.Post.Suppressions {
				if s.Rule != "" && !known[s.Rule] {
					c.Report(s.Span, s.Rule, "there is no rule %q; %s", s.Rule, finding.Expected(s.Rule, ids))
				}
			}
			for rule := range settingsOf(c.Post).Ignore {
				if !known[rule] {
					c.Report(c.Post.File.LineSpan(1), rule, "the front matter suppresses %q, but there is no such rule; %s", rule, finding.Expected(rule, ids))
				}
			}
		},
	}
}

// unusedSuppression is found by Checker.Finish, which knows what was suppressed.
func unusedSuppression() *Rule {
	return &Rule{
		ID:       "unused-suppression",
		Title:    "a comment suppresses nothing",
		Severity: finding.Warning,
		Reason:   `The link or the disclosure has changed since. What is left would suppress the next mistake in the same place.`,
		Fix:      "Remove the comment.",
		Bad: one("content/posts/kettle.md", `---
title: Kettles
---
<!-- aboveboard:ignore undisclosed-link the link earns nothing -->
I use [this kettle](https://kettles.example/blue).
`),
		Good: one("content/posts/kettle.md", `---
title: Kettles
---
I use [this kettle](https://kettles.example/blue).
`),
	}
}
