package scaffold

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
)

// Plan is what a command is about to do, and what the author should know.
type Plan struct {
	Component string // the component's folder in the blog
	Changes   []filechange.Change
	Notes     []string // what is left to do by hand, and what else to know
}

// Apply carries the plan out: all of it, or none.
func (p Plan) Apply(root string) error { return filechange.Apply(root, p.Changes) }

const archetype = "archetypes/comparison.md"

// Init plans how the component and starter sources get into the blog at root.
// A file of the author's is never overwritten, and a second run plans nothing.
func Init(root, version string, component fs.FS) (Plan, error) {
	c, files, err := open(root, component)
	if err != nil {
		return Plan{}, err
	}
	theme := path.Join(c.themesDir(), Name)
	plan := Plan{Component: theme}
	problems := checkThemesDir(root, c.themesDir())
	changes, err := componentChanges(root, theme, version, files)
	if err != nil {
		problems = errors.Join(problems, err)
	}
	plan.Changes = changes
	if err := plan.useTheme(root, c); err != nil {
		problems = errors.Join(problems, err)
	}
	starter, err := starterFiles(c)
	if err != nil {
		return Plan{}, err
	}
	if _, err := os.Stat(filepath.Join(root, "aboveboard", "site.yaml")); err != nil {
		for _, name := range slices.Sorted(maps.Keys(starter)) {
			if err := plan.add(root, name, starter[name]); err != nil {
				problems = errors.Join(problems, err)
			}
		}
	}
	if _, err := os.Stat(filepath.Join(root, archetype)); os.IsNotExist(err) {
		plan.Changes = append(plan.Changes, filechange.Change{Path: archetype, Content: []byte(archetypeText)})
	}
	plan.Notes = append(plan.Notes, clashes(root, c, shortcodeNames(files))...)
	if problems != nil {
		return Plan{}, problems
	}
	return plan, nil
}

// add plans a new file; another one of that name is the author's.
func (p *Plan) add(root, name string, content []byte) error {
	old, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	switch {
	case err == nil && bytes.Equal(old, content):
		return nil
	case err == nil:
		return fmt.Errorf("%s exists and is not overwritten; move it away, or add the missing files by hand", name)
	case !os.IsNotExist(err):
		return fmt.Errorf("read %s: %w", name, err)
	}
	p.Changes = append(p.Changes, filechange.Change{Path: name, Content: content})
	return nil
}

// componentChanges writes the component, if it is not there. One that is there
// is left to upgrade.
func componentChanges(root, theme, version string, files map[string][]byte) ([]filechange.Change, error) {
	folder := filepath.Join(root, filepath.FromSlash(theme))
	if entries, err := os.ReadDir(folder); err == nil && len(entries) > 0 {
		if _, err := readManifest(root, theme); os.IsNotExist(err) {
			return nil, fmt.Errorf("%s exists and was not written by `aboveboard init`; if it is a submodule or a copy, it needs no init: see \"Add it to your blog\" in the documentation", theme)
		} else if err != nil {
			return nil, err
		}
		return nil, nil
	}
	var changes []filechange.Change
	for _, name := range slices.Sorted(maps.Keys(files)) {
		changes = append(changes, filechange.Change{Path: path.Join(theme, name), Content: files[name]})
	}
	return append(changes, filechange.Change{Path: path.Join(theme, manifestName), Content: manifestOf(version, files)}), nil
}

func (p *Plan) useTheme(root string, c *config) error {
	if slices.Contains(c.themes(), Name) {
		return nil
	}
	edited := c.withComponent()
	if edited == nil {
		p.Notes = append(p.Notes, fmt.Sprintf("%s is left as it is, because it is written in a way that cannot be edited safely. Put this line into it yourself:\n\n    %s\n", c.path, c.themeLine()))
		return nil
	}
	if uncommitted(root, c.path) {
		return fmt.Errorf("%s has changes that are not committed; commit or stash them first, so that you can see what init changes", c.path)
	}
	p.Changes = append(p.Changes, filechange.Change{Path: c.path, Content: edited})
	return nil
}

// checkThemesDir refuses a themes folder that leads out of the blog: writing
// there would change other blogs.
func checkThemesDir(root, dir string) error {
	if filepath.IsAbs(dir) || dir == ".." || strings.HasPrefix(dir, "../") {
		return fmt.Errorf("themesDir is %q, outside of the blog; other blogs may use it, so nothing is written there. Copy the component there by hand, or change themesDir", dir)
	}
	for part := dir; part != "."; part = path.Dir(part) {
		info, err := os.Lstat(filepath.Join(root, filepath.FromSlash(part)))
		if err == nil && info.Mode()&os.ModeSymlink != 0 {
			return fmt.Errorf("%s is a link to another folder; other blogs may use that one, so nothing is written there. Replace the link by a folder", part)
		}
		if err == nil && !info.IsDir() {
			return fmt.Errorf("%s is a file; the themes need a folder there", part)
		}
	}
	return nil
}

// uncommitted tells whether git knows the file and sees changes in it. A blog
// without git has nothing uncommitted.
func uncommitted(root, name string) bool {
	command := exec.Command("git", "-C", root, "status", "--porcelain", "--untracked-files=no", "--", name)
	out, err := command.Output()
	return err == nil && len(bytes.TrimSpace(out)) > 0
}
