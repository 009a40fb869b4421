// Package jurisdiction has the disclosure rules of jurisdictions: for each one the
// labels, the sentence, the wordings it rejects and the required position of a
// disclosure, per language, each with its source. The data is in YAML files in
// jurisdictions/. None of it is legal advice.
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
	MixedOnly  bool               // LinkMark applies only if other links of the page do not pay
	Labeled    bool               // one of the labels is required: the jurisdiction does not accept a sentence alone
	Free       bool               // the jurisdiction prescribes no word that we know of: the labels are our own plain words
	Hedges     bool               // "may earn" is enough; false if it is known not to be
	Also       string             // what it requires besides words, such as a permit
	Guess      []string           // languages and domains (such as .ie) of blogs for which `init` proposes this jurisdiction
	Wordings   map[string]Wording // by language
	Evidence   yamlsource.Evidence
	Confidence string // the source of the rules: official (the authority's own page) or secondary (reported by others)
}

// Wording is what a jurisdiction requires in one language.
type Wording struct {
	Labels     []string // accepted labels, the best first
	Link       string   // the label beside one link; the first of Labels if the file has none
	Marks      []string // signs such as * that are enough beside a link if the page explains them nearby
	Named      []string // accepted only with the brand's name after them
	Sentence   string   // our own words; only what it must say has a source
	Spoken     string   // a sentence to say aloud
	Reject     []string // wordings that do not count, lower case
	Note       string   // what else the jurisdiction requires of the words
	Evidence   yamlsource.Evidence
	Confidence string
}

// Positions are the required positions of a disclosure, the least strict first: before
// the first paid link; at the start, before anything else of the post; in the title, so
// that it is read before the click on a teaser.
func Positions() []string { return []string{"before-first-link", "start", "title"} }

// ByID returns a jurisdiction, or nil if there is none with that id.
func ByID(jurisdictions []*Jurisdiction, id string) *Jurisdiction {
	for _, p := range jurisdictions {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// IDs returns the jurisdictions' ids in their order.
func IDs(places []*Jurisdiction) []string {
	var ids []string
	for _, p := range places {
		ids = append(ids, p.ID)
	}
	return ids
}

// In returns the jurisdiction's wording in a language (a BCP 47 tag). A wording in a
// language without a region applies to all its regions, but never to another language:
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
// language's region, or else by the top-level domain of the blog's host if that
// jurisdiction has a wording in the language, or else by the language alone. It is
// empty if there is no sensible guess; the author decides.
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
	return slices.ContainsFunc(slices.Concat(w.Labels, []string{w.Link}), func(l string) bool { return normalized(l) == normalized(label) })
}

// Rejects reports whether a whole label is one of the rejected wordings.
func (w Wording) Rejects(label string) bool {
	return slices.ContainsFunc(w.Reject, func(r string) bool { return normalized(r) == normalized(label) })
}

// bare removes what does not change a label's meaning.
func normalized(label string) string {
	return strings.ToLower(strings.Trim(label, " #[]()\u201e\u201c\u201d\"*:."))
}
