package hugodata

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
)

// marker lists what the generator wrote, so that it never deletes a file that
// somebody else put beside its own. It has no ending that Hugo reads as data.
const marker = Folder + "/.written-by-aboveboard"

// Plan lists the changes that bring data/aboveboard/ of the blog at root in step with
// files. The marker comes first.
func Plan(root string, files map[string][]byte) ([]filechange.Change, error) {
	before, err := writtenBefore(root)
	if err != nil {
		return nil, err
	}
	names := slices.Sorted(maps.Keys(files))
	changes := []filechange.Change{{Path: marker, Content: list(names)}}
	for _, name := range names {
		changes = append(changes, filechange.Change{Path: name, Content: files[name]})
	}
	for _, name := range before {
		if _, wanted := files[name]; !wanted {
			changes = append(changes, filechange.Change{Path: name, Remove: true})
		}
	}
	return changes, nil
}

// writtenBefore reads the marker and trusts no line that leads elsewhere.
func writtenBefore(root string) ([]string, error) {
	data, err := source.Read(filepath.Join(root, filepath.FromSlash(marker)), source.LargestText)
	if errors.Is(err, fs.ErrNotExist) {
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

func list(names []string) []byte {
	var text bytes.Buffer
	for _, name := range names {
		fmt.Fprintln(&text, strings.TrimPrefix(name, Folder+"/"))
	}
	return text.Bytes()
}
