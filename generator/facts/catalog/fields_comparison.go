package catalog

import "github.com/aboveboard-hugo/aboveboard/generator/source/field"

var comparisonFields = field.Set{
	field.Required("title", field.Text, "The words above the table.", "Standing desks compared"),
	field.Optional("products", field.List(field.ID("product"), 2).Distinct(), "The products to compare, in order.", "[oak-desk, reed-desk]"),
	field.Optional("programs", field.List(field.ID("program"), 2).Distinct(), "The programs to compare, in place of products.", "[amazon-associates, awin]"),
	field.Required("criteria", field.List(field.ID("criterion"), 1).Distinct(), "The rows of the table.", "[weight, noise]"),
	field.Optional("differences", field.List(field.ID("criterion"), 1).Distinct(), "The rows of the nutshell above it.", "[weight]"),
	field.Optional("verdicts", field.List(field.Group(verdictFields).AtLeastOne("award", "when"), 1), "When to choose which.", "[{choose: oak-desk, when: you stand all day}]"),
	field.Optional("winner", field.ID("item"), "The one whose column is tinted.", "oak-desk"),
}

var verdictFields = field.Set{
	field.Required("choose", field.ID("item"), "One of those that are compared.", "oak-desk"),
	field.Optional("award", field.Text, "What it wins.", "Best overall"),
	field.Optional("when", field.Text, "For whom it is the right one: choose it when …", "you stand all day"),
	field.Optional("because", field.Text, "Why.", "It stands still."),
}
