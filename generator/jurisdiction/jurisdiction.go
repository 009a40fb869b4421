// Package jurisdiction holds whose rules a publisher follows: for each place the
// labels, the sentence, the wordings it rejects and where a disclosure must
// stand, per language, each with its source. The data are YAML files in
// jurisdictions/; none of it is legal advice.
package jurisdiction

import "github.com/aboveboard-hugo/aboveboard/generator/field"

// Jurisdiction is one place: a country, or a union such as the EU.
type Jurisdiction struct {
	ID       string // such as us, uk, de, eu
	Name     field.Text
	Basis    string             // the law or code, in one line
	Position string             // before-first-link, title or card
	Teaser   bool               // a teaser or card that leads to the page needs the label too
	LinkMark bool               // each paid link needs a label or a mark beside it
	Hedges   bool               // "may earn" is enough; false where it is known not to be
	Wordings map[string]Wording // by language
	Evidence field.Evidence
}

// Wording is what a jurisdiction wants to read in one language.
type Wording struct {
	Labels   []string // accepted labels, the best first
	Sentence string   // our own words; what it must say is sourced, not the words
	Spoken   string   // a sentence to say aloud
	Reject   []string // wordings that do not count, lower case
	Evidence field.Evidence
}
