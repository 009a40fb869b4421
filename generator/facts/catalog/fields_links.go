package catalog

import "github.com/aboveboard-hugo/aboveboard/generator/source/field"

var linksFields = field.Set{
	field.Required("links", field.Map(idForm, field.Group(shortLinkFields)), "Your short links. The name on the left is what follows /go/.", "{mug: {to: \"https://shop.example/mug\"}}"),
}

var shortLinkFields = field.Set{
	field.Required("to", field.Address, "Where it leads, with your account in it.", "https://www.awin1.com/cread.php?awinmid=1&awinaffid=123456"),
	field.Optional("program", field.ID("program"), "The program that pays; none where nobody does.", "my-awin-shop"),
	field.Optional("countries", field.Map(field.Matching(`^[A-Za-z]{2}$`), field.Address), "Another address for readers in some countries.", "{DE: \"https://shop.example/de/mug\"}"),
	field.Optional("aliases", field.List(field.Address, 1), "Shorteners' addresses that lead to the same page.", "[\"https://bit.ly/mug\"]"),
	field.Optional("redirect", field.YesNo, "no for an entry that only says where its aliases lead.", "no"),
}
