package jurisdiction

import (
	"slices"
	"strings"
)

// Choice is the wording that satisfies several jurisdictions at once, and the strictest
// of their rules.
type Choice struct {
	Label     string // of the page
	Link      string // beside one link
	Sentence  string
	Spoken    string
	Position  string
	Teaser    bool
	LinkMark  bool
	MixedOnly bool
	Hedges    bool
	Reject    []string // rejected by any of the jurisdictions
	Missing   []string // ids of jurisdictions that are unknown or have no wording in the language
}

// Choose picks the wording for a page in a language that follows the rules of
// the jurisdictions with these ids. The label is the first one of the first
// jurisdiction that all others accept and none rejects. If there is none, each
// jurisdiction's best label is shown. The sentence is the first jurisdiction's. If
// Missing is not empty, the Choice must not be published.
func Choose(known []*Jurisdiction, ids []string, language string) Choice {
	c := Choice{Hedges: true, MixedOnly: true}
	var wordings []Wording
	for _, id := range ids {
		of := ByID(known, id)
		if of == nil {
			c.Missing = append(c.Missing, id)
			continue
		}
		wording, ok := of.In(language)
		if !ok {
			c.Missing = append(c.Missing, id)
			continue
		}
		wordings = append(wordings, wording)
		c.tighten(of)
	}
	c.MixedOnly = c.MixedOnly && c.LinkMark
	if len(wordings) == 0 {
		return c
	}
	c.Sentence, c.Spoken = wordings[0].Sentence, wordings[0].Spoken
	c.Label = common(wordings, wordings[0].Labels, func(w Wording) string { return w.Labels[0] })
	c.Link = common(wordings, append([]string{wordings[0].Link}, wordings[0].Labels...), func(w Wording) string { return w.Link })
	for _, w := range wordings {
		c.Reject = append(c.Reject, w.Reject...)
	}
	slices.Sort(c.Reject)
	c.Reject = slices.Compact(c.Reject)
	return c
}

func (c *Choice) tighten(of *Jurisdiction) {
	if order := Positions(); slices.Index(order, of.Position) > slices.Index(order, c.Position) {
		c.Position = of.Position
	}
	c.Teaser = c.Teaser || of.Teaser
	c.Hedges = c.Hedges && of.Hedges
	if of.LinkMark {
		c.LinkMark = true
		c.MixedOnly = c.MixedOnly && of.MixedOnly
	}
}

// common returns the first candidate that every wording accepts, or else joins each
// wording's own best word.
func common(wordings []Wording, candidates []string, best func(Wording) string) string {
	for _, label := range candidates {
		if !slices.ContainsFunc(wordings, func(w Wording) bool { return !w.Accepts(label) || w.Rejects(label) }) {
			return label
		}
	}
	var each []string
	for _, w := range wordings {
		if !slices.Contains(each, best(w)) {
			each = append(each, best(w))
		}
	}
	return strings.Join(each, " / ")
}
