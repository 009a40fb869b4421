package schema

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
)

// Files returns the schemas of all kinds, as changes.
func Files(c *catalog.Catalog, known map[string][]string) ([]filechange.Change, error) {
	var changes []filechange.Change
	for _, s := range c.Sources() {
		text, err := document(c, s, known)
		if err != nil {
			return nil, err
		}
		changes = append(changes, filechange.Change{Path: File(s.Kind), Content: text})
	}
	return changes, nil
}

// Modelines returns the changes that tell editors the schema of each source that does
// not yet name one.
func Modelines(root string, c *catalog.Catalog) ([]filechange.Change, error) {
	var changes []filechange.Change
	for _, s := range c.Sources() {
		names, err := fs.Glob(os.DirFS(root), s.Files)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			text, err := source.Read(filepath.Join(root, filepath.FromSlash(name)), source.LargestText)
			if err == nil && !bytes.Contains(text, []byte("yaml-language-server:")) { // generate reports what can't be read
				changes = append(changes, filechange.Change{Path: name, Content: WithModeline(s, text)})
			}
		}
	}
	return changes, nil
}

// WithModeline returns a source that names its schema in its first line.
func WithModeline(s catalog.Source, text []byte) []byte {
	line := []byte(Modeline(s))
	rest, marked := bytes.CutPrefix(text, []byte(source.ByteOrderMark))
	if first, _, _ := bytes.Cut(rest, []byte("\n")); bytes.HasSuffix(first, []byte("\r")) {
		line = append(bytes.TrimSuffix(line, []byte("\n")), "\r\n"...)
	}
	out := append(line, rest...)
	if marked {
		out = append([]byte(source.ByteOrderMark), out...)
	}
	return out
}
