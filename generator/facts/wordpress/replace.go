package wordpress

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/sheet"
	"github.com/aboveboard-hugo/aboveboard/generator/links/build"
)

// Replacement is what to write in place of a shortcode: a shortcode of Aboveboard, or
// else what the author has to do first.
type Replacement struct {
	Shortcode string
	Products  []string // that it is about
	Missing   []string // numbers of products that the blog's sources do not have
	Note      string
}

// Blog is what an author knows, by what plugins call it.
type Blog struct {
	catalog  *catalog.Catalog
	plugins  *Plugins
	products map[string]*catalog.Item // by the numbers in their offers
	amazon   *catalog.Program         // that earns with links to products of Amazon
}

// number is one of Amazon's product numbers.
var number = regexp.MustCompile(`\b(?:B[0-9A-Z]{9}|[0-9]{9}[0-9X])\b`)

// For returns a blog's products by the numbers that plugins have for them.
func (p *Plugins) For(c *catalog.Catalog) *Blog {
	b := &Blog{catalog: c, plugins: p, products: map[string]*catalog.Item{}}
	for _, program := range c.Programs {
		if program.Network != nil && program.Network.ID == "amazon" && b.amazon == nil {
			b.amazon = c.Earner(program.Network, "product")
		}
	}
	for _, item := range c.Products {
		for _, offer := range item.Offers {
			for _, address := range offer.Links.Links {
				for _, n := range number.FindAllString(address, -1) {
					if b.products[n] == nil {
						b.products[n] = item
					}
				}
			}
		}
	}
	return b
}

// Replace says what replaces a shortcode.
func (b *Blog) Replace(s *Shortcode) Replacement {
	r, becomes := Replacement{}, s.use.becomes
	if becomes == "field" {
		becomes = b.plugins.fields[s.Attributes[s.use.field]]
	}
	numbers := b.numbers(s)
	for _, n := range numbers {
		if item := b.products[n]; item != nil && !slices.Contains(r.Products, item.ID) {
			r.Products = append(r.Products, item.ID)
		} else if item == nil {
			r.Missing = append(r.Missing, n)
		}
	}
	item := b.named(s)
	switch {
	case becomes == "box" && len(r.Missing) == 0 && len(r.Products) == 1:
		r.Shortcode = "{{< product " + r.Products[0] + " >}}"
	case becomes == "box" && len(r.Missing) == 0 && len(r.Products) > 1:
		r.Shortcode = "{{< comparison " + strings.Join(r.Products, " ") + " >}}"
	case becomes == "button" && len(r.Products) == 1 && b.amazon != nil:
		r.Shortcode = "{{< offer " + r.Products[0] + " " + b.amazon.ID + " >}}"
	case (becomes == "link" || becomes == "button") && len(numbers) == 1 && b.amazon != nil:
		r.Shortcode, r.Note = b.link(s, numbers[0], r.Products)
	case item != "":
		r.Shortcode = item
		r.Products = b.product(s)
	case len(s.use.item) > 0 && len(numbers) == 0:
		r.Note = b.plugins.notes["item"]
	case becomes == "button":
		r.Note = b.plugins.notes["link"]
	case becomes == "box" && len(numbers) > 1:
		r.Note = b.plugins.notes["boxes"]
	default:
		r.Note = b.plugins.notes[becomes]
	}
	r.Note = strings.ReplaceAll(r.Note, "{missing}", strings.Join(append(r.Missing, r.known(numbers)...), ", "))
	if r.Shortcode == "" && r.Note == "" {
		r.Note = b.plugins.notes["item"]
	}
	return r
}

// known are the numbers that are named where none is missing.
func (r Replacement) known(numbers []string) []string {
	if len(r.Missing) > 0 {
		return nil
	}
	return numbers
}

// numbers returns the numbers of the products that a shortcode is about.
func (b *Blog) numbers(s *Shortcode) (all []string) {
	for _, key := range strings.Split(s.use.product, ", ") {
		for _, n := range number.FindAllString(strings.ToUpper(s.Attributes[key]), -1) {
			if !slices.Contains(all, n) {
				all = append(all, n)
			}
		}
	}
	return all
}

// link writes a paid link to a product of Amazon, if the blog has an account for it.
func (b *Blog) link(s *Shortcode, n string, products []string) (shortcode, note string) {
	if _, err := build.New(b.catalog.Builder(b.amazon)).Places(build.Request{Program: b.amazon.ID, Value: n}); err != nil {
		return "", fmt.Sprintf("no paid link can be made from %q: %v", n, err)
	}
	name := ""
	if len(products) == 1 {
		name, _ = b.catalog.Items()[products[0]].Name.In(b.catalog.Site.Languages[0], b.catalog.Site.Fallback)
	}
	return "{{< paid-link " + b.amazon.ID + " " + n + " >}}" + s.words(name) + "{{< /paid-link >}}", ""
}

// words returns the text of a link.
func (s *Shortcode) words(otherwise string) string {
	texts := []string{s.Words}
	for _, key := range s.use.words {
		texts = append(texts, s.Attributes[key])
	}
	for _, text := range append(texts, otherwise) {
		if text != "" && !strings.Contains(text, "{{") {
			return text
		}
	}
	return "words"
}

// names returns what a plugin calls the product or the link of a shortcode, as an id.
func (s *Shortcode) names() (all []string) {
	for _, key := range s.use.item {
		all = append(all, sheet.Slug(s.Attributes[key]))
	}
	if s.use.becomes == "short-link" {
		all = append(all, sheet.Slug(s.words("")))
	}
	return all
}

// product returns the product with the name that the plugin has for it, if there is one.
func (b *Blog) product(s *Shortcode) []string {
	for _, name := range s.names() {
		if item := b.catalog.Items()[name]; item != nil && item.Kind == catalog.KindProduct && s.use.becomes != "short-link" {
			return []string{name}
		}
	}
	return nil
}

// named returns the shortcode for a product or a link with the name that the plugin has.
func (b *Blog) named(s *Shortcode) string {
	if ids := b.product(s); ids != nil {
		switch {
		case s.use.becomes == "box":
			return "{{< product " + ids[0] + " >}}"
		case len(b.catalog.Items()[ids[0]].Offers) > 0:
			return "{{< offer " + ids[0] + " >}}"
		}
	}
	for _, name := range s.names() {
		i := slices.IndexFunc(b.catalog.Links, func(l *catalog.ShortLink) bool { return l.ID == name })
		switch {
		case i < 0:
		case b.catalog.Links[i].Program != nil:
			return "{{< paid-link " + name + " >}}" + s.words("") + "{{< /paid-link >}}"
		case b.catalog.Links[i].Redirect:
			return "[" + s.words("") + "](/go/" + name + ")" // nobody knows which program pays for it
		default:
			return "[" + s.words("") + "](" + b.catalog.Links[i].To + ")"
		}
	}
	return ""
}
