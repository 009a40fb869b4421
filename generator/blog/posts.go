package blog

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// unreadable is the rule for files that can't be read completely.
const unreadable = "unreadable-file"

// Posts returns all posts of the blog, sorted, relative to it.
func (b *Blog) Posts() ([]string, []finding.Finding) {
	return b.PostsIn(Existing(b.Root, b.ContentFolders()))
}

// Existing returns the folders that exist.
func Existing(root string, names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		_, err := os.Stat(Local(root, name))
		return err != nil
	})
}

// PostsIn returns the posts in folders and files, sorted, relative to the blog. It
// follows each link once, so a loop of them ends.
func (b *Blog) PostsIn(paths []string) ([]string, []finding.Finding) {
	w := &walker{blog: b, seen: map[string]bool{}}
	for _, name := range paths {
		w.add(filepath.ToSlash(filepath.Clean(name)), true)
	}
	slices.Sort(w.files)
	return slices.Compact(w.files), w.findings
}

// ignoredFiles compiles the setting of that name. The error is the author's, whom Hugo
// would stop as well.
func ignoredFiles(setting any) ([]*regexp.Regexp, error) {
	var all []*regexp.Regexp
	for _, pattern := range listOr(setting) {
		one, err := regexp.Compile(pattern)
		if err != nil {
			return nil, fmt.Errorf("the configuration has a pattern in ignoreFiles that is not a regular expression: %w", err)
		}
		all = append(all, one)
	}
	return all, nil
}

// ignores reports whether Hugo reads no file or folder of this name.
func (b *Blog) ignores(full string) bool {
	base := filepath.Base(full)
	if strings.HasPrefix(base, ".") || strings.HasPrefix(base, "#") || strings.HasSuffix(base, "~") {
		return true
	}
	if absolute, err := filepath.Abs(full); err == nil {
		full = absolute // as Hugo compares it
	}
	return slices.ContainsFunc(b.ignored, func(p *regexp.Regexp) bool {
		return p.MatchString(full) || p.MatchString(filepath.ToSlash(full))
	})
}

type walker struct {
	blog     *Blog
	seen     map[string]bool // folders by their real path
	files    []string
	findings []finding.Finding
}

func (w *walker) add(name string, asked bool) {
	full := Local(w.blog.Root, name)
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
	case w.blog.IsPost(name):
		w.files = append(w.files, name)
	case asked:
		w.report(name, "this is not a post; expected a file that ends in %s, or a folder", strings.Join(w.blog.endings(), ", "))
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
		below := path.Join(name, e.Name())
		if !w.blog.ignores(filepath.Join(full, e.Name())) && w.blog.selects(below, e.IsDir()) {
			w.add(below, false)
		}
	}
}

func (w *walker) report(name, format string, args ...any) {
	w.findings = append(w.findings, finding.OfFile(unreadable, name, format, args...))
}
