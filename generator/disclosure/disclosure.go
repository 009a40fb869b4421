// Package disclosure recognises disclosures in the words of a page, whoever
// wrote them. In goes a passage of text, out comes what it discloses, in which
// language, and in words that which law rejects. The wordings are YAML files in
// wording/, one per language.
package disclosure

// Strength says how much a passage discloses.
type Strength int

// Rejected words look like a disclosure and count as none; Hedged ones say
// "may earn"; a Label is a short accepted mark; a Sentence says who is paid for what.
const (
	None Strength = iota
	Rejected
	Hedged
	Label
	Sentence
)

// Recognized is what a passage says about being paid.
type Recognized struct {
	Strength   Strength
	Language   string   // of the words, such as "de"; empty where none was recognised
	Start, End int      // bytes of the passage that say so
	Words      string   // those words
	Denies     bool     // claims the contrary: "not sponsored", "we earn nothing"
	Statements []string // ids of networks whose required statement the passage holds
}

// Reader recognises disclosures in all languages that it has wordings for.
type Reader struct {
	languages []language
}

type language struct{}
