package network

import "github.com/aboveboard-hugo/aboveboard/generator/source/field"

// Fields are the keys of a network's file.
var Fields = field.Set{
	field.Required("name", field.Word, "What the network or program is called.", "The Shop"),
	field.Optional("merchant", field.Word, "The shop that all its links lead to; none for a network of many shops.", "The Shop"),
	field.Optional("names", wordsForm, "Further names of the shop, such as one in another script.", "[ショップ]"),
	field.Optional("hosts", hostsForm, "The hosts of all links that do not name their own.", "[shop.example]"),
	field.Optional("except", hostsForm, "Hosts among them whose links are something else.", "[help.shop.example]"),
	field.Required("links", field.List(field.Group(linkFields), 1), "What its links look like, one entry per form.", "[{form: any, parameters: [ref], account: {parameter: ref, is: '[a-z]+', example: myname}}]"),
	field.Optional("closed", field.Group(proven(field.Required("note", field.Word, "What happened.", "Closed in 2024"))), "It takes no new links.", "{note: Closed in 2024}"),
	field.Optional("trademarks", field.Group(proven(
		field.Required("words", wordsForm, "Anywhere in an id or host.", "[theshop]"),
		field.Optional("whole-words", wordsForm, "Only as whole words.", "[shop]"))), "Words that it forbids in your ids and in your blog's host.", "{words: [theshop]}"),
	field.Optional("click-ids", field.Either(wordsForm, field.Group(clickIDFields)),
		"Parameters that a landing page keeps from somebody's click.", "[clickid]"),
	field.Optional("redirects", field.Group(policy()), "Its links behind your own addresses (/go/).", "{state: forbidden}"),
	field.Optional("prices", field.Group(policy()), "Prices that you write beside a link.", "{state: forbidden}"),
	field.Optional("shorteners", field.Group(policy()), "Links behind somebody else's short addresses.", "{state: forbidden}"),
	field.Optional("rewards", field.Group(policy()), "Asking readers to click in order to support you.", "{state: forbidden}"),
	field.Optional("images", field.Group(policy(
		field.Optional("names", field.Word, "A pattern of their files' names.", `'[A-Z]{10}\.jpg'`),
		field.Optional("hosts", hostsForm, "The hosts that they are on.", "[images.shop.example]"))), "Copies of its product pictures in your blog.", "{state: forbidden}"),
	field.Optional("account-per-marketplace", field.Group(demand), "Each marketplace has ids of its own.", "{needed: yes}"),
	field.Optional("referrer", field.Group(demand), "It must see which page a click came from.", "{needed: yes}"),
	field.Optional("name-it", field.Group(demand), "The link, or the words beside it, must name the shop.", "{needed: yes}"),
	field.Optional("statement", field.Map(field.Matching(statementLanguage), field.Group(statementFields)),
		"The sentence that it requires on each page, by language.", "{en: {text: As a partner I earn from purchases.}}"),
	field.Optional("labels", field.Group(proven(
		field.Optional("accept", wordsForm, "Words that it accepts as a link's label.", "[paid link]"),
		field.Optional("reject", wordsForm, "Words that it does not accept.", "[link]"),
		field.Optional("demanded", yesNo, "Whether each link must have one.", "yes"))), "What may mark a link.", "{accept: [paid link]}"),
	field.Optional("targets", field.List(field.Group(targetFields), 1), "How paid-link builds an address.", "[{form: product, address: 'https://shop.example/p/{target}?ref={account}'}]"),
}.With(evidence...)

// evidence is that of a group, or of all groups of the file without their own.
var evidence = field.Set{
	field.Optional("source", field.Address, "The page that says so.", "https://shop.example/partners"),
	field.Optional("also", field.List(field.Address, 1), "Further pages that say the same.", "[\"https://lists.example/links\"]"),
	field.Optional("checked", field.Day, "The day on which you read it.", "2026-09-26"),
	field.Optional("confidence", field.Choice("official", "secondary", "several", "samples", "yours"),
		"How certain it is: read on the shop's or network's own page; quoted or reported by others; in several independent lists; in many published links, which the search named as source finds; or known to you.", "official"),
	field.Optional("quote", field.Word, "A few of its words, as they are there.", "a few words"),
}

