// Package scaffold puts the component into a blog, brings it up to date, and
// takes it out again. It changes nothing until the whole plan is known to be
// possible, and then all of it or none.
package scaffold

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Name is the component's folder among a blog's themes, and what the blog's
// configuration calls it.
const Name = "aboveboard"

// Folders are what a blog receives of this repository. hugo.yaml mounts them.
var Folders = []string{"layouts/_shortcodes", "layouts/_partials/aboveboard", "assets/aboveboard", "i18n", "hugo.yaml", "LICENSE"}

// manifestName lists the component's files as they were written, so that an
// upgrade sees which of them the author has edited.
const manifestName = ".component.json"

type manifest struct {
	Version string            `json:"version"`
	Files   map[string]string `json:"files"` // path to SHA-256
}

// open reads what every command needs: the blog's configuration and the
// component's files.
func open(root string, component fs.FS) (*config, map[string][]byte, error) {
	c, err := readConfig(root)
	if err != nil {
		return nil, nil, err
	}
	files, err := readComponent(component)
	return c, files, err
}

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

func manifestOf(version string, files map[string][]byte) []byte {
	m := manifest{Version: version, Files: map[string]string{}}
	for name, content := range files {
		m.Files[name] = sum(content)
	}
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
	text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(folder), manifestName))
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(text, &m); err != nil {
		return m, fmt.Errorf("%s/%s is damaged: %w; delete %s and run `aboveboard init`", folder, manifestName, err, folder)
	}
	for name := range m.Files {
		if !fs.ValidPath(name) {
			return m, fmt.Errorf("%s/%s names %q, which is no file of the component", folder, manifestName, name)
		}
	}
	return m, nil
}

// shortcodeNames are the component's shortcodes.
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

// clashes says which shortcode files of the blog or of its themes have one of the
// component's names. Hugo takes the blog's own before the component's, and the
// component's before those of the themes that follow.
func clashes(root string, c *config, names []string) []string {
	var notes []string
	for _, file := range shortcodeFiles(root, "layouts", names) {
		notes = append(notes, file+" has the name of an Aboveboard shortcode and is used instead of it; rename yours, and its uses in posts")
	}
	for _, theme := range c.themes() {
		if theme == Name {
			continue
		}
		for _, file := range shortcodeFiles(root, path.Join(c.themesDir(), theme, "layouts"), names) {
			notes = append(notes, file+" has the name of an Aboveboard shortcode, which is used instead of it; posts that mean the theme's will fail to build or look different")
		}
	}
	return notes
}

// shortcodeFiles are the files in a layouts folder that define one of the names.
func shortcodeFiles(root, layouts string, names []string) []string {
	var found []string
	for _, kind := range []string{"_shortcodes", "shortcodes"} {
		dir := path.Join(layouts, kind)
		entries, err := os.ReadDir(filepath.Join(root, filepath.FromSlash(dir)))
		if err != nil {
			continue // most blogs have no such folder
		}
		for _, e := range entries {
			short, _, _ := strings.Cut(e.Name(), ".")
			if !e.IsDir() && slices.Contains(names, strings.ToLower(short)) {
				found = append(found, path.Join(dir, e.Name()))
			}
		}
	}
	return found
}
