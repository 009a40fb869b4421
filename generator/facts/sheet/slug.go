package sheet

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Slug makes an id of a name. It returns an empty string if the name has no letters
// that an id may have.
func Slug(name string) string {
	var out strings.Builder
	gap := false
	letters := strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ł", "l", "&", " and ", "+", " plus ").Replace(strings.ToLower(name))
	for _, r := range norm.NFKD.String(letters) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if gap && out.Len() > 0 {
				out.WriteByte('-')
			}
			gap = false
			out.WriteRune(r)
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’':
		case unicode.IsLetter(r):
			return "" // half of a name would be wrong
		default:
			gap = true
		}
	}
	return out.String()
}
