package stylesheet

import (
	"cmp"

	"golang.org/x/net/html/atom"
)

// Cascade is the rules of a page's sheets, put in order and looked up as browsers
// do: by the id, class or name that the last part of their selector asks for.
type Cascade struct {
	hiding  index // rules that take something out of sight or set a size
	showing index // rules that only show: asked where something is hidden

	inks map[string]*index // rules by the colour that they give to words
}

type index struct {
	byID    map[string][]*entry
	byClass map[string][]*entry
	byName  map[string][]*entry
	byAtom  map[atom.Atom][]*entry
	any     []*entry
}

// entry is a rule with its weight.
type entry struct {
	selector *selector
	block    Block
	words    []string // of block, with the place
	on       string
	layer    int
	order    int
}

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

// weight decides between two declarations, the first difference counting.
type weight struct {
	important   bool
	inline      bool
	layer       int
	specificity specificity
	order       int
}

func (w weight) beats(o weight) bool {
	if w.important != o.important {
		return w.important
	}
	if w.inline != o.inline {
		return w.inline
	}
	if w.layer != o.layer {
		// Among important declarations the first layer wins.
		return (w.layer > o.layer) != w.important
	}
	if w.specificity != o.specificity {
		return o.specificity.less(w.specificity)
	}
	return cmp.Compare(w.order, o.order) >= 0
}

// verdict is the best declaration so far.
type verdict struct {
	weight
	set    bool
	effect effect
	words  string
	size   Size
	value  string
}

// verdicts are the best ones for each property.
type verdicts struct {
	plain     [properties]verdict
	sometimes []conditional
}

// conditional is a verdict for some screens.
type conditional struct {
	verdict
	property property
	on       string
}

// Look works out what holds for one element. Base is why browsers hide it unless
// a rule says otherwise, such as "the hidden attribute"; below says that an
// element around it has visibility:hidden.
func (c *Cascade) Look(tree Tree, node int32, inline Block, base string, below bool) Look {
	var v verdicts
	found := c.hiding.collect(&v, tree, node, true)
	if len(inline) > 0 {
		for i := range inline {
			v.add(&inline[i], inline[i].words, " in its style attribute", weight{inline: true}, "")
		}
		found = true
	}
	if base != "" && !v.plain[display].set {
		v.plain[display] = verdict{weight: weight{layer: -1}, set: true, effect: hides, words: base}
		found = true
	}
	if !found && !below {
		return Look{}
	}
	if below || v.hides() {
		c.showing.collect(&v, tree, node, false)
	}
	return v.look()
}

// hides tells whether any declaration met so far takes something out of sight.
func (v *verdicts) hides() bool {
	for i := range v.plain {
		if v.plain[i].set && v.plain[i].effect == hides {
			return true
		}
	}
	return len(v.sometimes) > 0
}

func (v *verdicts) add(d *declaration, words, suffix string, w weight, on string) {
	w.important = d.important
	one := verdict{weight: w, set: true, effect: d.effect, words: words + suffix, size: d.size, value: d.value}
	if on != "" {
		v.sometimes = append(v.sometimes, conditional{one, d.property, on})
		return
	}
	if best := &v.plain[d.property]; !best.set || w.beats(best.weight) {
		*best = one
	}
}

// look sums up. A hiding that holds on some screens, or ends on some, is no hiding
// for all.
func (v *verdicts) look() Look {
	look := Look{Size: v.plain[fontSize].size}
	for p := range properties {
		best := &v.plain[p]
		on, ends := v.elsewhere(p)
		if best.set && best.effect == hides && !ends {
			look.note(p, best.words)
		} else if look.On == "" {
			look.On = on
		}
	}
	look.Visible = v.plain[visibility].set && v.plain[visibility].effect == shows
	return look
}

func (l *Look) note(p property, words string) {
	switch p {
	case visibility:
		l.Unseen = words
	case fontSize:
		l.Tiny = words
	default:
		if l.Gone == "" {
			l.Gone = words
		}
	}
}

// elsewhere tells on which screens a property hides though it does not on others.
func (v *verdicts) elsewhere(p property) (on string, ends bool) {
	best := &v.plain[p]
	for i := range v.sometimes {
		one := &v.sometimes[i]
		if one.property != p || best.set && !one.beats(best.weight) {
			continue
		}
		switch hidden := best.set && best.effect == hides; {
		case hidden && one.effect == shows:
			return "all but " + one.on, true
		case !hidden && one.effect == hides && on == "":
			on = one.on
		}
	}
	return on, false
}
