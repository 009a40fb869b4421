// Package shortcodes reads what may be typed into the component's shortcodes. The
// comment at the head of each file in layouts/_shortcodes declares it; the templates
// (read/declared.html), the check of posts and the docs all read that comment:
//
//	@param {criterion[]} [criteria=all known facts] the facts, in order
//	@unnamed id
package shortcodes

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Folder is where the shortcodes are in the component.
const Folder = "layouts/_shortcodes"

// A Type is what an argument holds, or what each entry of its list is.
type Type string

// Types of arguments. The first six are ids of what the blog's sources describe.
const (
	Comparison Type = "comparison"
	Program    Type = "program"
	Product    Type = "product"
	Criterion  Type = "criterion"
	Link       Type = "link"   // of links.yaml
	Target     Type = "target" // of a paid link: an address, or what the program calls a product
	Text       Type = "text"
	Number     Type = "number"
	Order      Type = "order"      // a criterion, name or rating, and asc or desc
	Conditions Type = "conditions" // such as weight<50
	Choice     Type = "choice"     // one of Values
)

var types = []Type{Comparison, Program, Product, Criterion, Link, Target, Text, Number, Order, Conditions}

// A Set is the component's shortcodes by name.
type Set map[string]Shortcode

// A Shortcode is one of the component's, as its head declares it.
type Shortcode struct {
	Name      string
	About     string // a sentence
	Arguments []Argument
	Unnamed   [][]string // ways to leave the names out: the names of what is typed, in order. A list takes all
	Examples  []string
}

// An Argument is one that may be named.
type Argument struct {
	Name    string
	Type    Type
	List    bool     // separated by commas
	Values  []string // of a choice
	Default string   // words, or one of Values
	About   string
}

var (
	param   = regexp.MustCompile(`^@param \{([^}]*)\} \[([a-z]+)=?([^\]]*)\] (\S.*)$`)
	unnamed = regexp.MustCompile(`^@unnamed ([a-z]+(?: [a-z]+)*)$`)
	example = regexp.MustCompile(`^@example (\{\{<.*>\}\}.*)$`)
)

// Read reads the heads of the component's shortcodes. A head that it does not
// understand is an error: templates would leave the argument out.
func Read(component fs.FS) (Set, error) {
	names, err := fs.Glob(component, Folder+"/*.html")
	if err != nil {
		return nil, err
	}
	set := Set{}
	for _, name := range names {
		text, err := fs.ReadFile(component, name)
		if err != nil {
			return nil, err
		}
		s, err := parse(strings.TrimSuffix(path.Base(name), ".html"), string(text))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		set[s.Name] = s
	}
	return set, nil
}

func parse(name, text string) (Shortcode, error) {
	s := Shortcode{Name: name}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	head, _, closed := strings.Cut(text, "*/ -}}")
	head, opened := strings.CutPrefix(head, "{{- /* ")
	if !opened || !closed {
		return s, fmt.Errorf("no comment at the head")
	}
	for line := range strings.Lines(head) {
		line = strings.TrimSpace(line)
		if m := param.FindStringSubmatch(line); m != nil {
			a, err := argument(m)
			if err != nil {
				return s, err
			}
			s.Arguments = append(s.Arguments, a)
		} else if m := unnamed.FindStringSubmatch(line); m != nil {
			s.Unnamed = append(s.Unnamed, strings.Fields(m[1]))
		} else if m := example.FindStringSubmatch(line); m != nil {
			s.Examples = append(s.Examples, m[1])
		} else if s.About == "" {
			s.About = line
		} else if line != "" {
			return s, fmt.Errorf("%q declares nothing", line)
		}
	}
	return s, s.problem()
}

func argument(m []string) (Argument, error) {
	a := Argument{Type: Type(m[1]), Name: m[2], Default: m[3], About: m[4]}
	if strings.Contains(m[1], "|") {
		a.Type, a.Values = Choice, strings.Split(m[1], "|")
		return a, nil
	}
	if one, ok := strings.CutSuffix(m[1], "[]"); ok {
		a.Type, a.List = Type(one), true
	}
	if !slices.Contains(types, a.Type) {
		return a, fmt.Errorf("argument %q has the type %q; expected one of %q", a.Name, a.Type, types)
	}
	return a, nil
}

// problem says what its lines contradict each other in.
func (s Shortcode) problem() error {
	if s.About == "" || len(s.Examples) == 0 {
		return fmt.Errorf("the head needs a sentence and an @example")
	}
	for _, way := range s.Unnamed {
		for _, name := range way {
			if _, ok := s.Argument(name); !ok {
				return fmt.Errorf("@unnamed has %q, which no @param declares", name)
			}
		}
	}
	return nil
}

// Argument returns the argument of a name.
func (s Shortcode) Argument(name string) (Argument, bool) {
	i := slices.IndexFunc(s.Arguments, func(a Argument) bool { return a.Name == name })
	if i < 0 {
		return Argument{}, false
	}
	return s.Arguments[i], true
}

// Position returns the argument that the i-th of n values without a name is for, as
// the templates understand them.
func (s Shortcode) Position(i, n int) (Argument, bool) {
	found, ok := Argument{}, false
	for _, way := range s.Unnamed {
		first, _ := s.Argument(way[0])
		switch {
		case first.List && n > 1:
			return first, true
		case !first.List && n <= len(way) && i < len(way):
			found, ok = s.Argument(way[i])
		}
	}
	return found, ok
}
