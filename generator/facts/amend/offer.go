package amend

import "github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"

// offers amends the offers of a product. A file may have several of one program, and a
// table one: then nobody can tell which one is meant.
func (a *amender) offers(wanted *yamlsource.Node) {
	offers := yamlsource.Of(a.root, "offers")
	if offers == nil {
		a.put(a.root, "offers", wanted)
		return
	}
	for _, offer := range wanted.Items {
		program := offer.Lookup("program").Value
		a.about = "the offer of " + program
		old, several := ofProgram(offers, program)
		present, _ := ofProgram(yamlsource.Of(a.Present, "offers"), program)
		switch {
		case present != nil && equal(offer, present):
		case several:
			a.refuse()
		case old == nil:
			a.change()
			if !a.append(offers, []*yamlsource.Node{offer}) {
				a.refuse()
			}
		default:
			a.offer(old, offer, present)
		}
	}
}

func (a *amender) offer(old, wanted, present *yamlsource.Node) {
	linked := a.SameOffer != nil && a.SameOffer(wanted)
	for _, e := range wanted.Entries {
		if e.Key.Value == "target" && linked {
			continue
		}
		var was *yamlsource.Node
		if present != nil {
			was = present.Lookup(e.Key.Value)
		}
		a.entry(old, e.Key.Value, e.Value, was)
	}
}

// ofProgram finds the offer of a program.
func ofProgram(offers *yamlsource.Node, program string) (found *yamlsource.Node, several bool) {
	if offers == nil {
		return nil, false
	}
	for _, offer := range offers.Items {
		if p := yamlsource.Of(offer, "program"); p != nil && p.Value == program {
			several = found != nil
			found = offer
		}
	}
	return found, several
}
