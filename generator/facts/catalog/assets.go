package catalog

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// AssetFolder is a folder whose files Hugo finds among the blog's assets.
type AssetFolder struct {
	Path  string                              // of the folder, absolute or below the blog's
	At    string                              // its path among the assets; empty for the top
	Reads func(name string, folder bool) bool // whether Hugo reads a file in it; nil if it reads all
}

// Assets is where Hugo finds a blog's images.
type Assets struct {
	Own   string                 // the blog's own folder, from the blog's
	Reads func(name string) bool // whether Hugo reads a file of Own; nil if it reads all
	More  func() []AssetFolder   // all folders; called only if an image is not in Own; may be nil
}

// assets finds images.
type assets struct {
	root  string
	own   string
	reads func(string) bool
	more  func() []AssetFolder
	all   func() []string // the names of all images, to suggest a similar one
}

// newAssets takes at most one Assets. Without it, no image is looked for.
func newAssets(root string, where []Assets) *assets {
	if len(where) == 0 {
		return nil
	}
	more := where[0].More
	if more == nil {
		more = func() []AssetFolder { return nil }
	}
	a := &assets{root: root, own: where[0].Own, reads: where[0].Reads, more: sync.OnceValue(more)}
	a.all = sync.OnceValue(a.list)
	return a
}

func (a *assets) has(name string) bool {
	if (a.reads == nil || a.reads(name)) && isFile(filepath.Join(a.full(a.own), filepath.FromSlash(name))) {
		return true
	}
	for _, f := range a.more() {
		below, ok := name, true
		if f.At != "" {
			below, ok = strings.CutPrefix(name, f.At+"/")
		}
		if ok && (f.Reads == nil || f.Reads(below, false)) && isFile(filepath.Join(a.full(f.Path), filepath.FromSlash(below))) {
			return true
		}
	}
	return false
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

func (a *assets) full(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(a.root, filepath.FromSlash(name))
}

// folder returns where the author's images belong, for messages.
func (a *assets) folder() string {
	if a == nil {
		return "assets/"
	}
	return a.own + "/"
}

// folders returns where images were looked for.
func (a *assets) folders() string {
	own, err := filepath.Abs(a.full(a.own))
	for _, f := range a.more() {
		if err != nil || a.full(f.Path) != own {
			return a.folder() + " or the folders that your Hugo configuration and themes add to it"
		}
	}
	return a.folder()
}

// near suggests how to fix a missing image: most often a folder is missing before the
// name, or the extension differs.
func (a *assets) near(name string) string {
	all := a.all()
	base := path.Base(name)
	stem := strings.TrimSuffix(base, path.Ext(base))
	for _, known := range all {
		if other := path.Base(known); strings.EqualFold(other, base) || strings.EqualFold(strings.TrimSuffix(other, path.Ext(other)), stem) {
			return "did you mean \"" + known + "\"?"
		}
	}
	if len(all) == 0 {
		return "save the image there"
	}
	hint := finding.Expected(name, all)
	if !strings.HasPrefix(hint, "did you mean") {
		return "save the image there"
	}
	return hint
}

// list returns the images in the blog's own folder.
func (a *assets) list() []string {
	var names []string
	root := a.full(a.own)
	_ = filepath.WalkDir(root, func(file string, e fs.DirEntry, err error) error { // what can't be read is not suggested
		if err == nil && e.Type().IsRegular() && hasEnding(file, pictures()) {
			if name, err := filepath.Rel(root, file); err == nil {
				names = append(names, filepath.ToSlash(name))
			}
		}
		return nil
	})
	return names
}
