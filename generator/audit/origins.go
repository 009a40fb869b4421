package audit

import (
	"github.com/aboveboard-hugo/aboveboard/generator/page"
	"github.com/aboveboard-hugo/aboveboard/generator/post"
	"github.com/aboveboard-hugo/aboveboard/generator/published"
)

// origins traces published pages back to their posts.
type origins struct {
	folders []string
	traced  map[string]bool
}

func newOrigins(o Options) *origins { return &origins{folders: o.Content} }

func (*origins) add(*post.Post)                           {}
func (*origins) of(string, *page.Page) string             { return "" }
func (*origins) ofAddress(*published.Site, string) string { return "" }
