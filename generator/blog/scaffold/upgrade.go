package scaffold

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
)

// EditedError names component files that the author has changed.
type EditedError struct {
	Theme string
	Files []string
}

func (e EditedError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "files of the component in %s were edited, and an upgrade would lose that; nothing was changed:", e.Theme)
	for _, name := range e.Files {
		fmt.Fprintf(&b, "\n  %s: move your copy to %s, where it overrides the component for good", path.Join(e.Theme, name), name)
	}
	b.WriteString("\nThen run `aboveboard upgrade --overwrite`, which replaces them.")
	return b.String()
}

// Upgrade plans how the component in the blog at root becomes this version.
// Files that the author edited are an EditedError, unless overwrite is set.
func Upgrade(root, version string, component fs.FS, overwrite bool) (Plan, error) {
	c, files, err := open(root, component)
	if err != nil {
		return Plan{}, err
	}
	theme := path.Join(c.themesDir(), Name)
	before, err := readManifest(root, theme)
	if os.IsNotExist(err) {
		return Plan{}, fmt.Errorf("there is no component in %s that `aboveboard init` wrote; run that first", theme)
	}
	if err != nil {
		return Plan{}, err
	}
	if err := checkThemesDir(root, c.themesDir()); err != nil {
		return Plan{}, err
	}
	plan, edited, err := compareComponent(root, theme, before, files)
	if err != nil {
		return Plan{}, err
	}
	if len(edited) > 0 && !overwrite {
		return Plan{}, EditedError{theme, edited}
	}
	if m := manifestOf(version, files); before.Version != version || len(plan.Changes) > 0 {
		plan.Changes = append(plan.Changes, filechange.Change{Path: path.Join(theme, manifestName), Content: m})
	}
	return plan, nil
}

// compareComponent sees three states of each file: as it was written, as it is,
// and as it should be.
func compareComponent(root, theme string, before manifest, files map[string][]byte) (plan Plan, edited []string, err error) {
	plan.Component = theme
	names := slices.Concat(slices.Collect(maps.Keys(files)), slices.Collect(maps.Keys(before.Files)))
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		now, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(theme), filepath.FromSlash(name)))
		there := err == nil
		if err != nil && !os.IsNotExist(err) {
			return plan, nil, fmt.Errorf("read %s/%s: %w", theme, name, err)
		}
		wanted, stays := files[name]
		if there && stays && bytes.Equal(now, wanted) || !there && !stays {
			continue
		}
		if there && sum(now) != before.Files[name] && sum(now) != sum(wanted) {
			edited = append(edited, name)
		}
		plan.Changes = append(plan.Changes, filechange.Change{Path: path.Join(theme, name), Content: wanted, Remove: !stays})
	}
	return plan, edited, nil
}
