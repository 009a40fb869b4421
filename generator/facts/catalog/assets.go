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
	Path string // of the folder, absolute or below the blog's
	At   string // its path among the assets; empty for the top
}

// Assets returns the asset folders of a blog besides assets/. It is called only if an
// image is not in that one.
type Assets func() []AssetFolder

// assets finds images.
type assets struct {
	root string
	more func() []AssetFolder
	all  func() []string // the names of all images, to suggest a similar one
}

func newAssets(root string, more []Assets) *assets {
	a := &assets{root: root, more: sync.OnceValue(func() []AssetFolder {
		var folders []AssetFolder
		for _, of := range more {
			folders = append(folders, of()...)
		}
		return folders
	})}
	a.all = sync.OnceValue(a.list)
	return a
}

func (a *assets) has(name string) bool {
	if isFile(filepath.Join(a.root, "assets", filepath.FromSlash(name))) {
		return true
	}
	for _, f := range a.more() {
		below, ok := name, true
		if f.At != "" {
			below, ok = strings.CutPrefix(name, f.At+"/")
		}
		if ok && isFile(filepath.Join(a.full(f.Path), filepath.FromSlash(below))) {
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

// folders returns where images were looked for.
func (a *assets) folders() string {
	usual := filepath.Join(a.root, "assets")
	for _, f := range a.more() {
		if absolute, err := filepath.Abs(usual); err != nil || a.full(f.Path) != absolute {
			return "assets/ or the folders that your Hugo configuration and themes add to it"
		}
	}
	return "assets/"
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

// list returns the images in assets/.
func (a *assets) list() []string {
	var names []string
	root := filepath.Join(a.root, "assets")
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
