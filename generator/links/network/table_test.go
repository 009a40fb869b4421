package network

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The templates have only the table, as JSON. So has this matcher, which does
// with it what Table's comment says.
type tableMatcher struct{ Table }

func (m tableMatcher) match(text string) (s TableShape, account string, ok bool) {
	plain, ok := Plain(text)
	if !ok {
		return TableShape{}, "", false
	}
	host, _, _ := strings.Cut(plain, "\n")
	numbers := slices.Clone(m.Shapes[regexp.MustCompile(m.Hosts).FindString(host)])
	for _, p := range m.Patterns {
		if regexp.MustCompile(p.Host).MatchString(host) {
			numbers = append(numbers, p.Shapes...)
		}
	}
	for _, i := range append(numbers, m.Any...) {
		s := m.List[i]
		if s.Except != "" && regexp.MustCompile(s.Except).MatchString(host) {
			continue
		}
		if groups := regexp.MustCompile(s.Is).FindStringSubmatch(plain); groups != nil {
			if groups[s.Account] == "" {
				s.Earns = "not"
			}
			if s.Account > 0 {
				account = groups[s.Account]
			}
			return s, account, true
		}
	}
	return TableShape{}, "", false
}

func readTable(t *testing.T, set *Set) tableMatcher {
	t.Helper()
	data, err := json.Marshal(set.Table())
	if err != nil {
		t.Fatal(err)
	}
	var m tableMatcher
	if err := json.Unmarshal(data, &m.Table); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestTheTableAloneIsEnoughToRecognizeALink(t *testing.T) {
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

func TestOneExpressionFindsTheAddressesInASource(t *testing.T) {
	set := builtInSet(t)
	find := regexp.MustCompile(readTable(t, set).Find)
	for _, e := range expectations(t) {
		if e.earns == "not" || strings.ContainsAny(e.address, " \t\r\n\\") || !strings.Contains(e.address, "//") {
			continue
		}
		for _, around := range [][2]string{{"[x](", ")"}, {"<", ">"}, {`<a href="`, `">`}, {"See ", " and"}, {"[x]: ", "\n"}} {
			_, want, _ := strings.Cut(e.address, "//")
			if got := find.FindString("Words and https://example.com/. " + around[0] + e.address + around[1]); got != "//"+want {
				t.Errorf("testdata/addresses.txt:%d: in %q found %q", e.line, around[0]+e.address+around[1], got)
			}
		}
	}
	for _, address := range []string{"https://example.com/a?b=c", "https://gohugo.io/", "https://notamazon.example/x", "https://vimeo.com/1",
		"https://www.youtube.com/watch?v=abc", "https://docs.google.com/document/d/1", "https://www.google.com/search?q=url"} {
		if got := find.FindString("[x](" + address + ")"); got != "" {
			t.Errorf("%q is looked at for nothing: %q", address, got)
		}
	}
}

func TestTheExpressionFindsWhatLeadsOn(t *testing.T) {
	find := regexp.MustCompile(readTable(t, builtInSet(t)).Find)
	for _, address := range []string{
		"//www.google.com/url?q=https://amzn.to/a", "//www.youtube.com/redirect?event=x&q=https%3A%2F%2Famzn.to%2Fa", "//YouTube.com:443/redirect?q=https://amzn.to/a",
		"//l.facebook.com/l.php?u=https://amzn.to/a", "//shop.ojrq.net/p/?return=https://amzn.to/a",
	} {
		if got := find.FindString("[x](https:" + address + ")"); got != address {
			t.Errorf("in %q found %q", address, got)
		}
	}
}

func TestTheTableIsTheSameEachTime(t *testing.T) {
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
