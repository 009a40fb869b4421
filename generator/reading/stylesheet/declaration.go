package stylesheet

import (
	"strings"

	"github.com/tdewolff/parse/v2/css"
)

// declaration is a relevant declaration. A shorthand becomes several of them.
type declaration struct {
	property  property
	custom    string // the name of a custom property; then property is unused
	value     string // as written, in lower case; that of the whole shorthand if it contains a variable
	name      string // as written, for messages
	waits     bool   // its value contains a variable
	important bool
}

// Block has the declarations of a rule or of a style attribute.
type Block struct {
	list    []declaration
	written map[string]string // custom properties: the value as written, by name
}

func (b *Block) empty() bool { return b == nil || len(b.list) == 0 }

// Inline reads a style attribute.
func Inline(text string) *Block {
	block := &Block{}
	for _, part := range split(tokens([]byte(text)), css.SemicolonToken) {
		block.declare(part)
	}
	return block
}

// declare reads "name: value !important" and ignores anything else, as browsers do.
func (b *Block) declare(list []token) {
	list = trim(list)
	if len(list) < 3 || list[0].kind != css.IdentToken && list[0].kind != css.CustomPropertyNameToken {
		return
	}
	name := list[0].text
	rest := trim(list[1:])
	if len(rest) == 0 || rest[0].kind != css.ColonToken {
		return
	}
	value, important := valueOf(rest[1:])
	if strings.HasPrefix(name, "--") {
		b.list = append(b.list, declaration{custom: name, value: value, important: important, waits: substituted(value)})
		return
	}
	if value != "" {
		b.add(strings.ToLower(name), value, important)
	}
}

func (b *Block) add(name, value string, important bool) {
	parts := expand(name, value)
	for _, part := range parts {
		b.list = append(b.list, declaration{
			property: part.property, value: part.value, name: name, important: important, waits: substituted(value),
		})
	}
	if len(parts) > 0 {
		if b.written == nil {
			b.written = map[string]string{}
		}
		b.written[name] = value
	}
}
