package catalog

import (
	"path"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/field"
)

// Source is a kind of file that authors write.
type Source struct {
	Kind  string // such as "product"
	Files string // its file in the blog, or a pattern of its files
	About string
	Form  field.Form
}

// Holds reports whether a file of the blog is of this kind.
func (s Source) Holds(name string) bool {
	ok, err := path.Match(s.Files, name)
	return ok && err == nil
}

// Sources returns the kinds of files that authors write. Their forms follow the
// catalog's criteria and programs, as far as it has any.
func (c *Catalog) Sources() []Source {
	file := func(name string) string { return Folder + "/" + name }
	return []Source{
		{"site", file("site.yaml"), "Who publishes, in which languages, and whose rules the pages follow.", field.Group(c.withAccounts(siteFields)).AtLeastOne("jurisdictions", "disclosure")},
		{"criteria", file("criteria.yaml"), "The rows that tables may have.", field.Group(criteriaFields)},
		{"links", file("links.yaml"), "Your own short links.", field.Group(linksFields)},
		{string(KindProgram), file("programs/*.yaml"), "An affiliate program. The file's name is its id.", field.Group(c.withFacts(programFields))},
		{string(KindProduct), file("products/*.yaml"), "What you write about. The file's name is its id.", field.Group(c.withFacts(productFields))},
		{"comparison", file("comparisons/*.yaml"), "A table: items of one kind and what is known about them. The file's name is its id.",
			field.Group(comparisonFields).ExactlyOne(KindProduct.Folder(), KindProgram.Folder())},
		{"network", file("networks/*.yaml"), "What the links of a network or program look like, where Aboveboard does not know them. The file's name is its id.", field.Group(network.Fields)},
	}
}

// withFacts names the catalog's criteria.
func (c *Catalog) withFacts(fields field.Set) field.Set {
	if len(c.Criteria) == 0 {
		return fields
	}
	var facts field.Set
	for _, row := range c.Criteria {
		label, _ := row.Label.In(c.language(), c.Site.Fallback)
		help, _ := row.Help.In(c.language(), c.Site.Fallback)
		about := strings.Join(strings.Fields(label+": "+Hint(row, c.Site)+". "+help), " ")
		example := row.example()
		facts = append(facts, field.Optional(row.ID, factForm(row, example), about, example, row.longExample(example), string(Unknown)))
	}
	return fields.Replace("facts", field.Group(facts))
}

// withAccounts names the catalog's programs, and what an account of each is under.
func (c *Catalog) withAccounts(fields field.Set) field.Set {
	if len(c.Programs) == 0 {
		return fields
	}
	var accounts field.Set
	for _, p := range c.Programs {
		form, name := accountForm, ""
		if name, _ = p.Name.In(c.language(), c.Site.Fallback); p.Network != nil {
			if keys := accountKeys(p.Network); len(keys) > 0 {
				form = field.Map(field.Choice(keys...), accountIDs)
			}
		}
		accounts = append(accounts, field.Optional(p.ID, form, "Your ids in this program: "+name+"."))
	}
	return fields.Replace("accounts", field.Group(accounts))
}

func (c *Catalog) language() string {
	if len(c.Site.Languages) == 0 {
		return ""
	}
	return c.Site.Languages[0]
}

// Known returns the ids that the author's files may name, by what they are ids of.
func (c *Catalog) Known() map[string][]string {
	known := map[string][]string{"language": c.Site.Languages, "jurisdiction": jurisdiction.IDs(c.Jurisdictions), "form": network.Forms()}
	if len(c.Site.Languages) > 0 {
		known["fallback"] = append([]string{NoFallback}, c.Site.Languages...)
	}
	for _, p := range c.Programs {
		known["program"] = append(known["program"], p.ID)
	}
	for _, p := range c.Products {
		known["product"] = append(known["product"], p.ID)
	}
	if len(c.Programs)+len(c.Products) > 0 {
		known["item"] = append(append([]string{}, known["product"]...), known["program"]...)
	}
	for _, row := range c.Criteria {
		known["criterion"] = append(known["criterion"], row.ID)
	}
	for _, g := range c.Groups {
		known["group"] = append(known["group"], g.ID)
	}
	if c.Networks != nil {
		known["network"] = c.Networks.IDs()
	}
	return known
}
