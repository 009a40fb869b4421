// Package docs reads the pages of the documentation and their fenced blocks, so that
// tests can run what the pages show. Only tests import it.
package docs

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// Block is a fenced block of a page.
type Block struct {
	Kind string // such as yaml; empty if the page does not say
	Text string
}

var fenced = regexp.MustCompile("(?ms)^ *```([a-z]*)[^\n]*\n(.*?)^ *```$")

// Blocks returns the fenced blocks of a page.
func Blocks(page string) []Block {
	var blocks []Block
	for _, m := range fenced.FindAllStringSubmatch(page, -1) {
		blocks = append(blocks, Block{m[1], m[2]})
	}
	return blocks
}

// Of returns the texts of a page's blocks of one kind.
func Of(page, kind string) []string {
	var texts []string
	for _, b := range Blocks(page) {
		if b.Kind == kind {
			texts = append(texts, b.Text)
		}
	}
	return texts
}

// Page returns a page of the documentation of the repository at root, such as check.md.
func Page(t testing.TB, root, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "content", "docs", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Pages returns all pages by their names, and the README.
func Pages(t testing.TB, root string) map[string]string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(root, "content", "docs", "*.md"))
	if err != nil || len(names) < 20 {
		t.Fatalf("%d pages, %v", len(names), err)
	}
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{"README.md": string(readme)}
	for _, name := range names {
		pages[filepath.Base(name)] = Page(t, root, filepath.Base(name))
	}
	return pages
}
