// Package jurisdiction holds whose rules a publisher follows: for each jurisdiction the
// labels, the sentence, the wordings it rejects and where a disclosure must
// stand, per language, each with its source. The data are YAML files in
// jurisdictions/; none of it is legal advice.
package jurisdiction

import (
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Jurisdiction is one jurisdiction: a country, or a union such as the EU.
type Jurisdiction struct {
	ID         string // such as us, uk, de, eu
	Name       yamlsource.Text
	Basis      string             // the law or code, in one line
	Position   string             // one of Positions
	Teaser     bool               // a teaser or card that leads to the page needs the label too
	LinkMark   bool               // each paid link needs a label or a mark beside it
	MixedOnly  bool               // LinkMark holds only where other links of the page do not pay
	Labeled    bool               // one of the labels must be there: a sentence alone is not what the jurisdiction asks for
	Free       bool               // the jurisdiction lays down no word that we know of: the labels are plain words of ours
	Hedges     bool               // "may earn" is enough; false where it is known not to be
	Also       string             // what it asks for that no words fulfill, such as a permit
	Guess      []string           // languages of blogs that `init` proposes this jurisdiction for, and domains such as .ie
	Wordings   map[string]Wording // by language
	Evidence   yamlsource.Evidence
	Confidence string // how the rules were read: official (on the authority's own page) or secondary (where others report it)
}

// Wording is what a jurisdiction wants to read in one language.
type Wording struct {
	Labels     []string // accepted labels, the best first
	Link       string   // the label for the side of one link; the first of Labels where the file has none
	Marks      []string // signs such as * that do beside a link where the page explains them in reach
	Named      []string // accepted only with the brand's name after them
	Sentence   string   // our own words; what it must say is sourced, not the words
	Spoken     string   // a sentence to say aloud
	Reject     []string // wordings that do not count, lower case
	Note       string   // what else the jurisdiction asks of the words
	Evidence   yamlsource.Evidence
	Confidence string
}

// Positions says where a disclosure may have to be, the mildest first: before
// the first paid link; at the start, before anything else of the post; in the
// title, so that it is read before the click on a teaser.
func Positions() []string { return []string{"before-first-link", "start", "title"} }

// ByID finds a jurisdiction, or gives nil.
func ByID(jurisdictions []*Jurisdiction, id string) *Jurisdiction {
	for _, p := range jurisdictions {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// IDs lists the jurisdictions' ids in their order.
func IDs(places []*Jurisdiction) []string {
	var ids []string
	for _, p := range places {
		ids = append(ids, p.ID)
	}
	return ids
}

// In returns the jurisdiction's wording in a language (a BCP 47 tag). Wording in a
// language without its region serves all its regions, never another language:
// a disclosure in a language other than the page's discloses nothing.
func (j *Jurisdiction) In(language string) (Wording, bool) {
	for _, code := range yamlsource.Languages(language) {
		if w, ok := j.Wordings[code]; ok {
			return w, true
		}
	}
	return Wording{}, false
}

// Guess proposes the jurisdiction whose rules a blog in a language probably follows: by the
// language's region, else by the end of the blog's host where that jurisdiction has words in
// the language, else by the language alone. It is empty where there is no sensible
// guess; the author decides.
func Guess(places []*Jurisdiction, language, host string) string {
	language = strings.ToLower(strings.ReplaceAll(language, "_", "-"))
	if strings.Contains(language, "-") {
		if id := guessed(places, language); id != "" {
			return id
		}
	}
	if dot := strings.LastIndexByte(host, '.'); dot >= 0 {
		if place := ByID(places, guessed(places, strings.ToLower(host[dot:]))); place != nil {
			if _, ok := place.In(language); ok {
				return place.ID
			}
		}
	}
	return guessed(places, language)
}

func guessed(places []*Jurisdiction, sign string) string {
	for _, p := range places {
		if slices.Contains(p.Guess, sign) {
			return p.ID
		}
	}
	return ""
}

// Accepts reports whether a label is one of the wording's; hashes, brackets and
// upper case do not count.
func (w Wording) Accepts(label string) bool {
	return slices.ContainsFunc(slices.Concat(w.Labels, []string{w.Link}), func(l string) bool { return bare(l) == bare(label) })
}

// Rejects reports whether a whole label is one of the rejected wordings.
func (w Wording) Rejects(label string) bool {
	return slices.ContainsFunc(w.Reject, func(r string) bool { return bare(r) == bare(label) })
}

// bare strips what does not change a label's meaning.
func bare(label string) string {
	return strings.ToLower(strings.Trim(label, " #[]()\u201e\u201c\u201d\"*:."))
}
