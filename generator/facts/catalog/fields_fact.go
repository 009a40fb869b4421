package catalog

import "github.com/aboveboard-hugo/aboveboard/generator/source/field"

const (
	durationForm = `^(\d{1,9}(?:\.\d{1,3})?)(min|h|d|w|mo|y)$`
	currencyForm = `^[A-Z]{3}$`
	priceForm    = `^([0-9]+\.?[0-9]*|\.[0-9]+) [A-Z]{3}$`
	moneyForm    = `^([0-9]+\.?[0-9]*|\.[0-9]+)( [A-Z]{3})?$`
)

// states are the keys for a fact's state. A fact has one of them.
var states = []string{"value", "unknown", "not-applicable"}

// factFields are the keys of a fact that is more than its value.
func factFields(value field.Form, example string) field.Set {
	return field.Set{
		field.Optional("value", value, "The value.", example),
		field.Optional("unknown", field.Text, "Why nobody can say, in place of a value.", "No number is published."),
		field.Optional("not-applicable", field.Choice("true", "yes"), "The question does not apply, in place of a value.", "true"),
		field.Optional("note", field.Text, "What readers should know about the value.", "by category"),
	}.With(evidenceFields...)
}

var anyFactFields = factFields(field.Form{}, "48.5")

// anyFacts are facts by criteria that are not known yet.
var anyFacts = field.Map(field.ID("criterion"), field.Either(field.Form{}, field.Group(anyFactFields)))

// factForm is a fact of a criterion: its value alone, or with more about it.
func factForm(c *Criterion, example string) field.Form {
	none := field.Choice(string(Unknown), string(NotApplicable)) // also in a fact that is nothing but its value
	value := field.Either(valueForm(c), none)
	return field.Either(valueForm(c), none, field.Group(factFields(value, example)).ExactlyOne(states...).Together(pairs...))
}

// valueForm is a value of a criterion.
func valueForm(c *Criterion) field.Form {
	switch c.Type {
	case TypeText:
		return field.Text
	case TypeList:
		return field.List(field.Text, 1)
	case TypeYesNo:
		return field.YesNo
	case TypeDate:
		return field.Day
	case TypeLink:
		return field.Either(field.Address, field.Group(linkFields))
	case TypeNumber, TypePercent, TypeMoney, TypeDuration:
		return field.Either(boundForm(c.Type), rangeForms[c.Type])
	case TypeRating:
		scale := field.Amount
		if c.Of != nil {
			scale.Highest = c.Of.Number
		}
		return scale
	}
	return field.Form{}
}

var linkFields = field.Set{
	field.Required("href", field.Address, "The address.", "https://shop.example/terms"),
	field.Optional("text", field.Text, "The words to click on.", "Terms"),
}

// boundForm is one end of a range, or a single value.
func boundForm(t Type) field.Form {
	switch t {
	case TypeMoney:
		return field.Either(field.Amount, field.Matching(moneyForm))
	case TypeDuration:
		return field.Matching(durationForm)
	case TypeNumber:
		return field.Number
	}
	return field.Amount
}

// rangeForms are the ranges of each type that has them.
var rangeForms = map[Type]field.Form{
	TypeNumber: rangeOf(TypeNumber, "1", "10"), TypePercent: rangeOf(TypePercent, "1", "10"),
	TypeMoney:    rangeOf(TypeMoney, "10", "100", field.Optional("currency", field.Matching(currencyForm), "The currency, if it is not the criterion's.", "EUR")),
	TypeDuration: rangeOf(TypeDuration, "24h", "30d"),
}

func rangeOf(t Type, low, high string, more ...field.Field) field.Form {
	return field.Group(field.Set{
		field.Optional("from", boundForm(t), "The lowest value; leave it out for \"up to\".", low),
		field.Optional("to", boundForm(t), "The highest value; leave it out for \"at least\".", high),
	}.With(more...)).AtLeastOne("from", "to")
}
