// Package catalog holds what an author knows: criteria, programs with their
// facts and evidence, and comparisons. In goes the folder aboveboard/, out come
// a checked Catalog and all findings. It knows nothing of Hugo.
package catalog

// Catalog is everything under aboveboard/, checked and with names resolved.
type Catalog struct {
	Site        Site
	Criteria    []*Criterion // in the order of criteria.yaml
	Programs    []*Program   // by id
	Comparisons []*Comparison
}

// Site is site.yaml: who publishes, in which languages, and how old a fact may be.
type Site struct {
	Publisher  Text
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
	Label    Text
	Sentence Text
}

// Criterion is a row of a comparison.
type Criterion struct {
	ID       string
	Label    Text
	Help     Text
	Type     Type
	Better   string // "higher", "lower", "yes", "no" or empty
	Unit     Text   // of a number
	Currency string // ISO 4217, of money
}

// Program is a way to earn: a column of a comparison.
type Program struct {
	ID        string
	Name      Text
	Short     Text
	URL       string
	Merchant  Text
	Summary   Text
	Statement *Statement
	Facts     map[string]*Fact // by criterion id
}

// Statement is a sentence that a program demands, in its own words.
type Statement struct {
	Text     Text
	Evidence Evidence
}

// Comparison is a table: programs against criteria.
type Comparison struct {
	ID          string
	Title       Text
	Programs    []*Program
	Criteria    []*Criterion
	Differences []*Criterion
	Verdicts    []Verdict
}

// Verdict says when to choose a program.
type Verdict struct {
	Choose  *Program
	When    Text
	Because Text
}
