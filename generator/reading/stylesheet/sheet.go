package stylesheet

import (
	"errors"
	"io"
	"io/fs"
)

// Sheet is what one stylesheet says about sight.
type Sheet struct {
	key   string // the same for the same sheet
	path  string // from the root of the site; empty for a style element
	parts []part // in the order in which they stand
	names int    // how many layers without a name it has
}

// part is a rule, an import, keyframes or the mention of a layer; one of them is set.
type part struct {
	rule     *rule
	imported *importing
	layer    string
	moves    string // the name of keyframes
}

// importing is an @import, with what it is under.
type importing struct {
	href  string
	on    []condition
	layer string
	sheet *Sheet // nil where the folder does not hold it
}

// rule is a selector with the declarations that matter.
type rule struct {
	selector *selector
	block    *Block
	on       []condition
	layer    string // empty for none
	scope    *scope
	path     string
}

// conditional is an at-rule that rules are in.
type condition struct {
	container bool // else it is a media query
	text      string
}

// words give conditions for a message.
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

// imports are the sheet's imports.
func (s *Sheet) imports() []*importing {
	var all []*importing
	for _, p := range s.parts {
		if p.imported != nil {
			all = append(all, p.imported)
		}
	}
	return all
}

// Same reports whether two sheets are one, under the same conditions.
func (s *Sheet) Same(o *Sheet) bool { return s.key == o.key }

// where says where a rule stands, for a message.
func (r *rule) where() string {
	if r.path == "" {
		return "a <style>"
	}
	return r.path
}

func readSheet(files fs.FS, name string) ([]byte, error) {
	if info, err := fs.Stat(files, name); err != nil || !info.Mode().IsRegular() {
		return nil, errors.New("not an ordinary file") // opening a pipe would wait
	}
	file, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errors.New("not an ordinary file")
	}
	return io.ReadAll(io.LimitReader(file, largestSheet))
}

// For returns the sheet under the conditions of a media attribute; nil where they
// hold on no screen.
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
