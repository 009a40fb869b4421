package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
	"gopkg.in/yaml.v3"
)

// bare is a parser that reads the files with an ending and does nothing else.
type bare struct {
	ending string
	parse  func([]byte) error
}

// bareParsers run as programs of their own, so that what they take is counted in the same
// way.
func bareParsers() map[string]bare {
	return map[string]bare{
		"yaml":          {".yaml", func(data []byte) error { return yaml.Unmarshal(data, new(yaml.Node)) }},
		"html":          {".html", func(data []byte) error { _, err := html.Parse(bytes.NewReader(data)); return err }},
		"markdown":      {".md", bareMarkdown()},
		"hugo-markdown": {".md", bareMarkdown(extension.Table, extension.Strikethrough, extension.TaskList, extension.DefinitionList, extension.Footnote, extension.Linkify, extension.Typographer)},
	}
}

// bareMarkdown parses with goldmark and some extensions. Those that Hugo turns on by default
// are listed at https://gohugo.io/configuration/markup/#goldmark
func bareMarkdown(extensions ...goldmark.Extender) func([]byte) error {
	parser := goldmark.New(goldmark.WithExtensions(extensions...)).Parser()
	return func(data []byte) error { parser.Parse(text.NewReader(data)); return nil }
}

// readBare parses all files in a folder that a parser is for, in one thread.
func readBare(name, folder string) error {
	parser, known := bareParsers()[name]
	if !known {
		return fmt.Errorf("there is no parser %q; expected one of %s", name, strings.Join(slices.Sorted(maps.Keys(bareParsers())), ", "))
	}
	return filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != parser.ending {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return parser.parse(data)
	})
}
