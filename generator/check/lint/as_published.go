package lint

import (
	"cmp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// ourRel is the rel of a paid link in our templates.
var ourRel = []string{"sponsored", "nofollow", "noopener"}

// asPublished adds to a post's link what its page will have, if known: our own
// shortcodes and our hook for Markdown links write rel and a label.
func (c *Checker) asPublished(d *Document, l *Link) {
	hooked := c.templates.OurHook && l.isMarkdown() && (l.Network != nil && l.Link.Earns == network.DoesEarn || c.shortLink(l.Written) != nil)
	if !l.Paid() || !hooked && !l.Ours {
		return
	}
	l.Rel, l.Mark = ourRel, c.markOf(d, l)
	notes := slices.DeleteFunc([]string{c.merchantAt(l), l.Mark}, func(note string) bool { return note == "" })
	at := d.passageAt(l.Order)
	l.Passage = at
	if len(notes) == 0 || at < 0 || l.Words == "" {
		return
	}
	words := l.Words + " (" + strings.Join(notes, ", ") + ")"
	text := &d.Passages[at].Text
	*text = strings.Replace(*text, l.Words, words, 1)
	l.Words = words
}

// merchantAt returns the shop's name if our templates write it after the link's text.
func (c *Checker) merchantAt(l *Link) string {
	n := cmp.Or(l.Network, l.Of)
	if n == nil || !n.NameIt || mentions(l.Words+" "+l.Title, n.Names()) {
		return ""
	}
	return n.Merchant
}

// isMarkdown reports whether a hook for links gets the link.
func (l *Link) isMarkdown() bool {
	if l.FromPost == nil {
		return false
	}
	return slices.Contains([]post.LinkKind{post.Inline, post.Reference, post.Autolink, post.Bare}, l.FromPost.Kind)
}

// relIsKnown reports whether only Hugo itself writes the link, so that its page will
// have no rel.
func (c *Context) relIsKnown(l *Link) bool {
	t := c.checker.templates
	return c.checker.hugo && t.Whole && !t.Hook && l.isMarkdown()
}

// markOf returns the label that our templates write beside a paid link, as
// layouts/_partials/aboveboard/links/notes.html chooses it; empty if none is required.
func (c *Checker) markOf(d *Document, l *Link) string {
	var ids []string
	for _, p := range d.Jurisdictions {
		ids = append(ids, p.ID)
	}
	choice := jurisdiction.Choose(d.Jurisdictions, ids, d.said)
	n := cmp.Or(l.Network, l.Of)
	switch {
	case !choice.LinkMark && (n == nil || !n.Labels.Demanded):
		return ""
	case choice.Link == "", n != nil && slices.Contains(n.Labels.Reject, strings.ToLower(choice.Link)):
		return "Paid link"
	}
	return choice.Link
}

// ourDisclosure returns what {{< disclosure >}} will contain: the required statements
// of all networks, unless the author names programs.
func (c *Checker) ourDisclosure(d *Document, s post.Shortcode) recognize.Recognized {
	said := recognize.Recognized{Strength: recognize.Sentence, Language: d.said}
	var named []string
	for _, p := range s.Params {
		switch {
		case p.Name == "programs":
			named = strings.FieldsFunc(p.Value, func(r rune) bool { return r == ',' || r == ' ' })
		case p.Name == "form" && p.Value == "label":
			said.Strength = recognize.Label
			return said
		}
	}
	for _, n := range c.networks.Networks {
		ofNamed := slices.ContainsFunc(named, func(id string) bool { p := c.program(id); return p != nil && p.Network == n })
		if requiresStatement(n) && (len(named) == 0 || ofNamed) {
			said.Statements = append(said.Statements, n.ID)
		}
	}
	return said
}

// IsPublished reports whether a rule is about what templates may write: if a post has a
// page, the page decides.
func IsPublished(rule finding.ID) bool {
	return rule == "missing-rel" || rule == "missing-statement" || rule == "needless-disclosure"
}

// templatesMayState reports whether the theme may show a network's statement: its
// templates contain it, or were not all read.
func (c *Checker) templatesMayState(id string) bool {
	return !c.hugo || !c.templates.Whole || slices.Contains(c.templates.States, id)
}

// states returns the networks whose statement some template shows.
func (t Templates) states(reader *recognize.Reader) []string {
	var all []string
	for _, words := range t.words {
		all = append(all, reader.Statements(words)...)
	}
	return all
}
