package hugodata

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
)

// marker lists what the generator wrote, so that it never deletes a file that somebody
// else put in the folder. Its extension is not one that Hugo reads as data.
const marker = ".written-by-aboveboard"

// Put adds the changes to a batch that bring a folder of the blog at root in step with
// the data: Folder, or where the blog has that. The marker comes first. It returns all
// errors. It calls done after each file, perhaps from several goroutines.
func (d Data) Put(root, folder string, batch *filechange.Batch, done func(i, all int)) error {
	before, err := writtenBefore(root, folder)
	if err != nil {
		return err
	}
	var names []string
	for _, f := range d.files {
		names = append(names, below(folder, f.path))
	}
	slices.Sort(names)
	if err := batch.Put(filechange.Change{Path: path.Join(folder, marker), Content: list(folder, names)}); err != nil {
		return err
	}
	var count atomic.Int64
	problems := d.each(func(name string, content []byte) error {
		defer func() { done(int(count.Add(1)), d.Len()) }()
		return batch.Put(filechange.Change{Path: below(folder, name), Content: content})
	})
	for _, name := range before {
		if _, wanted := slices.BinarySearch(names, name); !wanted {
			problems = errors.Join(problems, batch.Put(filechange.Change{Path: name, Remove: true}))
		}
	}
	return problems
}

// writtenBefore reads the marker and ignores lines that lead outside the folder.
func writtenBefore(root, folder string) ([]string, error) {
	data, err := source.Read(filepath.Join(root, filepath.FromSlash(folder), marker), source.LargestText)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path.Join(folder, marker), err)
	}
	var names []string
	for line := range strings.Lines(string(data)) {
		name := folder + "/" + strings.TrimSpace(line)
		if fs.ValidPath(name) && path.Ext(name) == ".json" {
			names = append(names, name)
		}
	}
	return names, nil
}

// below returns the path in a folder of a file that is in Folder by default.
func below(folder, name string) string {
	return path.Join(folder, strings.TrimPrefix(name, Folder+"/"))
}

func list(folder string, names []string) []byte {
	var text bytes.Buffer
	for _, name := range names {
		fmt.Fprintln(&text, strings.TrimPrefix(name, folder+"/"))
	}
	return text.Bytes()
}
