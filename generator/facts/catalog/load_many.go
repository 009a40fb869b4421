package catalog

import (
	"context"
	"io/fs"
	"path"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/sheet"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/fingerprint"
	"github.com/aboveboard-hugo/aboveboard/generator/source/workers"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// many parses the files of a folder in parallel and returns ids and values in the order
// of their names; the value is nil if a file can't be read. If the folder may have
// tables, their rows follow the files.
func many[T any](l *loader, dir string, schema *sheet.Schema, decode func(string, decoder, *yamlsource.Node) (*T, []finding.Finding)) (ids []string, values []*T) {
	entries := l.folder.List(path.Join(Folder, dir))
	values = make([]*T, len(entries))
	folders, prints := make([]yamlsource.Folder, len(entries)), make([]string, len(entries))
	l.files += len(entries)
	_ = workers.Each(context.Background(), len(entries), func(i int) { // it ends with its work alone
		folders[i].Root = l.folder.Root
		values[i], prints[i] = one(l, &folders[i], path.Join(Folder, dir, entries[i].Name()), entries[i], decode)
		l.read(i)
	})
	for i, e := range entries {
		l.add(folders[i].Findings)
		if prints[i] != "" && l.catalog.Prints != nil {
			l.catalog.Prints[path.Join(Folder, dir, e.Name())] = prints[i]
		}
		ids = append(ids, strings.TrimSuffix(e.Name(), ".yaml"))
	}
	if schema == nil {
		return ids, values
	}
	return rows(l, dir, *schema, ids, values, decode)
}

// read reports that one more file was read.
func (l *loader) read(done int) {
	if l.step != nil {
		l.step(done, l.files)
	}
}

// one parses a file. It also returns the file's fingerprint, if it could be read.
func one[T any](l *loader, f *yamlsource.Folder, name string, e fs.DirEntry, decode func(string, decoder, *yamlsource.Node) (*T, []finding.Finding)) (value *T, print string) {
	file := f.Read(name, e.Type())
	if file == nil {
		return nil, ""
	}
	print = fingerprint.OfBytes(file.Data)
	read := l.memory.parse(file)
	f.Findings = append(f.Findings, read.parsed...)
	if read.root == nil {
		return nil, print
	}
	value, findings := decodeOnce(l, read, func() (*T, []finding.Finding) {
		return decode(strings.TrimSuffix(e.Name(), ".yaml"), l.decoder(read.file), read.root)
	})
	f.Findings = append(f.Findings, findings...)
	return value, print
}
