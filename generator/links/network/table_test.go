package network

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The templates have only the table, as JSON. So does this matcher, which follows
// Table's comment.
type tableMatcher struct {
	Table
	finder      Finder
	expressions map[string]*regexp.Regexp
}

func (m tableMatcher) match(text string) (s TableShape, account string, ok bool) {
	plain, ok := Plain(text)
	if !ok {
		return TableShape{}, "", false
	}
	host, _, _ := strings.Cut(plain, "\n")
	sets := slices.Clone(m.Endings[m.compiled(m.Hosts).FindString(host)])
	for _, p := range m.Patterns {
		if m.compiled(p.Host).MatchString(host) {
			sets = append(sets, p.Sets...)
		}
	}
	for _, i := range append(sets, m.Any...) {
		set := m.Sets[i]
		groups := m.compiled(set.Is).FindStringSubmatch(plain)
		if set.Except != "" && m.compiled(set.Except).MatchString(host) || groups == nil {
			continue
		}
		first := 1 + slices.IndexFunc(groups[1:], func(text string) bool { return text != "" })
		s, ok := set.Shapes[strconv.Itoa(first)]
		if groups[s.Account] == "" {
			s.Earns = "not"
		}
		if s.Account > 0 {
			account = groups[s.Account]
		}
		return s, account, ok
	}
	return TableShape{}, "", false
}

func (m tableMatcher) compiled(is string) *regexp.Regexp {
	if m.expressions[is] == nil {
		m.expressions[is] = regexp.MustCompile(is)
	}
	return m.expressions[is]
}

// mayMatch reports, as the templates do, whether an address could belong to a network.
func (m tableMatcher) mayMatch(t *testing.T, address string) bool {
	t.Helper()
	_, written, found := strings.Cut(strings.NewReplacer("\t", "", "\r", "", "\n", "", `\`, "/").Replace(address), "//")
	if !found {
		t.Fatalf("%q has no host", address)
	}
	line := "\n//" + written
	find := m.finder.Plain
	if m.compiled(m.finder.Query).MatchString(line) {
		find = m.finder.All
	}
	passes := m.compiled(find).MatchString(line)
	if all := m.compiled(m.finder.All).MatchString(line); all != passes {
		t.Errorf("%q: without a parameter that matters, it is found %t, and with all expressions %t", address, passes, all)
	}
	return passes
}

func readTable(t *testing.T, set *Set) tableMatcher {
	t.Helper()
	data, err := json.Marshal(set.Table())
	if err != nil {
		t.Fatal(err)
	}
	m := tableMatcher{finder: set.Finder(), expressions: map[string]*regexp.Regexp{}}
	if err := json.Unmarshal(data, &m.Table); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestTableAloneRecognizesLinks(t *testing.T) {
	set := builtInSet(t)
	m := readTable(t, set)
	for _, e := range expectations(t) {
		if e.form == "landing" {
			continue // the templates have no use for links that earn nothing
		}
		got := expectation{line: e.line, network: "-", form: "-", account: "-", earns: "not", address: e.address, why: e.why}
		if s, account, ok := m.match(e.address); ok {
			got.network, got.form, got.account, got.earns = s.Network, s.Form, dash(account), s.Earns
		}
		if got != e && decode(got.account) != e.account {
			t.Errorf("testdata/addresses.txt:%d: %q: the table gives %+v, want %+v", e.line, e.address, got, e)
		}
	}
}

func TestFinder(t *testing.T) {
	m := readTable(t, builtInSet(t))
	for _, e := range expectations(t) {
		if e.earns != "not" && !m.mayMatch(t, e.address) {
			t.Errorf("testdata/addresses.txt:%d: %q is passed over", e.line, e.address)
		}
	}
	for _, address := range []string{
		"https://www.google.com/url?q=https://amzn.to/a", "https://www.youtube.com/redirect?event=x&q=https%3A%2F%2Famzn.to%2Fa", "https://YouTube.com:443/redirect?q=https://amzn.to/a",
		"https://l.facebook.com/l.php?u=https://amzn.to/a", "https://shop.ojrq.net/p/?return=https://amzn.to/a",
	} {
		if !m.mayMatch(t, address) {
			t.Errorf("%q, which leads on, is passed over", address)
		}
	}
	for _, address := range []string{"https://example.com/a?b=c", "https://gohugo.io/", "https://notamazon.example/x", "https://vimeo.com/1",
		"https://www.youtube.com/watch?v=abc", "https://docs.google.com/document/d/1", "https://www.google.com/search?q=url"} {
		if m.mayMatch(t, address) {
			t.Errorf("%q is looked at for nothing", address)
		}
	}
	for address, want := range map[string]bool{"//a.example/?ref=1\n//b.example/b": false, "//a.example/b\n//b.example/?x=1;fpr=a": true, "//a.example/fpr=1": false} {
		if got := m.compiled(m.finder.Query).MatchString("\n" + address); got != want {
			t.Errorf("%q has a parameter that matters: got %t, want %t", address, got, want)
		}
	}
}

func TestFirstOfTwoParametersCounts(t *testing.T) {
	plain, _ := Plain("https://shop.example/?b=2&a=1&b=3&a=")
	if want := "shop.example\n/\n\ta=1\t\tb=2\t\n\ta=\t\tb=3\t"; plain != want {
		t.Errorf("got %q, want %q", plain, want)
	}
}

func TestTableIsDeterministic(t *testing.T) {
	first, _ := json.Marshal(builtInSet(t).Table())
	for range 5 {
		if again, _ := json.Marshal(builtInSet(t).Table()); string(again) != string(first) {
			t.Fatal("the table differs from one time to the next")
		}
	}
	t.Logf("%d bytes", len(first))
}

func TestTheTableHasNoNulls(t *testing.T) {
	for name, set := range map[string]*Set{"built in": builtInSet(t), "empty": New()} {
		if data, _ := json.Marshal(set.Table()); strings.Contains(string(data), "null") {
			t.Errorf("the table of the %s set holds null, which Hugo's dictionaries can't be asked", name)
		}
	}
}
