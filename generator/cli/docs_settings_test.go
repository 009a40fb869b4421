package cli

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/aboveboard-hugo/aboveboard/generator/source/docs"
	"github.com/aboveboard-hugo/aboveboard/generator/source/testfiles"
)

// otherReaders are the first keys of blocks that other programs read.
var otherReaders = []string{"params", "module", "name", "repos", "yaml-language-server"}

// around is the rest of the blog that the docs show parts of.
var around = map[string]string{
	"aboveboard/site.yaml":                       "publisher: Example Media LLC\nlanguages: [en]\njurisdictions: [us]\n",
	"aboveboard/criteria.yaml":                   "criteria:\n  commission: {label: Commission, type: percent}\n",
	"aboveboard/programs/amazon-associates.yaml": "name: Amazon Associates\nurl: https://affiliate-program.amazon.com/\nmerchant: Amazon\nnetwork: amazon\nsummary: Pays for sales.\n",
	"aboveboard/programs/amazon-influencer.yaml": "name: Amazon Influencer Program\nurl: https://affiliate-program.amazon.com/influencers\nmerchant: Amazon\nnetwork: amazon\nforms: [storefront]\nsummary: Pays for sales.\n",
	"content/posts/a.md":                         "---\ntitle: A\n---\nWords.\n",
}

var sourceFile = regexp.MustCompile(`(?m)^# (aboveboard/\S+\.yaml)\n`)

// TestTheSettingsOfTheDocsAreRead writes what each block of YAML shows into a blog, its
// keys in place of those that the file has there, and checks the blog with it.
func TestTheSettingsOfTheDocsAreRead(t *testing.T) {
	component := os.DirFS("../..")
	read := 0
	for page, text := range docs.Pages(t, "../..") {
		if slices.Contains([]string{"rules.md", "sources.md", "compare-products.md", "bring-your-spreadsheet.md"}, page) {
			continue // rulebook and catalog read these, as whole blogs
		}
		for _, block := range docs.Of(text, "yaml") {
			files := shown(t, page, block)
			if files == nil {
				continue
			}
			read++
			t.Run(page, func(t *testing.T) {
				t.Chdir(blogWith(t, files))
				var out bytes.Buffer
				for _, m := range regexp.MustCompile(`(?m)^programs: \[(.+)\]$`).FindAllStringSubmatch(block, -1) {
					for id := range strings.SplitSeq(m[1], ", ") {
						if status := Run(t.Context(), []string{"new", "program", id}, component, &out, &out); status != 0 {
							t.Errorf("new program %s: status %d\n%s", id, status, out.String())
						}
					}
				}
				if status := Run(t.Context(), []string{"check"}, component, &out, &out); status != 0 {
					t.Errorf("status %d\n%s\nfor\n%s", status, out.String(), block)
				}
			})
		}
	}
	if read < 12 {
		t.Errorf("only %d blocks were read", read)
	}
}

// shown are the files that a block shows, by name: those that it names, or the one that
// has its first key. A block for another program has none.
func shown(t *testing.T, page, body string) map[string]string {
	t.Helper()
	parts := sourceFile.Split(body, -1)
	names := sourceFile.FindAllStringSubmatch(body, -1)
	if len(names) > 0 {
		files := map[string]string{}
		for i, m := range names {
			files[m[1]] = parts[i+1]
		}
		return files
	}
	key, _, _ := strings.Cut(strings.TrimLeft(body, "# \n"), ":")
	switch {
	case strings.HasPrefix(body, "# .github/"), slices.Contains(otherReaders, key):
		return nil
	case key == "aboveboard":
		return map[string]string{"content/posts/a.md": "---\ntitle: A\n" + body + "---\nWords.\n"}
	case key == "links":
		return map[string]string{"aboveboard/links.yaml": body}
	case slices.Contains([]string{"check", "languages", "disclosure", "accounts", "freshness", "jurisdictions"}, key):
		return map[string]string{"aboveboard/site.yaml": body}
	}
	t.Errorf("%s: no file is known that begins with %q:\n%s", page, key, body)
	return nil
}

// blogWith is a blog that has these files.
func blogWith(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range around {
		if _, shows := files[name]; !shows {
			files[name] = text
		} else if filepath.Ext(name) == ".yaml" {
			files[name] = merged(t, text, files[name])
		}
	}
	testfiles.Write(t, root, files)
	return root
}

// merged is a file of YAML with some keys replaced.
func merged(t *testing.T, before, shown string) string {
	t.Helper()
	all, some := map[string]yaml.Node{}, map[string]yaml.Node{}
	for _, err := range []error{yaml.Unmarshal([]byte(before), &all), yaml.Unmarshal([]byte(shown), &some)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	maps.Copy(all, some)
	text, err := yaml.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestTheHomePageShowsWhatTheCheckSays runs the check that the home page shows.
func TestTheHomePageShowsWhatTheCheckSays(t *testing.T) {
	page, err := os.ReadFile("../../content/_index.md")
	if err != nil {
		t.Fatal(err)
	}
	_, front, _ := strings.Cut(string(page), "---\n")
	front, _, _ = strings.Cut(front, "\n---")
	var home struct{ Deploy struct{ Log string } }
	if err := yaml.Unmarshal([]byte(front), &home); err != nil {
		t.Fatal(err)
	}
	component := os.DirFS("../..")
	t.Chdir(blogWith(t, map[string]string{"content/posts/kettle.md": "---\ntitle: The best kettle\n---\nIt boils fast.\n\nI use [this kettle from Amazon](https://amzn.to/3abcdef) every day.\n"}))
	if err := os.Remove("content/posts/a.md"); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if status := Run(t.Context(), []string{"check"}, component, &out, &out); status != 1 {
		t.Errorf("status %d", status)
	}
	said, _, _ := strings.Cut(out.String(), "Only posts were read.")
	if want := strings.TrimPrefix(home.Deploy.Log, "$ aboveboard check\n"); said != want {
		t.Errorf("the check says\n%s\nand the home page\n%s", said, want)
	}
}
