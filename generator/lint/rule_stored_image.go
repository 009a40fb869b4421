package lint

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/post"
)

// amazonImage is how Amazon names its pictures: an id, then size codes between
// dots and underscores.
var amazonImage = regexp.MustCompile(`^[0-9A-Za-z+%-]{8,16}L?\._(?:AC_)?[A-Z]{2}\w*_\.(?:jpe?g|png|webp|gif)$`)

func storedImage() *Rule {
	return &Rule{
		ID:       "stored-product-image",
		Title:    "a product picture of Amazon's is kept in the blog",
		Severity: finding.Error,
		Reason: `Amazon's pictures may be linked for up to a day and not stored. A picture with a name such as
71AbCdEf12L._AC_SL1500_.jpg in your own folders is a stored copy.`,
		Mend:    "Use a picture of your own, or one that the program serves.",
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
					if stored(x.Src) {
						c.Report(x.Span, x.Src, "%q is named as Amazon names its product pictures, which must not be stored; use a picture of your own", path.Base(x.Src))
					}
				}
				return
			}
			for _, l := range c.Links {
				if l.FromPost != nil && l.FromPost.Kind == post.Image && stored(l.Written) {
					c.Report(l.Span, l.Written, "%q is named as Amazon names its product pictures, which must not be stored; use a picture of your own", path.Base(l.Written))
				}
			}
		},
	}
}

// stored tells whether an address is of the site itself and has one of Amazon's
// file names.
func stored(address string) bool {
	u, err := url.Parse(address)
	return err == nil && !strings.Contains(address, "amazon.") && amazonImage.MatchString(path.Base(u.Path))
}
