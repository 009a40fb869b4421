package stylesheet

import "regexp"

// unknown stands for a colour that the files do not tell: a variable, a picture, one
// for some screens only.
const unknown = "?"

// plainColours are those values whose meaning is the same everywhere.
var plainColours = regexp.MustCompile(`^(?:#[0-9a-f]{6}|[a-z]+|rgb\(\d+,\d+,\d+\))$`)

// plainColour names a colour, or says that it is unknown.
func plainColour(value string) string {
	if name := colourName(value); plainColours.MatchString(name) && name != "transparent" {
		return name
	}
	return unknown
}

// paint adds what a block says of the background, and of what may lie over another.
func (b *blockReader) paint() {
	for _, name := range []string{"background", "background-color"} {
		if value, set := b.raw[name]; set {
			b.block = append(b.block, declaration{property: paper, important: b.important, value: plainColour(value)})
		}
	}
	for _, name := range []string{"position", "inset", "transform"} {
		if value := b.raw[name]; value != "" && value != "static" && value != "none" {
			b.block = append(b.block, declaration{property: overlay, important: b.important, value: unknown})
			return
		}
	}
}

// Paint is the colours that rules give one element itself; empty where none does.
type Paint struct {
	Ink, Paper string
	Layered    bool // it may lie over something else than what is around it
}

// Paint works out an element's colours. It takes longer than Look does, and is meant
// for elements that Suspects points at.
func (c *Cascade) Paint(tree Tree, node int32, inline Block) Paint {
	var v verdicts
	c.hiding.collect(&v, tree, node, true)
	c.showing.collect(&v, tree, node, false)
	for i := range inline {
		v.add(&inline[i], "", "", weight{inline: true}, "")
	}
	for i := range v.sometimes {
		v.plain[v.sometimes[i].property].value = unknown
	}
	return Paint{Ink: v.plain[colour].value, Paper: v.plain[paper].value, Layered: v.plain[overlay].value != ""}
}

// Suspects tells whether a rule gives an element the colour of the paper.
func (c *Cascade) Suspects(tree Tree, node int32, paper string) bool {
	rules := c.inks[paper]
	if rules == nil {
		return false
	}
	var v verdicts
	return rules.collect(&v, tree, node, false)
}

// ink enters a rule under the colour that it gives to words.
func (c *Cascade) ink(e *entry, r *rule) {
	for _, d := range r.block {
		if d.property != colour || d.value == "" || d.value == unknown {
			continue
		}
		if c.inks == nil {
			c.inks = map[string]*index{}
		}
		if c.inks[d.value] == nil {
			c.inks[d.value] = &index{}
		}
		bare := *e // its declarations do not matter here
		c.inks[d.value].enter(&bare, bare.selector)
	}
}
