package jurisdiction

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/field"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

//go:embed jurisdictions/*.yaml
var files embed.FS

// Load returns all built-in jurisdictions. Wrong data is a bug of this program; the
// error lists each fault.
func Load() ([]*Jurisdiction, error) {
	names, err := fs.Glob(files, "jurisdictions/*.yaml")
	if err != nil {
		return nil, err
	}
	var jurisdictions []*Jurisdiction
	var problems []error
	for _, name := range names {
		data, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		one, findings := Decode(source.New("generator/disclosures/jurisdiction/"+name, data))
		for _, f := range findings {
			at := f.Position()
			problems = append(problems, fmt.Errorf("%s:%d:%d: %s", f.File.Path, at.Line, at.Column, f.Message))
		}
		jurisdictions = append(jurisdictions, one)
	}
	if err := errors.Join(problems...); err != nil {
		return nil, err
	}
	return jurisdictions, nil
}

// Decode reads one file; its name is the jurisdiction's id. It returns nil if the file
// can't be read.
func Decode(file *source.File) (*Jurisdiction, []finding.Finding) {
	root, findings := yamlsource.Parse(file)
	if root == nil {
		return nil, findings
	}
	// Future dates are not reported here: a built program must not fail on a machine
	// whose clock is slow.
	d := &decoder{yamlsource.Decoder{File: file, Languages: []string{"en"}, Today: yamlsource.Date{Time: time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)}}}
	read := d.jurisdiction(strings.TrimSuffix(path.Base(file.Path), ".yaml"), root)
	return read, append(findings, d.Findings...)
}

type decoder struct{ yamlsource.Decoder }

func (d *decoder) jurisdiction(id string, root *yamlsource.Node) *Jurisdiction {
	n := d.Mapping(root, "the jurisdiction", field.Names([]string{"name", "basis", "position", "wordings", "source", "checked", "confidence"},
		"teaser", "link-mark", "label", "also", "hedges", "guess"))
	if why := yamlsource.IdentifierProblem(id); why != "" {
		d.Report("bad-id", root, "the file name %q %s", id, why)
	}
	j := &Jurisdiction{
		ID:         id,
		Name:       d.Text(yamlsource.Of(n, "name"), "name"),
		Basis:      d.optionalWord(n, "basis"),
		Position:   d.Choice(yamlsource.Of(n, "position"), "position", Positions()),
		Teaser:     d.Choice(yamlsource.Of(n, "teaser"), "teaser", []string{"label"}) != "",
		Also:       d.optionalWord(n, "also"),
		Hedges:     d.Choice(yamlsource.Of(n, "hedges"), "hedges", []string{"not-enough"}) == "",
		Guess:      d.words(yamlsource.Of(n, "guess"), "guess"),
		Evidence:   d.Evidence(n, "the jurisdiction"),
		Confidence: d.confidence(n),
		Wordings:   map[string]Wording{},
	}
	switch d.Choice(yamlsource.Of(n, "label"), "label", []string{"demanded", "free"}) {
	case "demanded":
		j.Labeled = true
	case "free":
		j.Free = true
	}
	switch d.Choice(yamlsource.Of(n, "link-mark"), "link-mark", []string{"each", "among-other-links"}) {
	case "each":
		j.LinkMark = true
	case "among-other-links":
		j.LinkMark, j.MixedOnly = true, true
	}
	d.wordings(j, yamlsource.Of(n, "wordings"))
	return j
}

func (d *decoder) confidence(n *yamlsource.Node) string {
	return d.Choice(yamlsource.Of(n, "confidence"), "confidence", []string{"official", "secondary"})
}

func (d *decoder) optionalWord(m *yamlsource.Node, key string) string {
	if n := yamlsource.Of(m, key); n != nil {
		return d.Word(n, key)
	}
	return ""
}

func (d *decoder) words(n *yamlsource.Node, what string) []string {
	var words []string
	for _, item := range d.Sequence(n, what, 1) {
		if word := d.Word(item, what); word != "" {
			words = append(words, word)
		}
	}
	return words
}

func (d *decoder) wordings(j *Jurisdiction, n *yamlsource.Node) {
	if n == nil {
		return
	}
	if n.Kind != yamlsource.Mapping {
		d.WrongType(n, "wordings", "`language: {labels: …}` lines")
		return
	}
	for _, e := range n.Entries {
		if language := e.Key.Value; language != strings.ToLower(language) {
			d.Report("bad-language", e.Key, "the language %q has capital letters; expected lower case, such as en or pt-br", language)
		}
		j.Wordings[e.Key.Value] = d.wording(j, e.Key.Value, e.Value)
	}
}

func (d *decoder) wording(j *Jurisdiction, language string, n *yamlsource.Node) Wording {
	what := "wording " + language
	m := d.Mapping(n, what, field.Names([]string{"labels", "sentence", "spoken"}, "link", "marks", "named", "reject", "note", "source", "quote", "checked", "confidence"))
	w := Wording{
		Labels:   d.words(yamlsource.Of(m, "labels"), "labels of "+what),
		Link:     d.optionalWord(m, "link"),
		Marks:    d.words(yamlsource.Of(m, "marks"), "marks of "+what),
		Named:    d.words(yamlsource.Of(m, "named"), "named of "+what),
		Sentence: d.optionalWord(m, "sentence"),
		Spoken:   d.optionalWord(m, "spoken"),
		Reject:   d.words(yamlsource.Of(m, "reject"), "reject of "+what),
		Note:     d.optionalWord(m, "note"),
		Evidence: d.Evidence(m, what), Confidence: d.confidence(m),
	}
	if w.Evidence.Source == "" {
		w.Evidence, w.Confidence = j.Evidence, j.Confidence
	}
	if w.Link == "" && len(w.Labels) > 0 {
		w.Link = w.Labels[0]
	}
	if i := slices.IndexFunc(w.Reject, func(r string) bool { return r != strings.ToLower(r) }); i >= 0 {
		d.Report("bad-wording", yamlsource.Of(m, "reject"), "reject of %s contains %q; expected lower case", what, w.Reject[i])
	}
	for _, label := range w.Labels {
		if w.Rejects(label) {
			d.Report("conflicting-keys", yamlsource.Of(m, "labels"), "%s both accepts and rejects %q; keep one", what, label)
		}
	}
	return w
}
