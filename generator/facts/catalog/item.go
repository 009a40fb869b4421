package catalog

import (
	"github.com/aboveboard-hugo/aboveboard/generator/links/build"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Kind is the kind of an item.
type Kind string

// The kinds of items.
const (
	KindProgram Kind = "program"
	KindProduct Kind = "product"
)

// Folder returns the folder of a kind of item in aboveboard/, which is also the key of
// their list in a comparison.
func (k Kind) Folder() string { return string(k) + "s" }

// Item is what facts and comparisons are about: a program or a product.
type Item struct {
	Kind    Kind
	ID      string // no product has the id of a program
	Name    yamlsource.Text
	Short   yamlsource.Text
	URL     string // of the item's own page; optional for a product
	Brand   yamlsource.Text
	Summary yamlsource.Text
	Image   *Image
	Rating  *Rating
	Pros    []yamlsource.Text
	Cons    []yamlsource.Text
	Facts   map[string]*Fact // by criterion id
	Offers  []*Offer         // offers of a product, in the author's order
	Beside  *Beside          // set only if its facts are beside a paid link whose network forbids prices

	written int // facts in the file, whether or not criteria.yaml could be read
	at      Mark
}

// File returns the path of the item's file.
func (i *Item) File() string { return i.at.File.Path }

// Image is an image among the blog's assets.
type Image struct {
	File string // below assets/, with "/" between names
	Alt  yamlsource.Text
}

// Rating is the publisher's own judgment of an item.
type Rating struct {
	Value, Of *Amount
	Basis     yamlsource.Text // what it is based on
}

// Offer is a paid link to a product, through a program.
type Offer struct {
	Program *Program

	Target, Marketplace string   // as its author wrote them; the target is empty if it is one per marketplace
	Targets             []Target // one per marketplace, in the author's order

	Form  string       // of the link, such as "product"
	Links build.Places // the finished addresses
	Price *Price       // nil if none is shown
}

// Target is the target of an offer at one marketplace, as its author wrote it.
type Target struct{ Marketplace, Value string }

// Price is the price of an offer on a day.
type Price struct {
	Value   Value
	Checked yamlsource.Date
}

// Items returns all programs and products by their ids.
func (c *Catalog) Items() map[string]*Item {
	items := map[string]*Item{}
	for _, p := range c.Programs {
		items[p.ID] = &p.Item
	}
	for _, p := range c.Products {
		items[p.ID] = p
	}
	return items
}
