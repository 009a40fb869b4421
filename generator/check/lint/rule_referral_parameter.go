package lint

import (
	_ "embed"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

func referralParameter() *Rule {
	return &Rule{
		ID:       "referral-parameter",
		Title:    "a link looks like a referral, but no network file has it",
		Severity: finding.Info,
		Reason: `Shops have referral programs of their own, and their links carry a code: refid, ref, referralCode, aff or partner. Such
a parameter alone proves nothing, because sites use these names for other things too. If the paragraph around the link
says that its author gets something, the link needs a disclosure, but Aboveboard does not recognize it.`,
		Fix:     "Describe the shop's links in aboveboard/networks/, so that they are checked as paid links, or leave the code out of the address.",
		Sources: []string{"https://www.ftc.gov/business-guidance/resources/ftcs-endorsement-guides-what-people-are-asking"},
		Bad: one("content/posts/client.md", `---
title: Thin client
---
[The thin client in a shop](https://www.shop.example/thin-client/10381?referralCode=0123456789abcdef) (I get a bonus when you sign up.)
`),
		Good: one("content/posts/client.md", `---
title: Thin client
---
[The thin client in a shop](https://www.shop.example/thin-client/10381?ref=menu) is what I use.
`),
		Check: func(c *Context) {
			for i := range c.Links {
				l := &c.Links[i]
				if l.Network != nil || l.Paid() || !l.Seen() || c.Feed || l.Passage < 0 || !strings.Contains(l.Written, "?") {
					continue
				}
				if name := referralIn(l.Written); name != "" && saysReferral(c.Passages[l.Passage].Text) {
					c.Report(l.HrefSpan, l.Written, "link to %q looks like your referral (%s), but no network file has it; if it pays you, describe it in aboveboard/networks/, so that its disclosure is checked", shown(l.Written), name)
				}
			}
		},
	}
}

//go:embed referral.yaml
var referralFile []byte

// referralWords is the content of referral.yaml.
type referralWords struct{ parameters, words []string }

// referrals reads the file once; it is part of the program.
var referrals = sync.OnceValue(func() referralWords {
	root, findings := yamlsource.Parse(source.New("referral.yaml", referralFile))
	if len(findings) > 0 {
		panic(findings[0].Message)
	}
	var r referralWords
	for _, item := range yamlsource.Of(root, "parameters").Items {
		r.parameters = append(r.parameters, item.Value)
	}
	for _, language := range yamlsource.Of(root, "words").Entries {
		for _, item := range language.Value.Items {
			r.words = append(r.words, item.Value)
		}
	}
	return r
})

// referralIn returns the parameter of an address that looks like a referral.
func referralIn(address string) string {
	parsed, err := url.Parse(address)
	if err != nil || parsed.Host == "" {
		return ""
	}
	for pair := range strings.SplitSeq(parsed.RawQuery, "&") {
		name, value, _ := strings.Cut(pair, "=")
		if value != "" && slices.Contains(referrals().parameters, strings.ToLower(name)) {
			return name
		}
	}
	return ""
}

// saysReferral reports whether a paragraph says that its links pay its author.
func saysReferral(text string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(referrals().words, func(word string) bool { return strings.Contains(text, word) })
}
