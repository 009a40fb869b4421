package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/html/atom"
)

// form is the form that is open.
type form struct {
	action  string // "" where it leads nowhere that matters here
	posts   bool   // its fields are no part of the address, which keeps its own query
	region  Region
	hidden  string
	spanned [2]int
	value   [2]int // of the action attribute, in the data
	link    int    // in page.Links, -1 for none
}

// longestQuery is how many bytes of a form's fields are read: an account is among
// the first ones.
const longestQuery = 4096

// formStart notes a form that leads away when somebody sends it. A shop reads the
// fields of a posted form as it reads a query, so they make one address here, too.
func (r *reader) formStart(e *element, start, end int) {
	r.form = form{link: -1, posts: strings.EqualFold(r.attribute("method"), "post")}
	if e.inert {
		return
	}
	for i := range r.list {
		if a := &r.list[i]; a.is("action") {
			r.form.value = [2]int{start + a.start, start + a.start + len(a.value)}
			r.form.action = address(a.text())
		}
	}
	if !strings.Contains(r.form.action, "//") {
		r.form.action = ""
	}
	r.form.spanned, r.form.region, r.form.hidden = [2]int{start, end}, e.region, e.seenBelow(r.top())
}

// field adds a hidden field to the address that a form makes, or takes
// the button's words for the link's.
func (r *reader) field(e *element) {
	if r.form.action == "" || e.inert || r.open[counterOf(atom.Form)] == 0 {
		return
	}
	switch strings.ToLower(r.attribute("type")) {
	case "hidden":
		r.hiddenField(e, r.attribute("name"), r.attribute("value"))
	case "submit", "image":
		if r.form.link >= 0 {
			r.page.Links[r.form.link].Text = either(r.attribute("value"), r.attribute("alt"))
		}
	}
}

func (r *reader) hiddenField(e *element, name, value string) {
	f := &r.form
	if name == "" || f.link >= 0 && len(r.page.Links[f.link].Href) > longestQuery {
		return
	}
	if f.link < 0 {
		action, _, _ := strings.Cut(f.action, "#")
		before, query, _ := strings.Cut(action, "?") // browsers put the fields in the place of a query
		before += "?"
		if f.posts && query != "" {
			before += query + "&"
		}
		f.link = len(r.page.Links)
		r.page.Links = append(r.page.Links, Link{
			Order: r.next(), Span: r.span(f.spanned[0], f.spanned[1]), Href: before, HrefSpan: r.span(f.value[0], f.value[1]),
			Region: f.region, Hidden: f.hidden, Passage: -1, Card: e.card, Slot: e.slot, Referrer: r.meta.referrer, Form: true,
		})
	} else {
		r.page.Links[f.link].Href += "&"
	}
	r.page.Links[f.link].Href += url.QueryEscape(name) + "=" + url.QueryEscape(value)
}
