package stylesheet

// Cascade is the sheets of a page put together.
type Cascade struct{}

// Look is what rules and the style attribute make of one element, in words that
// name the place; empty for nothing.
type Look struct {
	Gone    string // nothing inside can undo it
	Unseen  string // visibility, which an element inside can undo
	Tiny    string // a font size of nothing
	On      string // hidden on some screens only
	Visible bool   // visibility is set to visible
	Size    Size
}

func newCascade(sheets []*Sheet) *Cascade { return &Cascade{} }

// Look works out what holds for one element. Base is why browsers hide it unless
// a rule says otherwise, such as "the hidden attribute".
func (c *Cascade) Look(tree Tree, node int32, inline Block, base string) Look {
	look := Look{Gone: base}
	for _, d := range inline {
		words := d.words + " in its style attribute"
		switch {
		case d.property == fontSize:
			look.Size = d.size
			if d.effect == hides {
				look.Tiny = words
			}
		case d.property == visibility && d.effect == shows:
			look.Visible = true
		case d.property == visibility:
			look.Unseen = words
		case d.property == display && d.effect == shows:
			look.Gone = ""
		case d.effect == hides:
			look.Gone = words
		}
	}
	return look
}
