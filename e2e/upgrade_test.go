package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestABlogOfAnOlderVersionComesAlong: testdata/old-blog was made by the program as
// it was in November 2026. Its sources keep working, and its author is told what to
// do at each step.
func TestABlogOfAnOlderVersionComesAlong(t *testing.T) {
	blog := filepath.Join(t.TempDir(), "blog")
	if err := os.CopyFS(blog, os.DirFS("testdata/old-blog")); err != nil {
		t.Fatal(err)
	}
	write(t, blog, map[string]string{
		"layouts/all.html": layout,
		"layouts/_partials/aboveboard/no-such-partial.html": "mine",
		"layouts/_partials/foot.html":                       "{{ if false }}{{ partial \"aboveboard/never-there.html\" . }}{{ end }}",
	})
	sources := snapshot(t, filepath.Join(blog, "aboveboard"))
	do(t, blog, "hugo", "--panicOnWarning", "--destination", "../before")

	if said := fails(t, blog, "aboveboard", "build"); !strings.Contains(said, "run `aboveboard upgrade`") {
		t.Errorf("the old templates do not say what to do:\n%s", said)
	}
	if said := do(t, blog, "aboveboard", "upgrade"); !strings.Contains(said, `layouts/_partials/foot.html:1 calls the partial "aboveboard/never-there.html"`) {
		t.Errorf("the call of a partial that is gone is not named:\n%s", said)
	}
	do(t, blog, "aboveboard", "build", "--", "--panicOnWarning")
	sameFiles(t, "upgrade", sources, snapshot(t, filepath.Join(blog, "aboveboard")))
	before, after := visible(t, read(t, filepath.Join(blog, "../before/posts/a/index.html"))), visible(t, read(t, filepath.Join(blog, "public/posts/a/index.html")))
	for _, words := range []string{"Amazon Associates / Amazon Influencer Program", "24 hours", "0% to 10%", "checked Sep 26, 2026"} {
		if !strings.Contains(before, words) || !strings.Contains(after, words) {
			t.Errorf("no %q in both of\n%s\n%s", words, before, after)
		}
	}
	if said := do(t, blog, "aboveboard", "upgrade"); !strings.Contains(said, "the component is up to date") {
		t.Errorf("a second upgrade says\n%s", said)
	}
	if said := fails(t, blog, "aboveboard", "eject", "--markdown"); !strings.Contains(said, "layouts/_partials/foot.html:1") {
		t.Errorf("eject does not name the call:\n%s", said)
	}
	write(t, blog, map[string]string{"layouts/_partials/foot.html": ""})
	do(t, blog, "aboveboard", "eject", "--markdown")
	do(t, blog, "hugo", "--panicOnWarning")
}
