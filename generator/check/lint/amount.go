package lint

import (
	"regexp"
	"strings"
	"unicode"
)

// amountPattern matches an amount in any language.
var amountPattern = regexp.MustCompile(`\p{Nd}(?:[\p{Nd}.,\x{2019}' \x{a0}\x{202f}\x{66b}\x{66c}]*\p{Nd})?`)

// amountsIn returns the amounts in a text, each in canonical form.
func amountsIn(words string) []string {
	var all []string
	for _, amount := range amountPattern.FindAllString(words, -1) {
		all = append(all, canonical(amount))
	}
	return all
}

// canonical returns an amount in the digits 0 to 9, with a point before its decimals
// and without redundant zeros. Three digits at the end are thousands.
func canonical(amount string) string {
	decimals := 0
	if at := strings.LastIndexAny(amount, ".,\u066b"); at >= 0 {
		decimals = len([]rune(amount[at:])) - 1
	}
	if decimals == 3 {
		decimals = 0
	}
	var digits []rune
	for _, r := range amount {
		if unicode.IsDigit(r) {
			digits = append(digits, '0'+value(r))
		}
	}
	for decimals > 0 && digits[len(digits)-1] == '0' {
		digits, decimals = digits[:len(digits)-1], decimals-1
	}
	point := len(digits) - decimals
	whole := strings.TrimLeft(string(digits[:point]), "0")
	if decimals == 0 {
		return whole
	}
	return whole + "." + string(digits[point:])
}

// value returns the value of a decimal digit of any script: each script has ten in a row.
func value(r rune) rune {
	zero := r
	for r-zero < 9 && unicode.IsDigit(zero-1) {
		zero--
	}
	return r - zero
}
