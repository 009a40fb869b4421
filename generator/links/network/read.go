package network

import (
	"regexp"
	"slices"
	"strconv"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Read reads one network file. It returns nil if the file has an error. The findings
// have all errors.
func Read(file *source.File, today yamlsource.Date) (*Network, []finding.Finding) {
	root, findings := yamlsource.Parse(file)
	if root == nil {
		return nil, findings
	}
	r := &reader{Decoder: yamlsource.Decoder{File: file, Today: today}, network: &Network{
		ID: idOf(file), Evidence: map[string]yamlsource.Evidence{}, Confidence: map[string]string{}, Also: map[string][]string{},
	}}
	r.read(root)
	findings = append(findings, r.Findings...)
	if finding.HasErrors(findings) {
		return nil, findings
	}
	return r.network, findings
}

// reader reads one file into network.
type reader struct {
	yamlsource.Decoder
	network *Network
	root    *yamlsource.Node // its source, also, checked and confidence apply to all groups without their own
	shared  Shape            // its hosts and exceptions apply to all links without their own
}

func (r *reader) read(root *yamlsource.Node) {
	what := "network " + strconv.Quote(r.network.ID)
	r.root = r.Mapping(root, what, Fields)
	n := r.network
	n.Name = r.optionalWord(root, "name", "name of "+what)
	n.Merchant = r.optionalWord(root, "merchant", "merchant of "+what)
	n.Words = r.words(yamlsource.Of(root, "names"), "names of "+what)
	r.shared.Hosts, r.shared.hosts = r.hosts(yamlsource.Of(root, "hosts"), "hosts of "+what)
	n.shops = r.shared.Hosts
	var except []host
	r.shared.Except, except = r.hosts(yamlsource.Of(root, "except"), "except of "+what)
	r.shared.excepts = exceptPattern(except)
	if links := yamlsource.Of(root, "links"); links != nil {
		for i, item := range r.Sequence(links, "links of "+what, 1) {
			r.link(item, "links "+strconv.Itoa(i+1))
		}
	}
	r.closed(yamlsource.Of(root, "closed"))
	r.trademarks(yamlsource.Of(root, "trademarks"))
	r.clickIDs(yamlsource.Of(root, "click-ids"))
	n.Redirects = r.policy("redirects")
	n.Prices = r.policy("prices")
	n.Shorteners = r.policy("shorteners")
	n.Rewards = r.policy("rewards")
	r.images(yamlsource.Of(root, "images"))
	n.PerMarketplace = r.demand("account-per-marketplace")
	n.Referrer = r.demand("referrer")
	n.NameIt = r.demand("name-it")
	r.statement(yamlsource.Of(root, "statement"))
	r.labels(yamlsource.Of(root, "labels"))
	if targets := yamlsource.Of(root, "targets"); targets != nil {
		for i, item := range r.Sequence(targets, "targets of "+what, 1) {
			r.target(item, "targets "+strconv.Itoa(i+1))
		}
	}
}

// evidence reads the evidence of a group, from the group or else from the file.
func (r *reader) evidence(m *yamlsource.Node, group string) (yamlsource.Evidence, string) {
	at := m
	if yamlsource.Of(m, "source") == nil && yamlsource.Of(m, "checked") == nil {
		at = r.root
	}
	for _, key := range []string{"source", "checked"} {
		if yamlsource.Of(at, key) == nil {
			r.Report("missing-key", m, "%s has no %q, and neither does the whole file; add where you read this and when", group, key)
		}
	}
	e := r.Decoder.Evidence(at, group)
	confidence := "yours"
	if yamlsource.Of(at, "confidence") != nil {
		confidence = r.Choice(yamlsource.Of(at, "confidence"), "confidence of "+group, evidence.Form("confidence").Words)
	}
	also := r.addresses(yamlsource.Of(at, "also"), "also of "+group)
	if confidence == "several" && len(also) == 0 {
		r.Report("missing-key", yamlsource.Of(at, "confidence"), "%s is based on several sources but names only one; add the others, such as also: [https://…]", group)
	}
	r.network.Evidence[group], r.network.Confidence[group], r.network.Also[group] = e, confidence, also
	return e, confidence
}

func (r *reader) optionalWord(m *yamlsource.Node, key, what string) string {
	if n := yamlsource.Of(m, key); n != nil {
		return r.Word(n, what)
	}
	return ""
}

// words reads a list of words, or a single one.
func (r *reader) words(n *yamlsource.Node, what string) []string {
	if n == nil {
		return nil
	}
	if n.Scalar() {
		if word := r.Word(n, what); word != "" {
			return []string{word}
		}
		return nil
	}
	var words []string
	for _, item := range r.Sequence(n, what, 1) {
		word := r.Word(item, what)
		if slices.Contains(words, word) {
			r.Report("duplicate-id", item, "%s has %q twice; keep one", what, word)
		}
		if word != "" {
			words = append(words, word)
		}
	}
	return words
}

func (r *reader) addresses(n *yamlsource.Node, what string) []string {
	var all []string
	for _, item := range r.Sequence(n, what, 1) {
		all = append(all, r.Address(item, what))
	}
	return all
}

func (r *reader) yesNo(n *yamlsource.Node, what string) bool {
	if n == nil {
		return false
	}
	word := r.Choice(n, what, yesNo.Words)
	return word == "yes" || word == "true"
}

// pattern reads an RE2 expression and puts it between a prefix and a suffix.
func (r *reader) pattern(n *yamlsource.Node, what, begin, end string) *regexp.Regexp {
	if n == nil {
		return nil
	}
	text := r.Word(n, what)
	if text == "" {
		return nil
	}
	pattern, err := regexp.Compile(text)
	if err != nil {
		r.Report("bad-pattern", n, "%s is %q, which is not a pattern (%s); see https://pkg.go.dev/regexp/syntax for what a pattern may contain, and put it in single quotes", what, text, regexpProblem(err))
		return nil
	}
	if pattern.MatchString("") && begin == "^(?:" && end == ")$" {
		r.Report("bad-pattern", n, "%s is %q, which also matches an empty text; describe at least one character", what, text)
		return nil
	}
	return regexp.MustCompile(begin + text + end)
}
