package published_test

import (
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/published"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

func TestAPageIsTracedToItsPost(t *testing.T) {
	posts := []published.Content{
		{Path: "content/posts/a.md", Title: "Kettles"},
		{Path: "content/posts/a.de.md", Language: "de", Title: "Wasserkocher"},
		{Path: "content/posts/b/index.md", Title: "Same"},
		{Path: "content/reviews/c.md", Slug: "Sea Kettle", Title: "Same"},
		{Path: "content/d.md", URL: "/special/d.html", Aliases: []string{"/old-d/"}},
		{Path: "content/posts/_index.md", Title: "Posts"},
		{Path: "content/_index.md"},
		{Path: "content/fr/posts/e.md", Language: "fr"},
		{Path: "content/Posts/My Post.md"},
		{Path: "content/twice.md"},
		{Path: "content/twice/index.md"},
		published.FromFrontMatter("content/z.md", "z.md", "", map[string]any{"Slug": "zed", "title": "Zed", "aliases": []any{"/zz", 3}}),
	}
	for i := range posts {
		posts[i].Mounted = strings.TrimPrefix(strings.TrimPrefix(posts[i].Path, "content/"), "fr/")
	}
	origins := published.NewOrigins(posts, []string{"en", "de", "fr"})
	for _, tc := range []struct{ name, html, want string }{
		{"posts/a/index.html", "", "content/posts/a.md"},
		{"posts/a.html", "", "content/posts/a.md"},
		{"en/posts/a/index.html", "", "content/posts/a.md"},
		{"de/posts/a/index.html", "", "content/posts/a.de.md"},
		{"posts/b/index.html", "", "content/posts/b/index.md"},
		{"reviews/sea-kettle/index.html", "", "content/reviews/c.md"},
		{"reviews/c/index.html", "", ""},
		{"special/d.html", "", "content/d.md"},
		{"old-d/index.html", "", "content/d.md"},
		{"posts/index.html", "", "content/posts/_index.md"},
		{"index.html", "", "content/_index.md"},
		{"fr/posts/e/index.html", "", "content/fr/posts/e.md"},
		{"posts/my-post/index.html", "", "content/Posts/My Post.md"},
		{"twice/index.html", "", ""},
		{"zed/index.html", "", "content/z.md"},
		{"zz/index.html", "", "content/z.md"},
		{"2026/01/kettles/index.html", "<title>Kettles | A blog</title>", "content/posts/a.md"},
		{"2026/01/b/index.html", "<title>Same - A blog</title>", "content/posts/b/index.md"},
		{"2026/01/x/index.html", "<title>Same - A blog</title>", ""},
		{"2026/01/y/index.html", "<title>Another</title>", ""},
		{"tags/kettles/page/2/index.html", "<title>Kettles</title>", ""},
	} {
		p := page.Read(source.New(tc.name, []byte(tc.html)), nil)
		if got := origins.Of(tc.name, p); got != tc.want {
			t.Errorf("%s: got %q, want %q", tc.name, got, tc.want)
		}
	}
}
