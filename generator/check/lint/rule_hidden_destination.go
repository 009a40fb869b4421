package lint

import (
	"regexp"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func hiddenDestination() *Rule {
	return &Rule{
		ID:       "hidden-destination",
		Title:    "nobody can tell where a short link leads",
		Severity: finding.Info,
		Reason: `A shortener's address does not show whether the link earns, and neither does your own address such as
/go/kettle. Nothing is fetched, so it is unknown whether the page needs a disclosure for it.`,
		Fix:     "Say in aboveboard/links.yaml where it leads, under aliases, or link to the destination itself.",
		Sources: []string{"https://affiliate-program.amazon.com/help/operating/policies"},
		Bad: one("content/posts/kettle.md", `---
title: Kettles
---
I use [this kettle](https://bit.ly/3abcdef).
`),
		Good: one("content/posts/kettle.md", `---
title: Kettles
---
I use [this kettle](https://kettles.example/blue).
`),
		Check: func(c *Context) {
			first, others := (*Link)(nil), 0
			for i := range c.Links {
				l := &c.Links[i]
				switch {
				case l.Earnings() != network.MayEarn && !shortened(l) || l.Paid() || !l.Seen() || c.Feed:
				case first == nil:
					first = l
				default:
					others++
				}
			}
			if first != nil {
				c.Report(first.HrefSpan, first.Written, "link to %q does not show where it leads%s; write that into aboveboard/links.yaml, or link to the destination itself", shown(first.Written), alsoOthers(others))
			}
		},
	}
}

// forwarding matches the folders that plugins and bloggers use for their own redirects
// to shops, as in /go/kettle.
var forwarding = regexp.MustCompile(`^(?:https?://[^/]+)?/(?:go|goto|recommends?|refer|out|visit)/[^/?#]+/?$`)

// shortened reports whether a link looks like the publisher's own redirect with an
// unknown target: search engines are told not to follow it.
func shortened(l *Link) bool {
	return l.Network == nil && l.Via == "" && l.Has("nofollow") && mayForward(l.Written) && forwarding.MatchString(l.Written)
}

// mayForward reports, faster than the pattern, whether the last folder of an address is
// one of its folders.
func mayForward(address string) bool {
	address = strings.TrimSuffix(address, "/")
	folder := address[:max(strings.LastIndexByte(address, '/'), 0)]
	switch folder[strings.LastIndexByte(folder, '/')+1:] {
	case "go", "goto", "recommend", "recommends", "refer", "out", "visit":
		return true
	}
	return false
}
