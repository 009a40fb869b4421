// Package registry holds what is known of affiliate programs, with evidence, and
// copies it into a blog. In go the files of this folder, which are written as those of
// a blog are; out come checked programs, and the files that a blog gets. What a blog
// says of a program counts there, and never what stands here.
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

// Registry is all that is known.
type Registry struct {
	Criteria []*catalog.Criterion
	Entries  []*Entry // by id

	criteria *source.File
}

// Entry is a program and the file in which it stands.
type Entry struct {
	*catalog.Program
	file *source.File
}

// Load reads the registry. An error is a fault of this program, which its tests would
// show.
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

// ByID finds a program, or nil.
func (r *Registry) ByID(id string) *Entry {
	for _, e := range r.Entries {
		if e.ID == id {
			return e
		}
	}
	return nil
}

// IDs lists the programs.
func (r *Registry) IDs() []string {
	var ids []string
	for _, e := range r.Entries {
		ids = append(ids, e.ID)
	}
	return ids
}

// Count says how many of a program's facts are known, how many unknown, and on which
// day the oldest of the known ones was read.
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

// criterion finds one by its id, or nil.
func criterion(criteria []*catalog.Criterion, id string) *catalog.Criterion {
	at := slices.IndexFunc(criteria, func(c *catalog.Criterion) bool { return c.ID == id })
	if at < 0 {
		return nil
	}
	return criteria[at]
}
