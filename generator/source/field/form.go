package field

import (
	"regexp"
	"strings"
)

// Kind is the kind of a value.
type Kind string

// The kinds of value. The zero Kind may be anything.
const (
	KindText    Kind = "text"    // words, or words per language
	KindWord    Kind = "word"    // words in no particular language, or a number
	KindAddress Kind = "address" // an https address
	KindDay     Kind = "day"     // year-month-day
	KindNumber  Kind = "number"
	KindYesNo   Kind = "yes-no"
	KindChoice  Kind = "choice"  // one of Words
	KindID      Kind = "id"      // the id of something, which Names says
	KindPattern Kind = "pattern" // words that match Pattern
	KindList    Kind = "list"    // of values of the form Of
	KindMap     Kind = "map"     // keys of the form Key, each with a value of the form Of
	KindGroup   Kind = "group"   // the keys in Fields
	KindEither  Kind = "either"  // one of the forms in Forms
)

// Form is what a value looks like.
type Form struct {
	Kind    Kind
	Words   []string
	Names   string   // such as "program"
	Pattern string   // of the whole value, understood alike by Go and JavaScript
	Lowest  string   // of a number; empty for none
	Highest string   // likewise
	Least   int      // the fewest entries of a list
	Unique  bool     // no entry of a list is there twice
	Of, Key *Form    // of a list's and a map's entries
	Fields  Set      // of a group
	One     []string // of a group: exactly one of these keys
	Some    []string // of a group: at least one of these keys
	Pairs   []string // of a group: keys that must come together
	Forms   []Form
}

// The forms that need nothing else to be known.
var (
	Text    = Form{Kind: KindText}
	Word    = Form{Kind: KindWord}
	Address = Form{Kind: KindAddress}
	Day     = Form{Kind: KindDay}
	Number  = Form{Kind: KindNumber}
	Amount  = Form{Kind: KindNumber, Lowest: "0"}
	YesNo   = Form{Kind: KindYesNo}
)

// Choice is one of some words.
func Choice(words ...string) Form { return Form{Kind: KindChoice, Words: words} }

// ID is the id of something that the blog or the program has, such as "program".
func ID(names string) Form { return Form{Kind: KindID, Names: names} }

// Matching is a word that a pattern describes.
func Matching(pattern string) Form { return Form{Kind: KindPattern, Pattern: pattern} }

// List is a list with at least least entries.
func List(of Form, least int) Form { return Form{Kind: KindList, Of: &of, Least: least} }

// Map has keys that the author chooses.
func Map(key, of Form) Form { return Form{Kind: KindMap, Key: &key, Of: &of} }

// Group has the keys of a set.
func Group(fields Set) Form { return Form{Kind: KindGroup, Fields: fields} }

// ExactlyOne requires one of some keys of a group. Several separated by spaces count as
// one.
func (f Form) ExactlyOne(keys ...string) Form { f.One = keys; return f }

// AtLeastOne requires some of the keys of a group. Several separated by spaces count as
// one.
func (f Form) AtLeastOne(keys ...string) Form { f.Some = keys; return f }

// Together requires both of two keys of a group, if one of them is there.
func (f Form) Together(pairs ...string) Form { f.Pairs = pairs; return f }

// Distinct forbids equal entries of a list.
func (f Form) Distinct() Form { f.Unique = true; return f }

// AnyCase returns a pattern for a word in upper and lower case.
func AnyCase(word string) string {
	var b strings.Builder
	for _, r := range word {
		if lower, upper := strings.ToLower(string(r)), strings.ToUpper(string(r)); lower != upper {
			b.WriteString("[" + lower + upper + "]")
		} else {
			b.WriteString(regexp.QuoteMeta(lower))
		}
	}
	return b.String()
}

// Either is a value of one of several forms.
func Either(forms ...Form) Form { return Form{Kind: KindEither, Forms: forms} }

// Decimal is how a number is written: without exponents, other bases and separators.
const Decimal = `^-?([0-9]+\.?[0-9]*|\.[0-9]+)$`
