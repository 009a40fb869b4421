package catalog

import (
	"path"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// itemDecoder reads one file of programs/ or products/.
type itemDecoder struct {
	decoder
	site     Site
	criteria map[string]*Criterion
	assets   *assets
	evidence base // of the facts without their own
}

// item reads what all kinds of items share.
func (d *itemDecoder) item(kind Kind, id string, n *yamlsource.Node) Item {
	facts := yamlsource.Of(n, "facts")
	d.evidence = d.base(yamlsource.Of(n, "evidence"))
	item := Item{
		Kind: kind, ID: id, at: d.mark(n).excerpt(),
		Name:    d.Translated(yamlsource.Of(n, "name"), "name"),
		Short:   d.Translated(yamlsource.Of(n, "short"), "short"),
		URL:     d.Address(yamlsource.Of(n, "url"), "url"),
		Brand:   d.Translated(yamlsource.Of(n, "brand"), "brand"),
		Summary: d.Translated(yamlsource.Of(n, "summary"), "summary"),
		Image:   d.image(yamlsource.Of(n, "image")),
		Rating:  d.ownRating(yamlsource.Of(n, "rating")),
		Pros:    d.items(yamlsource.Of(n, "pros"), "pros"),
		Cons:    d.items(yamlsource.Of(n, "cons"), "cons"),
		Facts:   d.facts(facts),
	}
	if facts != nil {
		item.written = len(facts.Entries)
		d.staleBase()
	}
	return item
}

// image reads an image of the blog. None is ever fetched from a shop.
func (d *itemDecoder) image(n *yamlsource.Node) *Image {
	if n == nil {
		return nil
	}
	m := n
	if n.Scalar() {
		d.Report("missing-alt", n, "image has no alt text, so a reader who can't see the image learns nothing from it; write %q", "image: {file: "+n.Value+", alt: What the image shows}")
	} else {
		m = d.Mapping(n, "image", imageFields)
		if n.Kind == yamlsource.Mapping && yamlsource.Of(m, "alt") == nil {
			d.Report("missing-alt", m, "image has no alt text, so a reader who can't see the image learns nothing from it; add %q", "alt: What the image shows")
		}
	}
	file := yamlsource.Of(m, "file")
	if n.Scalar() {
		file = n
	}
	if file == nil || m.Kind != yamlsource.Mapping && !n.Scalar() {
		return nil
	}
	return &Image{File: d.picture(file), Alt: d.Translated(yamlsource.Of(m, "alt"), "alt of image")}
}

// pictures are the formats whose size Hugo can read, and SVG.
func pictures() []string {
	return []string{".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg"}
}

// picture reads the name of a file that must be among the blog's assets.
func (d *itemDecoder) picture(n *yamlsource.Node) string {
	folder := d.assets.folder()
	where := "expected the name of a file in the folder " + folder + " of your blog, such as products/desk.jpg"
	name := d.Word(n, "file of image")
	switch clean := path.Clean(name); {
	case name == "":
	case strings.Contains(name, "://") || strings.HasPrefix(name, "//"):
		d.Report("outside-picture", n, "file of image is the address %q; images are never fetched from another site. Save one that you are allowed to use in %s; %s", name, folder, where)
	case path.IsAbs(clean) || clean == ".." || strings.HasPrefix(clean, "../") || strings.ContainsAny(name, `\:`):
		d.Report("outside-picture", n, "file of image is %q, which leads out of %s; %s", name, folder, where)
	case !hasEnding(clean, pictures()):
		d.Report("bad-picture", n, "file of image is %q, whose format is not known; expected one that ends in %s", name, strings.Join(pictures(), ", "))
	case d.assets != nil && !d.assets.has(clean):
		d.Report("missing-picture", n, "there is no image %q in %s; %s", clean, d.assets.folders(), d.assets.near(clean))
	default:
		return clean
	}
	return ""
}

func hasEnding(name string, endings []string) bool {
	for _, ending := range endings {
		if strings.HasSuffix(strings.ToLower(name), ending) {
			return true
		}
	}
	return false
}

// ownRating reads the publisher's own rating.
func (d *itemDecoder) ownRating(n *yamlsource.Node) *Rating {
	if n == nil {
		return nil
	}
	m := d.Mapping(n, "rating", ratingFields)
	r := &Rating{
		Value: d.plainNumber(yamlsource.Of(m, "value"), "value of rating"),
		Of:    d.scale(yamlsource.Of(m, "of"), "scale (of) of the rating"),
		Basis: d.Translated(yamlsource.Of(m, "basis"), "basis of rating"),
	}
	if r.Value == nil || r.Of == nil {
		return nil
	}
	d.onScale(yamlsource.Of(m, "value"), r.Value, r.Of, "the rating")
	return r
}

// onScale reports a rating that is outside its scale.
func (d *decoder) onScale(n *yamlsource.Node, value, of *Amount, what string) {
	if value != nil && of != nil && value.Order() > of.Order() {
		d.Report("rating-above-scale", n, "%s is %s of %s, more than the scale has; expected a number from 0 to %s", what, value.Number, of.Number, of.Number)
	}
}

// plainNumber reads a number that cannot be a range, 0 or more.
func (d *decoder) plainNumber(n *yamlsource.Node, what string) *Amount {
	if n == nil {
		return nil
	}
	if !n.Scalar() || !decimalPattern.MatchString(n.Value) {
		d.WrongType(n, what, "a number such as 4.5")
		return nil
	}
	return d.checked(n, what, n.Value, false)
}

// scale reads the upper end of a scale.
func (d *decoder) scale(n *yamlsource.Node, what string) *Amount {
	of := d.plainNumber(n, what)
	if of != nil && of.Order() == 0 {
		d.WrongType(n, what, "the best value of the scale, such as 5")
		return nil
	}
	return of
}
