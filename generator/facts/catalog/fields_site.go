package catalog

import (
	"github.com/aboveboard-hugo/aboveboard/generator/source/field"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// languageTag is how Hugo names a language.
const languageTag = `^[A-Za-z][A-Za-z0-9]*([-_][A-Za-z0-9]+)*$`

var jurisdictionList = field.List(field.ID("jurisdiction"), 0).Distinct()

var siteFields = field.Set{
	field.Required("publisher", field.Text, "Who publishes the blog, as its readers know it.", "Example Media LLC"),
	field.Required("languages", field.List(field.Matching(languageTag), 1).Distinct(), "The blog's languages, as Hugo names them. The first is the default.", "[en, de]"),
	field.Optional("fallback", field.ID("fallback"), "The language whose words are shown where a translation is missing; none makes that an error.", "en"),
	field.Optional("jurisdictions", field.Either(jurisdictionList, field.Map(field.ID("language"), jurisdictionList)),
		"Whose rules the pages follow: a list for all languages, or one per language.", "{en: [us], de: [de]}"),
	field.Optional("accounts", field.Map(field.ID("program"), accountForm),
		"Your ids by program, as your account pages show them: under a marketplace, under id where one is for all, or under handle.", "{amazon-associates: {amazon.com: example-20}}"),
	field.Optional("disclosure", field.Group(disclosureFields), "Your own words, where you do not want those of the jurisdictions.", "{label: {en: Ad}, sentence: {en: We earn a commission on what you buy through these links.}}"),
	field.Optional("freshness", field.Group(freshnessFields), "How old facts and prices may be.", "{warn: 180d, prices: 30d}"),
	field.Optional("check", field.Group(checkFields), "How strict check is.", "{rules: {stored-product-image: off}}"),
	field.Optional("hugo", field.Group(hugoFields), "How Hugo is run.", "{config: hugo.yaml}"),
}

// accountForm has the ids in one program.
var accountForm = field.Map(field.Word, accountIDs)

var accountIDs = field.Either(field.Word, field.List(field.Word, 1))

var disclosureFields = field.Set{
	field.Optional("label", field.Text, "The mark above a page's first paid link.", "{en: Ad}"),
	field.Optional("sentence", field.Text, "The sentence that says that you earn.", "{en: We earn a commission on what you buy through these links.}"),
	field.Optional("spoken", field.Text, "What is said in a video or on a stream.", "{en: This video has paid links.}"),
}.With(plainEvidence...)

// plainEvidence is where something was read.
var plainEvidence = field.Set{
	field.Optional("source", field.Address, "The page that says so.", "https://shop.example/terms"),
	field.Optional("quote", field.Word, "A few of its words, as they are there.", "a few words"),
	field.Optional("checked", field.Day, "The day on which you read it.", "2026-09-26"),
}

var ageForm = field.Matching(durationForm)

var freshnessFields = field.Set{
	field.Optional("warn", ageForm, "The age at which you are reminded to read a fact's source again.", "180d"),
	field.Optional("fail", ageForm, "The age at which a fact is an error and stops the deploy.", "365d"),
	field.Optional("prices", ageForm, "The age at which readers no longer see a price.", "30d"),
}

var checkFields = field.Set{
	field.Optional("rules", severityForm, "Rules, and how severe their findings are.", "{stored-product-image: off}"),
	field.Optional("paths", field.List(field.Group(pathFields), 1), "Rules for some posts or pages.", "[{path: content/archive/**, rules: {missing-rel: warning}}]"),
}

var severityForm = field.Map(field.ID("rule"), field.Choice(severities()...))

var pathFields = field.Set{
	field.Required("path", field.Word, "A path in the blog's folder. * matches anything but a slash, ** anything.", "content/archive/**"),
	field.Required("rules", severityForm, "Rules, and how severe their findings are there.", "{missing-rel: warning}"),
}

var hugoFields = field.Set{
	field.Optional("config", field.Word, "The value of hugo --config, where Hugo needs it.", "hugo.yaml,production.yaml"),
}

// severities are the words for how severe a finding is.
func severities() []string {
	var words []string
	for s := finding.Error; s <= finding.Off; s++ {
		words = append(words, s.String())
	}
	return words
}
