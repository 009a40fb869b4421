package published

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
)

// rules are those of _redirects and netlify.toml, in the order in which Netlify
// goes through them: the first that fits counts
// (https://docs.netlify.com/manage/routing/redirects/overview/).
type rules struct {
	exact    map[string][]int // by path, for rules that name a whole one
	patterns map[string][]int // by first folder, for rules with a placeholder or an asterisk
	all      []rule
}

// rule is one of them.
type rule struct {
	scheme, host string // of an address that the rule is for alone; empty for any
	path         string // decoded, without its last slash
	query        []parameter
	to           string // empty for a page that says that there is none
	force        bool   // also where there is a file
	conditional  bool   // for some readers only, such as those of a country
	passes       bool   // the query goes on to the destination
}

// parameter is one that a rule asks for; a value such as ":id" takes any.
type parameter struct{ name, value string }

// request is what a reader asks the site for. A reader whom a rule for some readers
// has sent on is sorted: such rules would only send the same reader round again.
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
	if strings.Contains(r.path, "/:") || strings.Contains(r.path, "/*") {
		if s.patterns == nil {
			s.patterns = map[string][]int{}
		}
		folder := firstFolder(r.path)
		if strings.HasPrefix(folder, ":") || folder == "*" {
			folder = anyFolder
		}
		s.patterns[folder] = append(s.patterns[folder], number)
		return
	}
	if s.exact == nil {
		s.exact = map[string][]int{}
	}
	s.exact[r.path] = append(s.exact[r.path], number)
}

// anyFolder is where rules are whose first part fits all: no folder has a slash.
const anyFolder = "/"

// firstFolder returns the first part of a path: there may be as many rules for folders
// as there are links.
func firstFolder(name string) string {
	folder, _, _ := strings.Cut(strings.TrimPrefix(name, "/"), "/")
	return folder
}

// candidates returns the numbers of the rules that may fit a path, in order.
func (s *rules) candidates(name string) []int {
	some := slices.Concat(s.exact[name], s.patterns[firstFolder(name)], s.patterns[anyFolder])
	slices.Sort(some)
	return some
}

func withoutSlash(name string) string {
	if trimmed := strings.TrimRight(name, "/"); trimmed != "" {
		return trimmed
	}
	return "/"
}

// outcome is what one rule does to a request.
type outcome struct {
	to            string // empty for nowhere
	force, sorted bool
}

// match returns what may become of a request: what the rules for some readers do,
// and then the first rule for everybody. Certain is false without the latter.
func (s *rules) match(asked request) (outcomes []outcome, certain bool) {
	asked.path = withoutSlash(asked.path)
	for _, number := range s.candidates(asked.path) {
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

// fits matches a request with a rule and returns what its placeholders stand for.
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

// destination puts the values into the place of their names, all at once: a value
// may look like a placeholder, and one name may begin another one.
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

// fill matches a path with a pattern and returns what the placeholders stand for. An
// asterisk takes all that is left.
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
