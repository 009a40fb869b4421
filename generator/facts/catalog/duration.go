package catalog

import (
	"regexp"
	"strconv"
)

// Span is a length of time in the unit that the author wrote.
type Span struct {
	Count float64
	Unit  string // minute, hour, day, week, month or year
}

type spanUnit struct {
	name  string
	hours float64
}

// spanUnits reads the units of a duration. A month is a twelfth of a year of
// 365.25 days: good enough to order two durations, never printed.
func spanUnits() map[string]spanUnit {
	return map[string]spanUnit{
		"min": {"minute", 1.0 / 60}, "h": {"hour", 1}, "d": {"day", 24}, "w": {"week", 7 * 24},
		"mo": {"month", 365.25 * 24 / 12}, "y": {"year", 365.25 * 24},
	}
}

var spanPattern = regexp.MustCompile(`^(\d{1,9}(?:\.\d{1,3})?)(min|h|d|w|mo|y)$`)

// ParseSpan reads `24h`, `180d`, `12w`, `3mo`, `1y` or `30min`.
func ParseSpan(text string) (Span, bool) {
	m := spanPattern.FindStringSubmatch(text)
	if m == nil {
		return Span{}, false
	}
	count, err := strconv.ParseFloat(m[1], 64)
	return Span{Count: count, Unit: spanUnits()[m[2]].name}, err == nil
}

// Hours gives the length in hours, for comparing.
func (s Span) Hours() float64 {
	for _, u := range spanUnits() {
		if u.name == s.Unit {
			return s.Count * u.hours
		}
	}
	return 0
}
