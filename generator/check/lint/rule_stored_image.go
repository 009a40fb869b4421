package lint

import (
	"path"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func storedImage() *Rule {
	return &Rule{
		ID:       "stored-product-image",
		Title:    "a shop's product image is stored in the blog",
		Severity: finding.Error,
		Of:       forbidsCopies,
		Reason: `Amazon's images may be linked for up to a day but not stored. An image with a name such as
71AbCdEf12L._AC_SL1500_.jpg in your own folders is a stored copy.`,
		Fix:     "Use your own image, or one that the program serves.",
		Sources: []string{"https://affiliate-program.amazon.com/help/operating/policies"},
		Bad: one("content/posts/kettle.md", `---
title: Kettles
---
![The kettle](/images/71AbCdEf12L._AC_SL1500_.jpg)
`),
		Good: one("content/posts/kettle.md", `---
title: Kettles
---
![The kettle](/images/my-kettle.jpg)
`),
		Check: func(c *Context) {
			if c.Feed {
				return
			}
			if c.Page != nil {
				for _, x := range c.Page.Images {
					c.stored(x.Span, x.Src)
				}
				return
			}
			for i := range c.Links {
				l := &c.Links[i]
				if l.FromPost != nil && l.FromPost.Kind == post.Image {
					c.stored(l.Span, l.Written)
				}
			}
		},
	}
}

// stored reports an image that is a copy of a network's.
func (c *Context) stored(at source.Span, address string) {
	for _, n := range c.checker.networks.Networks {
		if n.StoredCopy(address) {
			c.Report(at, address, "%q has a name like the product images of %s, which must not be stored; use your own image", path.Base(address), n.Name)
			return
		}
	}
}