var (
	wordsForm = field.Either(field.Word, field.List(field.Word, 1).Distinct())
	hostsForm = wordsForm // such as shop.example, *.shop.example, /^…$/ or any
	yesNo     = field.Choice("yes", "no", "true", "false")
)

const statementLanguage = `^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?$`

var statementFields = proven(field.Required("text", field.Word, "The sentence. {publisher} becomes your name.", "As a partner {publisher} earns from purchases."))

var clickIDFields = proven(field.Required("names", wordsForm, "The parameters.", "[clickid]"))

var linkFields = proven(
	field.Optional("form", field.Choice(Forms()...), "What the link leads to.", "product"),
	field.Optional("hosts", hostsForm, "Its hosts: shop.example with all subdomains, \"*.shop.example\" for these alone, a pattern between slashes, or any.", "[shop.example]"),
	field.Optional("except", hostsForm, "Hosts among them whose links are something else.", "[help.shop.example]"),
	field.Optional("path", field.Word, "A pattern of its path. A group may be named account or destination.", "'/p/[0-9]+'"),
	field.Optional("parameters", wordsForm, "Parameters that it has, all of them.", "[ref]"),
	field.Optional("values", field.Map(field.Word, field.Word), "Parameters and patterns of their values.", "{type: 'aff.*'}"),
	field.Optional("account", field.Group(accountFields), "Where your id is, and what it looks like.", "{parameter: ref, is: '[a-z]+', example: myname}"),
	field.Optional("marketplace", field.Word, "Whose accounts count, if not those of the link's own host.", "shop.example"),
	field.Optional("destination", wordsForm, "Parameters that may hold the real address.", "[url]"),
	field.Optional("earns", field.Choice("does", "may", "not"), "Whether a click on it pays.", "does"),
	field.Optional("needs", field.Map(field.Word, field.Form{}), "Parameters without which a click does not count: a value, or one per host.", "{mkevt: 1}"),
	field.Optional("dead", field.Word, "Why such links no longer pay.", "Retired in 2023"),
	field.Optional("doubt", field.Word, "Why they may have stopped paying for some.", "Only for older accounts"),
)

var accountFields = field.Set{
	field.Optional("parameter", field.Word, "The parameter that holds it.", "ref"),
	field.Optional("is", field.Word, "A pattern of the id.", "'[a-z]+'"),
	field.Optional("example", field.Word, "An id, for messages.", "myname"),
}

var targetFields = proven(
	field.Required("form", field.Choice("product", "address", "storefront", "idea-list", "livestream"), "What is linked to.", "product"),
	field.Required("address", field.Word, "The address, with {host}, {target}, {handle} and {account} in it.", "'https://shop.example/p/{target}?ref={account}'"),
	field.Optional("is", field.Word, "A pattern of a target.", "'[0-9]+'"),
	field.Optional("example", field.Word, "A target, for messages.", "'4711'"),
)

// demand is something that the network requires, or not.
var demand = proven(
	field.Required("needed", yesNo, "Whether it is so.", "yes"),
	field.Optional("note", field.Word, "What else is said.", "since 2025"),
)

// policy is a network's rule about a practice.
func policy(more ...field.Field) field.Set {
	return proven(field.Required("state", field.Choice("allowed", "forbidden", "unknown"), "What its terms say.", "forbidden"),
		field.Optional("note", field.Word, "What else they say.", "except with permission")).With(more...)
}

// proven are the fields of a group that has evidence.
func proven(fields ...field.Field) field.Set { return field.Set(fields).With(evidence...) }
