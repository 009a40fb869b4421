package stylesheet

import (
	"errors"
	"io"
	"io/fs"
)

// Sheet has the rules of one stylesheet that affect visibility.
type Sheet struct {
	key   string // the same for the same sheet
	path  string // path from the root of the site; empty for a style element
	parts []part // in the order in the file
	names int    // the number of unnamed layers
}

// part is a rule, an import, keyframes or a layer statement; one of them is set.
type part struct {
	rule     *rule
	imported *importing
	layer    string
	moves    string // the name of the keyframes
}

// importing is an @import with its conditions.
type importing struct {
	href  string
	on    []condition
	layer string
	sheet *Sheet // nil if it is not in the folder
}

// rule is a selector with its relevant declarations.
type rule struct {
	selector *selector
	block    *Block
	on       []condition
	layer    string // empty for none
	scope    *scope
	path     string
}

// conditional is an at-rule around rules.
type condition struct {
	container bool // otherwise it is a media query
	text      string
}

// words returns conditions for a message.
func words(on []condition) string {
	text := ""
	for _, c := range on {
		one := mediaWords(c.text)
		if c.container {
			one = "@container " + c.text
		}
		switch {
		case text == "":
			text = one
		case one != "":
			text += " and " + one
		}
	}
	return text
}

// imports returns the sheet's imports.
func (s *Sheet) imports() []*importing {
	var all []*importing
	for _, p := range s.parts {
		if p.imported != nil {
			all = append(all, p.imported)
		}
	}
	return all
}

// Same reports whether two sheets are the same, under the same conditions.
func (s *Sheet) Same(o *Sheet) bool { return s.key == o.key }

// where returns a rule's position for a message.
func (r *rule) where() string {
	if r.path == "" {
		return "a <style>"
	}
	return r.path
}

func readSheet(files fs.FS, name string) ([]byte, error) {
	if info, err := fs.Stat(files, name); err != nil || !info.Mode().IsRegular() {
		return nil, errors.New("not a regular file") // opening a pipe would block
	}
	file, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errors.New("not a regular file")
	}
	return io.ReadAll(io.LimitReader(file, largestSheet+1))
}

// For returns the sheet under the conditions of a media attribute, or nil if they are
// false on all screens.
func (s *Sheet) For(media string) *Sheet {
	if s == nil || media == "" {
		return s
	}
	on := condition{text: media}
	if on.never() {
		return nil
	}
	if on.always() {
		return s
	}
	return &Sheet{key: s.key + "(" + media + ")", parts: []part{{imported: &importing{on: []condition{on}, sheet: s}}}}
}
