package lint

import (
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Rule is one check with its documentation: `explain`, content/docs/rules.md and SARIF
// print the same words.
type Rule struct {
	ID       finding.ID
	Title    string // what is wrong, in one line without a full stop
	Reason   string // why it matters, for a blogger; paragraphs are separated by an empty line
	Fix      string // what to do
	Sources  []string
	Severity finding.Severity
	Pages    bool // only published pages can show it
	Partly   bool // posts show only part of what their pages show
	Bad      []Example
	Good     []Example

	// Where reports whether the rule applies to a jurisdiction, Of whether it is about
	// the links of a network; nil for all of them.
	Where func(*jurisdiction.Jurisdiction) bool
	Of    func(*network.Network) bool

	// Check checks one post, page or feed item; Site runs after all of them. Either may
	// be nil.
	Check func(*Context)
	Site  func(*SiteContext)

	// Stored checks the facts in aboveboard/, before they are on a page; may be nil.
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
