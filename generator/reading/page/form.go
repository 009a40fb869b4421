package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// form is the open form.
type form struct {
	node   *markup.Node // nil for none
	action string       // "" if it leads nowhere that matters here
	value  source.Span  // of the action attribute
	region Region
	hidden string
	link   int  // in page.Links, -1 for none
	posts  bool // its fields are not part of the address, which keeps its own query
}

// longestQuery is how many bytes of a form's fields are read: an account is among the
// first.
const longestQuery = 4096

// formStart records a form that leads away when it is submitted. A shop reads the
// fields of a posted form like a query, so here they are also made part of the address.
func (w *walker) formStart(e *element, n *markup.Node) {
	f := &w.marks.form
	*f = form{node: n, link: -1, posts: strings.EqualFold(n.Value("method"), "post")}
	action := n.Attribute("action")
	if e.inert || action == nil {
		return
	}
	if f.action = address(action.Text()); !strings.Contains(f.action, "//") {
		f.action = ""
	}
	f.value, f.region, f.hidden = w.valueSpan(n, action), e.region, e.invisible()
}

// field adds a hidden field to a form's address, or uses the button's text as the
// link's text.
func (w *walker) field(e *element, n *markup.Node) {
	f := &w.marks.form
	if f.action == "" || e.inert || !w.inForm() {
		return
	}
	switch strings.ToLower(n.Value("type")) {
	case "hidden":
		w.hiddenField(e, n.Value("name"), n.Value("value"))
	case "submit", "image":
		if f.link >= 0 {
			w.page.Links[f.link].Text = either(n.Value("value"), n.Value("alt"))
		}
	}
}

// inForm reports whether a form is open.
func (w *walker) inForm() bool {
	for i := len(w.stack) - 1; i >= 0; i-- {
		if w.stack[i].atom == atom.Form {
			return true
		}
	}
	return false
}

func (w *walker) hiddenField(e *element, name, value string) {
	f := &w.marks.form
	if name == "" || f.link >= 0 && len(w.page.Links[f.link].Href) > longestQuery {
		return
	}
	if f.link < 0 {
		action, _, _ := strings.Cut(f.action, "#")
		before, query, _ := strings.Cut(action, "?") // browsers replace the query with the fields
		before += "?"
		if f.posts && query != "" {
			before += query + "&"
		}
		f.link = len(w.page.Links)
		w.page.Links = append(w.page.Links, Link{
			Place:  Place{Order: w.next(), Span: w.spanOf(f.node), Region: f.region, Hidden: f.hidden, Passage: -1, Card: e.card, Box: e.box, Slot: e.slot},
			Anchor: Anchor{Href: before, HrefSpan: f.value, Referrer: w.about.referrer},
			Form:   true,
		})
	} else {
		w.page.Links[f.link].Href += "&"
	}
	w.page.Links[f.link].Href += url.QueryEscape(name) + "=" + url.QueryEscape(value)
}
