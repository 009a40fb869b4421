// Package wordpress finds the shortcodes that plugins of WordPress leave in a post, and
// says what replaces each of them. It takes a post's text and what the author knows. The
// plugins and their shortcodes are in plugins.yaml.
package wordpress

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

//go:embed plugins.yaml
var data []byte

// Plugins are the known plugins.
type Plugins struct {
	shortcodes map[string]*plugin
	fields     map[string]string
	notes      map[string]string
}

type plugin struct {
	name string
	uses []use
}

// use is one way in which a plugin's shortcode is used.
type use struct {
	has, product, field string
	is                  map[string]string
	words, item         []string
	becomes             string
}

// Load reads the known plugins. An error is a bug of this program, which its tests would
// find.
func Load() (*Plugins, error) {
	root, findings := yamlsource.Parse(source.New("plugins.yaml", data))
	if root == nil || len(findings) > 0 {
		return nil, fmt.Errorf("plugins.yaml: %v", findings)
	}
	p := &Plugins{shortcodes: map[string]*plugin{}, fields: pairs(root.Lookup("fields")), notes: pairs(root.Lookup("notes"))}
	for _, e := range root.Lookup("plugins").Entries {
		name, _, _ := strings.Cut(e.Key.Value, " (")
		one := &plugin{name: name}
		for _, n := range e.Value.Lookup("uses").Items {
			one.uses = append(one.uses, useOf(n))
		}
		for _, code := range texts(e.Value.Lookup("shortcodes")) {
			p.shortcodes[code] = one
		}
	}
	return p, nil
}

func useOf(n *yamlsource.Node) use {
	word := func(key string) string {
		if v := n.Lookup(key); v != nil {
			return v.Value
		}
		return ""
	}
	return use{has: word("has"), product: word("product"), field: word("field"), becomes: word("becomes"),
		is: pairs(n.Lookup("is")), words: texts(n.Lookup("words")), item: texts(n.Lookup("item"))}
}

func texts(n *yamlsource.Node) (all []string) {
	if n == nil {
		return nil
	}
	for _, item := range n.Items {
		all = append(all, item.Value)
	}
	return all
}

func pairs(n *yamlsource.Node) map[string]string {
	all := map[string]string{}
	if n != nil {
		for _, e := range n.Entries {
			all[e.Key.Value] = e.Value.Value
		}
	}
	return all
}

// use returns how a shortcode is used, or nil if it is not one of the plugin's.
func (p *plugin) use(s *Shortcode) *use {
	for i, u := range p.uses {
		fits := u.has == "" || s.Attributes[u.has] != ""
		for key, value := range u.is {
			fits = fits && strings.EqualFold(s.Attributes[key], value)
		}
		if fits {
			return &p.uses[i]
		}
	}
	return nil
}
