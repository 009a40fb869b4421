package network

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source/golden"
)

func TestNetworksMatchTheirGoldenFiles(t *testing.T) {
	set := builtInSet(t)
	var names []string
	for _, n := range set.Networks {
		name := filepath.Join("testdata", "networks", n.ID+".golden")
		names = append(names, name)
		golden.File(t, name, rendered(t, n))
	}
	found, _ := filepath.Glob("testdata/networks/*.golden")
	for _, name := range found {
		if !slices.Contains(names, name) {
			t.Errorf("%s is of no network; delete it", name)
		}
	}
	files, _ := os.ReadDir("networks")
	if len(files) != len(set.Networks) {
		t.Errorf("%d files make %d networks", len(files), len(set.Networks))
	}
}

func rendered(t *testing.T, n *Network) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("%s: %s", n.ID, n.Name)
	if n.Merchant != "" {
		line("merchant: %s", strings.Join(n.Names(), ", "))
	}
	for i, s := range n.Shapes {
		line("")
		line("%s, %s earn", s.Form, s.Earns)
		renderShape(line, s)
		renderEvidence(line, n, fmt.Sprintf("links %d", i+1))
	}
	renderPolicies(line, n)
	for _, language := range n.Statement.Text.Languages() {
		line("\nstatement %s: %s", language, n.Statement.In(language))
		renderEvidence(line, n, "statement "+language)
	}
	for i, target := range n.Targets {
		line("\nbuild %s: %s", target.Form, target.Address)
		renderEvidence(line, n, fmt.Sprintf("targets %d", i+1))
	}
	return b.String()
}

func renderShape(line func(string, ...any), s Shape) {
	line("  hosts: %s", strings.Join(s.Hosts, " "))
	if s.excepts != nil {
		line("  except: %s", s.excepts)
	}
	if s.Path != nil {
		line("  path: %s", s.Path)
	}
	if len(s.Parameters) > 0 {
		line("  parameters: %s", strings.Join(s.Parameters, " "))
	}
	for _, v := range s.Values {
		line("  value: %s is %s", v.Name, v.Is)
	}
	if s.AccountIn != "" {
		line("  account: in the %s %s, like %s, %v", s.AccountIn, s.Account, s.AccountLike, s.AccountIs)
	}
	if len(s.Destination) > 0 {
		line("  destination: %s", strings.Join(s.Destination, " "))
	}
	if s.Dead+s.Doubt != "" {
		line("  dead: %s doubt: %s", s.Dead, s.Doubt)
	}
	for _, need := range s.Needs {
		line("  needs: %s=%s %v", need.Name, need.Value, need.ByHost)
	}
}

func renderEvidence(line func(string, ...any), n *Network, group string) {
	e := n.Evidence[group]
	line("  %s, %s, %s", n.Confidence[group], e.Checked, strings.Join(append([]string{e.Source}, n.Also[group]...), " "))
}

func renderPolicies(line func(string, ...any), n *Network) {
	for _, p := range []struct {
		group string
		state string
		note  string
	}{
		{"closed", n.Closed, ""}, {"trademarks", strings.Join(n.Trademarks, " "), strings.Join(n.WholeTrademarks, " ")},
		{"redirects", n.Redirects.State, n.Redirects.Note}, {"prices", n.Prices.State, n.Prices.Note},
		{"shorteners", n.Shorteners.State, n.Shorteners.Note},
		{"rewards", n.Rewards.State, n.Rewards.Note}, {"images", fmt.Sprintf("%s, named %v, at %s", n.Images.Stored.State, n.Images.Names, n.Images.hosts), n.Images.Stored.Note},
		{"referrer", fmt.Sprint(n.Referrer), ""}, {"name-it", fmt.Sprint(n.NameIt), ""},
		{"click-ids", strings.Join(n.ClickIDs, " "), ""},
		{"labels", fmt.Sprintf("demanded %v, accept %q, reject %q", n.Labels.Demanded, n.Labels.Accept, n.Labels.Reject), ""},
	} {
		if _, known := n.Evidence[p.group]; known {
			line("\n%s: %s %s", p.group, p.state, p.note)
			renderEvidence(line, n, p.group)
		}
	}
}
