package network

import (
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Forms returns the possible values of Shape.Form.
func Forms() []string {
	return []string{"product", "storefront", "idea-list", "livestream", "short", "click", "any", "script"}
}

// tooCommon are parameters that many sites use for other things, so that they prove
// nothing without a host: argos.co.uk, for one, has a "tag=" of its own.
func tooCommon() []string {
	return []string{"tag", "ref", "aid", "via", "a", "p", "id", "source", "partner", "u", "url", "r", "code", "c", "pid", "sid", "campaign", "affiliate"}
}

func (r *reader) link(n *yamlsource.Node, group string) {
	m := r.Mapping(n, group, linkFields)
	s := Shape{Form: "any", Earns: DoesEarn}
	if form := yamlsource.Of(m, "form"); form != nil {
		s.Form = r.Choice(form, "form of "+group, Forms())
	}
	r.where(m, &s, group)
	r.path(yamlsource.Of(m, "path"), &s, "path of "+group)
	s.Parameters = r.words(yamlsource.Of(m, "parameters"), "parameters of "+group)
	r.values(yamlsource.Of(m, "values"), &s, "values of "+group)
	s.Destination = r.words(yamlsource.Of(m, "destination"), "destination of "+group)
	r.account(yamlsource.Of(m, "account"), &s, "account of "+group)
	if at := yamlsource.Of(m, "marketplace"); at != nil {
		s.Marketplace = r.Word(at, "marketplace of "+group)
	}
	if earns := yamlsource.Of(m, "earns"); earns != nil {
		word := r.Choice(earns, "earns of "+group, linkFields.Form("earns").Words)
		s.Earns = Earns(max(slices.Index([]string{"not", "may", "does"}, word), 0))
	}
	s.Dead = r.optionalWord(m, "dead", "dead of "+group)
	s.Doubt = r.optionalWord(m, "doubt", "doubt of "+group)
	if s.Dead != "" || s.Form == "script" {
		s.Earns = EarnsNot
	}
	r.needs(yamlsource.Of(m, "needs"), &s, "needs of "+group)
	r.demandEvidenceOfHost(m, &s, group)
	s.Evidence, s.Confidence = r.evidence(m, group)
	r.network.Shapes = append(r.network.Shapes, s)
}

// where reads the hosts of a shape, or else those of the whole file.
func (r *reader) where(m *yamlsource.Node, s *Shape, group string) {
	hosts, except := yamlsource.Of(m, "hosts"), yamlsource.Of(m, "except")
	switch {
	case hosts != nil:
		s.Hosts, s.hosts = r.hosts(hosts, "hosts of "+group)
	case r.shared.hosts != nil:
		s.Hosts, s.hosts = r.shared.Hosts, r.shared.hosts
	default:
		r.Report("missing-key", m, `%s has no "hosts", and neither does the whole file; add a line "hosts: [shop.example]"`, group)
	}
	if except == nil && hosts == nil {
		s.Except, s.excepts = r.shared.Except, r.shared.excepts
		return
	}
	var excepted []host
	s.Except, excepted = r.hosts(except, "except of "+group)
	s.excepts = exceptPattern(excepted)
}

func (r *reader) hosts(n *yamlsource.Node, what string) ([]string, []host) {
	if n == nil {
		return nil, nil
	}
	items := []*yamlsource.Node{n}
	if !n.Scalar() {
		items = r.Sequence(n, what, 1)
	}
	var texts []string
	var hosts []host
	for _, item := range items {
		text := r.Word(item, what)
		if text == "" {
			continue
		}
		h, problem := parseHost(text)
		switch {
		case problem != "":
			r.Report("bad-host", item, "%s has %q, which %s", what, text, problem)
		case slices.Contains(texts, text):
			r.Report("duplicate-id", item, "%s has %q twice; keep one", what, text)
		default:
			texts, hosts = append(texts, text), append(hosts, h)
		}
	}
	return texts, hosts
}

func (r *reader) path(n *yamlsource.Node, s *Shape, what string) {
	s.Path = r.pattern(n, what, "^(?:", ")")
	if s.Path == nil {
		return
	}
	if text := strings.TrimLeft(strings.TrimSpace(n.Value), "(?:^"); !strings.HasPrefix(text, "/") && !strings.HasPrefix(text, "[^/]") {
		r.Report("bad-pattern", n, "%s is %q; expected a pattern that begins with /, as every path does", what, n.Value)
	}
	for _, name := range s.Path.SubexpNames() {
		if name != "" && name != "account" && name != "destination" {
			r.Report("bad-pattern", n, `%s names a group %q; a group can be named "account" or "destination"`, what, name)
		}
	}
}

func (r *reader) account(n *yamlsource.Node, s *Shape, what string) {
	inPath := s.Path != nil && s.Path.SubexpIndex("account") >= 0
	inHost := slices.ContainsFunc(s.hosts, func(h host) bool { return h.pattern != nil && h.pattern.SubexpIndex("account") >= 0 })
	switch {
	case inPath:
		s.AccountIn = "path"
	case inHost:
		s.AccountIn = "host"
	}
	if n == nil {
		return
	}
	m := r.Mapping(n, what, accountFields)
	s.AccountLike = r.optionalWord(m, "example", "example of "+what)
	s.AccountIs = r.pattern(yamlsource.Of(m, "is"), "is of "+what, "^(?:", ")$")
	if s.AccountIs != nil && s.AccountLike != "" && !s.AccountIs.MatchString(s.AccountLike) {
		r.Report("bad-example", yamlsource.Of(m, "example"), "example of %s is %q, which its own pattern does not match", what, s.AccountLike)
	}
	parameter := yamlsource.Of(m, "parameter")
	switch {
	case parameter != nil && s.AccountIn != "":
		r.Report("conflicting-keys", parameter, `%s is both in a parameter and in a group named "account"; keep the one that holds it`, what)
	case parameter != nil:
		s.Account, s.AccountIn = r.Word(parameter, "parameter of "+what), "parameter"
	case s.AccountIn == "":
		r.Report("missing-key", n, `%s says what it looks like but not where it is; add "parameter: …", or name a group of the path, such as /a/(?P<account>[0-9]+)`, what)
	}
}

func (r *reader) values(n *yamlsource.Node, s *Shape, what string) {
	if n == nil {
		return
	}
	if n.Kind != yamlsource.Mapping {
		r.WrongType(n, what, `lines such as tag: '[a-z]+-\d{2}'`)
		return
	}
	for _, e := range n.Entries {
		if pattern := r.pattern(e.Value, e.Key.Value+" in "+what, "^(?:", ")$"); pattern != nil {
			s.Values = append(s.Values, Value{Name: e.Key.Value, Is: pattern})
		}
	}
}

func (r *reader) needs(n *yamlsource.Node, s *Shape, what string) {
	if n == nil {
		return
	}
	if n.Kind != yamlsource.Mapping {
		r.WrongType(n, what, "lines such as mkevt: 1")
		return
	}
	for _, e := range n.Entries {
		need := Need{Name: e.Key.Value}
		switch {
		case e.Value.Kind == yamlsource.Mapping:
			need.ByHost = map[string]string{}
			for _, one := range e.Value.Entries {
				need.ByHost[one.Key.Value] = r.Word(one.Value, what)
			}
		case e.Value.Kind != yamlsource.Null:
			need.Value = r.Word(e.Value, what)
		}
		s.Needs = append(s.Needs, need)
	}
}

// demandEvidenceOfHost rejects a shape for any host that unrelated links also have.
func (r *reader) demandEvidenceOfHost(m *yamlsource.Node, s *Shape, group string) {
	if !slices.ContainsFunc(s.hosts, func(h host) bool { return h.any }) {
		return
	}
	hosts := yamlsource.Of(m, "hosts")
	if len(s.hosts) > 1 {
		r.Report("any-host", hosts, `hosts of %s lists "any" and other hosts; "any" covers all hosts, so list it alone`, group)
	}
	telling := slices.ContainsFunc(s.Parameters, func(name string) bool { return !slices.Contains(tooCommon(), name) })
	if telling || s.Path != nil && s.AccountIn == "path" {
		return
	}
	if len(s.Parameters) == 0 {
		r.Report("any-host", hosts, `hosts of %s is "any", so every link would be one; name the hosts, or parameters that only these links have`, group)
		return
	}
	r.Report("any-host", hosts, "%s on any host is not evidence of a paid link, because many sites use it for other things; name the hosts, such as hosts: [shop.example]",
		finding.OneOf(s.Parameters))
}
