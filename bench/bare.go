package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
	"gopkg.in/yaml.v3"
)

// bareParsers read files and do nothing else, by the ending of the files' names.
// They run as programs of their own, so that what they take is counted in the same way.
var bareParsers = map[string]func([]byte) error{
	".yaml": func(data []byte) error { return yaml.Unmarshal(data, new(yaml.Node)) },
	".md":   func(data []byte) error { goldmark.DefaultParser().Parse(text.NewReader(data)); return nil },
	".html": func(data []byte) error { _, err := html.Parse(bytes.NewReader(data)); return err },
}

// readBare parses all files in a folder that have the ending, in one thread.
func readBare(ending, folder string) error {
	parse, known := bareParsers[ending]
	if !known {
		return fmt.Errorf("there is no parser for files that end in %q", ending)
	}
	return filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != ending {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return parse(data)
	})
}
