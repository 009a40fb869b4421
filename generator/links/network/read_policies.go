package network

import (
	"regexp"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

func (r *reader) closed(n *yamlsource.Node) {
	if n == nil {
		return
	}
	m := r.Mapping(n, "closed", Fields.Form("closed").Fields)
	r.network.Closed = r.optionalWord(m, "note", "note of closed")
	r.evidence(m, "closed")
}

func (r *reader) trademarks(n *yamlsource.Node) {
	if n == nil {
		return
	}
	m := r.Mapping(n, "trademarks", Fields.Form("trademarks").Fields)
	r.network.Trademarks = r.lowerWords(yamlsource.Of(m, "words"), "words of trademarks")
	r.network.WholeTrademarks = r.lowerWords(yamlsource.Of(m, "whole-words"), "whole-words of trademarks")
	r.evidence(m, "trademarks")
}

func (r *reader) clickIDs(n *yamlsource.Node) {
	if n == nil {
		return
	}
	m, names := r.root, n
	if n.Kind == yamlsource.Mapping {
		m = r.Mapping(n, "click-ids", clickIDFields)
		names = yamlsource.Of(m, "names")
	}
	r.network.ClickIDs = r.words(names, "click-ids")
	r.evidence(m, "click-ids")
}

// images reads the rules about product images, and how to recognize the images.
func (r *reader) images(n *yamlsource.Node) {
	i := &r.network.Images
	i.Stored = r.policy("images")
	if n == nil || n.Kind != yamlsource.Mapping {
		return
	}
	i.Names = r.pattern(yamlsource.Of(n, "names"), "names of images", "^(?:", ")$")
	var hosts []host
	i.Hosts, hosts = r.hosts(yamlsource.Of(n, "hosts"), "hosts of images")
	i.hosts = exceptPattern(hosts)
}

// policy reads a network's rule about a practice; a missing one is unknown.
func (r *reader) policy(key string) Policy {
	n := yamlsource.Of(r.root, key)
	if n == nil {
		return Policy{State: "unknown"}
	}
	fields := Fields.Form(key).Fields
	m := r.Mapping(n, key, fields)
	p := Policy{
		State: r.Choice(yamlsource.Of(m, "state"), "state of "+key, fields.Form("state").Words),
		Note:  r.optionalWord(m, "note", "note of "+key),
	}
	p.Evidence, _ = r.evidence(m, key)
	return p
}

func (r *reader) demand(key string) bool {
	n := yamlsource.Of(r.root, key)
	if n == nil {
		return false
	}
	m := r.Mapping(n, key, demand)
	r.evidence(m, key)
	return r.yesNo(yamlsource.Of(m, "needed"), "needed of "+key)
}

func (r *reader) statement(n *yamlsource.Node) {
	if n == nil {
		return
	}
	if n.Kind != yamlsource.Mapping {
		r.WrongType(n, "statement", "one group per language, such as en: {text: …}")
		return
	}
	language := regexp.MustCompile(statementLanguage)
	words := map[string]string{}
	r.network.Statement.ByLanguage = map[string]yamlsource.Evidence{}
	for _, e := range n.Entries {
		tag := strings.ToLower(e.Key.Value)
		if !language.MatchString(tag) {
			r.Report("bad-language", e.Key, "statement has words for %q, which is not a language; expected one such as \"en\" or \"pt-br\"", e.Key.Value)
			continue
		}
		m := r.Mapping(e.Value, "statement "+tag, statementFields)
		words[tag] = r.optionalWord(m, "text", "text of statement "+tag)
		r.network.Statement.ByLanguage[tag], _ = r.evidence(m, "statement "+tag)
	}
	r.network.Statement.Text = yamlsource.NewText(words)
}

func (r *reader) labels(n *yamlsource.Node) {
	if n == nil {
		return
	}
	m := r.Mapping(n, "labels", Fields.Form("labels").Fields)
	l := &r.network.Labels
	l.Accept = r.lowerWords(yamlsource.Of(m, "accept"), "accept of labels")
	l.Reject = r.lowerWords(yamlsource.Of(m, "reject"), "reject of labels")
	l.Demanded = r.yesNo(yamlsource.Of(m, "demanded"), "demanded of labels")
	l.Evidence, _ = r.evidence(m, "labels")
}

func (r *reader) lowerWords(n *yamlsource.Node, what string) []string {
	words := r.words(n, what)
	for i, word := range words {
		words[i] = strings.ToLower(word)
	}
	return words
}

func (r *reader) target(n *yamlsource.Node, group string) {
	m := r.Mapping(n, group, targetFields)
	t := Target{
		Form:    r.Choice(yamlsource.Of(m, "form"), "form of "+group, targetFields.Form("form").Words),
		Address: r.optionalWord(m, "address", "address of "+group),
		Is:      r.pattern(yamlsource.Of(m, "is"), "is of "+group, "^(?:", ")$"),
		Like:    r.optionalWord(m, "example", "example of "+group),
	}
	if t.Is != nil && t.Like != "" && !t.Is.MatchString(t.Like) {
		r.Report("bad-example", yamlsource.Of(m, "example"), "example of %s is %q, which its own pattern does not match", group, t.Like)
	}
	if at := yamlsource.Of(m, "address"); at != nil && t.Address != "" && !strings.HasPrefix(t.Address, "https://") && t.Address != "{target}" {
		r.Report("insecure-address", at, "address of %s is %q; expected one that begins with https://, or {target} alone", group, t.Address)
	}
	placeholder := regexp.MustCompile(`\{[^{}]*\}?`)
	for _, name := range placeholder.FindAllString(t.Address, -1) {
		switch name {
		case "{host}", "{target}", "{handle}", "{account}":
		default:
			r.Report("bad-placeholder", yamlsource.Of(m, "address"), "address of %s has %q; expected {host}, {target}, {handle} or {account}", group, name)
		}
	}
	r.evidence(m, group)
	r.network.Targets = append(r.network.Targets, t)
}
