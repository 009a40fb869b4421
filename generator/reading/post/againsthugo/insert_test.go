package againsthugo_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gohugoio/hugo/hugolib"
	nethtml "golang.org/x/net/html"

	"github.com/aboveboard-hugo/aboveboard/generator/check/fix"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// TestAnInsertedDisclosureIsABlockOfItsOwnAndChangesNoLink inserts a disclosure before each
// link of each post and checks what Hugo publishes.
func TestAnInsertedDisclosureIsABlockOfItsOwnAndChangesNoLink(t *testing.T) {
	files, err := filepath.Glob("../testdata/posts/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	site := blog + "-- layouts/_shortcodes/disclosure.html --\n<aside>Ad</aside>\n"
	var names []string
	for i, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p := post.Read(source.New(file, data), nil)
		for j, l := range p.Links {
			change := fix.InsertDisclosure(p, l.Span)
			if change == nil {
				t.Fatalf("%s: no fix for %+v", file, l)
			}
			fixed := fix.Apply(p.File, []finding.Finding{{File: p.File, Fix: change}})
			site += fmt.Sprintf("-- content/p%d-%d.md --\n%s\n", i, j, fixed)
			names = append(names, fmt.Sprintf("p%d-%d", i, j))
		}
		site += fmt.Sprintf("-- content/p%d.md --\n%s\n", i, data)
	}
	built := hugolib.Test(t, site)
	for _, name := range names {
		whole, _, _ := strings.Cut(name, "-")
		want := published(t, built.FileContent("public/"+whole+"/index.html"))
		page := built.FileContent("public/" + name + "/index.html")
		if got := published(t, page); !slices.Equal(got, want) {
			t.Errorf("%s: links %q became %q", name, want, got)
		}
		if around := parentsOfAside(t, page); around != "body html" {
			t.Errorf("%s: the disclosure is in %q:\n%s", name, around, page)
		}
	}
}

// parentsOfAside returns the elements around the only <aside>, from the inside out.
func parentsOfAside(t *testing.T, page string) string {
	t.Helper()
	root, err := nethtml.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for n := range root.Descendants() {
		if n.Data != "aside" {
			continue
		}
		for a := range n.Ancestors() {
			if a.Type == nethtml.ElementNode {
				names = append(names, a.Data)
			}
		}
	}
	return strings.Join(names, " ")
}
