package stylesheet

import (
	"errors"
	"io"
	"io/fs"
)

// Sheet is what one stylesheet says about sight.
type Sheet struct {
	key     string // the same for the same sheet
	path    string // from the root of the site; empty for a style element
	rules   []rule
	imports []importing
	layers  []string // in order of their first mention
}

// importing is an @import, with the conditions it stands under.
type importing struct {
	href  string
	on    string
	layer string
	sheet *Sheet // nil where the folder does not hold it
}

// rule is a selector with the declarations that matter.
type rule struct {
	selector *selector
	block    Block
	on       string // the screens it is for; empty for all
	layer    string // empty for none
	path     string
}

// Hides tells whether the sheet can take anything out of sight or change a size.
func (s *Sheet) Hides() bool {
	if s == nil {
		return false
	}
	for i := range s.rules {
		for _, d := range s.rules[i].block {
			if d.effect == hides || d.property == fontSize {
				return true
			}
		}
	}
	for _, i := range s.imports {
		if i.sheet.Hides() {
			return true
		}
	}
	return false
}

// Same tells whether two sheets are one, under the same conditions.
func (s *Sheet) Same(o *Sheet) bool { return s.key == o.key }

// where says where a rule stands, for a message.
func (r *rule) where() string {
	if r.path == "" {
		return "a <style>"
	}
	return r.path
}

func readSheet(files fs.FS, name string) ([]byte, error) {
	file, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errors.New("no ordinary file")
	}
	return io.ReadAll(io.LimitReader(file, largestSheet))
}

// For gives the sheet under the conditions of a media attribute; nil where
// they never hold on a screen.
func (s *Sheet) For(media string) *Sheet {
	if s == nil || media == "" {
		return s
	}
	on, applies := screens(media)
	if !applies {
		return nil
	}
	if on == "" {
		return s
	}
	return &Sheet{key: s.key + "(" + on + ")", imports: []importing{{on: on, sheet: s}}}
}
