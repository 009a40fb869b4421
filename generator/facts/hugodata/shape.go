// Package hugodata turns a catalog into the JSON files that Hugo's templates
// read, one set per language, with nothing left for a template to look up or to
// fall back on; and it keeps data/aboveboard/ in step with them.
package hugodata

// Folder is where the data files lie in a blog. Only the generator writes there.
const Folder = "data/aboveboard"

// text is words and, only where they are not in the page's language, theirs.
type text struct {
	Text string `json:"text"`
	Lang string `json:"lang,omitempty"`
}

type evidence struct {
	Source  string `json:"source"`
	Host    string `json:"host"`
	Quote   string `json:"quote,omitempty"`
	Checked string `json:"checked"`
}

// amount is a number as the author wrote it, and how many decimals to print.
type amount struct {
	Number   string `json:"number"`
	Decimals int    `json:"decimals"`
	Unit     string `json:"unit,omitempty"` // of a duration, such as "hour"
}

// fact is what is known of one entry for one criterion. Amounts are for printing: one,
// or the two ends of a range; Open is "up" for "at least", "down" for "up to". Low
// and High are for ordering alone (minutes for a duration).
type fact struct {
	Type     string    `json:"type"`
	State    string    `json:"state"`
	Text     *text     `json:"text,omitempty"`
	Items    []*text   `json:"items,omitempty"`
	Yes      *bool     `json:"yes,omitempty"`
	Amounts  []amount  `json:"amounts,omitempty"`
	Open     string    `json:"open,omitempty"`
	Low      *float64  `json:"low,omitempty"`
	High     *float64  `json:"high,omitempty"`
	Unit     *text     `json:"unit,omitempty"`
	Currency string    `json:"currency,omitempty"`
	Date     string    `json:"date,omitempty"`
	Href     string    `json:"href,omitempty"`
	Paid     *paid     `json:"paid,omitempty"` // where Href earns
	Note     *text     `json:"note,omitempty"`
	Evidence *evidence `json:"evidence,omitempty"`
}

type criterion struct {
	Label  *text  `json:"label"`
	Type   string `json:"type"`
	Better string `json:"better,omitempty"`
	Help   *text  `json:"help,omitempty"`
}

type criteria struct {
	Order    []string             `json:"order"`
	Criteria map[string]criterion `json:"criteria"`
}

// statement is a sentence that a program or network demands, in the page's language
// where it was checked in that.
type statement struct {
	Text     *text     `json:"text"`
	Evidence *evidence `json:"evidence,omitempty"`
}

// paid marks an address that earns: what its link must say.
type paid struct {
	Network string `json:"network"`
	Form    string `json:"form"`
}

type program struct {
	ID        string          `json:"id"`
	Name      *text           `json:"name"`
	Short     *text           `json:"short"`
	URL       string          `json:"url"`
	Paid      *paid           `json:"paid,omitempty"`
	Merchant  *text           `json:"merchant,omitempty"`
	Summary   *text           `json:"summary"`
	Network   string          `json:"network,omitempty"`
	Statement *statement      `json:"statement,omitempty"`
	Facts     map[string]fact `json:"facts"`
}

// verdict names the program by its id.
type verdict struct {
	Program string `json:"program"`
	When    *text  `json:"when"`
	Because *text  `json:"because,omitempty"`
}

// comparison names programs and criteria by their ids: facts are stored once, in the
// program's own file.
type comparison struct {
	ID          string    `json:"id"`
	Title       *text     `json:"title"`
	Programs    []string  `json:"programs"`
	Criteria    []string  `json:"criteria"`
	Differences []string  `json:"differences,omitempty"`
	Verdicts    []verdict `json:"verdicts,omitempty"`
}

type site struct {
	Lang      string `json:"lang"`
	Publisher *text  `json:"publisher"`
	// Own is the publisher's wording in this language, Jurisdictions whose rules
	// its pages follow.
	Own           *wording                     `json:"own,omitempty"`
	Jurisdictions []string                     `json:"jurisdictions"`
	All           map[string]localJurisdiction `json:"allJurisdictions"` // by id
	Statements    map[string]statement         `json:"statements"`       // by network
}

// localJurisdiction is a jurisdiction with its words in the page's language; Wording is
// missing where none was checked, and Known says which languages have one.
type localJurisdiction struct {
	Name     string   `json:"name"`
	Position string   `json:"position,omitempty"`
	Teaser   bool     `json:"teaser"`   // a card that leads to the page needs the label
	LinkMark bool     `json:"linkMark"` // each paid link needs a label beside it
	Wording  *wording `json:"wording,omitempty"`
	Known    []string `json:"known"`
}

// wording is what templates choose a disclosure's words from.
type wording struct {
	Labels   []string  `json:"labels"`
	Link     string    `json:"link,omitempty"`
	Sentence string    `json:"sentence"`
	Spoken   string    `json:"spoken,omitempty"`
	Reject   []string  `json:"reject,omitempty"`
	Evidence *evidence `json:"evidence,omitempty"`
}
