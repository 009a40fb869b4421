package published

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
)

// rules are the redirects of _redirects and netlify.toml, in the order in which Netlify
// tries them: the first match wins
// (https://docs.netlify.com/manage/routing/redirects/overview/).
type rules struct {
	byHost map[string]*tree // empty for rules of any host
	all    []rule
}

// rule is one redirect.
type rule struct {
	scheme, host string // the only host that the rule is for; empty for any
	path         string // decoded, without its last slash
	query        []parameter
	to           string // empty if the rule answers with an error page
	force        bool   // even if there is a file
	conditional  bool   // for some readers only, such as those of a country
	passes       bool   // the query goes on to the destination
}

// parameter is a query parameter that a rule requires; a value such as ":id" matches any.
type parameter struct{ name, value string }

// request is a reader's request to the site. If a rule for some readers has redirected
// it, it is sorted: such rules are not applied again.
type request struct {
	scheme, host, path, query string
	sorted                    bool
}

func (s *rules) add(r rule, from string) {
	if parsed, err := url.Parse(from); err == nil && parsed.Host != "" {
		r.scheme, r.host, from = parsed.Scheme, strings.ToLower(parsed.Host), cmp.Or(parsed.EscapedPath(), "/")
	}
	if !strings.HasPrefix(from, "/") {
		return
	}
	if decoded, err := url.PathUnescape(from); err == nil {
		from = decoded
	}
	r.path = withoutSlash(from)
	number := len(s.all)
	s.all = append(s.all, r)
	if s.byHost == nil {
		s.byHost = map[string]*tree{}
	}
	if s.byHost[r.host] == nil {
		s.byHost[r.host] = &tree{}
	}
	s.byHost[r.host].add(r.path, number)
}

// candidates returns the indexes of the rules that may match a path, in order.
func (s *rules) candidates(host, name string) []int {
	var some []int
	for _, of := range slices.Compact([]string{"", host}) {
		if s.byHost[of] != nil {
			some = append(some, s.byHost[of].find(name)...)
		}
	}
	slices.Sort(some)
	return some
}

func withoutSlash(name string) string {
	if trimmed := strings.TrimRight(name, "/"); trimmed != "" {
		return trimmed
	}
	return "/"
}

// outcome is the effect of a rule on a request.
type outcome struct {
	to            string // empty for nowhere
	force, sorted bool
}

// match returns the possible outcomes of a request: those of the rules for some
// readers, and then that of the first rule for everybody. Certain is false without the
// latter.
func (s *rules) match(asked request) (outcomes []outcome, certain bool) {
	asked.path = withoutSlash(asked.path)
	for _, number := range s.candidates(asked.host, asked.path) {
		r := &s.all[number]
		if r.conditional && asked.sorted {
			continue
		}
		values, fits := r.fits(asked)
		if !fits {
			continue
		}
		outcomes = append(outcomes, outcome{r.destination(asked, values), r.force, r.conditional || asked.sorted})
		if !r.conditional {
			return outcomes, true
		}
	}
	return outcomes, false
}

// fits matches a request with a rule and returns the values of its placeholders.
func (r *rule) fits(asked request) (map[string]string, bool) {
	if r.host != "" && (r.host != asked.host || r.scheme != "" && r.scheme != asked.scheme) {
		return nil, false
	}
	values, fits := fill(r.path, asked.path)
	if !fits || len(r.query) == 0 {
		return values, fits
	}
	given, _ := url.ParseQuery(asked.query)
	for _, p := range r.query {
		if !given.Has(p.name) {
			return nil, false
		}
		if key, placeholder := strings.CutPrefix(p.value, ":"); placeholder {
			values[key] = given.Get(p.name)
		} else if p.value != given.Get(p.name) {
			return nil, false
		}
	}
	return values, true
}

// destination replaces the placeholders with their values, all at once: a value may
// look like a placeholder, and one name may be the prefix of another.
func (r *rule) destination(asked request, values map[string]string) string {
	to := r.to
	if len(values) > 0 && strings.Contains(to, ":") {
		names := make([]string, 0, len(values))
		for name := range values {
			names = append(names, name)
		}
		slices.SortFunc(names, func(a, b string) int { return cmp.Or(len(b)-len(a), cmp.Compare(a, b)) })
		var pairs []string
		for _, name := range names {
			pairs = append(pairs, ":"+name, (&url.URL{Path: values[name]}).EscapedPath())
		}
		to = strings.NewReplacer(pairs...).Replace(to)
	}
	if r.passes && to != "" && asked.query != "" && len(r.query) == 0 && !strings.Contains(to, "?") {
		to += "?" + asked.query
	}
	return to
}

// fill matches a path with a pattern and returns the values of the placeholders. An
// asterisk matches the rest.
func fill(pattern, name string) (map[string]string, bool) {
	values := map[string]string{}
	wanted, given := strings.Split(pattern, "/"), strings.Split(name, "/")
	for i, part := range wanted {
		if part == "*" {
			values["splat"] = strings.Join(given[min(i, len(given)):], "/")
			return values, true
		}
		if i >= len(given) {
			return nil, false
		}
		if key, found := strings.CutPrefix(part, ":"); found && given[i] != "" {
			values[key] = given[i]
		} else if part != given[i] {
			return nil, false
		}
	}
	return values, len(wanted) == len(given)
}
