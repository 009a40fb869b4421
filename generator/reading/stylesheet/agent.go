package stylesheet

import "golang.org/x/net/html/atom"

// agentDisplays are the browsers' default displays of elements; all others are inline.
var agentDisplays = agentDisplaysOf(map[string]string{
	"block": `html body address article aside blockquote center dialog dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3
		h4 h5 h6 header hgroup hr legend listing main menu nav ol optgroup option p plaintext pre search section summary ul xmp`,
	"list-item": "li", "table": "table", "table-row": "tr", "table-cell": "td th", "table-row-group": "tbody", "table-header-group": "thead",
	"table-footer-group": "tfoot", "table-caption": "caption", "table-column": "col", "table-column-group": "colgroup",
	"none":         `area base basefont datalist head link meta noembed noframes param rp script style template title`,
	"inline-block": `button input select textarea meter progress marquee`,
})

func agentDisplaysOf(lists map[string]string) map[atom.Atom]string {
	all := map[atom.Atom]string{}
	for value, list := range lists {
		for at, start := 0, -1; at <= len(list); at++ {
			if at < len(list) && !isSpace(list[at]) {
				if start < 0 {
					start = at
				}
				continue
			}
			if start >= 0 {
				all[atom.Lookup([]byte(list[start:at]))] = value
			}
			start = -1
		}
	}
	return all
}

// agentSizes are the browsers' default font sizes of some elements.
var agentSizes = map[atom.Atom]string{
	atom.Small: "smaller", atom.Sub: "smaller", atom.Sup: "smaller", atom.Big: "larger",
	atom.H1: "2em", atom.H2: "1.5em", atom.H3: "1.17em", atom.H5: "0.83em", atom.H6: "0.67em",
}

// agentColours are the default colors, and agentBackgrounds the default backgrounds.
var (
	agentColors      = map[atom.Atom]string{atom.Button: "buttontext", atom.Input: "fieldtext", atom.Textarea: "fieldtext", atom.Select: "fieldtext", atom.Mark: "marktext"}
	agentBackgrounds = map[atom.Atom]string{atom.Button: "buttonface", atom.Input: "field", atom.Textarea: "field", atom.Select: "field", atom.Mark: "mark", atom.Dialog: "canvas"}
)

// agentDefault returns the browsers' default for an element's property; "" for none.
func agentDefault(n *Node, p property) string {
	switch p {
	case display:
		if n.Base != "" {
			return "none"
		}
		return either(agentDisplays[n.Atom], "inline")
	case fontSize:
		return agentSizes[n.Atom]
	case textColor:
		if n.Atom == atom.A && n.Attribute("href") != nil {
			return "linktext"
		}
		return agentColors[n.Atom]
	case backgroundColor:
		return agentBackgrounds[n.Atom]
	case position:
		if n.Atom == atom.Dialog {
			return "absolute"
		}
	case whiteSpace:
		if n.Atom == atom.Pre {
			return "pre"
		}
	case boxSizing:
		if n.Atom == atom.Button || n.Atom == atom.Input || n.Atom == atom.Table {
			return "border-box"
		}
	}
	return ""
}

// hasAgentDefaults reports whether browsers have more defaults for an element than a display.
func hasAgentDefaults(n *Node) bool {
	switch n.Atom {
	case atom.Small, atom.Sub, atom.Sup, atom.Big, atom.H1, atom.H2, atom.H3, atom.H5, atom.H6,
		atom.Button, atom.Input, atom.Textarea, atom.Select, atom.Mark, atom.Dialog:
		return true
	}
	return n.Base != ""
}
