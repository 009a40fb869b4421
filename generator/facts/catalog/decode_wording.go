package catalog

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// jurisdictionAt is a jurisdiction's id and its position in site.yaml.
type jurisdictionAt struct {
	id string
	at *yamlsource.Node
}

// wording reads the jurisdictions whose rules the site follows and the publisher's own
// words. Together they must cover every language: a disclosure never falls back to
// another one.
func (d *decoder) wording(site *Site, n *yamlsource.Node) {
	named, own := yamlsource.Of(n, "jurisdictions"), yamlsource.Of(n, "disclosure")
	byLanguage := d.jurisdictions(named)
	site.Jurisdictions = map[string][]string{}
	for language, list := range byLanguage {
		for _, j := range list {
			site.Jurisdictions[language] = append(site.Jurisdictions[language], j.id)
		}
	}
	if own != nil {
		own = d.Mapping(own, "disclosure", disclosureFields)
		site.Disclosure = Disclosure{
			Label:    d.Text(yamlsource.Of(own, "label"), "label of disclosure"),
			Sentence: d.Text(yamlsource.Of(own, "sentence"), "sentence of disclosure"),
			Spoken:   d.Text(yamlsource.Of(own, "spoken"), "spoken of disclosure"),
			Evidence: d.Evidence(own, "disclosure"),
		}
	}
	if named == nil && own == nil {
		d.Report("missing-jurisdiction", n, "site.yaml has no %q, which says whose rules your pages follow; add a line such as %q (known are %s), or your own label and sentence under %q",
			"jurisdictions", "jurisdictions: [us]", strings.Join(jurisdiction.IDs(d.known), ", "), "disclosure")
		return
	}
	for _, language := range d.Languages {
		list, given := byLanguage[language]
		if given && list != nil && len(list) == 0 && !site.Disclosure.complete(language) {
			d.noJurisdictionYet(named, language)
			continue
		}
		if len(list) == 0 {
			d.requireOwnWords(site.Disclosure, language, own, named)
			continue
		}
		d.requireWording(site.Disclosure, language, list, own)
	}
}

// complete reports whether the publisher's own words are a complete disclosure in a
// language.
func (d Disclosure) complete(language string) bool {
	_, hasLabel := d.Label.In(language, "")
	_, hasSentence := d.Sentence.In(language, "")
	return hasLabel != "" && hasSentence != ""
}

// noJurisdictionYet handles an empty list, which means that the author knows of no
// rules yet.
func (d *decoder) noJurisdictionYet(named *yamlsource.Node, language string) {
	d.Report("missing-wording", named, "jurisdictions names none for %q yet, so a page in that language that needs a disclosure does not build; name one whose rules the pages follow, or write your own label and sentence under %q, with the page that they come from (%q) and the day you read it (%q)",
		language, "disclosure", "source: https://…", "checked: 2026-09-26")
	d.Findings[len(d.Findings)-1].Severity = finding.Warning
}

// jurisdictions reads a list for all languages, or one list per language.
func (d *decoder) jurisdictions(n *yamlsource.Node) map[string][]jurisdictionAt {
	byLanguage := map[string][]jurisdictionAt{}
	if n == nil {
		return byLanguage
	}
	if n.Kind == yamlsource.Mapping {
		for _, e := range n.Entries {
			language := strings.ToLower(e.Key.Value)
			if !slices.Contains(d.Languages, language) {
				d.Report("unknown-language", e.Key, "jurisdictions has a list for %q, which is not one of the languages in site.yaml; %s", e.Key.Value, finding.Expected(language, d.Languages))
				continue
			}
			byLanguage[language] = d.placeList(e.Value, "jurisdictions of "+language)
		}
		return byLanguage
	}
	list := d.placeList(n, "jurisdictions")
	for _, language := range d.Languages {
		byLanguage[language] = list
	}
	return byLanguage
}

