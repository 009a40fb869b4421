package audit_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/audit"
	"github.com/aboveboard-hugo/aboveboard/generator/check/baseline"
	"github.com/aboveboard-hugo/aboveboard/generator/check/report"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// divided is a blog whose findings depend on pages of several shards: suppressions that
// only some pages or cards use, an account at two marketplaces, a statement on some
// pages, a stylesheet that can't be read, and posts in lists and in several feeds.
func divided(t *testing.T) string {
	t.Helper()
	root := mixed(t)
	files := map[string]string{
		"public/broken.css":       "@import url(\"/missing.css\");\n.a { color: red }",
		"public/latin/index.html": "<!DOCTYPE html><html><head><meta charset=utf-8><title>Caf\xe9</title></head><body><p>Caf\xe9</p></body></html>",
		"public/cut/index.xml":    `<rss version="2.0"><channel><title>Blog</title><item><title>Post 1</title><link>/posts/1/</link><descr`,
		"content/posts/_index.md": "---\ntitle: Posts\naboveboard: {ignore: {missing-statement: it is on the about page, missing-label: no card here}}\n---\n",
		"content/posts/front.md":  "---\ntitle: Front\naboveboard: {ignore: {missing-rel: the shop wants it so, hidden-referrer: on purpose}}\n---\n[A kettle](https://www.amazon.com/dp/B000000009?tag=example-20)\n",
		"public/posts/front/index.html": `<!DOCTYPE html><html lang="de"><head><title>Front</title><link rel="stylesheet" href="/broken.css"></head><body><main><h1>Front</h1>` +
			`<p><a href="https://www.amazon.com/dp/B000000009?tag=example-20">A kettle</a></p></main></body></html>`,
	}
	var cards strings.Builder
	for i := range 20 {
		fmt.Fprintf(&cards, `<article><h2><a href="/posts/%d/">Post %d</a></h2><p><a href="https://www.amazon.com/dp/B00000000%d?tag=example-20">it at Amazon</a></p></article>`, i, i, i%10)
	}
	for _, list := range []string{"posts", "tags/a", "tags/b", "page/2"} {
		files["public/"+list+"/index.html"] = `<!DOCTYPE html><html lang="en"><head><title>List</title></head><body><main>` + cards.String() + `</main></body></html>`
	}
	write(t, root, files)
	return root
}

// reported is everything that is printed of a result, with and without a baseline.
func reported(t *testing.T, result audit.Result, known baseline.Baseline) string {
	t.Helper()
	var out bytes.Buffer
	fresh, old := known.New(result.Findings)
	for _, r := range []report.Result{
		{Findings: result.Findings, Suppressed: result.Suppressed},
		{Findings: fresh, Suppressed: result.Suppressed, Baselined: old},
	} {
		for _, err := range []error{report.Text(&out, r.Findings, false), report.JSON(&out, r), report.SARIF(&out, r), report.Summary(&out, r, false)} {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	all, err := baseline.Of(result.Findings).Encode()
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(&out, "%s\n%d posts, %d pages, %d suppressed, %v\n", all, result.Posts, result.Pages, result.Suppressed, finding.HasErrors(result.Findings))
	return out.String()
}

func TestPartsJoinToTheResultOfTheWhole(t *testing.T) {
	root := divided(t)
	o := options(t, root)
	o.Posts = []string{"content"}
	ctx := context.Background()
	result, err := audit.Run(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	half := baseline.Of(slices.DeleteFunc(slices.Clone(result.Findings), func(f finding.Finding) bool { return len(f.Message)%2 == 0 }))
	want := reported(t, result, half)
	for _, rule := range []string{"unused-suppression", "undisclosed-link", "missing-rel", "shared-account", "missing-statement", "unreadable-file"} {
		if !strings.Contains(want, rule) {
			t.Errorf("the blog has no finding of %s, so this proves too little", rule)
		}
	}
	if result.Suppressed == 0 || strings.Count(want, `"baselined": 0`) != 1 {
		t.Error("the blog has no suppressed and no baselined finding, so this proves too little")
	}
	for _, n := range []int{1, 2, 3, 8, 50} {
		var parts []audit.Part
		for k := n; k > 0; k-- {
			part, _, err := audit.RunPart(ctx, o, audit.Shard{Number: k, Of: n})
			if err != nil {
				t.Fatal(err)
			}
			text, err := json.Marshal(part)
			if err != nil {
				t.Fatal(err)
			}
			var read audit.Part
			if err := json.Unmarshal(text, &read); err != nil {
				t.Fatal(err)
			}
			parts = append(parts, read)
		}
		begun, err := audit.Begin(ctx, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range parts {
			if p.Basis != begun.Basis {
				t.Errorf("of %d: the basis is %v, want %v", n, p.Basis, begun.Basis)
			}
		}
		got := reported(t, begun.Join(parts), half)
		if got == want {
			continue
		}
		a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
		for i := range min(len(a), len(b)) {
			if a[i] != b[i] {
				t.Fatalf("of %d shards, line %d differs:\n%s\nwant\n%s", n, i+1, b[i], a[i])
			}
		}
		t.Fatalf("of %d shards, there are %d lines and not %d", n, len(b), len(a))
	}
}

func TestTheBasisTellsOfOtherPostsAndPages(t *testing.T) {
	root := divided(t)
	o := options(t, root)
	o.Posts = []string{"content"}
	basis := func() audit.Basis {
		part, _, err := audit.RunPart(context.Background(), o, audit.Shard{Number: 1, Of: 40})
		if err != nil {
			t.Fatal(err)
		}
		return part.Basis
	}
	first := basis()
	if err := os.Remove(filepath.Join(root, "public", "posts", "7", "index.html")); err != nil {
		t.Fatal(err)
	}
	fewer := basis()
	if fewer.Pages == first.Pages || fewer.Posts != first.Posts {
		t.Errorf("a page less: %v is %v", first, fewer)
	}
	write(t, root, map[string]string{"content/posts/7.md": "---\ntitle: Other\n---\n"})
	if edited := basis(); edited.Posts == fewer.Posts || edited.Pages != fewer.Pages {
		t.Errorf("a post changed: %v is %v", fewer, edited)
	}
}
