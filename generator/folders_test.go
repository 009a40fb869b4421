package generator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// hugosFolders are the folders of a blog, which its configuration and its mounts may move.
var hugosFolders = []string{"archetypes", "assets", "content", "data", "i18n", "layouts", "public", "static"}

// namesThem are the files outside of blog that may name such a folder, and why.
var namesThem = map[string]string{
	"facts/hugodata/shape.go":          "the default place of the data files, which blog.At translates",
	"facts/catalog/assets.go":          "a word in a message, where no blog is known",
	"facts/catalog/fields_site.go":     "an example in a message",
	"source/docs/docs.go":              "the documentation of this repository",
	"reading/shortcodes/shortcodes.go": "a folder of the component, not of a blog",
	"blog/scaffold/component.go":       "folders of the component, not of a blog",
	"blog/scaffold/renamed.go":         "names of the component's files, in messages",
	"blog/scaffold/upgrade.go":         "tells templates of the component from its other files",
	"reading/page/about.go":            "an attribute in HTML",
	"reading/page/feed_xml.go":         "an element of a feed",
	"reading/page/refresh.go":          "an attribute in HTML",
	"reading/stylesheet/clip.go":       "a value in CSS",
	"reading/stylesheet/property.go":   "a value in CSS",
	"check/lint/templates.go":          "what Hugo mounts a template as",
	"blog/scaffold/cms.go":             "a section of the editor, below the content folder",
	"cli/check.go":                     "the name of a flag",
}

// TestOnlyBlogKnowsWhereFoldersAre finds what names one of Hugo's folders by hand: in a
// blog that has moved it, nothing is there. At and Unread of blog take the usual name.
func TestOnlyBlogKnowsWhereFoldersAre(t *testing.T) {
	used := map[string]bool{}
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		name = filepath.ToSlash(name)
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") ||
			path.Dir(name) == "blog" || strings.HasPrefix(name, "check/lint/rule_") { // their examples are whole blogs
			return err
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			return err
		}
		for _, literal := range foldersNamed(file) {
			if used[name] = true; namesThem[name] == "" {
				t.Errorf("%s: %s names a folder that a blog may have moved; ask blog.At", set.Position(literal.Pos()), literal.Value)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range namesThem {
		if !used[name] {
			t.Errorf("%s names none of Hugo's folders; remove it from the list", name)
		}
	}
}

// foldersNamed returns the texts in a file that are paths of Hugo's folders and that no
// method of blog translates.
func foldersNamed(file *ast.File) []*ast.BasicLit {
	var found []*ast.BasicLit
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if method, ok := n.Fun.(*ast.SelectorExpr); ok && (method.Sel.Name == "At" || method.Sel.Name == "Unread") {
				return false
			}
		case *ast.Field:
			if n.Tag != nil {
				return false
			}
		case *ast.BasicLit:
			if n.Kind != token.STRING {
				return false
			}
			text, err := strconv.Unquote(n.Value)
			first, _, _ := strings.Cut(text, "/")
			if err == nil && slices.Contains(hugosFolders, first) && !strings.ContainsAny(text, " \n") {
				found = append(found, n)
			}
		}
		return true
	})
	return found
}
