package catalog

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"
)

// Amount is a number as the author wrote it, so that printing never changes it.
type Amount struct {
	Number string // such as 1.50
	Unit   string // of a duration: minute, hour, day, week, month or year
}

// mostDigits is how many digits of a number a reader sees unchanged: templates use
// 64-bit floating-point numbers, which are exact to 15 digits.
const mostDigits = 15

const minutesPerDay = 24 * 60

// minutesIn is the length of each unit. A month is a twelfth of a year of 365.25 days. It is
// used only to order durations and never printed.
var minutesIn = map[string]int64{
	"minute": 1, "hour": 60, "day": minutesPerDay, "week": 7 * minutesPerDay, "month": 365.25 * minutesPerDay / 12, "year": 365.25 * minutesPerDay,
}

// unitNames are the units by how they are written.
var unitNames = map[string]string{"min": "minute", "h": "hour", "d": "day", "w": "week", "mo": "month", "y": "year"}

var durationPattern = regexp.MustCompile(durationForm)

// ParseDuration reads `24h`, `1.5h`, `180d`, `12w`, `3mo`, `1y` or `30min`.
func ParseDuration(text string) (Amount, bool) {
	if at := strings.IndexAny(text, "mhdwy"); at > 0 && at <= 9 && strings.Trim(text[:at], "0123456789") == "" { // nearly all are whole
		if unit, known := unitNames[text[at:]]; known {
			return Amount{Number: text[:at], Unit: unit}, true
		}
	}
	m := durationPattern.FindStringSubmatch(text)
	if m == nil {
		return Amount{}, false
	}
	return Amount{Number: m[1], Unit: unitNames[m[2]]}, true
}

// Order returns a number that orders amounts of one kind, minutes for a duration. Equal
// amounts have the same number in any spelling: 1.5h and 90min.
func (a Amount) Order() float64 {
	if whole, err := strconv.ParseInt(a.Number, 10, 32); err == nil { // nearly all are
		if a.Unit != "" {
			whole *= minutesIn[a.Unit]
		}
		return float64(whole)
	}
	exact, ok := new(big.Rat).SetString(a.Number)
	if !ok {
		return 0
	}
	if a.Unit != "" {
		exact.Mul(exact, big.NewRat(minutesIn[a.Unit], 1))
	}
	order, _ := exact.Float64()
	return order
}

// Decimals returns how many digits follow the decimal point.
func (a Amount) Decimals() int {
	_, behind, _ := strings.Cut(a.Number, ".")
	return len(behind)
}

// digits returns how many digits the number has, without leading zeros.
func (a Amount) digits() int {
	whole, behind, _ := strings.Cut(strings.TrimPrefix(a.Number, "-"), ".")
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		behind = strings.TrimLeft(behind, "0")
	}
	return len(whole) + len(behind)
}
