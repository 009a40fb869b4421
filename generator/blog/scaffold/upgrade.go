package scaffold

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
)

// RefusedError lists what an author has to decide first; nothing was changed.
type RefusedError struct {
	Why   string
	Items []string
	Then  string // what to do next; may be empty
}

func (e RefusedError) Error() string {
	text := e.Why + ":\n  " + strings.Join(e.Items, "\n  ")
	if e.Then != "" {
		text += "\n" + e.Then
	}
	return text
}

// editedError names the component's files that the author has edited.
func editedError(b *blog.Blog, theme string, files []string) RefusedError {
	e := RefusedError{
		Why:  fmt.Sprintf("files of the component in %s were edited, and an upgrade would lose that; nothing was changed", theme),
		Then: "Then run `aboveboard upgrade --overwrite`, which replaces them.",
	}
	for _, name := range files {
		e.Items = append(e.Items, fmt.Sprintf("%s: move your copy to %s, where it overrides the component for good", path.Join(theme, name), b.At(name)))
	}
	return e
}

// Upgrade plans how the component in a blog becomes this version. Files that the
// author edited are a RefusedError, unless overwrite is set.
func Upgrade(b *blog.Blog, version string, component fs.FS, overwrite bool) (Plan, error) {
	_, files, err := open(b, component)
	if err != nil {
		return Plan{}, err
	}
	plan := Plan{Component: folder(b)}
	marker := filechange.Change{Path: path.Join(plan.Component, manifestName)}
	if err := (Plan{Component: plan.Component, Changes: []filechange.Change{marker}}).locate(b); err != nil {
		return Plan{}, err
	}
	before, err := readManifest(b.Root, plan.Component)
	if os.IsNotExist(err) {
		return Plan{}, fmt.Errorf("there is no component in %s that `aboveboard init` wrote; run that first", plan.Component)
	}
	if err != nil {
		return Plan{}, err
	}
	edited, err := plan.compareComponent(b, before, files)
	if err != nil {
		return Plan{}, err
	}
	if len(edited) > 0 && !overwrite {
		return Plan{}, editedError(b, plan.Component, edited)
	}
	if before.Version != version || len(plan.Changes) > 0 {
		marker.Content = newManifest(version, files, before.Config).encode()
		plan.Changes = append([]filechange.Change{marker}, plan.Changes...)
	}
	plan.Notes = append(plan.Notes, overrides(b, before, files)...)
	return plan, plan.locate(b)
}

// compareComponent sees three states of each file: as it was written, as it is, and
// as it should be.
func (p *Plan) compareComponent(b *blog.Blog, before manifest, files map[string][]byte) (edited []string, err error) {
	names := slices.Concat(slices.Collect(maps.Keys(files)), slices.Collect(maps.Keys(before.Files)))
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		full := path.Join(p.Component, name)
		now, err := source.Read(blog.Local(b.Root, full), source.LargestText)
		there := err == nil
		if err != nil && !os.IsNotExist(err) {
			return nil, fmt.Errorf("read %s: %w", full, err)
		}
		wanted, stays := files[name]
		if there && stays && bytes.Equal(now, wanted) || !there && !stays {
			continue
		}
		if there && sum(now) != before.Files[name] && sum(now) != sum(wanted) {
			edited = append(edited, name)
		}
		p.Changes = append(p.Changes, filechange.Change{Path: full, Content: wanted, Remove: !stays})
	}
	return edited, nil
}

// overrides names the blog's own templates that override a file of the component
// which this version no longer has: Hugo would never ask for them again.
// It also names those that call one.
func overrides(b *blog.Blog, before manifest, files map[string][]byte) []string {
	var notes []string
	for name := range before.Files {
		if _, stays := files[name]; stays || !strings.HasPrefix(name, "layouts/") {
			continue
		}
		if _, err := os.Stat(blog.Local(b.Root, b.At(name))); err == nil {
			notes = append(notes, fmt.Sprintf("%s overrides a file that the component no longer has, so it is not used; %s", b.At(name), moved(name)))
		}
	}
	for _, call := range calls(b) {
		_, stays := files["layouts/_partials/"+call.partial]
		_, own := os.Stat(blog.Local(b.Root, b.At("layouts/_partials/"+call.partial)))
		if !stays && errors.Is(own, fs.ErrNotExist) {
			notes = append(notes, fmt.Sprintf("%s calls the partial %q, which the component no longer has; %s", call.position(), call.partial, replaced(call.partial)))
		}
	}
	slices.Sort(notes)
	return notes
}
