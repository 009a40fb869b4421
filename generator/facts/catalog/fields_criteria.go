package catalog

import "github.com/aboveboard-hugo/aboveboard/generator/source/field"

var criteriaFields = field.Set{
	field.Required("criteria", field.Map(idForm, field.Group(criterionFields)), "The rows that tables may have. The name on the left is a row's id.", "{weight: {label: Weight, type: number, unit: kg}}"),
	field.Optional("groups", field.Map(idForm, field.Text), "Headings over rows.", "{use: {en: In use}}"),
}

var criterionFields = field.Set{
	field.Required("label", field.Text, "What readers call the row.", "Weight"),
	field.Required("type", field.Choice(typeNames()...), "What a value is.", "number"),
	field.Optional("help", field.Text, "A sentence below the label.", "Without the packaging."),
	field.Optional("better", field.Choice("higher", "lower", "yes", "no"), "Which value wins. Put yes and no in quotes.", "lower"),
	field.Optional("unit", field.Text, "The unit of a number.", "kg"),
	field.Optional("currency", field.Matching(currencyForm), "The currency of money.", "USD"),
	field.Optional("of", field.Amount, "The best value of a rating.", "5"),
	field.Optional("decimals", field.Choice("0", "1", "2", "3", "4", "5", "6"), "The fewest decimals that readers see.", "1"),
	field.Optional("group", field.ID("group"), "The heading that the row is under.", "use"),
	field.Optional("evidence", field.Choice(string(EvidencePage), string(EvidenceTest)), "The kind of evidence that each value must have.", "test"),
}
