package network

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/golden"
)

func report(findings []finding.Finding) string {
	var b strings.Builder
	for _, f := range finding.Sort(findings) {
		p := f.Position()
		fmt.Fprintf(&b, "%s:%d:%d: %s: %s [%s]\n", f.File.Path, p.Line, p.Column, f.Severity, f.Message, f.Rule)
	}
	return b.String()
}

func TestAllFaultsOfAFileAreReported(t *testing.T) {
	names, _ := filepath.Glob("testdata/bad/*.yaml")
	if len(names) < 10 {
		t.Fatalf("%d bad files; expected at least 10", len(names))
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			n, findings := Read(source.New("aboveboard/networks/"+filepath.Base(name), data), today(t))
			if n != nil || len(findings) == 0 {
				t.Errorf("the file made a network, with %d findings", len(findings))
			}
			golden.File(t, strings.TrimSuffix(name, ".yaml")+".golden", report(findings))
		})
	}
}

func TestEachGroupHasEvidence(t *testing.T) {
	for _, n := range builtInSet(t).Networks {
		groups := []string{}
		for i := range n.Shapes {
			groups = append(groups, fmt.Sprintf("links %d", i+1))
		}
		for i := range n.Targets {
			groups = append(groups, fmt.Sprintf("targets %d", i+1))
		}
		for _, language := range n.Statement.Text.Languages() {
			groups = append(groups, "statement "+language)
		}
		for group, there := range map[string]bool{
			"click-ids": len(n.ClickIDs) > 0, "labels": len(n.Labels.Accept)+len(n.Labels.Reject) > 0 || n.Labels.Demanded,
			"redirects": n.Redirects.State != "unknown", "prices": n.Prices.State != "unknown", "shorteners": n.Shorteners.State != "unknown",
			"rewards": n.Rewards.State != "unknown", "images": n.Images.Stored.State != "unknown",
			"closed": n.Closed != "", "trademarks": len(n.Trademarks) > 0, "referrer": n.Referrer, "account-per-marketplace": n.PerMarketplace, "name-it": n.NameIt,
		} {
			if there {
				groups = append(groups, group)
			}
		}
		for _, group := range groups {
			e, confidence := n.Evidence[group], n.Confidence[group]
			if !strings.HasPrefix(e.Source, "https://") || e.Checked.IsZero() || e.Checked.After(today(t).Time) {
				t.Errorf("%s of %s was read at %q on %s", group, n.ID, e.Source, e.Checked)
			}
			if confidence == "yours" || confidence == "" {
				t.Errorf("%s of %s does not say how sure it is", group, n.ID)
			}
		}
	}
}

// notIn are lists that were read and do not contain a network's links, so they can't be
// evidence for them.
var notIn = map[string][]string{
	"aliexpress": {"ClearURLs"}, "envato": {"ClearURLs", "AdIntuition"}, "epic": {"AdIntuition"}, "flipkart": {"ClearURLs"},
	"humble": {"AdIntuition"}, "tune": {"AdIntuition"},
}

func TestNoLinkIsBasedOnAListWithoutIt(t *testing.T) {
	for _, n := range builtInSet(t).Networks {
		for i := range n.Shapes {
			group := fmt.Sprintf("links %d", i+1)
			lists := append([]string{n.Evidence[group].Source}, n.Also[group]...)
			for _, missing := range notIn[n.ID] {
				for _, list := range lists {
					if strings.Contains(list, missing) {
						t.Errorf("%s of %s names %s, which does not hold it", group, n.ID, list)
					}
				}
			}
			if n.ID == "ltk" && strings.Contains(strings.Join(lists, " "), "AdIntuition") && strings.Join(n.Shapes[i].Hosts, " ") != "rstyle.me" {
				t.Errorf("%s of %s names a list that holds rstyle.me alone", group, n.ID)
			}
			if n.Confidence[group] == "several" && len(lists) < 2 {
				t.Errorf("%s of %s rests on several lists and names %d", group, n.ID, len(lists))
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, pattern := range []string{"testdata/bad/*.yaml", "networks/*.yaml"} {
		names, _ := filepath.Glob(pattern)
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		n, findings := Read(source.New("aboveboard/networks/shop.yaml", data), today(t))
		if n == nil && len(findings) == 0 {
			t.Fatal("neither a network nor a finding")
		}
		for _, finding := range findings {
			p := finding.Position()
			if p.Line > finding.File.Lines() || finding.Message == "" {
				t.Fatalf("%d:%d %q", p.Line, p.Column, finding.Message)
			}
		}
		if n == nil {
			return
		}
		set := New(n)
		set.Table()
		set.Match("https://www.shop.example/a/1?ref=2&awc=3#4")
	})
}
