package hugodata

import (
	"time"

	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// site returns the parts of a disclosure. None of them falls back to another language:
// a disclosure that the page's readers can't read discloses nothing.
func (r resolver) site(c *catalog.Catalog) site {
	s := site{Lang: r.language, Publisher: r.text(c.Site.Publisher), Own: r.own(c.Site.Disclosure), StaleAfter: int(c.Site.Freshness.Warn.Length / (24 * time.Hour)),
		Jurisdictions: append([]string{}, c.Site.Jurisdictions[r.language]...),
		All:           map[string]localJurisdiction{}, Statements: map[string]statement{}}
	for _, j := range c.Jurisdictions {
		s.All[j.ID] = r.jurisdiction(j)
	}
	if c.Networks != nil {
		for _, n := range c.Networks.Networks {
			if st := r.networkStatement(n); st != nil {
				s.Statements[n.ID] = *st
			}
		}
	}
	return s
}

func (r resolver) own(d catalog.Disclosure) *wording {
	label, sentence, spoken := exact(d.Label, r.language), exact(d.Sentence, r.language), exact(d.Spoken, r.language)
	if label == "" && sentence == "" && spoken == "" {
		return nil
	}
	w := &wording{Labels: []string{}, Sentence: sentence, Spoken: spoken, Evidence: evidenceOf(d.Evidence)}
	if label != "" {
		w.Labels = append(w.Labels, label)
	}
	return w
}

func (r resolver) jurisdiction(j *jurisdiction.Jurisdiction) localJurisdiction {
	name, _ := j.Name.In(r.language, "en")
	local := localJurisdiction{Name: name, Position: j.Position, Teaser: j.Teaser, LinkMark: j.LinkMark, Known: slices.Sorted(maps.Keys(j.Wordings))}
	if w, ok := j.In(r.language); ok {
		local.Wording = &wording{Labels: w.Labels, Link: w.Link, Sentence: w.Sentence, Spoken: w.Spoken, Reject: w.Reject, Evidence: evidenceOf(w.Evidence)}
	}
	return local
}

// statement returns the sentence that a program requires; nil for none.
func (r resolver) statement(p *catalog.Program) *statement {
	words, evidence, demanded := p.StatementIn(r.language)
	if !demanded {
		return r.statementOfAddress(p)
	}
	if words == "" {
		return r.foreign(known(p), p.StatementIn)
	}
	return r.sentence(words, "", evidence)
}

func (r resolver) sentence(words, lang string, e yamlsource.Evidence) *statement {
	return &statement{Text: &text{Text: stopped(r.named(words), cmp.Or(lang, r.language)), Lang: lang}, Evidence: evidenceOf(e)}
}

// foreign returns a required sentence that has no checked wording in the page's
// language: in English, or else in the first language that has it, and marked as such.
func (r resolver) foreign(languages []string, in func(string) (string, yamlsource.Evidence, bool)) *statement {
	language := languages[0]
	if slices.Contains(languages, "en") {
		language = "en"
	}
	words, evidence, _ := in(language)
	return r.sentence(words, language, evidence)
}

// statementOfAddress returns the sentence required by the network of a program's
// address, for a program that names no network; nil if the address earns nothing.
func (r resolver) statementOfAddress(p *catalog.Program) *statement {
	if earning := r.earner.of(p.URL); p.Network == nil && earning != nil && earning.Network != "" {
		return r.networkStatement(r.earner.Networks.ByID(earning.Network))
	}
	return nil
}

// known returns the languages of a program's sentence.
func known(p *catalog.Program) []string {
	var languages []string
	if p.Statement != nil {
		languages = p.Statement.Text.Languages()
	}
	if p.Network != nil {
		languages = append(languages, p.Network.Statement.Text.Languages()...)
	}
	slices.Sort(languages)
	return slices.Compact(languages)
}

func (r resolver) networkStatement(n *network.Network) *statement {
	languages := n.Statement.Text.Languages()
	if len(languages) == 0 {
		return nil
	}
	in := func(language string) (string, yamlsource.Evidence, bool) {
		return n.Statement.In(language), n.Statement.Evidence(language), true
	}
	words, e, _ := in(r.language)
	if words == "" {
		return r.foreign(languages, in)
	}
	return r.sentence(words, "", e)
}

func (r resolver) named(words string) string {
	return strings.ReplaceAll(words, "{publisher}", r.publisher)
}

// exact returns a text in a language or in the language without its region, never in
// another.
func exact(t yamlsource.Text, language string) string {
	words, _ := t.In(language, "")
	return words
}
