package build

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
)

// Request is what an author asks for in a post.
type Request struct {
	Program       string // its id, for messages
	Form          string // "address", one of the recipe's targets, or "" to choose by the value
	Value         string // the address, the product number, the handle or the like
	Marketplace   string // such as amazon.de, or ""
	Country       string // such as de, or ""
	Jurisdictions []string
}

// refusal is an error message for the blog's author.
type refusal string

func (r refusal) Error() string { return string(r) }

// LacksAccount reports whether a link could not be built because site.yaml has no account
// or handle for it.
func LacksAccount(err error) bool {
	return err != nil && strings.HasPrefix(err.Error(), siteHasNo)
}

const siteHasNo = "site.yaml has no "

var webAddress = regexp.MustCompile(`^(?i:https?://)`)

// Link builds a link as the templates do. Its error is a message for the blog's author.
func (r Recipe) Link(q Request) (string, error) {
	link, err := r.link(q)
	if err != nil {
		return "", refusal(strings.ReplaceAll(err.Error(), "{program}", q.Program))
	}
	return link, nil
}

func (r Recipe) link(q Request) (string, error) {
	q.Form = r.formOf(q)
	if q.Form == "address" && r.Network != "" && webAddress.MatchString(q.Value) {
		text, add, err := r.additions(q.Value)
		return withParameters(text, add), err
	}
	t, known := r.Targets[q.Form]
	if !known {
		t.Error = r.Unknown
	}
	link, why := r.fill(t, q)
	if why != "" {
		return "", refusal(strings.NewReplacer("{value}", q.Value, "{name}", q.Form, "{marketplace}", q.Marketplace, "{country}", q.Country).Replace(why))
	}
	return link, nil
}

// fill returns the link, or the message if there is none.
func (r Recipe) fill(t Target, q Request) (link, why string) {
	value := q.Value
	if q.Form == "storefront" {
		value = either(strings.TrimPrefix(value, "@"), t.Own)
	}
	place, why := t.place(q)
	switch {
	case t.Error != "":
		return "", t.Error
	case why != "":
		return "", why
	case value == "" && t.None != "":
		return "", t.None
	case t.Is != "" && !r.expressions.of(t.Is).MatchString(value):
		return "", t.Mistaken
	}
	return strings.NewReplacer("{target}", value, "{query}", url.QueryEscape(value)).Replace(t.Links[place]), ""
}

// place chooses the marketplace; why is the message if there is none.
func (t Target) place(q Request) (place, why string) {
	keys, why := append(slices.Clone(q.Jurisdictions), ""), t.NoChoice
	switch {
	case t.NoPlace == "":
		keys = []string{""}
	case q.Marketplace != "":
		keys, why = []string{q.Marketplace}, t.NoPlace
	case q.Country != "" && t.NoCountry != "":
		keys, why = []string{q.Country}, t.NoCountry
	case q.Country != "":
		keys = []string{q.Country, ""}
	}
	for _, key := range keys {
		if place, ok := t.Places[key]; ok {
			return place, ""
		}
	}
	return "", why
}

// additions returns the parameters to add to an address so that the link counts.
func (r Recipe) additions(address string) (string, []Parameter, error) {
	if strings.ContainsAny(address, "\\ \t\r\n\"<>`") || strings.Contains(address, "&amp;") {
		return "", nil, refusal(`the address "` + address + `" contains a space, a quotation mark or &amp;, which no address has; copy it again`)
	}
	plain, ok := network.Plain(address)
	rule, account := r.first(r.Addresses, plain)
	if rule != nil && rule.Then > 0 {
		rule, account = r.first(r.Accounts[rule.Then-1], plain)
	}
	host, _, _ := strings.Cut(plain, "\n")
	words := strings.NewReplacer("{address}", address, "{account}", account, "{host}", host, "{marketplace}", strings.TrimPrefix(host, "www."))
	switch {
	case !ok || rule == nil:
		return "", nil, refusal(`"` + address + `" is not an address of ` + r.Name)
	case rule.Error != "" && (rule.Owner == "" || !strings.EqualFold(rule.Owner, account)):
		return "", nil, refusal(words.Replace(rule.Error))
	}
	var add []Parameter
	for _, p := range rule.Add {
		switch {
		case strings.Contains(plain, "\t"+p.Name+"="):
		case p.Value == "":
			return "", nil, refusal(rule.Lacks)
		default:
			add = append(add, p)
		}
	}
	return address, add, nil
}

// first finds the first rule that matches a plain address, and the account in it.
func (r Recipe) first(rules []Rule, plain string) (*Rule, string) {
	host, _, _ := strings.Cut(plain, "\n")
	for i, rule := range rules {
		groups := r.expressions.of(rule.Is).FindStringSubmatch(plain)
		if groups != nil && (rule.Except == "" || !r.expressions.of(rule.Except).MatchString(host)) {
			return &rules[i], groups[rule.Account]
		}
	}
	return nil, ""
}

// withParameters adds parameters after the others and before the fragment.
func withParameters(address string, add []Parameter) string {
	address, fragment, hasFragment := strings.Cut(address, "#")
	for _, p := range add {
		joint := "&"
		if !strings.Contains(address, "?") {
			joint = "?"
		} else if strings.HasSuffix(address, "?") || strings.HasSuffix(address, "&") {
			joint = ""
		}
		address += joint + url.QueryEscape(p.Name) + "=" + url.QueryEscape(p.Value)
	}
	if hasFragment {
		address += "#" + fragment
	}
	return address
}
