// Package hugodata converts a catalog to the JSON files that Hugo's templates read, one
// set per language, in which everything is resolved, including fallbacks. It also plans
// the changes to data/aboveboard/.
//
// Hand-written for the structure, which follows what templates look up. encoding/json
// writes it.
package hugodata

// Folder is the folder of the data files in a blog that has not moved its data. Only the
// generator writes there.
const Folder = "data/aboveboard"

// text is a text, with its language if that is not the page's.
type text struct {
	Text string `json:"text"`
	Lang string `json:"lang,omitempty"`
}

// evidence is a page that was read (Source, Host and Checked), or the publisher's own
// test (Tested and How).
type evidence struct {
	Source  string `json:"source,omitempty"`
	Host    string `json:"host,omitempty"`
	Quote   string `json:"quote,omitempty"`
	Checked string `json:"checked,omitempty"`
	Tested  string `json:"tested,omitempty"`
	How     *text  `json:"how,omitempty"`
}

// amount is a number as the author wrote it, and how many decimals to print.
type amount struct {
	Number   string `json:"number"`
	Decimals int    `json:"decimals"`
	Unit     string `json:"unit,omitempty"` // of a duration, such as "hour"
}

// fact is one item's fact for one criterion. Amounts are for printing: one, or the two
// ends of a range; Open is "up" for "at least", "down" for "up to". Low and High are
// only for ordering (minutes for a duration).
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
	Of       *amount   `json:"of,omitempty"` // the scale of a rating
	Date     string    `json:"date,omitempty"`
	Href     string    `json:"href,omitempty"`
	Paid     *paid     `json:"paid,omitempty"` // set if Href earns
	Note     *text     `json:"note,omitempty"`
	Claim    string    `json:"claim,omitempty"` // of money and ratings: the claim that a page contains for check
	Evidence *evidence `json:"evidence,omitempty"`
}

type criterion struct {
	Label  *text  `json:"label"`
	Type   string `json:"type"`
	Better string `json:"better,omitempty"`
	Help   *text  `json:"help,omitempty"`
	Group  string `json:"group,omitempty"`
}

type criteria struct {
	Order    []string             `json:"order"`
	Criteria map[string]criterion `json:"criteria"`
	Groups   map[string]*text     `json:"groups,omitempty"` // headings over rows, by their ids
}

// statement is a sentence that a program or network requires, in the page's language if
// it has a checked wording.
type statement struct {
	Text     *text     `json:"text"`
	Evidence *evidence `json:"evidence,omitempty"`
}

// paid is who pays for an address.
type paid struct {
	Network string `json:"network"`
	Form    string `json:"form"`
}

// item is a program or a product. A program also has Merchant, Network and Statement; a
// product has Brand and Offers.
type item struct {
	ID        string          `json:"id"`
	Kind      string          `json:"kind"`
	Name      *text           `json:"name"`
	Short     *text           `json:"short"`
	URL       string          `json:"url,omitempty"`
	Paid      *paid           `json:"paid,omitempty"` // set if URL earns
	Brand     *text           `json:"brand,omitempty"`
	Merchant  *text           `json:"merchant,omitempty"`
	Summary   *text           `json:"summary,omitempty"`
	Network   string          `json:"network,omitempty"`
	Statement *statement      `json:"statement,omitempty"`
	Image     *image          `json:"image,omitempty"`
	Rating    *rating         `json:"rating,omitempty"`
	Pros      []*text         `json:"pros,omitempty"`
	Cons      []*text         `json:"cons,omitempty"`
	Offers    []offer         `json:"offers,omitempty"`
	Facts     map[string]fact `json:"facts"`
}

// image is an image among the blog's assets.
type image struct {
	File string `json:"file"`
	Alt  *text  `json:"alt"`
}

// rating is the publisher's own rating. Fraction is its share of the scale, from 0 to 1.
type rating struct {
	Value    amount  `json:"value"`
	Of       amount  `json:"of"`
	Fraction float64 `json:"fraction"`
	Basis    *text   `json:"basis"`
	Claim    string  `json:"claim"`
}

// offer is a paid link to a product. Href is the finished address on the site's pages
// in this language; Countries has others, by jurisdiction, for a page that follows
// other rules.
type offer struct {
	Program   string            `json:"program"`
	Merchant  *text             `json:"merchant"`
	Href      string            `json:"href"`
	Countries map[string]string `json:"countries,omitempty"`
	Paid      paid              `json:"paid"`
	Price     *price            `json:"price,omitempty"`
}

// price is a fact of the type money, with the first and last day on which it is shown.
type price struct {
	fact
	Checked string `json:"checked"`
	Until   string `json:"until"`
}

// verdict names the item by its id.
type verdict struct {
	Item    string `json:"item"`
	Award   *text  `json:"award,omitempty"`
	When    *text  `json:"when,omitempty"`
	Because *text  `json:"because,omitempty"`
}

// comparison names items and criteria by their ids: facts are stored once, in the
// item's own file. Criteria of one group follow each other; those without one come
// first.
type comparison struct {
	ID          string    `json:"id"`
	Title       *text     `json:"title"`
	Kind        string    `json:"kind"`
	Items       []string  `json:"items"`
	Criteria    []string  `json:"criteria"`
	Differences []string  `json:"differences,omitempty"`
	Verdicts    []verdict `json:"verdicts,omitempty"`
	Winner      string    `json:"winner,omitempty"`
}

type site struct {
	Lang      string `json:"lang"`
	Publisher *text  `json:"publisher"`
	// Own is the publisher's wording in this language; Jurisdictions are those whose
	// rules its pages follow.
	Own           *wording                     `json:"own,omitempty"`
	Jurisdictions []string                     `json:"jurisdictions"`
	All           map[string]localJurisdiction `json:"allJurisdictions"` // by id
	Statements    map[string]statement         `json:"statements"`       // by network
	// StaleAfter is the age in days past which a fact shows the day on which it was checked.
	StaleAfter int `json:"staleAfter,omitempty"`
}

// localJurisdiction is a jurisdiction with its wording in the page's language. Wording
// is missing if none was checked; Known has the languages with one.
type localJurisdiction struct {
	Name     string   `json:"name"`
	Position string   `json:"position,omitempty"`
	Teaser   bool     `json:"teaser"`   // a card that leads to the page needs the label
	LinkMark bool     `json:"linkMark"` // each paid link needs a label beside it
	Wording  *wording `json:"wording,omitempty"`
	Known    []string `json:"known"`
}

// wording has the words from which templates choose for a disclosure.
type wording struct {
	Labels   []string  `json:"labels"`
	Link     string    `json:"link,omitempty"`
	Sentence string    `json:"sentence"`
	Spoken   string    `json:"spoken,omitempty"`
	Reject   []string  `json:"reject,omitempty"`
	Evidence *evidence `json:"evidence,omitempty"`
}
