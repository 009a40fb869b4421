package hugodata

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

// marker lists what the generator wrote, so that it never deletes a file that
// somebody else put beside its own. It has no ending that Hugo reads as data.
const marker = Folder + "/.written-by-aboveboard"

// Changes is how the files in a blog differ from what they should be. Paths are
// sorted and use "/".
type Changes struct {
	Changed  []string `json:"changed"`  // there, with other bytes
	Missing  []string `json:"missing"`  // not there
	Orphaned []string `json:"orphaned"` // written by an earlier run, no longer wanted
}

// Empty tells whether everything is as it should be.
func (c Changes) Empty() bool { return len(c.Changed)+len(c.Missing)+len(c.Orphaned) == 0 }

// Compare says how data/aboveboard/ of the blog at root differs from files. It
// writes nothing.
func Compare(root string, files map[string][]byte) (Changes, error) {
	var c Changes
	for _, name := range slices.Sorted(maps.Keys(files)) {
		data, err := os.ReadFile(local(root, name))
		switch {
		case os.IsNotExist(err):
			c.Missing = append(c.Missing, name)
		case err != nil:
			return c, fmt.Errorf("read %s: %w", name, err)
		case !bytes.Equal(data, files[name]):
			c.Changed = append(c.Changed, name)
		}
	}
	written, err := writtenBefore(root)
	if err != nil {
		return c, err
	}
	for _, name := range written {
		if _, wanted := files[name]; !wanted && exists(root, name) {
			c.Orphaned = append(c.Orphaned, name)
		}
	}
	return c, nil
}

// Write brings the blog's data files in step with files and says what it did. A
// file whose bytes are right is not touched, so that Hugo's live reload sleeps
// on. Each file is complete under its name or not there at all.
func Write(root string, files map[string][]byte) (Changes, error) {
	c, err := Compare(root, files)
	if err != nil {
		return c, err
	}
	// The list is written before the files: a run that is cut short leaves names
	// of files that are not there, never files that nobody owns.
	if err := record(root, slices.Concat(slices.Collect(maps.Keys(files)), c.Orphaned)); err != nil {
		return c, err
	}
	for _, name := range slices.Concat(c.Missing, c.Changed) {
		if err := filechange.Replace(root, name, files[name]); err != nil {
			return c, err
		}
	}
	for _, name := range c.Orphaned {
		if err := os.Remove(local(root, name)); err != nil {
			return c, fmt.Errorf("remove %s: %w", name, err)
		}
		removeEmptyFolders(root, path.Dir(name))
	}
	if len(c.Orphaned) == 0 {
		return c, nil
	}
	return c, record(root, slices.Collect(maps.Keys(files)))
}

func local(root, name string) string { return filepath.Join(root, filepath.FromSlash(name)) }

func exists(root, name string) bool {
	_, err := os.Lstat(local(root, name))
	return err == nil
}

// writtenBefore reads the marker and trusts no line that leads elsewhere.
func writtenBefore(root string) ([]string, error) {
	data, err := os.ReadFile(local(root, marker))
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", marker, err)
	}
	var names []string
	for line := range strings.Lines(string(data)) {
		name := Folder + "/" + strings.TrimSpace(line)
		if fs.ValidPath(name) && path.Ext(name) == ".json" {
			names = append(names, name)
		}
	}
	return names, nil
}

func record(root string, names []string) error {
	slices.Sort(names)
	var list bytes.Buffer
	for _, name := range slices.Compact(names) {
		fmt.Fprintln(&list, strings.TrimPrefix(name, Folder+"/"))
	}
	if old, err := os.ReadFile(local(root, marker)); err == nil && bytes.Equal(old, list.Bytes()) {
		return nil
	}
	return filechange.Replace(root, marker, list.Bytes())
}

// removeEmptyFolders goes up from dir as long as nothing is left in it.
func removeEmptyFolders(root, dir string) {
	for ; dir != Folder && strings.HasPrefix(dir, Folder+"/"); dir = path.Dir(dir) {
		if os.Remove(local(root, dir)) != nil {
			return
		}
	}
}
