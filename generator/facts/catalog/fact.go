package catalog

import "github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"

// Type is the type of a criterion's values, by its name in criteria.yaml.
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

// Numeric reports whether values of the type are amounts and can be ordered.
func (t Type) Numeric() bool { return t.Ranges() || t == TypeRating }

// Ranges reports whether values of the type can be ranges.
func (t Type) Ranges() bool {
	return t == TypeNumber || t == TypePercent || t == TypeMoney || t == TypeDuration
}

// State is whether a fact has a value. "No" is a known value; Unknown and NotApplicable
// are not values.
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
	Value    Value           // if State is Known
	Reason   yamlsource.Text // if State is Unknown: why
	Note     yamlsource.Text
	Evidence yamlsource.Evidence // never empty if State is Known
	Mark     *Mark               // of the value; set only if Item.Beside is
}

// Value is the value of a known fact. Which fields are set depends on the criterion's
// type: Text (text, link's words), Items, Yes, From and To (number, percent, money with
// Currency, duration, rating), Date, or Href.
type Value struct {
	Text     yamlsource.Text
	Items    []yamlsource.Text
	Yes      bool
	From, To *Amount // equal for a single value; nil if a range is open at that end
	Currency string
	Date     *yamlsource.Date
	Href     string
}

// EvidenceKind is the kind of a fact's evidence.
type EvidenceKind string

// The kinds of evidence.
const (
	EvidencePage EvidenceKind = "page" // a page that was read
	EvidenceTest EvidenceKind = "test" // the publisher's own test
)

// kindOf returns the kind of a fact's evidence, or an empty string if it has none.
func kindOf(e yamlsource.Evidence) EvidenceKind {
	switch {
	case e.Test != nil:
		return EvidenceTest
	case e.Source != "":
		return EvidencePage
	}
	return ""
}
