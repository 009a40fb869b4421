package audit_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/audit"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// TestWhatIsOverTheLimitFails: the rest was not read, unless the author says so.
func TestWhatIsOverTheLimitFails(t *testing.T) {
	words := func(size int) string { return strings.Repeat("Words that nobody reads to their end.\n", size/38+1) }
	root := t.TempDir()
	write(t, root, map[string]string{
		"content/a.md":        "---\ntitle: A\n---\n" + words(5<<20),
		"content/huge.md":     words(65 << 20),
		"public/b/index.html": webPage("<!-- " + words(65<<20) + " -->"),
		"public/c/index.xml":  `<rss version="2.0"><channel><title>` + words(65<<20) + `</title></channel></rss>`,
		"public/d/index.html": webPage(`<link rel="stylesheet" href="/huge.css"><p>Words.</p>`),
		"public/huge.css":     strings.Repeat("p { color: red }\n", 9<<20/17),
		"content/broken.md":   "---\ntitle: {{\n---\nA\n",
	})
	allowed := []catalog.PathRules{
		{Pattern: "content/a.md", Rules: map[string]finding.Severity{"unreadable-file": finding.Warning}},
		{Pattern: "content/h*", Rules: map[string]finding.Severity{"unreadable-file": finding.Off}},
		{Pattern: "public/*.css", Rules: map[string]finding.Severity{"unreadable-file": finding.Warning}},
		{Pattern: "public/**/*.html", Rules: map[string]finding.Severity{"unreadable-file": finding.Info}},
	}
	for _, paths := range [][]catalog.PathRules{nil, allowed} {
		o := options(t, root)
		o.Posts = []string{"content"}
		o.Rules.Catalog = &catalog.Catalog{Site: catalog.Site{Check: catalog.Check{Paths: paths}}}
		result, err := audit.Run(context.Background(), o)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		want := []string{"content/a.md", "content/huge.md", "public/b/index.html", "public/c/index.xml", "public/huge.css"}
		if paths != nil {
			want = want[3:4]
		}
		for _, f := range result.Findings {
			if f.Rule == "unreadable-file" && f.Severity == finding.Error {
				got = append(got, f.File.Path)
			}
		}
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("allowed is %v: errors of %q, want %q", paths, got, want)
		}
	}
}
