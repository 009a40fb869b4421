package lint

import (
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Rule is one thing that is checked, with everything that is said about it:
// `explain`, content/docs/rules.md and SARIF print the same words.
type Rule struct {
	ID       finding.ID
	Title    string // what is wrong, in one line without a full stop
	Reason   string // why it matters, for a blogger; paragraphs are separated by an empty line
	Fix      string // what to do
	Sources  []string
	Severity finding.Severity
	Pages    bool // only published pages can show it
	Partly   bool // posts show only some of what their pages do
	Bad      []Example
	Good     []Example

	// Where reports whether the rule is for a jurisdiction, Of whether it is about the
	// links of a network; nil for all of them.
	Where func(*jurisdiction.Jurisdiction) bool
	Of    func(*network.Network) bool

	// Check looks at one post, page or feed item; Site at what is left to say when
	// all have been seen. Either may be nil.
	Check func(*Context)
	Site  func(*SiteContext)

	// Stored looks at the facts in aboveboard/, before a page is made of them; may be nil.
	Stored func(*SiteContext)
}

// Example is a small post or page, with its name: content/a.md, public/a/index.html,
// public/index.xml or another file of a blog.
type Example struct {
	Files map[string]string
	Site  string // the lines of site.yaml that matter; empty for the usual ones
}

// one is an example of a single file.
func one(name, text string) []Example {
	return []Example{{Files: map[string]string{name: text}}}
}
