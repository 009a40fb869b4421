package catalog

import (
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/field"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

var idForm = field.Matching(yamlsource.IdentifierForm)

var productFields = field.Set{
	field.Required("name", field.Text, "What readers call the product.", "Oak standing desk"),
	shortField,
	field.Optional("brand", field.Text, "Who makes it.", "Oak & Sons"),
	field.Optional("url", field.Address, "The maker's page, where you want to link to it.", "https://oak.example/desk"),
	field.Optional("summary", field.Text, "One or two sentences.", "A heavy desk that does not shake."),
}.With(judgment...).With(factsFields(anyFacts)...).With(
	field.Optional("offers", field.List(field.Group(offerFields), 1), "Paid links through your programs, in the order in which readers see them.", "[{program: amazon-associates, target: B000000001}]"))

var programFields = field.Set{
	field.Required("name", field.Text, "What readers call the program.", "Amazon Associates"),
	shortField,
	field.Required("url", field.Address, "The page where a publisher joins.", "https://affiliate-program.amazon.com/"),
	field.Optional("merchant", field.Text, "The shop that it is the program of.", "Amazon"),
	field.Optional("network", field.ID("network"), "What its links look like, and the sentence that it requires.", "amazon"),
	field.Optional("forms", field.List(field.ID("form"), 1).Distinct(), "Which of the network's links count for this program.", "[product, any, short, click]"),
	field.Required("summary", field.Text, "One or two sentences.", "For people who link to products from a website."),
}.With(judgment...).With(factsFields(anyFacts)...).With(
	field.Optional("statement", field.Group(statementFields), "The sentence that the program requires, where its network has none.", "{text: {en: As a partner I earn from purchases.}, source: \"https://shop.example/terms\", checked: 2026-09-26}"),
	field.Optional("redirects", field.Group(policyFields), "Whether it allows its links behind your own addresses (/go/).", "{state: allowed, source: \"https://shop.example/terms\", checked: 2026-09-26}"),
	field.Optional("prices", field.Group(policyFields), "Whether it allows prices that you write.", "{state: allowed, source: \"https://shop.example/terms\", checked: 2026-09-26}"))

var shortField = field.Optional("short", field.Text, "A shorter name, for the heads of tables.", "Oak")

// judgment is what the publisher thinks of an item, and its picture.
var judgment = field.Set{
	field.Optional("image", field.Group(imageFields).AtLeastOne("alt"), "A picture from the blog's assets/. None is ever fetched from a shop.", "{file: desks/oak.svg, alt: A desk of light wood with steel legs}"),
	field.Optional("rating", field.Group(ratingFields), "Your own rating, never a shop's.", "{value: 4.5, of: 5, basis: Six weeks of daily work}"),
	field.Optional("pros", field.List(field.Text, 1), "What speaks for it.", "[Does not shake, Quiet]"),
	field.Optional("cons", field.List(field.Text, 1), "What speaks against it.", "[Heavy to carry]"),
}

var imageFields = field.Set{
	field.Required("file", field.Matching(`\.(`+endings()+`)$`), "The file's name below assets/.", "desks/oak.svg"),
	field.Optional("alt", field.Text, "What the picture shows, for readers who can't see it.", "A desk of light wood with steel legs"),
}

var ratingFields = field.Set{
	field.Required("value", field.Amount, "Your rating.", "4.5"),
	field.Required("of", field.Amount, "The best value of the scale.", "5"),
	field.Required("basis", field.Text, "What it is based on.", "Six weeks of daily work"),
}

var offerFields = field.Set{
	field.Required("program", field.ID("program"), "The program that pays.", "amazon-associates"),
	field.Required("target", field.Either(field.Word, field.Map(field.Word, field.Word)),
		"The product's number or address, or one for each marketplace. Your account is added.", "B000000001"),
	field.Optional("marketplace", field.Word, "The marketplace, where the page's jurisdiction should not choose.", "amazon.de"),
	field.Optional("price", field.Matching(priceForm), "The price with its currency, where the program allows it.", "649.00 USD"),
	field.Optional("checked", field.Day, "The day on which you saw the price.", "2026-11-20"),
}

var statementFields = field.Set{
	field.Required("text", field.Text, "The sentence, by language.", "{en: As a partner I earn from purchases.}"),
}.With(provenBy...)

var policyFields = field.Set{
	field.Required("state", field.Choice("allowed", "forbidden"), "What its terms say.", "allowed"),
	field.Optional("note", field.Word, "What else they say.", "only with a notice"),
}.With(provenBy...)

// provenBy is plainEvidence where it is required.
var provenBy = field.Set{
	field.Required("source", field.Address, "The page that says so.", "https://shop.example/terms"),
	field.Required("checked", field.Day, "The day on which you read it.", "2026-09-26"),
	field.Optional("quote", field.Word, "A few of its words, as they are there.", "a few words"),
}

// factsFields are the facts of an item, and their evidence.
func factsFields(facts field.Form) field.Set {
	return field.Set{
		field.Optional("evidence", field.Group(evidenceFields).ExactlyOne("source checked", "tested how").Together(pairs...), "Where the facts come from, once for all those without evidence of their own.", "{source: \"https://oak.example/desk\", checked: 2026-11-20}"),
		field.Optional("facts", facts, "What is known, by criterion.", "{weight: 48.5}"),
	}
}

// evidenceFields prove a fact: a page that was read, or the publisher's own test.
var evidenceFields = field.Set{
	field.Optional("source", field.Address, "The page that says so.", "https://oak.example/desk"),
	field.Optional("quote", field.Word, "A few of its words, as they are there, so that recheck can look for them.", "two quiet motors"),
	field.Optional("checked", field.Day, "The day on which you read it.", "2026-11-20"),
	field.Optional("also", field.List(field.Address, 1), "Further pages that say the same.", "[\"https://tests.example/desks\"]"),
	field.Optional("confidence", field.Choice("a", "b"), "a: the official page of what the fact is about. b: other sources agree.", "a"),
	field.Optional("tested", field.Day, "Or the day of your own test.", "2026-11-18"),
	field.Optional("how", field.Text, "How you tested it.", "With a phone, one meter away"),
}

// pairs are the keys of evidence that mean nothing without each other.
var pairs = []string{"source checked", "tested how"}

// endings matches those of pictures.
func endings() string {
	var all []string
	for _, ending := range pictures() {
		all = append(all, field.AnyCase(strings.TrimPrefix(ending, ".")))
	}
	return strings.Join(all, "|")
}
