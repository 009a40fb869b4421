package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestASearchIndexThatRendersThePages: hugo-book, hextra and docsy render posts
// for the first time from within nested resource templates.
func TestASearchIndexThatRendersThePages(t *testing.T) {
	blog := searchBlog(t)
	do(t, blog, "hugo", "--panicOnWarning")
	page := read(t, filepath.Join(blog, "public/posts/every-shortcode/index.html"))
	for _, class := range []string{"abv-notice", "abv-fact", "abv-mark", "abv-differences", "abv-comparison", "abv-verdict", "abv-program"} {
		if !strings.Contains(page, class) {
			t.Errorf("no %s on the page", class)
		}
	}
	index, err := filepath.Glob(filepath.Join(blog, "public/index.min.*.json"))
	if err != nil || len(index) != 1 || !strings.Contains(read(t, index[0]), "Payout from") {
		t.Errorf("the search index %v has no words of the table (%v)", index, err)
	}
}

// searchBlog is a blog with such a theme and a post that uses every shortcode.
func searchBlog(t *testing.T) string {
	t.Helper()
	blog := t.TempDir()
	if err := os.CopyFS(blog, os.DirFS("testdata/search-index")); err != nil {
		t.Fatal(err)
	}
	do(t, blog, "aboveboard", "init")
	for name, lines := range map[string]string{
		"aboveboard/site.yaml": "accounts: {amazon-associates: {amazon.com: example-20}}\n",
		"aboveboard/comparisons/amazon-associates-vs-influencer.yaml": "verdicts: [{choose: amazon-associates, when: you write}]\n",
	} {
		write(t, blog, map[string]string{name: read(t, filepath.Join(blog, name)) + lines})
	}
	do(t, blog, "aboveboard", "generate")
	return blog
}
