// Package schema writes JSON Schemas (2020-12) of the author's files, with which an
// editor completes and checks them. They are made from the declarations that the decoders
// take, and list the blog's own criteria, programs, products and languages.
//
// Hand-written because a library that makes schemas starts from Go types, and an author's
// file is not one: a text may be one string or one per language, a fact its value alone.
package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
)

// Folder is where a blog keeps its schemas.
const Folder = catalog.Folder + "/schema"

// File returns the path of the schema of a kind of source in a blog.
func File(kind string) string { return path.Join(Folder, kind+".json") }

// Modeline returns the first line of a source, which tells editors where its schema is.
func Modeline(s catalog.Source) string {
	up := strings.Repeat("../", strings.Count(s.Files, "/")-1)
	return "# yaml-language-server: $schema=" + up + "schema/" + s.Kind + ".json\n"
}

// Kinds returns the kinds of sources.
func Kinds() []string {
	var kinds []string
	for _, s := range new(catalog.Catalog).Sources() {
		kinds = append(kinds, s.Kind)
	}
	return kinds
}

// Of returns the schema of a kind of source in a blog. Known has the ids of what the
// catalog does not know: the rules of check.
func Of(c *catalog.Catalog, kind string, known map[string][]string) ([]byte, error) {
	for _, s := range c.Sources() {
		if s.Kind == kind {
			return document(c, s, known)
		}
	}
	return nil, fmt.Errorf("no source is a %q", kind)
}

func document(c *catalog.Catalog, s catalog.Source, known map[string][]string) ([]byte, error) {
	w := writer{known: c.Known(), languages: c.Site.Languages}
	maps.Copy(w.known, known)
	root := w.form(s.Form)
	if err := share(&root); err != nil {
		return nil, err
	}
	root.Schema = "https://json-schema.org/draft/2020-12/schema"
	root.Comment = "Written by `aboveboard schema --write`, and kept up to date by `aboveboard generate`."
	root.Title, root.Description = s.Files, s.About
	text, err := encode(root)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, text, "", " "); err != nil {
		return nil, err
	}
	return append(out.Bytes(), '\n'), nil
}
