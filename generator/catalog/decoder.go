package catalog

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/yamlnode"
)

// decoder reads one file's nodes. Every method reports what is wrong and goes
// on with a zero value, so that one run shows all problems.
type decoder struct {
	file             *source.File
	findings         []finding.Finding
	languages        []string // of the site
	fallbackLanguage string
	today            Date
}

func (d *decoder) report(rule string, at *yamlnode.Node, format string, args ...any) {
	d.findings = append(d.findings, finding.Finding{Rule: rule, File: d.file, Span: at.Span, Message: fmt.Sprintf(format, args...)})
}

// mapping checks that n is a mapping with no keys but the allowed ones and all
// the required ones. It gives a mapping without entries where n is none.
func (d *decoder) mapping(n *yamlnode.Node, what string, required, optional []string) *yamlnode.Node {
	if n.Kind != yamlnode.Mapping {
		d.wrongType(n, what, "`key: value` lines")
		return &yamlnode.Node{Kind: yamlnode.Mapping, Span: n.Span}
	}
	allowed := slices.Concat(required, optional)
	for _, e := range n.Entries {
		if !slices.Contains(allowed, e.Key.Value) {
			d.report("unknown-key", e.Key, "%s has no key %q; %s", what, e.Key.Value, finding.Expected(e.Key.Value, allowed))
		}
	}
	for _, key := range required {
		if value := n.Lookup(key); value == nil {
			d.report("missing-key", n, "%s has no %q; add a line %q", what, key, key+": …")
		} else if value.Kind == yamlnode.Null {
			d.report("missing-key", keyOf(n, key), "%q of %s is empty; write its value after the colon", key, what)
		}
	}
	return n
}

// field gives the value of a key where there is one to read; an empty value
// counts as none.
func field(n *yamlnode.Node, key string) *yamlnode.Node {
	if value := n.Lookup(key); value != nil && value.Kind != yamlnode.Null {
		return value
	}
	return nil
}

func keyOf(n *yamlnode.Node, key string) *yamlnode.Node {
	for _, e := range n.Entries {
		if e.Key.Value == key {
			return e.Key
		}
	}
	return n
}

func (d *decoder) wrongType(n *yamlnode.Node, what, expected string) {
	if n.Scalar() && n.Kind != yamlnode.Null {
		d.report("wrong-type", n, "%s is %q; expected %s", what, n.Value, expected)
		return
	}
	d.report("wrong-type", n, "%s is %s; expected %s", what, n.Kind, expected)
}

// text reads one string, or one per language.
func (d *decoder) text(n *yamlnode.Node, what string) Text {
	if n == nil {
		return Text{}
	}
	if n.Kind == yamlnode.Mapping {
		return d.textByLanguage(n, what)
	}
	words := d.word(n, what)
	if words == "" || len(d.languages) == 0 {
		return Text{}
	}
	return NewText(map[string]string{d.languages[0]: words})
}

func (d *decoder) textByLanguage(n *yamlnode.Node, what string) Text {
	byLanguage := map[string]string{}
	for _, e := range n.Entries {
		language := strings.ToLower(e.Key.Value)
		if !slices.Contains(d.languages, language) {
			d.report("unknown-language", e.Key, "%s has words for %q, which is none of the site's languages; %s",
				what, e.Key.Value, finding.Expected(language, d.languages))
			continue
		}
		if words := d.word(e.Value, what); words != "" {
			byLanguage[language] = words
		}
	}
	return NewText(byLanguage)
}

// word reads one non-empty scalar; a number or a date in a text is text.
func (d *decoder) word(n *yamlnode.Node, what string) string {
	if !n.Scalar() || n.Kind == yamlnode.Null || strings.TrimSpace(n.Value) == "" {
		d.wrongType(n, what, "text")
		return ""
	}
	return strings.TrimSpace(n.Value)
}

// address reads an https address with a host; nothing else ever becomes a link.
func (d *decoder) address(n *yamlnode.Node, what string) string {
	if n == nil {
		return ""
	}
	text := d.word(n, what)
	if text == "" {
		return ""
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" || u.Hostname() == "" || u.User != nil || strings.ContainsAny(text, " \t\n\"<>`") {
		d.report("insecure-address", n, "%s is %q; expected a full address that begins with https:// and holds no spaces and no password", what, text)
		return ""
	}
	return text
}

func (d *decoder) date(n *yamlnode.Node, what string) Date {
	if n == nil {
		return Date{}
	}
	day, err := time.Parse(time.DateOnly, n.Value)
	if err != nil || !n.Scalar() {
		d.wrongDate(n, what)
		return Date{}
	}
	return Date{day}
}

func (d *decoder) wrongDate(n *yamlnode.Node, what string) {
	value := n.Value
	if !n.Scalar() {
		value = n.Kind.String()
	}
	d.report("bad-date", n, "%s is %q; expected a day that exists, written as year-month-day, such as 2026-09-26", what, value)
}

// pastDate reads a date on which something was done.
func (d *decoder) pastDate(n *yamlnode.Node, what string) Date {
	day := d.date(n, what)
	if day.After(d.today.Time) {
		d.report("future-date", n, "%s is %s, which is in the future (today is %s); write the day on which you read the source", what, day, d.today)
	}
	return day
}

// choice reads one of a few words.
func (d *decoder) choice(n *yamlnode.Node, what string, allowed []string) string {
	if n == nil {
		return ""
	}
	if !n.Scalar() || !slices.Contains(allowed, n.Value) {
		if n.Scalar() {
			d.report("wrong-type", n, "%s is %q; %s", what, n.Value, finding.Expected(n.Value, allowed))
		} else {
			d.wrongType(n, what, finding.OneOf(allowed))
		}
		return ""
	}
	return n.Value
}

// sequence checks that n is a list with at least least items.
func (d *decoder) sequence(n *yamlnode.Node, what string, least int) []*yamlnode.Node {
	if n == nil {
		return nil
	}
	if n.Kind != yamlnode.Sequence {
		d.wrongType(n, what, "a list such as [a, b]")
		return nil
	}
	if len(n.Items) < least {
		d.report("wrong-type", n, "%s has %d of the at least %d entries that it needs", what, len(n.Items), least)
	}
	return n.Items
}

// translated reads a text and, where the site has no fallback, demands it in
// each language.
func (d *decoder) translated(n *yamlnode.Node, what string) Text {
	text := d.text(n, what)
	if n == nil || text.Empty() {
		return text
	}
	for _, language := range d.languages {
		if _, in := text.In(language, d.fallbackLanguage); in == "" {
			d.report("missing-translation", n, "%s has no words in %q and none to fall back on; add %q", what, language, language+": …")
		}
	}
	return text
}
