// Package register documents findings: the title, reason and fix of each id that no
// rule of check explains, and the present ids for each id of earlier versions. It is
// data, in findings.yaml. A test finds every id that the program can print and fails if
// one is not documented.
package register

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/field"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

//go:embed findings.yaml
var data []byte

// Entry documents a kind of finding.
type Entry struct {
	ID       finding.ID
	Severity finding.Severity // its usual one
	Title    string           // what is wrong, in one line without a full stop
	Reason   string           // why it matters, for a blogger
	Fix      string           // what to do
}

// Register is the list of entries in the order of the file.
type Register struct {
	Entries []Entry
	aliases map[finding.ID][]finding.ID
}

// Load returns the register. It is part of the program, so a fault in it is a bug.
var Load = sync.OnceValue(func() *Register {
	r, err := read(data)
	if err != nil {
		panic(err)
	}
	return r
})

// Find returns the entry of an id.
func (r *Register) Find(id finding.ID) (Entry, bool) {
	i := slices.IndexFunc(r.Entries, func(e Entry) bool { return e.ID == id })
	if i < 0 {
		return Entry{}, false
	}
	return r.Entries[i], true
}

// Means returns the present ids for an id: those that it was split into or renamed to,
// or else the id itself.
func (r *Register) Means(id finding.ID) []finding.ID {
	if now, old := r.aliases[id]; old {
		return now
	}
	return []finding.ID{id}
}

// Former returns the ids of earlier versions that now mean an id, sorted.
func (r *Register) Former(id finding.ID) []finding.ID {
	var former []finding.ID
	for _, old := range slices.Sorted(maps.Keys(r.aliases)) {
		if old != id && slices.Contains(r.aliases[old], id) {
			former = append(former, old)
		}
	}
	return former
}

// Old returns the ids that only earlier versions printed, sorted.
func (r *Register) Old() []finding.ID {
	var old []finding.ID
	for id, now := range r.aliases {
		if !slices.Contains(now, id) {
			old = append(old, id)
		}
	}
	slices.Sort(old)
	return old
}

func read(data []byte) (*Register, error) {
	file := source.New("findings.yaml", data)
	root, findings := yamlsource.Parse(file)
	d := &yamlsource.Decoder{File: file, Findings: findings}
	r := &Register{aliases: map[finding.ID][]finding.ID{}}
	if root != nil {
		d.Mapping(root, "the register", field.Names([]string{"findings"}, "aliases"))
		if list := yamlsource.Of(root, "findings"); list != nil {
			for _, e := range list.Entries {
				r.Entries = append(r.Entries, readEntry(d, e))
			}
		}
		if list := yamlsource.Of(root, "aliases"); list != nil {
			for _, e := range list.Entries {
				for _, now := range d.Sequence(e.Value, "alias "+e.Key.Value, 1) {
					r.aliases[finding.ID(e.Key.Value)] = append(r.aliases[finding.ID(e.Key.Value)], finding.ID(now.Value))
				}
			}
		}
	}
	for _, f := range d.Findings {
		return nil, fmt.Errorf("%s:%d: %s", f.File.Path, f.Position().Line, f.Message)
	}
	return r, nil
}

func readEntry(d *yamlsource.Decoder, e yamlsource.Entry) Entry {
	what := e.Key.Value
	if why := yamlsource.IdentifierProblem(what); why != "" {
		d.Report("bad-id", e.Key, "the id %q %s", what, why)
	}
	m := d.Mapping(e.Value, what, field.Names([]string{"title", "reason", "fix"}, "severity"))
	entry := Entry{ID: finding.ID(what)}
	for key, to := range map[string]*string{"title": &entry.Title, "reason": &entry.Reason, "fix": &entry.Fix} {
		if n := yamlsource.Of(m, key); n != nil {
			*to = d.Word(n, key+" of "+what)
		}
	}
	if d.Choice(yamlsource.Of(m, "severity"), "severity of "+what, []string{finding.Error.String(), finding.Warning.String()}) == finding.Warning.String() {
		entry.Severity = finding.Warning
	}
	return entry
}
