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

type span struct {
	Count float64 `json:"count"`
	Unit  string  `json:"unit"`
}

// fact is a cell. From and To order values (hours for a duration); Spans shows
// a duration in the author's units; Open is "up" for "at least", "down" for "up to".
type fact struct {
	Criterion string    `json:"criterion"`
	Label     *text     `json:"label"`
	Type      string    `json:"type"`
	Better    string    `json:"better,omitempty"`
	State     string    `json:"state"`
	Text      *text     `json:"text,omitempty"`
	Items     []*text   `json:"items,omitempty"`
	Yes       *bool     `json:"yes,omitempty"`
	From      *float64  `json:"from,omitempty"`
	To        *float64  `json:"to,omitempty"`
	Open      string    `json:"open,omitempty"`
	Unit      *text     `json:"unit,omitempty"`
	Currency  string    `json:"currency,omitempty"`
	Spans     []span    `json:"spans,omitempty"`
	Date      string    `json:"date,omitempty"`
	Href      string    `json:"href,omitempty"`
	Note      *text     `json:"note,omitempty"`
	Evidence  *evidence `json:"evidence,omitempty"`
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

type statement struct {
	Text     *text     `json:"text"`
	Evidence *evidence `json:"evidence"`
}

type program struct {
	ID        string          `json:"id"`
	Name      *text           `json:"name"`
	Short     *text           `json:"short"`
	URL       string          `json:"url"`
	Merchant  *text           `json:"merchant,omitempty"`
	Summary   *text           `json:"summary"`
	Statement *statement      `json:"statement,omitempty"`
	Facts     map[string]fact `json:"facts"`
}

// column is what a table needs of a program.
type column struct {
	ID    string `json:"id"`
	Name  *text  `json:"name"`
	Short *text  `json:"short"`
	URL   string `json:"url"`
}

type row struct {
	Criterion string `json:"criterion"`
	Label     *text  `json:"label"`
	Type      string `json:"type"`
	Better    string `json:"better,omitempty"`
	Help      *text  `json:"help,omitempty"`
	Cells     []fact `json:"cells"`
}

type verdict struct {
	Program column `json:"program"`
	When    *text  `json:"when"`
	Because *text  `json:"because,omitempty"`
}

type comparison struct {
	ID          string    `json:"id"`
	Title       *text     `json:"title"`
	Programs    []column  `json:"programs"`
	Rows        []row     `json:"rows"`
	Differences []row     `json:"differences,omitempty"`
	Verdicts    []verdict `json:"verdicts,omitempty"`
}

type disclosure struct {
	Label    *text `json:"label"`
	Sentence *text `json:"sentence"`
}

type site struct {
	Lang       string     `json:"lang"`
	Publisher  *text      `json:"publisher"`
	Disclosure disclosure `json:"disclosure"`
}
