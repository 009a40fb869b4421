package templates_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template/parse"
)

// TestNoWithOverAPartial: Hugo 0.154 and later turn `with partial …` into a
// decorator, which crashes where a page is first rendered from within a search
// index (gohugoio/hugo, `_pushPartialDecorator`). So the partial's value goes
// into a variable first, here and in whatever authors copy from the docs.
func TestNoWithOverAPartial(t *testing.T) {
	seen := 0
	eachFile(t, []string{"layouts"}, func(name, text string) {
		seen++
		tree := parse.New(name)
		tree.Mode = parse.SkipFuncCheck
		trees := map[string]*parse.Tree{}
		if _, err := tree.Parse(text, "", "", trees); err != nil {
			t.Fatal(err)
		}
		for _, tree := range trees {
			for _, with := range decorators(tree.Root) {
				location, _ := tree.ErrorContext(with)
				t.Errorf("%s: `with %s`; assign the partial to a variable and use `with` on that", location, with.Pipe)
			}
		}
	})
	if seen < 60 {
		t.Errorf("only %d templates were read", seen)
	}
	written := regexp.MustCompile(`\bwith[\s(]+partial(Cached|s\.)?\b.*`)
	eachFile(t, []string{"content", "README.md", "generator/blog/scaffold"}, func(name, text string) {
		for _, found := range written.FindAllString(text, -1) {
			t.Errorf("%s: `%s`", name, found)
		}
	})
}

// TestNothingIsReturnedThroughAPipeline: Hugo 0.146 crashes while it reads
// `return x | default y` (a nil command in tplimpl's applyTransformations).
func TestNothingIsReturnedThroughAPipeline(t *testing.T) {
	returned := regexp.MustCompile(`\{\{-?\s*return\b(.*?)-?\}\}`)
	inner := regexp.MustCompile("\\([^()]*\\)|\"[^\"]*\"|`[^`]*`")
	seen := 0
	eachFile(t, []string{"layouts"}, func(name, text string) {
		for _, found := range returned.FindAllStringSubmatch(text, -1) {
			seen++
			rest := found[1]
			for inner.MatchString(rest) {
				rest = inner.ReplaceAllString(rest, "")
			}
			if strings.Contains(rest, "|") {
				t.Errorf("%s: `%s`; assign the value first and return the variable", name, found[0])
			}
		}
	})
	if seen < 20 {
		t.Errorf("only %d returns were read", seen)
	}
}

func TestDecoratorsAreFound(t *testing.T) {
	for text, want := range map[string]int{
		`{{ with partial "a" . }}{{ end }}`:                                                      1,
		`{{ with (partialCached "a" .) }}{{ end }}`:                                              1,
		`{{ with ((partial "a" .)) }}{{ end }}`:                                                  1,
		`{{ with partials.Include "a" . }}{{ end }}`:                                             1,
		`{{ with partial "a" . | lower }}{{ end }}`:                                              1,
		`{{ with $x := partial "a" . }}{{ end }}`:                                                1,
		`{{ with .a }}{{ else with partial "a" . }}{{ end }}`:                                    1,
		`{{ range .a }}{{ with .b }}{{ else }}{{ with partial "a" }}{{ end }}{{ end }}{{ end }}`: 1,
		`{{ define "x" }}{{ with partial "a" . }}{{ end }}{{ end }}`:                             1,
		`{{ $x := partial "a" . }}{{ with $x }}{{ end }}`:                                        0,
		`{{ with index .a (partial "b" .) }}{{ end }}`:                                           0,
		`{{ with (partial "a" .).b }}{{ end }}`:                                                  0,
	} {
		tree := parse.New("x")
		tree.Mode = parse.SkipFuncCheck
		trees := map[string]*parse.Tree{}
		if _, err := tree.Parse(text, "", "", trees); err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, tree := range trees {
			found += len(decorators(tree.Root))
		}
		if found != want {
			t.Errorf("%s: %d found", text, found)
		}
	}
}

// decorators are the `with` blocks over a partial anywhere in a list.
func decorators(list *parse.ListNode) []*parse.WithNode {
	var found []*parse.WithNode
	if list == nil {
		return nil
	}
	branch := func(n *parse.BranchNode) {
		found = append(found, decorators(n.List)...)
		found = append(found, decorators(n.ElseList)...)
	}
	for _, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.WithNode:
			if isPartial(n.Pipe) {
				found = append(found, n)
			}
			branch(&n.BranchNode)
		case *parse.IfNode:
			branch(&n.BranchNode)
		case *parse.RangeNode:
			branch(&n.BranchNode)
		}
	}
	return found
}

// isPartial reports whether a pipe begins with a partial, in any number of
// parentheses.
func isPartial(pipe *parse.PipeNode) bool {
	if len(pipe.Cmds) == 0 {
		return false
	}
	switch first := pipe.Cmds[0].Args[0].(type) {
	case *parse.PipeNode:
		return isPartial(first)
	case *parse.IdentifierNode:
		return slices.Contains([]string{"partial", "partialCached"}, first.Ident)
	case *parse.ChainNode:
		name, ok := first.Node.(*parse.IdentifierNode)
		return ok && name.Ident == "partials"
	}
	return false
}

// eachFile calls a function with every text file under paths of the repository.
func eachFile(t *testing.T, paths []string, call func(name, text string)) {
	t.Helper()
	for _, path := range paths {
		err := filepath.WalkDir(filepath.Join(repository, path), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || slices.Contains([]string{".png", ".woff2"}, filepath.Ext(name)) {
				return err
			}
			text, err := os.ReadFile(name)
			if err == nil {
				call(name, string(text))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