func (d *decoder) placeList(n *yamlsource.Node, what string) []jurisdictionAt {
	var list []jurisdictionAt
	items := d.Sequence(n, what, 0)
	if items != nil || n.Kind == yamlsource.Sequence {
		list = []jurisdictionAt{}
	}
	for _, item := range items {
		id := strings.ToLower(item.Value)
		switch {
		case jurisdiction.ByID(d.known, id) == nil:
			if !item.Scalar() {
				d.WrongType(item, "one of "+what, "an id such as us")
				continue
			}
			d.Report("unknown-id", item, "there is no jurisdiction %q; %s", item.Value, d.expectedJurisdiction(id))
		case slices.ContainsFunc(list, func(j jurisdictionAt) bool { return j.id == id }):
			d.Report("duplicate-id", item, "%q is listed twice in %s; keep one", item.Value, what)
		default:
			list = append(list, jurisdictionAt{id, item})
		}
	}
	return list
}

// expectedJurisdiction suggests a similar id, or else lists all of them: there are few.
func (d *decoder) expectedJurisdiction(id string) string {
	known := jurisdiction.IDs(d.known)
	if near := finding.Nearest(id, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "known are " + strings.Join(known, ", ")
}

// requireOwnWords handles a language without a jurisdiction.
func (d *decoder) requireOwnWords(own Disclosure, language string, m, named *yamlsource.Node) {
	if m == nil {
		d.Report("missing-wording", named, "jurisdictions names none for %q; add one, or write your own label and sentence for %q under %q", language, language, "disclosure")
		return
	}
	for _, part := range []struct {
		key  string
		text yamlsource.Text
	}{{"label", own.Label}, {"sentence", own.Sentence}} {
		n := yamlsource.Of(m, part.key)
		if n == nil {
			d.missingOwnWords(m, part.key, language)
			continue
		}
		d.demandLanguage(n, part.text, part.key+" of disclosure", language)
	}
}

func (d *decoder) missingOwnWords(m *yamlsource.Node, key, language string) {
	if !slices.ContainsFunc(d.Findings, func(f finding.Finding) bool {
		return f.Rule == "missing-key" && f.Span == m.Span && strings.Contains(f.Message, `"`+key+`"`)
	}) {
		d.Report("missing-key", m, "disclosure has no %q, and no jurisdiction is named for %q; add a line %q, or name one under %q", key, language, key+": …", "jurisdictions")
	}
}

// demandLanguage requires words in a language, without fallback.
func (d *decoder) demandLanguage(n *yamlsource.Node, text yamlsource.Text, what, language string) {
	if text.Empty() {
		return // has a finding of its own
	}
	if _, in := text.In(language, ""); in == "" {
		d.Report("missing-translation", n, "%s has no words in %q; a disclosure must be in the page's language, so add %q", what, language, language+": …")
	}
}

// requireWording handles a language whose pages follow the rules of these jurisdictions.
func (d *decoder) requireWording(own Disclosure, language string, list []jurisdictionAt, m *yamlsource.Node) {
	label, _ := own.Label.In(language, "")
	complete := own.complete(language)
	for _, j := range list {
		w, ok := jurisdiction.ByID(d.known, j.id).In(language)
		switch {
		case !ok && !complete:
			d.Report("missing-wording", j.at, "the rules of %q were not checked for pages in %q, so there is no disclosure to show; write your own label and sentence for %q under %q, with the page that they come from (%q) and the day you read it (%q), or name other jurisdictions for %q",
				j.id, language, language, "disclosure", "source: https://…", "checked: 2026-09-26", language)
		case !ok && (own.Evidence.Source == "" || own.Evidence.Checked.IsZero()):
			d.demandDisclosureEvidence(m, j.id, language)
		case ok && w.Rejects(label):
			d.Report("rejected-wording", yamlsource.Of(m, "label"), "the label %q does not count as a disclosure under the rules of %q; expected one such as %q", label, j.id, w.Labels[0])
		}
	}
}

func (d *decoder) demandDisclosureEvidence(m *yamlsource.Node, id, language string) {
	for _, key := range []string{"source", "checked"} {
		if yamlsource.Of(m, key) == nil {
			d.Report("missing-evidence", m, "disclosure has no %q, and the rules of %q were not checked for pages in %q; add where you read that your words comply, and when: %q",
				key, id, language, map[string]string{"source": "source: https://…", "checked": "checked: 2026-09-26"}[key])
		}
	}
}
