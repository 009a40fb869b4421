package lint

import (
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func deadLinkForm() *Rule {
	return &Rule{
		ID:       "dead-link-form",
		Title:    "a link or a frame of a kind that the network has retired",
		Severity: finding.Warning,
		Of: func(n *network.Network) bool {
			for _, s := range n.Shapes {
				if s.Dead != "" {
					return true
				}
			}
			return false
		},
		Reason: `Networks retire entire kinds of links. Amazon stopped serving the pictures and frames of SiteStripe at the end of 2023, and
Envato ended ?ref= in 2018. What is left on the page shows nothing, or leads to the shop and earns nothing.`,
		Fix:     "Replace it with a link of a kind that the network still has, or remove it.",
		Sources: []string{"https://affiliate-program.amazon.com/help/operating/policies", "https://forums.envato.com/t/185929"},
		Bad: one("content/posts/theme.md", `---
title: Themes
---
I use [this theme](https://themeforest.net/item/example/123?ref=myname).
`),
		Good: one("content/posts/theme.md", `---
title: Themes
---
We earn a commission when you buy through links on this page.

I use [this theme](https://1.envato.market/AbC12).
`),
		Check: func(c *Context) {
			for l, at := range c.chains() {
				if at.Shape.Dead != "" && !c.Feed {
					c.reportDead(l.HrefSpan, l.Written, at)
				}
			}
			for at, address := range c.loaded() {
				if match, ok := c.checker.networks.Match(address); ok && match.Shape.Dead != "" && !c.Feed {
					c.reportDead(at, address, &match)
				}
			}
		},
	}
}

func (c *Context) reportDead(at source.Span, address string, match *network.Link) {
	c.Report(at, address, "%q is of a kind that %s no longer serves: %s", shown(address), match.Network.Name, match.Shape.Dead)
}

// loaded iterates over the addresses that a page or a post loads by itself: frames and
// images.
func (d *Document) loaded() func(yield func(source.Span, string) bool) {
	return func(yield func(source.Span, string) bool) {
		if d.Page != nil {
			for _, x := range d.Page.Embeds {
				if x.Kind != "script" && !yield(x.Span, x.Src) {
					return
				}
			}
			for _, x := range d.Page.Images {
				if !yield(x.Span, x.Src) {
					return
				}
			}
		}
		if d.Post != nil {
			for _, x := range d.Post.Links {
				if (x.Kind == post.Frame || x.Kind == post.Image) && !yield(x.Destination, x.Address) {
					return
				}
			}
		}
	}
}
