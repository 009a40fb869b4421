// Package scaffold adds the component to a blog, updates it, and removes it. It changes
// nothing until the whole plan is known to be possible, and then makes all changes or
// none.
//
// Hand-written to keep the author's comments and order, which no encoder of YAML or
// TOML does.
package scaffold

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/blog/hugo"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Name is the component's folder among a blog's themes, and what the blog's
// configuration calls it.
const Name = "aboveboard"

// Folders are the folders of this repository that a blog receives. hugo.yaml mounts them.
var Folders = []string{"layouts/_shortcodes", "layouts/_partials/aboveboard", "assets/aboveboard", "i18n", "hugo.yaml", "LICENSE"}

// manifestName is the file that lists the component's files as written, so that an
// upgrade sees which of them the author has edited.
const manifestName = ".component.json"

type manifest struct {
	Version string            `json:"version"`
	Files   map[string]string `json:"files"` // path to SHA-256
	Config  *configBefore     `json:"configuration,omitempty"`
}

// configBefore is the blog's original configuration, so that eject can restore it.
type configBefore struct {
	Path   string `json:"path"`
	Sum    string `json:"sum"`    // of its bytes
	Scalar bool   `json:"scalar"` // it said theme: x, without a list
}

// open reads what every command needs: the blog's configuration and the
// component's files.
func open(b *blog.Blog, component fs.FS) (config, map[string][]byte, error) {
	if b.Config == nil {
		return config{}, nil, blog.NoBlogError{Folder: b.Root}
	}
	files, err := readComponent(component)
	return config{b.Config}, files, err
}

// folder returns the component's present or future folder among the blog's themes.
func folder(b *blog.Blog) string { return path.Join(b.ThemesDir, Name) }

// readComponent reads the files that a blog receives, by path.
func readComponent(component fs.FS) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, folder := range Folders {
		err := fs.WalkDir(component, folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			files[name], err = fs.ReadFile(component, name)
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("read the component: %w", err)
		}
	}
	return files, nil
}

// newManifest lists the component's files of this version.
func newManifest(version string, files map[string][]byte, before *configBefore) manifest {
	m := manifest{Version: version, Files: map[string]string{}, Config: before}
	for name, content := range files {
		m.Files[name] = sum(content)
	}
	return m
}

func (m manifest) encode() []byte {
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		panic(err.Error()) // strings always marshal
	}
	return append(text, '\n')
}

func sum(content []byte) string {
	digest := sha256.Sum256(bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n")))
	return hex.EncodeToString(digest[:])
}

func readManifest(root, folder string) (manifest, error) {
	var m manifest
	text, err := source.Read(blog.Local(root, path.Join(folder, manifestName)), source.LargestText)
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(text, &m); err != nil {
		return m, fmt.Errorf("%s/%s is damaged: %w; delete %s and run `aboveboard init`", folder, manifestName, err, folder)
	}
	for name := range m.Files {
		if !fs.ValidPath(name) {
			return m, fmt.Errorf("%s/%s names %q, which is not a file of the component", folder, manifestName, name)
		}
	}
	return m, nil
}

// shortcodeNames returns the names of the component's shortcodes.
func shortcodeNames(files map[string][]byte) []string {
	var names []string
	for name := range files {
		if rest, ok := strings.CutPrefix(name, "layouts/_shortcodes/"); ok {
			short, _, _ := strings.Cut(rest, ".")
			names = append(names, short)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// clashes reports shortcode files of the blog or of its themes with one of the
// component's names. Hugo prefers the blog's own to the component's, and the
// component's to those of the themes that follow.
func clashes(b *blog.Blog, names []string) []string {
	var notes []string
	for _, m := range b.Layouts {
		for _, file := range shortcodeFiles(m, names) {
			file = b.Name(file)
			switch {
			case m.Module == hugo.Project:
				notes = append(notes, file+" has the name of an Aboveboard shortcode and is used instead of it; rename yours, and its uses in posts")
			case path.Base(m.Module) == Name:
			default:
				notes = append(notes, file+" has the name of an Aboveboard shortcode, which is used instead of it; posts that mean the theme's will fail to build or look different")
			}
		}
	}
	return notes
}

// shortcodeFiles are the files in a mount of layouts that define one of the names.
func shortcodeFiles(m hugo.Mount, names []string) []string {
	var found []string
	for file, target := range m.Files() {
		short, _, _ := strings.Cut(path.Base(target), ".")
		folder := path.Dir(target)
		if (folder == "layouts/_shortcodes" || folder == "layouts/shortcodes") && slices.Contains(names, strings.ToLower(short)) {
			found = append(found, file)
		}
	}
	return found
}
