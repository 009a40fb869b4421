package lint

import "github.com/aboveboard-hugo/aboveboard/generator/source/finding"

func feedWithoutDisclosure() *Rule {
	return &Rule{
		ID:       "feed-without-disclosure",
		Title:    "a feed has paid links without the disclosure",
		Severity: finding.Warning,
		Pages:    true,
		Reason: `People who read your posts in a feed reader or an email program never visit the page. The words and links of a post
reach them, and what your theme adds around the post does not. That a feed needs the disclosure as well is our reading of
"each page": no authority that we know of has mentioned feeds.`,
		Fix:     "Put {{< disclosure >}} into the post itself: it has a form for feeds. If your theme's templates disclose, let its feed do so too, with the partial aboveboard/feed-disclosure.html. Or publish only summaries without links in the feed.",
		Sources: []string{ftcFAQ},
		Bad: one("public/index.xml", `<rss version="2.0"><channel><title>Blog</title><item><title>Kettles</title><link>https://blog.example/a/</link>
<description>&lt;p&gt;&lt;a href="https://www.amazon.com/dp/B000000001?tag=example-20"&gt;Kettle at Amazon&lt;/a&gt;&lt;/p&gt;</description></item></channel></rss>`),
		Good: one("public/index.xml", `<rss version="2.0"><channel><title>Blog</title><item><title>Kettles</title><link>https://blog.example/a/</link>
<description>&lt;p&gt;We earn a commission when you buy through links on this page.&lt;/p&gt;&lt;p&gt;&lt;a href="https://www.amazon.com/dp/B000000001?tag=example-20"&gt;Kettle at Amazon&lt;/a&gt;&lt;/p&gt;</description></item></channel></rss>`),
		Check: func(c *Context) {
			found := c.Uncovered()
			if !c.Feed || found.link == nil || c.mayDisclose(found.link) != nil {
				return
			}
			c.Report(found.link.Span, found.link.Written, "the feed's item %q links to %q, which earns a commission, without a disclosure above it; %s",
				c.itemName(), shown(found.link.Written), c.howToDiscloseInFeed())
		},
	}
}

func (c *Context) howToDiscloseInFeed() string {
	if c.checker.catalog == nil {
		return "begin the item with a sentence that says that you earn when somebody buys"
	}
	if c.askedInVain() {
		return askByName
	}
	return "put {{< disclosure >}} into the post"
}

// itemName returns the title of a feed item or, because short posts have none, its address.
func (c *Context) itemName() string {
	if c.Page.Title == "" {
		return shown(c.Page.Canonical)
	}
	return c.Page.Title
}
