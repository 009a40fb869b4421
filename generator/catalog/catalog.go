// Package catalog holds what an author knows: criteria, programs with their
// facts and evidence, and comparisons. In goes the folder aboveboard/, out come
// a checked Catalog and all findings. It knows nothing of Hugo.
package catalog

import "github.com/aboveboard-hugo/aboveboard/generator/field"

// Catalog is everything under aboveboard/, checked and with names resolved.
type Catalog struct {
	Site        Site
	Criteria    []*Criterion // in the order of criteria.yaml
	Programs    []*Program   // by id
	Comparisons []*Comparison
}

// Site is site.yaml: who publishes, in which languages, and how old a fact may be.
type Site struct {
	Publisher  field.Text
	Languages  []string // BCP 47, lower case; the first is the site's default
	Fallback   string   // the language to fall back to, or NoFallback
	Disclosure Disclosure
	Freshness  Freshness
	HugoConfig string // what `hugo --config` is given; empty for Hugo's own choice
}

// NoFallback as Site.Fallback makes each missing translation an error.
const NoFallback = "none"

// Disclosure is the publisher's own wording. It never falls back to another
// language: a disclosure in a language other than the page's discloses nothing
// (FTC, Disclosures 101 for Social Media Influencers).
type Disclosure struct {
	Label    field.Text
	Sentence field.Text
}

// Criterion is a row of a comparison.
type Criterion struct {
	ID       string
	Label    field.Text
	Help     field.Text
	Type     Type
	Better   string     // "higher", "lower", "yes", "no" or empty
	Unit     field.Text // of a number
	Currency string     // ISO 4217, of money
}

// Program is a way to earn: a column of a comparison.
type Program struct {
	ID        string
	Name      field.Text
	Short     field.Text
	URL       string
	Merchant  field.Text
	Summary   field.Text
	Statement *Statement
	Facts     map[string]*Fact // by criterion id
}

// Statement is a sentence that a program demands, in its own words.
type Statement struct {
	Text     field.Text
	Evidence field.Evidence
}

// Comparison is a table: programs against criteria.
type Comparison struct {
	ID          string
	Title       field.Text
	Programs    []*Program
	Criteria    []*Criterion
	Differences []*Criterion
	Verdicts    []Verdict
}

// Verdict says when to choose a program.
type Verdict struct {
	Choose  *Program
	When    field.Text
	Because field.Text
}
