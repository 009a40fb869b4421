package page

import "golang.org/x/net/html/atom"

// fade finds words in the colour of the page's background. It is certain only where
// all the rules are at hand, nothing between them and the body has a background of
// its own, and nothing there is laid over something else, such as a picture.
func (r *reader) fade(e *element, f *facts, own *sight) {
	if e.atom == atom.Body {
		r.paper = r.cascadeNow().Paint(r.tree, e.node, r.inline(f.style)).Paper
		return
	}
	if r.paper == "" || r.meta.missing || e.kind&headOnly != 0 {
		return
	}
	below := len(r.stack) > 0 && r.top().seen.faint != ""
	if !below && !r.cascadeNow().Suspects(r.tree, e.node, r.paper) {
		return
	}
	paint := r.cascadeNow().Paint(r.tree, e.node, r.inline(f.style))
	switch {
	case below:
		own.painted = e.atom == atom.A || paint.Layered || paint.Paper != "" || paint.Ink != "" && paint.Ink != r.paper
	case paint.Ink == r.paper && paint.Paper == "" && !paint.Layered && r.plainAround():
		own.faint = "color:" + r.paper + ", which is the background of <body>"
	}
}

// plainAround tells whether the elements around, up to the body, have no background
// and are laid over nothing. It remembers the answer for the next child.
func (r *reader) plainAround() bool {
	if around := r.top().node; r.plainOf != around {
		r.plainOf, r.plain = around, r.isPlain()
	}
	return r.plain
}

func (r *reader) isPlain() bool {
	for i := len(r.stack) - 1; i > 0 && r.stack[i].atom != atom.Body; i-- {
		if r.stack[i].styled || r.stack[i].atom == atom.Table || r.stack[i].atom == atom.Button {
			return false
		}
		if p := r.cascadeNow().Paint(r.tree, r.stack[i].node, nil); p.Paper != "" || p.Layered {
			return false
		}
	}
	return true
}
