// Package audit runs the rules over a whole blog: its posts, and the folder that
// readers get. In go folders and a lint.Checker, out come all findings, sorted.
// What cannot be read is a finding, and the rest is checked all the same.
package audit

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// unreadable is the rule for what can't be read whole.
const unreadable = "unreadable-file"

// largestPost bounds what is read of a post, in bytes.
const largestPost = 64 << 20

// contentEndings are the files that Hugo takes for posts
// (https://gohugo.io/content-management/formats/).
var contentEndings = []string{".md", ".markdown", ".mdown", ".html", ".htm", ".org", ".adoc", ".asciidoc", ".ad", ".rst", ".pandoc", ".pdc"}

// postFiles lists the posts under paths of the blog at root, sorted, relative to
// it. Links are followed once each, so a loop of them ends.
func postFiles(root string, paths []string) ([]string, []finding.Finding) {
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
			w.report(name, "this is no ordinary file; expected a post or a folder of posts")
		}
	case slices.Contains(contentEndings, strings.ToLower(path.Ext(name))):
		w.files = append(w.files, name)
	case asked:
		w.report(name, "this is no post; expected a file that ends in %s, or a folder", strings.Join(contentEndings[:4], ", "))
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

// Local gives the place of a file that is named from the blog's folder, or by its
// whole path.
func Local(root, name string) string {
	if filepath.IsAbs(filepath.FromSlash(name)) {
		return filepath.FromSlash(name)
	}
	return filepath.Join(root, filepath.FromSlash(name))
}

func (w *walker) report(name, format string, args ...any) {
	w.findings = append(w.findings, finding.OfFile(unreadable, name, format, args...))
}
