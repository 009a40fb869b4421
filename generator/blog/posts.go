package blog

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// unreadable is the rule for files that can't be read completely.
const unreadable = "unreadable-file"

// contentEndings are the extensions of files that are posts for Hugo
// (https://gohugo.io/content-management/formats/).
var contentEndings = []string{".md", ".markdown", ".mdown", ".html", ".htm", ".org", ".adoc", ".asciidoc", ".ad", ".rst", ".pandoc", ".pdc"}

// IsPost reports whether a file with this name in a content folder is a post for Hugo,
// which ignores case.
func IsPost(name string) bool {
	return slices.Contains(contentEndings, strings.ToLower(path.Ext(name)))
}

// Posts returns all posts of the blog.
func (b *Blog) Posts() ([]string, []finding.Finding) {
	return PostFiles(b.Root, Existing(b.Root, b.ContentFolders()))
}

// Existing returns the folders that exist.
func Existing(root string, names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		_, err := os.Stat(Local(root, name))
		return err != nil
	})
}

// PostFiles returns the posts under paths of the blog at root, sorted, relative to it.
// It follows each link once, so a loop of them ends.
func PostFiles(root string, paths []string) ([]string, []finding.Finding) {
	w := &walker{root: root, seen: map[string]bool{}}
	for _, name := range paths {
		w.add(filepath.ToSlash(filepath.Clean(name)), true)
	}
	slices.Sort(w.files)
	return slices.Compact(w.files), w.findings
}

type walker struct {
	root     string
	seen     map[string]bool // folders by their real path
	files    []string
	findings []finding.Finding
}

func (w *walker) add(name string, asked bool) {
	full := Local(w.root, name)
	info, err := os.Stat(full)
	switch {
	case err != nil:
		w.report(name, "this can't be read: %v", finding.Cause(err))
	case info.IsDir():
		w.folder(name, full)
	case !info.Mode().IsRegular():
		if asked {
			w.report(name, "this is not a regular file; expected a post or a folder of posts")
		}
	case IsPost(name):
		w.files = append(w.files, name)
	case asked:
		w.report(name, "this is not a post; expected a file that ends in %s, or a folder", strings.Join(contentEndings[:4], ", "))
	}
}

func (w *walker) folder(name, full string) {
	actual, err := filepath.EvalSymlinks(full)
	if err != nil {
		w.report(name, "this folder can't be read: %v", finding.Cause(err))
		return
	}
	if w.seen[actual] {
		return
	}
	w.seen[actual] = true
	entries, err := os.ReadDir(full)
	if err != nil {
		w.report(name, "this folder can't be read: %v", finding.Cause(err))
		return
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") || e.Name() == "node_modules" {
			continue
		}
		w.add(path.Join(name, e.Name()), false)
	}
}

func (w *walker) report(name, format string, args ...any) {
	w.findings = append(w.findings, finding.OfFile(unreadable, name, format, args...))
}
