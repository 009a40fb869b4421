package generator_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/registry"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
)

// TestTheDocsCountRight compares the numbers in the README, the home page and the
// documentation with what the program has.
func TestTheDocsCountRight(t *testing.T) {
	networks, findings := network.BuiltIn()
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	jurisdictions, err := jurisdiction.Load()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := recognize.Load()
	if err != nil {
		t.Fatal(err)
	}
	programs, err := registry.Load()
	if err != nil {
		t.Fatal(err)
	}
	words := map[int]string{15: "fifteen", 16: "sixteen", 17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty"}
	counts := []struct {
		said *regexp.Regexp
		want string
	}{
		{regexp.MustCompile(`(\d+) networks are known|files of (\d+) networks|figure: "(\d+)"\n\s+words: affiliate networks`), fmt.Sprint(len(networks.Networks))},
		{regexp.MustCompile(`figure: "(\d+)"\n\s+words: countries and regions`), fmt.Sprint(len(jurisdictions))},
		{regexp.MustCompile(`(?:recognized|words,) in (\w+) languages`), words[len(reader.Languages())]},
		{regexp.MustCompile(`registry of (\d+) affiliate programs`), fmt.Sprint(len(programs.Entries))},
	}
	pages, err := filepath.Glob("../content/docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	found := make([]int, len(counts))
	for _, name := range append(pages, "../README.md", "../CHANGELOG.md", "../content/_index.md") {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range counts {
			for _, m := range c.said.FindAllStringSubmatch(string(text), -1) {
				found[i]++
				if said := strings.Join(m[1:], ""); said != c.want {
					t.Errorf("%s says %q, and it is %s", name, m[0], c.want)
				}
			}
		}
	}
	for i, n := range found {
		if n == 0 {
			t.Errorf("no page says %q; change or remove the pattern", counts[i].said)
		}
	}
}
