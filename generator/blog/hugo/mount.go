package hugo

import (
	"fmt"
	"io/fs"
	"iter"
	"path"
	"path/filepath"
	"strings"

	"github.com/gohugoio/hugo/hugofs/hglob"
)

// Project is the module of a blog's own mounts.
const Project = "project"

// Mount is a folder or file that Hugo reads as part of another folder.
type Mount struct {
	Module    string   // the blog's own is Project
	Dir       string   // the module's folder, absolute
	Source    string   // absolute
	Target    string   // such as content/posts
	Languages []string // empty for all
	Filter    Filter   // which of its files Hugo reads
}

// Component returns the first folder of the target, such as content.
func (m Mount) Component() string {
	component, _, _ := strings.Cut(m.Target, "/")
	return component
}

// Filter selects files of a mount. The zero value selects all.
type Filter struct{ globs *hglob.FilenameFilter }

// NewFilter compiles the patterns of a mount's setting "files", of which those that begin
// with "! " leave files out, and those of the older setting "excludeFiles". The first
// pattern that matches decides (https://gohugo.io/configuration/module/#files).
func NewFilter(files, excluded []string) (Filter, error) {
	for _, pattern := range excluded {
		files = append(files, hglob.NegationPrefix+pattern)
	}
	globs, err := hglob.NewFilenameFilterV2(files)
	if err != nil {
		return Filter{}, fmt.Errorf("the configuration has a mount with the patterns %q, and one of them is not valid: %w", files, err)
	}
	return Filter{globs}, nil
}

// Selects reports whether Hugo reads a file or folder: its path below the mount's source,
// with slashes. Of a folder that Hugo leaves out, it reads nothing.
func (f Filter) Selects(below string, folder bool) bool {
	if f.globs == nil || below == "" {
		return true
	}
	for at := range len(below) {
		if below[at] == '/' && !f.globs.Match(below[:at], true) {
			return false
		}
	}
	return f.globs.Match(below, folder)
}

// Files returns the files that Hugo reads from the mount, in the order of their names: the
// path of each, and its path among Hugo's folders, such as layouts/_markup/render-link.html.
// It skips folders that can't be read.
func (m Mount) Files() iter.Seq2[string, string] {
	return func(yield func(file, target string) bool) {
		_ = filepath.WalkDir(m.Source, func(name string, entry fs.DirEntry, err error) error {
			if err != nil {
				return nil
			}
			below, err := filepath.Rel(m.Source, name)
			if below = filepath.ToSlash(below); err != nil || below == "." {
				below = ""
			}
			switch {
			case !m.Filter.Selects(below, entry.IsDir()) && entry.IsDir():
				return fs.SkipDir
			case !m.Filter.Selects(below, entry.IsDir()), entry.IsDir():
				return nil
			case !yield(name, path.Join(m.Target, below)):
				return fs.SkipAll
			}
			return nil
		})
	}
}
