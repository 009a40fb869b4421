package catalog

import (
	"fmt"
	"slices"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// base is the evidence that a file states once, for its facts without their own.
type base struct {
	evidence yamlsource.Evidence
	node     *yamlsource.Node // nil where there is none
	used     bool
}

func (d *itemDecoder) base(n *yamlsource.Node) base {
	if n == nil {
		return base{}
	}
	m := d.Mapping(n, "evidence", evidenceFields)
	b := base{evidence: d.evidenceOf(m, "evidence"), node: m}
	if len(m.Entries) == 0 || !d.complete(m, "evidence") {
		d.lacking(m, "evidence", "source", "checked")
	}
	return b
}

func (d *itemDecoder) evidenceOf(m *yamlsource.Node, what string) yamlsource.Evidence {
	e := d.Evidence(m, what)
	d.Corroboration(&e, m, what)
	d.OwnTest(&e, m, what)
	return e
}

// prove requires evidence for a known fact: its own, or the file's.
func (d *itemDecoder) prove(f *Fact, c *Criterion, n *yamlsource.Node) {
	what := "fact " + c.ID
	own := n.Kind == yamlsource.Mapping && d.complete(n, what)
	switch {
	case own:
		d.freshness(f.Evidence.Checked, yamlsource.Of(n, "checked"), what)
	case d.evidence.node != nil:
		d.inherit(f, n, what)
	case n.Kind == yamlsource.Mapping && !d.short(c, n):
		d.lacking(n, what, "source", "checked")
	default:
		d.Report("missing-evidence", n, "%s has no evidence; write where you read it and when, as in %q, or once for all facts of this file: %q", what,
			c.ID+": {value: …, source: https://…, checked: 2026-09-26}", "evidence: {source: https://…, checked: 2026-09-26}")
		return
	}
	if kind := kindOf(f.Evidence); c.Evidence != "" && kind != "" && kind != c.Evidence {
		d.wrongEvidence(n, c)
	}
}

func (d *itemDecoder) wrongEvidence(n *yamlsource.Node, c *Criterion) {
	want := "a test of your own, with \"tested\" (the day) and \"how\""
	if c.Evidence == EvidencePage {
		want = "a page that says so, with \"source\" and \"checked\""
	}
	d.Report("wrong-evidence", n, "fact %s has a different kind of evidence than criteria.yaml requires (%q); expected %s, or say %q", c.ID, "evidence: "+string(c.Evidence), want, "unknown: why nobody can say")
}

// inherit proves a fact with its file's evidence. The fact may have its own quote.
func (d *itemDecoder) inherit(f *Fact, n *yamlsource.Node, what string) {
	quote := f.Evidence.Quote
	f.Evidence = d.evidence.evidence
	d.evidence.used = true
	if quote == "" {
		return
	}
	f.Evidence.Quote = quote
	if f.Evidence.Source == "" {
		d.Report("conflicting-keys", yamlsource.KeyOf(n, "quote"), "%s has a quote, and the evidence of this file is a test, in which nothing was read; give the fact a source of its own, or remove the quote", what)
	}
}

// complete reports whether a mapping has its own evidence, and which parts of it are
// missing.
func (d *itemDecoder) complete(m *yamlsource.Node, what string) bool {
	has := func(keys ...string) string {
		for _, key := range keys {
			if yamlsource.Of(m, key) != nil {
				return key
			}
		}
		return ""
	}
	page, test := has("source", "checked", "also", "confidence"), has("tested", "how")
	switch {
	case page != "" && test != "":
		d.Report("conflicting-keys", yamlsource.KeyOf(m, test), "%s says both %q and %q, but a fact is either read or tested; keep one", what, page, test)
	case page != "":
		d.lacking(m, what, "source", "checked")
	case test != "":
		d.lacking(m, what, "tested", "how")
	}
	return page != "" || test != ""
}

func (d *itemDecoder) lacking(m *yamlsource.Node, what string, keys ...string) {
	if !slices.ContainsFunc(keys, func(key string) bool { return yamlsource.Of(m, key) == nil }) {
		return // nearly always
	}
	examples := map[string]string{
		"source": "source: https://…", "checked": "checked: 2026-09-26",
		"tested": "tested: 2026-09-26", "how": "how: On my desk, with a scale",
	}
	advice := "add where you read it and when"
	if keys[0] == "tested" {
		advice = "add the day of your test and how you did it"
	}
	for _, key := range keys {
		if yamlsource.Of(m, key) == nil {
			d.Report("missing-evidence", m, "%s has no %q; %s: %q", what, key, advice, examples[key])
		}
	}
}

// staleBase judges the file's evidence once, and only if a fact uses it.
func (d *itemDecoder) staleBase() {
	if d.evidence.used {
		d.freshness(d.evidence.evidence.Checked, yamlsource.Of(d.evidence.node, "checked"), "the evidence of this "+map[bool]string{true: "row", false: "file"}[d.Cells])
	}
}

// freshness compares a fact's age with what site.yaml allows. The publisher's own tests
// do not age.
func (d *itemDecoder) freshness(checked yamlsource.Date, n *yamlsource.Node, what string) {
	if n == nil || checked.IsZero() || d.Today.IsZero() {
		return
	}
	age := d.Today.Sub(checked.Time)
	limit, severity := d.site.Freshness.Fail, finding.Error
	if limit.Length == 0 || age <= limit.Length {
		limit, severity = d.site.Freshness.Warn, finding.Warning
	}
	if limit.Length == 0 || age <= limit.Length {
		return
	}
	d.Report("stale-fact", n, "%s was checked %s ago, and site.yaml allows %s; read the source again and write today's date", what, days(age), limit.Written)
	d.Findings[len(d.Findings)-1].Severity = severity
}

func days(length time.Duration) string { return fmt.Sprintf("%d days", length/(24*time.Hour)) }
