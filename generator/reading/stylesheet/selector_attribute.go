package stylesheet

import (
	"strconv"
	"strings"

	"github.com/tdewolff/parse/v2/css"
)

// attribute reads an attribute selector.
func (r *selectorReader) attribute(c *compound) bool {
	var inner []token
	for r.at++; r.at < len(r.list) && r.list[r.at].kind != css.RightBracketToken; r.at++ {
		if r.list[r.at].kind != css.WhitespaceToken {
			inner = append(inner, r.list[r.at])
		}
	}
	if r.at >= len(r.list) || len(inner) == 0 || inner[0].kind != css.IdentToken {
		return false
	}
	r.at++
	test := attributeTest{name: strings.ToLower(unescapeName(inner[0].text))}
	switch len(inner) {
	case 1:
	case 3, 4:
		test.how = inner[1].text
		if !attributeSigns(test.how) || inner[2].kind != css.IdentToken && inner[2].kind != css.StringToken && inner[2].kind != css.CustomPropertyNameToken {
			return false
		}
		test.value = unescapeName(strings.Trim(inner[2].text, `"'`))
		test.fold = foldedAttributes(test.name)
		if len(inner) == 4 {
			flag := strings.ToLower(inner[3].text)
			if flag != "i" && flag != "s" {
				return false
			}
			test.fold = flag == "i"
		}
	default:
		return false
	}
	c.attributes = append(c.attributes, test)
	return true
}

var attributeSigns = oneOf("= ~= |= ^= $= *=")

// unescapeName decodes CSS escapes: "md\:block" is the class "md:block".
func unescapeName(name string) string {
	if !strings.Contains(name, `\`) {
		return name
	}
	var out strings.Builder
	for i := 0; i < len(name); i++ {
		if name[i] != '\\' || i+1 == len(name) {
			out.WriteByte(name[i])
			continue
		}
		digits := 0
		for digits < 6 && i+1+digits < len(name) && strings.IndexByte("0123456789abcdefABCDEF", name[i+1+digits]) >= 0 {
			digits++
		}
		if digits == 0 {
			i++
			out.WriteByte(name[i])
			continue
		}
		code, _ := strconv.ParseUint(name[i+1:i+1+digits], 16, 32)
		out.WriteRune(rune(code))
		i += digits
		if i+1 < len(name) && name[i+1] == ' ' {
			i++
		}
	}
	return out.String()
}
