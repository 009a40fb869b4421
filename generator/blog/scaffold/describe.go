package scaffold

import (
	"maps"
	"os"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/schema"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
)

// describe adds the schemas of the first sources to them, and names them in each. It
// reads the sources as they will be, in a folder of its own.
func describe(sources map[string][]byte, o Options) error {
	root, err := os.MkdirTemp("", "aboveboard-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(root)
	var written []filechange.Change
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		written = append(written, filechange.Change{Path: name, Content: sources[name]})
	}
	if err := filechange.Apply(root, written); err != nil {
		return err
	}
	c, _ := catalog.Load(root, o.Today) // the first run of generate reports what its author has to decide
	lines, err := schema.Modelines(root, c)
	if err != nil {
		return err
	}
	files, err := schema.Files(c, o.Known)
	for _, change := range append(lines, files...) {
		sources[change.Path] = change.Content
	}
	return err
}
