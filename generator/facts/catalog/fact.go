package catalog

import "github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"

// Type is what kind of value a criterion asks for, by its name in criteria.yaml.
type Type string

// The types. Number, Percent, Money and Duration may be ranges.
const (
	TypeText     Type = "text"
	TypeList     Type = "list"
	TypeYesNo    Type = "yes-no"
	TypeNumber   Type = "number"
	TypePercent  Type = "percent"
	TypeMoney    Type = "money"
	TypeDuration Type = "duration"
	TypeDate     Type = "date"
	TypeLink     Type = "link"
	TypeRating   Type = "rating" // the publisher's own, on the criterion's scale
)

func typeNames() []string {
	return []string{
		string(TypeText), string(TypeList), string(TypeYesNo), string(TypeNumber), string(TypePercent),
		string(TypeMoney), string(TypeDuration), string(TypeDate), string(TypeLink), string(TypeRating),
	}
}

// Numeric reports whether values of the type are amounts, which can be ordered.
func (t Type) Numeric() bool { return t.Ranges() || t == TypeRating }

// Ranges reports whether values of the type can be ranges.
func (t Type) Ranges() bool {
	return t == TypeNumber || t == TypePercent || t == TypeMoney || t == TypeDuration
}

// State says what is known. "No" is a known value; Unknown and NotApplicable
// are not values at all.
type State string

// The states of a fact.
const (
	Known         State = "known"
	Unknown       State = "unknown"
	NotApplicable State = "not-applicable"
)

// Fact is one item's value for one criterion.
type Fact struct {
	State    State
	Value    Value           // where State is Known
	Reason   yamlsource.Text // where State is Unknown: why
	Note     yamlsource.Text
	Evidence yamlsource.Evidence // never empty where State is Known
	Mark     Mark                // of the value; known only where Item.Beside is
}

// Value holds a known fact. Which fields are set follows from the criterion's
// type: Text (text, link's words), Items, Yes, From and To (number, percent, money
// with Currency, duration, rating), Date, or Href.
type Value struct {
	Text     yamlsource.Text
	Items    []yamlsource.Text
	Yes      bool
	From, To *Amount // the same for a single value; nil where a range is open at that end
	Currency string
	Date     yamlsource.Date
	Href     string
}

// EvidenceKind is what a fact was learned by.
type EvidenceKind string

// The kinds of evidence.
const (
	EvidencePage EvidenceKind = "page" // something that was read
	EvidenceTest EvidenceKind = "test" // the publisher's own test
)

// kindOf is the kind of a fact's evidence; empty where it has none.
func kindOf(e yamlsource.Evidence) EvidenceKind {
	switch {
	case !e.Tested.IsZero():
		return EvidenceTest
	case e.Source != "":
		return EvidencePage
	}
	return ""
}
