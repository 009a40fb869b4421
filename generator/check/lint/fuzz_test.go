package lint_test

import (
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// FuzzCheck promises that any bytes, read as a post, a page or a feed, are checked
// without a crash, that every finding has words, and that its place and its fix
// lie inside the file.
func FuzzCheck(f *testing.F) {
	for _, c := range readCollection(f, collection) {
		for _, text := range c.example.Files {
			f.Add([]byte(text))
		}
	}
	for _, text := range []string{
		"", "<", "<a href=https://amzn.to/x>", "[a](https://amzn.to/x)", "---\naboveboard: 3\n---\n[a](https://amzn.to/x) ()#",
		"[（](https://amzn.to/x)）#ad", "<p>(<a rel=sponsored href=/x>paid link", "<rss><item><description>&lt;a href=https://amzn.to/x", "\xff[\xff](https://amzn.to/x)\xff",
	} {
		f.Add([]byte(text))
	}
	o, err := knowledge()
	if err != nil {
		f.Fatal(err)
	}
	o.Fallback = []string{"us", "uk", "de", "jp"}
	f.Fuzz(func(t *testing.T, data []byte) {
		checker, _ := lint.New(o)
		written := source.New("content/a.md", data)
		built := source.New("public/a/index.html", data)
		found := checker.Post(post.Read(written, component))
		checkPlaces(t, written, found)
		found = append(found, checker.Page(page.Read(built, nil), "/a/", "content/a.md")...)
		if feed := page.ReadFeed(source.New("public/index.xml", data), nil); feed != nil {
			for _, item := range feed.Items {
				found = append(found, checker.Item(item.Page, "")...)
			}
		}
		checkPlaces(t, nil, append(found, checker.Finish()...))
	})
}

func checkPlaces(t *testing.T, file *source.File, found []finding.Finding) {
	t.Helper()
	for _, f := range found {
		if f.Rule == "" || f.Message == "" || f.File == nil {
			t.Fatalf("a finding without words: %+v", f)
		}
		inside := func(s source.Span, in *source.File) bool {
			return 0 <= s.Start && s.Start <= s.End && s.End <= len(in.Data)
		}
		if !inside(f.Span, f.File) {
			t.Fatalf("%s: the span %v lies outside of %d bytes", f.Rule, f.Span, len(f.File.Data))
		}
		if f.Fix == nil || file == nil {
			continue
		}
		for _, e := range f.Fix.Edits {
			if !inside(e.Span, file) {
				t.Fatalf("%s: the edit %v lies outside of %d bytes", f.Rule, e.Span, len(file.Data))
			}
		}
	}
}
