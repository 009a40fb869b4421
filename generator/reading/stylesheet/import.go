package stylesheet

import (
	"strings"

	"github.com/tdewolff/parse/v2/css"
)

// importRule reads an @import.
func (s *Sheet) importRule(list []token, in context) {
	list = trim(list)
	if len(list) == 0 {
		return
	}
	one := &importing{href: importAddress(list[0]), on: in.on}
	rest, _ := valueOf(list[1:])
	if layer, after, found := strings.Cut(strings.TrimPrefix(rest, "layer("), ")"); found && strings.HasPrefix(rest, "layer(") {
		one.layer, rest = layer, strings.TrimSpace(after)
	} else if after, found := strings.CutPrefix(rest, "layer"); found {
		one.layer, rest = s.nameless(), strings.TrimSpace(after)
	}
	if strings.HasPrefix(rest, "supports(") {
		parts := spaced(rest)
		if supports(strings.TrimPrefix(parts[0], "supports")) != yes {
			return
		}
		rest = strings.TrimSpace(strings.TrimPrefix(rest, parts[0]))
	}
	if on := (condition{text: rest}); rest != "" && !on.always() {
		if on.never() {
			return
		}
		one.on = append(one.on[:len(one.on):len(one.on)], on)
	}
	if one.href != "" {
		s.parts = append(s.parts, part{imported: one})
	}
}

func importAddress(t token) string {
	text := t.text
	if t.kind == css.URLToken {
		text = strings.TrimSpace(strings.TrimSuffix(text[min(len("url("), len(text)):], ")"))
	} else if t.kind != css.StringToken {
		return ""
	}
	return strings.Trim(text, `"'`)
}
