package page

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
)

// facts are the attributes of a start tag that decide about it; nil where it
// has no such attribute.
type facts struct {
	id, class, style, lang, role          []byte
	hidden, aria, open, popover, href     *attribute
	rel, title, label, referrer, src, alt *attribute
	shadow, click                         *attribute
}

// start handles a start tag.
func (r *reader) start(z *html.Tokenizer, start, end int, selfClosing bool) {
	tag := r.data[start:end]
	name, at := tagName(tag)
	a := lookup(name)
	k := kinds[a]
	f := r.facts(tag, at)
	if r.already(a, f, tag) {
		return
	}
	if a == atom.Noscript {
		z.NextIsNotRawText()
	}
	if r.foreign == 0 {
		r.implied(a, k, start)
		if r.impliedBody(a, k, start) {
			f = r.facts(tag, at)
		}
	} else if k&closesP != 0 {
		r.leaveForeign(start)
	}
	if len(r.pending) > 0 && k&(block|headOnly) == 0 {
		r.reopen()
	}
	if k&block != 0 {
		r.flush()
	}
	if a == atom.Body {
		r.expectSheets(end)
		f = r.facts(tag, at)
		r.settleRoot()
	}
	e := r.element(a, k, name, start, f, tag)
	z.AllowCDATA(r.foreign > 0 || a == atom.Svg || a == atom.Math)
	r.meet(e, f, start, end)
	if k&void != 0 || selfClosing && (r.foreign > 0 || a == atom.Svg) {
		return
	}
	r.push(e)
}

// already handles start tags of what is open already or may not be opened twice.
func (r *reader) already(a atom.Atom, f *facts, tag []byte) bool {
	switch a {
	case atom.Html:
		r.mergeRoot(f, tag)
		return true
	case atom.Body: // a second one adds nothing that hides
		return r.open[counterOf(atom.Body)] > 0
	case atom.Form: // forms do not nest
		return r.open[counterOf(atom.Form)] > 0 && r.open[counterOf(atom.Template)] == 0
	}
	return false
}

// facts reads the attributes of a tag once.
func (r *reader) facts(tag []byte, at int) *facts {
	r.list = attributes(r.list[:0], tag, at)
	r.found = facts{}
	for i := len(r.list) - 1; i >= 0; i-- { // backwards, so that the first of two wins
		r.found.note(&r.list[i])
	}
	return &r.found
}

// note puts an attribute in its place.
func (f *facts) note(a *attribute) {
	switch string(lower(a.name)) {
	case "id":
		f.id = decoded(a.value)
	case "class":
		f.class = decoded(a.value)
	case "style":
		f.style = decoded(a.value)
	case "lang", "xml:lang":
		f.lang = a.value
	case "role":
		f.role = a.value
	case "hidden":
		f.hidden = a
	case "aria-hidden":
		f.aria = a
	case "open":
		f.open = a
	case "popover":
		f.popover = a
	case "href", "xlink:href":
		f.href = a
	case "onclick":
		f.click = a
	case "rel":
		f.rel = a
	case "title":
		f.title = a
	case "aria-label":
		f.label = a
	case "referrerpolicy":
		f.referrer = a
	case "src":
		f.src = a
	case "alt":
		f.alt = a
	case "shadowrootmode":
		f.shadow = a
	}
}

// attribute gives another attribute of the tag at hand, decoded; "" for none.
func (r *reader) attribute(name string) string {
	for i := range r.list {
		if r.list[i].is(name) {
			return r.list[i].text()
		}
	}
	return ""
}

// element makes the element of a start tag, with what its ancestors pass on.
func (r *reader) element(a atom.Atom, k kind, name []byte, start int, f *facts, tag []byte) *element {
	above := r.top()
	e := &r.fresh
	*e = element{
		atom: a, kind: k, start: start,
		lang: above.lang, region: above.region, soft: above.soft, article: above.article, section: above.section,
		heading: above.heading || k&heading != 0, silence: above.silence || k&mute != 0, inert: above.inert,
		link: above.link, card: above.card, slot: above.slot,
	}
	if len(r.list) == 0 {
		tag = nil
	}
	r.node(e, name, f.id, f.class, tag)
	if f.lang != nil {
		e.lang = languageOf(f.lang)
	}
	e.styled = f.style != nil
	if !e.inert {
		r.place(e, f)
	}
	if k&headOnly == 0 || a == atom.Template || a == atom.Noscript {
		r.hide(e, f) // the others have no words to hide
	}
	return e
}

