package catalog

import "strings"

// Hint returns how to write a value of a criterion, in words.
func Hint(c *Criterion, s Site) string {
	switch c.Type {
	case TypeList:
		return "a list such as [one, two]"
	case TypeYesNo:
		return "yes or no"
	case TypeNumber:
		if unit := c.unitIn(s); unit != "" {
			return "a number of " + unit + " such as 12 or {from: 1, to: 10}"
		}
		return "a number such as 12 or {from: 1, to: 10}"
	case TypePercent:
		return "a number such as 4.5 or {from: 1, to: 10}, without the percent sign"
	case TypeMoney:
		return "an amount such as 10 or 20 " + c.Currency
	case TypeDuration:
		return "a length of time such as 24h, 30d, 3mo or 1y"
	case TypeDate:
		return "a day such as 2026-09-26"
	case TypeLink:
		return "an address that begins with https://"
	case TypeRating:
		if c.Of != nil {
			return "a number from 0 to " + c.Of.Number
		}
	}
	return "words"
}

func (c *Criterion) unitIn(s Site) string {
	if len(s.Languages) == 0 {
		return ""
	}
	unit, _ := c.Unit.In(s.Languages[0], s.Fallback)
	return strings.Join(strings.Fields(unit), " ")
}

// example returns a value of the criterion, as YAML.
func (c *Criterion) example() string {
	switch c.Type {
	case TypeList:
		return "[one, two]"
	case TypeYesNo:
		return "yes"
	case TypeNumber:
		return "12"
	case TypePercent:
		return "4.5"
	case TypeMoney:
		return "10 " + c.Currency
	case TypeDuration:
		return "24h"
	case TypeDate:
		return "2026-09-26"
	case TypeLink:
		return `"https://shop.example/terms"`
	case TypeRating:
		if c.Of != nil {
			return c.Of.Number
		}
	}
	return "A few words"
}

// longExample returns the value with the kind of evidence that the criterion requires.
func (c *Criterion) longExample(value string) string {
	if c.Evidence == EvidenceTest {
		return "{value: " + value + ", tested: 2026-11-18, how: On my desk}"
	}
	return "{value: " + value + `, source: "https://oak.example/desk", checked: 2026-11-20}`
}
