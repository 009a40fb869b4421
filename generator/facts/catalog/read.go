package catalog

import (
	"path"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Reader reads single files as Load reads those of a blog: for facts outside a blog,
// and for a file that is about to be written.
type Reader struct {
	Site     Site
	Networks *network.Set
	Criteria []*Criterion    // of a program's facts
	Today    yamlsource.Date // zero if no date can be judged
}

func (r Reader) decoder(file *source.File) decoder {
	return decoder{
		Decoder:  yamlsource.Decoder{File: file, Languages: r.Site.Languages, Fallback: r.Site.Fallback, Today: r.Today},
		networks: r.Networks,
	}
}

// ReadCriteria reads a file such as criteria.yaml.
func (r Reader) ReadCriteria(file *source.File) ([]*Criterion, []finding.Finding) {
	root, findings := yamlsource.Parse(file)
	if root == nil {
		return nil, findings
	}
	d := r.decoder(file)
	_, criteria := d.criteria(root)
	return criteria, append(findings, d.Findings...)
}

// ReadProgram reads a file such as programs/ID.yaml; its name is the program's id.
func (r Reader) ReadProgram(file *source.File) (*Program, []finding.Finding) {
	root, findings := yamlsource.Parse(file)
	if root == nil {
		return nil, findings
	}
	d := &itemDecoder{decoder: r.decoder(file), site: r.Site, criteria: criteriaByID(r.Criteria)}
	program := d.program(strings.TrimSuffix(path.Base(file.Path), ".yaml"), root)
	return program, append(findings, d.Findings...)
}
