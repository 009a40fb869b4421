package catalog

import (
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// network reads a program's network, and which forms of its links count.
func (d *itemDecoder) network(p *Program, m *yamlsource.Node) {
	n, forms := yamlsource.Of(m, "network"), yamlsource.Of(m, "forms")
	if n == nil {
		if forms != nil {
			d.Report("missing-key", forms, "forms says which links of a network count for this program, but the program names no network; add a line such as %q", "network: amazon")
		}
		return
	}
	id := d.Word(n, "network")
	if id == "" {
		return
	}
	p.Network = d.networks.ByID(id)
	if p.Network == nil {
		d.Report("unknown-id", n, "there is no network %q; %s (put a network of your own into aboveboard/networks/)", id, finding.Expected(id, d.networks.IDs()))
		return
	}
	p.marks.network = d.mark(n).excerpt()
	d.forms(p, forms)
}

func (d *itemDecoder) forms(p *Program, n *yamlsource.Node) {
	known := Forms(p.Network)
	for _, item := range d.Sequence(n, "forms", 1) {
		switch {
		case !item.Scalar():
			d.WrongType(item, "an entry of forms", finding.OneOf(known))
		case !slices.Contains(known, item.Value):
			d.Report("unknown-id", item, "links of %s have no form %q; %s", p.Network.Name, item.Value, finding.Expected(item.Value, known))
		case slices.Contains(p.Forms, item.Value):
			d.Report("duplicate-id", item, "%q is listed twice in forms; keep one", item.Value)
		default:
			p.Forms = append(p.Forms, item.Value)
			if p.marks.forms == nil {
				p.marks.forms = map[string]Mark{}
			}
			p.marks.forms[item.Value] = d.mark(item).excerpt()
		}
	}
}

// policy reads the program's own rule about a practice. In a network of many shops each
// shop decides for itself, but none can allow what the network forbids.
func (d *itemDecoder) policy(p *Program, n *yamlsource.Node, what string, ofNetwork func(*network.Network) network.Policy) *network.Policy {
	if n == nil {
		return nil
	}
	m := d.Mapping(n, what, policyFields)
	policy := &network.Policy{
		State:    d.Choice(yamlsource.Of(m, "state"), "state of "+what, policyFields.Form("state").Words),
		Evidence: d.Evidence(m, what),
	}
	if note := yamlsource.Of(m, "note"); note != nil {
		policy.Note = d.Word(note, "note of "+what)
	}
	if p.Network == nil {
		return policy
	}
	if of := ofNetwork(p.Network); of.State == "forbidden" && policy.State == "allowed" {
		d.Report("contradicted-policy", yamlsource.Of(m, "state"), "%s of the program says %q and %s forbids them (%s); remove it", what, "allowed", p.Network.Name, of.Evidence.Source)
	}
	return policy
}

// Forms returns the forms of a network's links, in the order of its file.
func Forms(n *network.Network) []string {
	var forms []string
	for _, s := range n.Shapes {
		if !slices.Contains(forms, s.Form) {
			forms = append(forms, s.Form)
		}
	}
	return forms
}

// statement reads the program's own wording of its required sentence. In other
// languages the network's is shown.
func (d *itemDecoder) statement(p *Program, m *yamlsource.Node) {
	n := yamlsource.Of(m, "statement")
	if n != nil {
		s := d.Mapping(n, "statement", statementFields)
		p.Statement = &Statement{Text: d.Text(yamlsource.Of(s, "text"), "text of statement"), Evidence: d.Evidence(s, "statement")}
		if yamlsource.Of(s, "text") == nil || p.Statement.Text.Empty() {
			return // has a finding of its own
		}
	}
}

// StatementIn returns the sentence that a program requires on pages in a language: its
// own wording, or else its network's. If demanded is true and there are no words, none
// was checked in that language. "{publisher}" in the words is replaced with the
// publisher's name.
func (p *Program) StatementIn(language string) (words string, evidence yamlsource.Evidence, demanded bool) {
	if p.Statement != nil {
		demanded = true
		if words, in := p.Statement.Text.In(language, ""); in != "" {
			return words, p.Statement.Evidence, true
		}
	}
	if p.Network != nil && !p.Network.Statement.Text.Empty() {
		demanded = true
		if words := p.Network.Statement.In(language); words != "" {
			return words, p.Network.Statement.Evidence(language), true
		}
	}
	return "", yamlsource.Evidence{}, demanded
}
