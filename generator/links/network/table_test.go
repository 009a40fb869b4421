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

func (m tableMatcher) match(a address) (s TableShape, account string, ok bool) {
	candidates := [][]int{m.Hosts[a.host]}
	for parts := strings.Split(a.host, ".")[1:]; len(parts) > 0; parts = parts[1:] {
		candidates = append(candidates, m.Under[strings.Join(parts, ".")])
	}
	if s, account, ok := m.first(slices.Concat(candidates...), a, ""); ok {
		return s, account, true
	}
	for _, p := range m.Patterns {
		re := regexp.MustCompile(p.Host)
		if groups := re.FindStringSubmatch(a.host); groups != nil {
			hostAccount := ""
			if i := re.SubexpIndex("account"); i >= 0 {
				hostAccount = groups[i]
			}
			if s, account, ok := m.first(p.Shapes, a, hostAccount); ok {
				return s, account, true
			}
		}
	}
	return m.first(m.Any, a, "")
}

func (m tableMatcher) first(shapes []int, a address, hostAccount string) (TableShape, string, bool) {
	for _, i := range shapes {
		s := m.Shapes[i]
		if s.Except != "" && regexp.MustCompile(s.Except).MatchString(a.host) {
			continue
		}
		if slices.ContainsFunc(s.Parameters, func(name string) bool { _, there := a.parameter(name); return !there }) {
			continue
		}
		if slices.ContainsFunc(s.Values, func(v TableValue) bool {
			value, _ := a.parameter(v.Name)
			return !regexp.MustCompile(v.Is).MatchString(value)
		}) {
			continue
		}
		account := hostAccount
		if s.Path != "" {
			re := regexp.MustCompile(s.Path)
			groups := re.FindStringSubmatch(a.path)
			if groups == nil {
				continue
			}
			if s.AccountInPath {
				account = groups[re.SubexpIndex("account")]
			}
		}
		if s.Account != "" {
			account, _ = a.parameter(s.Account)
		}
		return s, account, true
	}
	return TableShape{}, "", false
}

func (m tableMatcher) earns(s TableShape, account string) string {
	hidden := s.Account == "" && !s.AccountInPath && !s.AccountInHost
	if !hidden && account == "" {
		return "not"
	}
	return s.Earns
}

func TestTheTableAloneIsEnoughToRecogniseALink(t *testing.T) {
	set := builtInSet(t)
	data, err := json.Marshal(set.Table())
	if err != nil {
		t.Fatal(err)
	}
	var m tableMatcher
	if err := json.Unmarshal(data, &m.Table); err != nil {
		t.Fatal(err)
	}
	for _, e := range expectations(t) {
		if e.form == "landing" {
			continue // the templates have no use for links that earn nothing
		}
		got := expectation{line: e.line, network: "-", form: "-", account: "-", earns: "not", address: e.address, why: e.why}
		if a, ok := parseAddress(e.address); ok {
			if s, account, ok := m.match(a); ok {
				got.network, got.form, got.account, got.earns = s.Network, s.Form, dash(account), m.earns(s, account)
			}
		}
		if got != e {
			t.Errorf("testdata/addresses.txt:%d: %q: the table gives %+v", e.line, e.address, got)
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
}

func TestTheTableHasNoNulls(t *testing.T) {
	for name, set := range map[string]*Set{"built in": builtInSet(t), "empty": New()} {
		if data, _ := json.Marshal(set.Table()); strings.Contains(string(data), "null") {
			t.Errorf("the table of the %s set holds null, which Hugo's dictionaries can't be asked", name)
		}
	}
}
