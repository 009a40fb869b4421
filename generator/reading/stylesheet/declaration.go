package stylesheet

import (
	"slices"
	"strconv"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

// property is what a declaration decides about. They win or lose one by one.
type property uint8

const (
	display    property = iota
	visibility          // the only one that an element inside can undo
	opacity
	content // content-visibility
	place   // moved, clipped or shrunk out of sight
	colour  // the same as the background, of one block
	fontSize
	paper      // the background: hides nothing by itself
	overlay    // anything that may lay one element over another: likewise
	properties // how many there are
)

// effect is what a declaration does to sight.
type effect uint8

const (
	shows effect = iota
	hides
)

// declaration is one that matters, with its words for a message.
type declaration struct {
	property  property
	effect    effect
	important bool
	size      Size // of fontSize
	words     string
	value     string // of colour and paper: a colour by its usual name, or unknown
}

// Block is the declarations of a rule or of a style attribute.
type Block []declaration

type token struct {
	kind css.TokenType
	text string
}

// tokens splits CSS with the library's lexer, without comments.
func tokens(text []byte) []token {
	lexer := css.NewLexer(parse.NewInputBytes(append([]byte(nil), text...)))
	var list []token
	for {
		kind, data := lexer.Next()
		switch kind {
		case css.ErrorToken:
			return list
		case css.CommentToken, css.CDOToken, css.CDCToken:
			continue
		}
		list = append(list, token{kind, string(data)})
	}
}

// Inline reads a style attribute.
func Inline(text string) Block {
	block := blockReader{inline: true}
	for _, part := range split(tokens([]byte(text)), css.SemicolonToken) {
		block.declare(part)
	}
	return block.done()
}

// split cuts at a token that stands in no bracket.
func split(list []token, at css.TokenType) [][]token {
	var parts [][]token
	depth, start := 0, 0
	for i, t := range list {
		switch t.kind {
		case css.LeftBraceToken, css.LeftParenthesisToken, css.LeftBracketToken, css.FunctionToken:
			depth++
		case css.RightBraceToken, css.RightParenthesisToken, css.RightBracketToken:
			depth--
		case at:
			if depth <= 0 {
				parts = append(parts, list[start:i])
				start = i + 1
			}
		}
	}
	return append(parts, list[start:])
}

// blockReader gathers the declarations of one block. What moves words out of
// sight is several declarations together, so those wait in raw.
type blockReader struct {
	block     Block
	raw       map[string]string
	important bool
	inline    bool // a style attribute
}

// declare reads "name: value !important"; anything else is nothing, as in browsers.
func (b *blockReader) declare(list []token) {
	list = trim(list)
	if len(list) < 3 || list[0].kind != css.IdentToken {
		return
	}
	name := strings.ToLower(list[0].text)
	rest := trim(list[1:])
	if len(rest) == 0 || rest[0].kind != css.ColonToken {
		return
	}
	value, important := valueOf(rest[1:])
	if value == "" {
		return
	}
	b.add(name, value, important)
}

func (b *blockReader) add(name, value string, important bool) {
	one := declaration{important: important, words: name + ":" + value}
	switch name {
	case "display":
		one.property, one.effect = display, effectOf(value == "none")
	case "visibility":
		one.property, one.effect = visibility, effectOf(value == "hidden" || value == "collapse")
	case "content-visibility":
		one.property, one.effect = content, effectOf(value == "hidden")
	case "opacity":
		number, known := opacityOf(value)
		if !known {
			return
		}
		one.property, one.effect = opacity, effectOf(number < 0.05)
	case "font-size", "font":
		if name == "font" {
			value = sizeInFont(value)
		}
		one.property, one.size = fontSize, sizeOf(value)
		one.effect = effectOf(one.size.Kind != Unknown && one.size.Value == 0)
	default:
		if placing[name] {
			if b.raw == nil {
				b.raw = map[string]string{}
			}
			b.raw[name] = value
			b.important = b.important || important
		}
		return
	}
	switch value {
	case "inherit", "unset", "revert", "revert-layer":
		return // neither hides nor shows by itself
	}
	b.block = append(b.block, one)
}

// done gives the block. An element that an animation brings in is seen in the end.
func (b *blockReader) done() Block {
	if animated(b.raw) {
		return slices.DeleteFunc(b.block, func(d declaration) bool {
			return d.effect == hides && (d.property == opacity || d.property == visibility)
		})
	}
	if b.raw != nil {
		if words, found := outOfSight(b.raw); found {
			b.block = append(b.block, declaration{property: place, effect: hides, important: b.important, words: words})
		} else if backInSight(b.raw) {
			b.block = append(b.block, declaration{property: place, effect: shows, important: b.important})
		}
		if words, found := colourless(b.raw, b.inline); found {
			b.block = append(b.block, declaration{property: colour, effect: hides, important: b.important, words: words})
		} else if b.raw["color"] != "" {
			b.block = append(b.block, declaration{property: colour, effect: shows, important: b.important, value: plainColour(b.raw["color"])})
		}
		b.paint()
	}
	return b.block
}

func effectOf(hidden bool) effect {
	if hidden {
		return hides
	}
	return shows
}

func opacityOf(value string) (float64, bool) {
	percent := strings.HasSuffix(value, "%")
	number, err := strconv.ParseFloat(strings.TrimSuffix(value, "%"), 64)
	if percent {
		number /= 100
	}
	return number, err == nil
}

// valueOf joins a value in lower case, with "!important" taken off.
func valueOf(list []token) (string, bool) {
	var out strings.Builder
	important := false
	for i, t := range list {
		if t.kind == css.DelimToken && t.text == "!" {
			rest := trim(list[i+1:])
			important = len(rest) > 0 && strings.EqualFold(rest[0].text, "important")
			break
		}
		if t.kind == css.WhitespaceToken {
			out.WriteByte(' ')
			continue
		}
		out.WriteString(strings.ToLower(t.text))
	}
	return strings.TrimSpace(out.String()), important
}

func trim(list []token) []token {
	for len(list) > 0 && list[0].kind == css.WhitespaceToken {
		list = list[1:]
	}
	for len(list) > 0 && list[len(list)-1].kind == css.WhitespaceToken {
		list = list[:len(list)-1]
	}
	return list
}