// meet does what is particular to some elements.
func (r *reader) meet(e *element, f *facts, start, end int) {
	if r.input.refreshOnly && e.atom != atom.Script && e.atom != atom.Meta {
		return
	}
	if e.slot > 0 || f.class != nil || f.id != nil || f.src != nil {
		r.slotOf(e, f)
	}
	switch e.atom {
	case atom.Img:
		r.image(e, f, start, end)
	case atom.Iframe, atom.Embed, atom.Script:
		if !r.input.refreshOnly {
			r.embed(e, f, start, end)
		}
		if e.atom == atom.Script {
			r.media = strings.ToLower(r.attribute("type"))
		}
	case atom.Style:
		r.media = r.attribute("media")
	case atom.Meta:
		r.metaElement(e, start, end)
	case atom.Link:
		r.linkElement(f)
	case atom.Base:
		if r.page.Base == "" && f.href != nil {
			r.page.Base = f.href.text()
		}
	case atom.Form:
		r.formStart(e, start, end)
	case atom.Input:
		r.field(e)
	case atom.Br:
		r.space()
	}
	if f.href != nil || f.click != nil {
		r.leads(e, f, start, end)
	}
	if e.kind&block != 0 {
		r.candidate(e, f)
	}
	if e.kind&heading != 0 {
		r.headingIn(e)
	}
}

// mergeRoot takes the attributes of <html>, which may come when it is open already.
func (r *reader) mergeRoot(f *facts, tag []byte) {
	root := &r.stack[0]
	if len(r.list) == 0 || r.tree[root.node].Tag != nil {
		return
	}
	r.tree[root.node].ID, r.tree[root.node].Class, r.tree[root.node].Tag = f.id, f.class, tag
	if f.lang != nil {
		root.lang = languageOf(f.lang)
		r.page.Lang = root.lang
	}
	r.root = *f
	for _, a := range []**attribute{&r.root.hidden, &r.root.aria, &r.root.popover, &r.root.open} {
		if *a != nil {
			copied := **a
			*a = &copied // the list is used again for the next tag
		}
	}
}

// settleRoot works out what holds for <html> when the head's stylesheets are known.
func (r *reader) settleRoot() {
	root := &r.stack[0]
	r.hide(root, &r.root)
	root.seen = &nothing
	if root.own != nil {
		root.seen = root.own
	}
}

// impliedBody opens the body where its start tag was left out. It uses the
// reader's list of attributes.
func (r *reader) impliedBody(a atom.Atom, k kind, start int) bool {
	if k&headOnly != 0 || a == atom.Head || a == atom.Body || a == atom.Frameset || r.open[counterOf(atom.Body)] > 0 || r.open[counterOf(atom.Template)] > 0 {
		return false
	}
	r.expectSheets(start)
	r.list, r.found = r.list[:0], facts{}
	r.settleRoot()
	r.push(r.element(atom.Body, kinds[atom.Body], bodyName, start, &r.found, nil))
	return true
}

var bodyName = []byte("body")

// leaveForeign ends an svg or math that HTML follows without an end tag.
func (r *reader) leaveForeign(at int) {
	for i := len(r.stack) - 1; i > 0; i-- {
		e := &r.stack[i]
		if bytes.EqualFold(r.tree[e.node].Name, []byte("foreignObject")) || e.atom == atom.Title || e.atom == atom.Desc {
			return
		}
		if e.atom == atom.Svg || e.atom == atom.Math {
			r.popTo(i, at, false)
			return
		}
	}
}

// lookup gives the atom of a name in any case.
func lookup(name []byte) atom.Atom { return atom.Lookup(lower(name)) }

// lower gives a name in lower case, without a copy where it is so already.
func lower(name []byte) []byte {
	for _, c := range name {
		if 'A' <= c && c <= 'Z' {
			return bytes.ToLower(name)
		}
	}
	return name
}

func decoded(value []byte) []byte {
	if bytes.IndexByte(value, '&') < 0 {
		return value
	}
	return []byte(markup.DecodeAttribute(value))
}

// languageOf gives a language tag as Hugo writes it: lower case with a hyphen.
func languageOf(value []byte) string {
	if len(value) == 2 { // nearly all are
		return string(lower(value))
	}
	return string(bytes.ReplaceAll(bytes.ToLower(bytes.TrimSpace(decoded(value))), []byte("_"), []byte("-")))
}
