package post_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/golden"
)

// TestWholePosts compares everything read from a post with the golden files.
func TestWholePosts(t *testing.T) {
	files, err := filepath.Glob("testdata/posts/*")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := describe(post.Read(source.New(name, data), component))
			name := filepath.Join("testdata", "golden", filepath.Base(name)+".txt")
			golden.File(t, name, got)
		})
	}
}

func describe(p *post.Post) string {
	var b strings.Builder
	fmt.Fprintf(&b, "language %q, draft %v, problem %v, front matter %v\n", p.Language, p.Draft, p.Problem, p.FrontMatter)
	for _, l := range p.Links {
		fmt.Fprintf(&b, "%q\n  in %q, rel %v, shortcode %q\n", line(p, l), at(p, l.Block), l.Rel, l.Shortcode)
	}
	for _, x := range p.Passages {
		pos := p.File.Position(x.Span.Start)
		fmt.Fprintf(&b, "passage %d:%d %q heading %v, in shortcode %v\n", pos.Line, pos.Column, x.Text, x.Heading, x.InShortcode)
	}
	for _, s := range p.Shortcodes {
		fmt.Fprintf(&b, "shortcode %d:%d %s %v inner %q\n", s.Line, s.Column, s.Name, s.Params, at(p, s.Inner))
	}
	for _, s := range p.Suppressions {
		fmt.Fprintf(&b, "suppression %q: %q because %q, covers %q\n", at(p, s.Span), s.Rule, s.Reason, at(p, s.Covers))
	}
	return b.String()
}
