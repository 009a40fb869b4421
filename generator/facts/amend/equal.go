package amend

import (
	"regexp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

var decimals = regexp.MustCompile(`^(-?\d+)\.(\d*?)0*(\D.*)?$`)

// equal reports whether two values of tables mean the same: 48.50 is 48.5.
func equal(a, b *yamlsource.Node) bool {
	if a.Scalar() != b.Scalar() || !a.Scalar() && a.Kind != b.Kind || a.Scalar() && plain(a.Value) != plain(b.Value) || len(a.Entries) != len(b.Entries) {
		return false
	}
	return slices.EqualFunc(a.Items, b.Items, equal) && !slices.ContainsFunc(a.Entries, func(e yamlsource.Entry) bool {
		other := b.Lookup(e.Key.Value)
		return other == nil || !equal(e.Value, other)
	})
}

// plain returns a number without the zeros at its end, and any other text unchanged.
func plain(text string) string {
	m := decimals.FindStringSubmatch(text)
	if m == nil {
		return text
	}
	return strings.TrimSuffix(m[1]+"."+m[2], ".") + m[3]
}

// same reports whether two trees are equal apart from positions and the types that YAML
// gives to words.
func same(a, b *yamlsource.Node) bool {
	if a.Scalar() != b.Scalar() || !a.Scalar() && a.Kind != b.Kind || a.Scalar() && a.Value != b.Value {
		return false
	}
	return slices.EqualFunc(a.Items, b.Items, same) && slices.EqualFunc(a.Entries, b.Entries, func(x, y yamlsource.Entry) bool {
		return x.Key.Value == y.Key.Value && same(x.Value, y.Value)
	})
}
