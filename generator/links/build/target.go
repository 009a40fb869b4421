package build

import (
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
)

var plainName = regexp.MustCompile(`^[\pL\pN._-]+$`)

const (
	noHandle  = siteHasNo + `handle for program "{program}"; add ` + "`accounts: {{program}: {handle: …}}`" + ` to aboveboard/site.yaml`
	notHandle = `"{value}" is not a handle; expected letters, digits, dots, dashes and underscores`
)

// target compiles one of the network's forms of link.
func (r *Recipe) target(p Program, t network.Target) Target {
	out := Target{Links: map[string]string{}, Places: map[string]string{}, Error: p.refused(t.Form)}
	handle := p.Accounts["handle"]
	switch {
	case out.Error != "":
		return out
	case t.Form == "storefront":
		out.Own, out.None, out.Is, out.Mistaken = handle, noHandle, plainName.String(), notHandle
	case !strings.Contains(t.Address, "{handle}"):
	case handle == "":
		out.Error = noHandle
		return out
	case !plainName.MatchString(handle):
		out.Error = strings.ReplaceAll(notHandle, "{value}", handle)
		return out
	}
	if strings.Contains(t.Address, "{target}") {
		out.Is, out.Mistaken = `^[^/?#\s]+$`, fmt.Sprintf(`"{value}" is not a {name} of %s`, p.Network.Name)
		if t.Is != nil {
			out.Is = t.Is.String()
			out.Mistaken += "; expected something like " + either(t.Like, out.Is)
		}
	}
	why := noAccount
	for _, place := range p.marketplaces(t) {
		link, err := r.pattern(p, t, place)
		if err != nil {
			why = err.Error()
			continue
		}
		out.Links[place] = link
	}
	if len(out.Links) == 0 {
		return Target{Error: why, Links: out.Links, Places: out.Places}
	}
	p.choose(&out)
	return out
}

// marketplaces returns the hosts that a target's link can lead to: those where the
// program has accounts, or all if a handle or an id counts everywhere.
func (p Program) marketplaces(t network.Target) []string {
	if !strings.Contains(t.Address, "{host}") {
		return []string{""}
	}
	hosts := p.accountHosts()
	if p.Accounts["handle"] != "" || p.Accounts["id"] != "" && !p.Network.PerMarketplace {
		hosts = append(hosts, p.Network.Marketplaces(t.Form)...)
	}
	slices.Sort(hosts)
	return slices.Compact(hosts)
}

func (p Program) accountHosts() []string {
	var hosts []string
	for _, key := range slices.Sorted(maps.Keys(p.Accounts)) {
		if strings.Contains(key, ".") {
			hosts = append(hosts, key)
		}
	}
	return hosts
}

// pattern returns the finished link to one marketplace, except for what the author
// provides.
func (r *Recipe) pattern(p Program, t network.Target, place string) (string, error) {
	account := either(either(p.Accounts[place], p.Accounts["id"]), p.Accounts["handle"])
	if strings.Contains(t.Address, "{account}") && account == "" {
		return "", refusal(noAccount)
	}
	handle := p.Accounts["handle"]
	if t.Form == "storefront" {
		handle = "{target}" // the author may name another one
	}
	path, query, hasQuery := strings.Cut(strings.ReplaceAll(t.Address, "{handle}", handle), "?")
	path = strings.NewReplacer("{host}", place, "{account}", url.PathEscape(account)).Replace(path)
	if hasQuery {
		path += "?" + strings.NewReplacer("{target}", "{query}", "{account}", url.QueryEscape(account)).Replace(query)
	}
	example := either(t.Like, "1")
	if t.Form == "storefront" {
		example = either(p.Accounts["handle"], "handle")
	}
	sample := strings.NewReplacer("{target}", example, "{query}", "1").Replace(path)
	_, add, err := r.additions(sample)
	if err != nil {
		return "", err
	}
	return withParameters(path, add), nil
}

// choose decides which marketplace a link leads to if the author names none.
func (p Program) choose(t *Target) {
	known := slices.Sorted(maps.Keys(t.Links))
	if known[0] == "" {
		t.Places[""] = ""
		return
	}
	own := slices.DeleteFunc(p.accountHosts(), func(host string) bool { return t.Links[host] == "" })
	preferred := own
	if len(own) == 0 {
		preferred = p.Marketplaces
	}
	for _, host := range slices.Concat(preferred, known) {
		for _, key := range append(countries(host), host) {
			if t.Places[key] == "" && t.Links[host] != "" {
				t.Places[key] = host
			}
		}
	}
	switch {
	case len(own) == 1:
		t.Places[""] = own[0]
	case len(own) == 0:
		t.Places[""] = known[0]
		if i := slices.IndexFunc(known, func(host string) bool { return strings.HasSuffix(host, ".com") }); i >= 0 {
			t.Places[""] = known[i]
		}
	}
	const remedy = "add it to `accounts` in aboveboard/site.yaml"
	have := strings.Join(known, ", ")
	t.NoPlace = fmt.Sprintf(siteHasNo+`account of program "{program}" at "{marketplace}" (it has: %s); %s`, have, remedy)
	t.NoChoice = fmt.Sprintf(`program "{program}" has accounts at %s; say which one this link is for, such as marketplace=%q`, have, known[0])
	if len(own) > 0 {
		t.NoCountry = fmt.Sprintf(siteHasNo+`account of program "{program}" for the country "{country}" (it has: %s); %s`, have, remedy)
	}
}

// countries returns the codes of the country of a host's top-level domain.
func countries(host string) []string {
	switch ending := host[strings.LastIndexByte(host, '.')+1:]; ending {
	case "com":
		return []string{"us", "com"}
	case "uk":
		return []string{"uk", "gb"}
	default:
		return []string{ending}
	}
}
