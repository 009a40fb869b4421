// Package registry has the known facts of affiliate programs, with evidence, and copies
// them into a blog. Its files have the same form as those of a blog. In a blog, only
// the copy counts, never the registry itself.
package registry

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

//go:embed criteria.yaml programs/*.yaml
var files embed.FS

// Registry has all known programs.
type Registry struct {
	Criteria []*catalog.Criterion
	Entries  []*Entry // by id

	criteria *source.File
}

// Entry is a program and its file.
type Entry struct {
	*catalog.Program
	file *source.File
}

// Load reads the registry. An error is a bug of this program, which its tests would find.
func Load() (*Registry, error) {
	networks, findings := network.BuiltIn()
	reader := catalog.Reader{Site: catalog.Site{Languages: []string{"en"}, Fallback: "en"}, Networks: networks}
	r := &Registry{}
	var err error
	if r.criteria, err = read("criteria.yaml"); err != nil {
		return nil, err
	}
	var problems []finding.Finding
	r.Criteria, problems = reader.ReadCriteria(r.criteria)
	findings = append(findings, problems...)
	reader.Criteria = r.Criteria
	names, err := fs.Glob(files, "programs/*.yaml")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		file, err := read(name)
		if err != nil {
			return nil, err
		}
		program, problems := reader.ReadProgram(file)
		findings = append(findings, problems...)
		r.Entries = append(r.Entries, &Entry{program, file})
	}
	return r, faults(findings)
}

func read(name string) (*source.File, error) {
	data, err := files.ReadFile(name)
	return source.New(name, data), err
}

func faults(findings []finding.Finding) error {
	var problems []error
	for _, f := range findings {
		if f.Severity == finding.Error {
			at := f.File.Position(f.Span.Start)
			problems = append(problems, fmt.Errorf("the registry's %s:%d:%d: %s", f.File.Path, at.Line, at.Column, f.Message))
		}
	}
	return errors.Join(problems...)
}

// ByID returns a program, or nil if there is none with that id.
func (r *Registry) ByID(id string) *Entry {
	for _, e := range r.Entries {
		if e.ID == id {
			return e
		}
	}
	return nil
}

// IDs returns the ids of the programs.
func (r *Registry) IDs() []string {
	var ids []string
	for _, e := range r.Entries {
		ids = append(ids, e.ID)
	}
	return ids
}

// Count returns how many of a program's facts are known, how many are unknown, and when
// the oldest of the known ones was read.
func (e *Entry) Count() (known, unknown int, oldest yamlsource.Date) {
	for _, f := range e.Facts {
		switch f.State {
		case catalog.Known:
			known++
			if oldest.IsZero() || f.Evidence.Checked.Before(oldest.Time) {
				oldest = f.Evidence.Checked
			}
		case catalog.Unknown:
			unknown++
		}
	}
	return known, unknown, oldest
}

// criterion returns a criterion by its id, or nil.
func criterion(criteria []*catalog.Criterion, id string) *catalog.Criterion {
	at := slices.IndexFunc(criteria, func(c *catalog.Criterion) bool { return c.ID == id })
	if at < 0 {
		return nil
	}
	return criteria[at]
}
