package lint_test

import (
	"bufio"
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
)

// labeled is one small blog of the collection, with what a careful reader finds
// in it.
type labeled struct {
	name, why   string
	find, allow []string
	example     lint.Example
}

const collection = "testdata/collection"

// goodEnough is the share of findings that must be right, and the share of faults
// that must be found.
const goodEnough = 0.97

func TestTheCollectionIsJudgedAsAReaderJudgesIt(t *testing.T) {
	cases := readCollection(t, collection)
	if len(cases) < 150 {
		t.Fatalf("the collection has %d cases; expected at least 150", len(cases))
	}
	known, score := readKnown(t), scores{}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := rulesOf(run(t, c.example))
			for _, rule := range score.compare(c, got) {
				key := c.name + " " + rule
				if known[key] {
					delete(known, key)
					continue
				}
				if slices.Contains(c.find, rule) {
					t.Errorf("%s was not found; found are %q (%s)", rule, got, c.why)
				} else {
					t.Errorf("%s was found and is not there (%s)", rule, c.why)
				}
			}
		})
	}
	for key := range known {
		t.Errorf("known.txt lists %q, which is judged rightly; take the line out", key)
	}
	if all := score.print(t); all.precision() < goodEnough || all.recall() < goodEnough {
		t.Errorf("precision is %.3f and recall %.3f; expected at least %.2f", all.precision(), all.recall(), goodEnough)
	}
}

func TestTheCollectionHasEveryRule(t *testing.T) {
	bad := map[string]int{}
	for _, c := range readCollection(t, collection) {
		for _, rule := range c.find {
			bad[rule]++
		}
	}
	for _, r := range lint.Rules() {
		if bad[string(r.ID)] == 0 {
			t.Errorf("no case of the collection breaks %q", r.ID)
		}
		delete(bad, string(r.ID))
	}
	for rule := range bad {
		t.Errorf("the collection names the rule %q, which does not exist", rule)
	}
}

func readCollection(t testing.TB, folder string) []labeled {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []labeled
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		c := labeled{name: strings.TrimSuffix(filepath.Base(name), ".txtar"), example: lint.Example{Files: map[string]string{}}}
		for _, file := range archive.Files {
			c.example.Files[file.Name] = string(file.Data)
		}
		if err := c.describe(string(archive.Comment)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		cases = append(cases, c)
	}
	return cases
}

// describe reads the lines in front of the files.
func (c *labeled) describe(comment string) error {
	var site []string
	for line := range strings.Lines(comment) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		value = strings.TrimSpace(value)
		switch key {
		case "":
		case "why":
			c.why = value
		case "find":
			c.find = ids(value)
		case "allow":
			c.allow = ids(value)
		case "site":
			site = append(site, value)
		default:
			return fmt.Errorf("%q is not a key; expected why, find, allow or site", key)
		}
	}
	if c.why == "" || c.find == nil || len(c.example.Files) == 0 {
		return fmt.Errorf("why, find or the files are missing")
	}
	c.example.Site = strings.Join(site, "\n")
	if site == nil {
		c.example.Site = "without sources, us"
	}
	return nil
}

func ids(list string) []string {
	all := []string{}
	for id := range strings.SplitSeq(list, ",") {
		if id = strings.TrimSpace(id); id != "nothing" && id != "" {
			all = append(all, id)
		}
	}
	return all
}

// readKnown reads the misjudgments that we know of: case, rule, reason.
func readKnown(t *testing.T) map[string]bool {
	t.Helper()
	file, err := os.Open(filepath.Join(collection, "known.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	known := map[string]bool{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		words := strings.Fields(lines.Text())
		switch {
		case len(words) == 0 || strings.HasPrefix(words[0], "#"):
		case len(words) < 3:
			t.Errorf("known.txt: %q gives no reason", lines.Text())
		default:
			known[words[0]+" "+words[1]] = true
		}
	}
	return known
}

// tally counts the findings of one rule: right, wrong and missed.
type tally struct{ right, wrong, missed int }

type scores map[string]tally

// compare counts a case and returns the rules that were misjudged.
func (s scores) compare(c labeled, got []string) []string {
	var mistaken []string
	for _, rule := range got {
		n := s[rule]
		switch {
		case slices.Contains(c.find, rule):
			n.right++
		case slices.Contains(c.allow, rule):
		default:
			n.wrong++
			mistaken = append(mistaken, rule)
		}
		s[rule] = n
	}
	for _, rule := range c.find {
		if !slices.Contains(got, rule) {
			n := s[rule]
			n.missed++
			s[rule] = n
			mistaken = append(mistaken, rule)
		}
	}
	return mistaken
}

// print logs a table of the rules and returns what they have together.
func (s scores) print(t *testing.T) tally {
	var all tally
	t.Logf("%-26s %5s %5s %6s %9s %6s", "rule", "right", "wrong", "missed", "precision", "recall")
	for _, rule := range slices.SortedFunc(maps.Keys(s), cmp.Compare) {
		n := s[rule]
		t.Logf("%-26s %5d %5d %6d %9.3f %6.3f", rule, n.right, n.wrong, n.missed, n.precision(), n.recall())
		all.right, all.wrong, all.missed = all.right+n.right, all.wrong+n.wrong, all.missed+n.missed
	}
	t.Logf("%-26s %5d %5d %6d %9.3f %6.3f", "all", all.right, all.wrong, all.missed, all.precision(), all.recall())
	return all
}

func (n tally) precision() float64 { return share(n.right, n.wrong) }
func (n tally) recall() float64    { return share(n.right, n.missed) }

func share(right, others int) float64 {
	if right+others == 0 {
		return 1
	}
	return float64(right) / float64(right+others)
}
