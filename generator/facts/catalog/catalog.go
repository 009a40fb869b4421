// Package catalog reads an author's sources: criteria, programs and products with their
// facts and evidence, and comparisons. It takes the folder aboveboard/ and returns a
// checked Catalog and all findings. It knows nothing about Hugo.
//
// Hand-written for positions: the errors of a JSON Schema validator have no line and
// column, no suggestion and no fix.
package catalog

import (
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Catalog is everything under aboveboard/, checked and with names resolved.
type Catalog struct {
	Today         yamlsource.Date // to judge dates; zero if unknown
	Site          Site
	Criteria      []*Criterion // in the order of criteria.yaml
	Groups        []*Group     // likewise
	Programs      []*Program   // by id
	Products      []*Item      // likewise
	Tables        []Table      // whose rows are some of them
	Comparisons   []*Comparison
	Links         []*ShortLink // links.yaml
	Networks      *network.Set // built in, and the author's own
	Jurisdictions []*jurisdiction.Jurisdiction
	Prints        map[string]string // fingerprints (fingerprint.OfBytes) of the files of programs, products and comparisons as they were read, by name; nil of a Memory

	networkPrograms map[string]networkPrograms // the programs by their networks' ids
	shared          *common                    // by a Memory: what other catalogs have as well
}

// Site is site.yaml: who publishes, in which languages, and how old a fact may be.
type Site struct {
	Publisher  yamlsource.Text
	Languages  []string   // BCP 47, lower case; the first is the site's default
	Fallback   string     // the language to fall back to, or NoFallback
	Disclosure Disclosure // the publisher's own words; empty if the jurisdictions' are used
	Freshness  Freshness

	// Jurisdictions are those whose rules the pages follow, by language.
	Jurisdictions map[string][]string
	// Accounts are the publisher's ids by program: a marketplace's host (amazon.de),
	// "id" or "handle", and the id.
	Accounts map[string]map[string]string
	// OtherAccounts are further ids of the same programs and marketplaces, such as a
	// second tracking id. Links with them are also the publisher's own.
	OtherAccounts map[string]map[string][]string

	Check      Check
	HugoConfig string // the value of `hugo --config`; empty for Hugo's default
}

// NoFallback as Site.Fallback makes each missing translation an error.
const NoFallback = yamlsource.NoFallback

// Check says how strict `check` is: severities by rule, and by rule for paths.
// Named has all rule ids in it, so that unknown ones can be reported.
type Check struct {
	Rules map[string]finding.Severity
	Paths []PathRules
	Named []NamedRule // every rule id as it is written, in order
}

// NamedRule is a rule's id and its position in site.yaml.
type NamedRule struct {
	ID string
	Mark
}

// Mark is a position in a source file, for later findings.
type Mark struct {
	File *source.File
	Span source.Span
}

// PathRules changes severities for the files that match a pattern such as
// content/archive/** or public/tags/**.
type PathRules struct {
	Pattern string
	Rules   map[string]finding.Severity
}

// ShortLink is a link under the publisher's own address, /go/ID. It also says where a
// shortener's address leads.
type ShortLink struct {
	ID        string
	Program   *Program          // nil if the link earns nothing
	To        string            // an address with the account in it
	Countries map[string]string // ISO 3166-1 alpha-2, lower case, to an address
	Aliases   []string          // shorteners' addresses that lead to the same page, such as https://bit.ly/x
	Redirect  bool              // whether /go/ID should exist; false for an entry that only says where aliases lead
	Mark      Mark              // the entry's id in links.yaml
}

// Disclosure is the publisher's own wording. It never falls back to another
// language: a disclosure in a language other than the page's discloses nothing
// (FTC, Disclosures 101 for Social Media Influencers).
type Disclosure struct {
	Label    yamlsource.Text
	Sentence yamlsource.Text
	Spoken   yamlsource.Text
	Evidence yamlsource.Evidence // why these words comply, if no jurisdiction's wording is built in
}

// Criterion is a row of a comparison.
type Criterion struct {
	ID       string
	Label    yamlsource.Text
	Help     yamlsource.Text
	Type     Type
	Better   string          // "higher", "lower", "yes", "no" or empty
	Unit     yamlsource.Text // of a number
	Currency string          // ISO 4217, of money
	Of       *Amount         // the scale of a rating, such as 5
	Decimals int             // the fewest decimals printed
	Group    *Group          // nil if the row is under no heading
	Evidence EvidenceKind    // required of its facts; empty for any
}

// Group is a heading over some rows of a table.
type Group struct {
	ID    string
	Label yamlsource.Text
}

// Program is an affiliate program.
type Program struct {
	Item
	Merchant  yamlsource.Text
	Statement *Statement // the author's own wording; nil for the network's
	Network   *network.Network
	Forms     []string        // the network's link forms that count for this program; nil for all that no other program claims
	Redirects *network.Policy // this program's policy on the publisher's own addresses; nil for the network's
	Prices    *network.Policy // and on prices that the publisher writes; likewise

	marks programMarks
}

// programMarks has the positions of keys that may conflict with other programs.
type programMarks struct {
	network Mark
	forms   map[string]Mark
}

// Statement is a sentence that a program requires, in its own words.
type Statement struct {
	Text     yamlsource.Text
	Evidence yamlsource.Evidence
}

// Comparison is a table: items of one kind against criteria.
type Comparison struct {
	ID          string
	Title       yamlsource.Text
	Kind        Kind
	Items       []*Item
	Criteria    []*Criterion // ordered by group, those without one first
	Differences []*Criterion
	Verdicts    []Verdict
	Winner      *Item // nil if the author names none
}

// Verdict says when to choose an item, or which award it has.
type Verdict struct {
	Choose  *Item
	Award   yamlsource.Text // such as "Best overall"
	When    yamlsource.Text
	Because yamlsource.Text
}
