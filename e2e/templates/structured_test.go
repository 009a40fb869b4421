package templates_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"gopkg.in/yaml.v3"
)

// vocabulary is testdata/schema-terms.yaml.
type vocabulary struct {
	Types        map[string]map[string]string
	Enumerations map[string][]string
	Never        []string
}

func TestStructuredDataIsOffUntilAPageTypeAsksForIt(t *testing.T) {
	on := config + "[params.aboveboard]\nstructuredData = [\"posts\"]\n"
	for name, test := range map[string]struct {
		config, path string
		want         int
	}{
		"off":        {config, "posts/p.md", 0},
		"on":         {on, "posts/p.md", 1},
		"other type": {on, "notes/p.md", 0},
	} {
		b := build(t, paidBlog(t, test.config, post(test.path, "{{< comparison two >}}")))
		path := strings.TrimSuffix(test.path, ".md") + "/index.html"
		if got := len(structured(t, page(t, b, path))); got != test.want {
			t.Errorf("%s: %d blocks of structured data, want %d", name, got, test.want)
		}
		if strings.Contains(b.FileContent("public/index.xml"), "ld+json") || strings.Contains(b.FileContent("public/"+strings.TrimSuffix(test.path, ".md")+"/index.md"), "ld+json") {
			t.Errorf("%s: structured data in a feed or a copy", name)
		}
	}
	wrong := config + "[params.aboveboard]\nstructuredData = true\n"
	if got := refusal(t, paidBlog(t, wrong, post("posts/p.md", "{{< comparison two >}}"))); !strings.Contains(got, `params.aboveboard.structuredData is "true"; expected a list of page types, such as [posts]`) {
		t.Error(got)
	}
}

func TestStructuredDataSaysOnlyWhatReadersSee(t *testing.T) {
	text, err := os.ReadFile("testdata/schema-terms.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var terms vocabulary
	if err := yaml.Unmarshal(text, &terms); err != nil {
		t.Fatal(err)
	}
	on := config + "[params.aboveboard]\nstructuredData = [\"posts\"]\n"
	hostile := strings.ReplaceAll(paidBlog(t, on, post("posts/p.md", "{{< comparison two >}}\n\n{{< comparison programs=\"epn, direct\" criteria=\"rate\" caption=\"</script><b>Both</b>\" >}}")), `"Influencer"`, `"In</script>fluencer"`)
	root := page(t, build(t, hostile), "posts/p/index.html")
	blocks := structured(t, root)
	if len(blocks) != 2 {
		t.Fatalf("%d blocks", len(blocks))
	}
	seen := words(visible(root))
	var hrefs []string
	for _, a := range all(root, tag("a")) {
		hrefs = append(hrefs, attribute(a, "href"))
	}
	for _, block := range blocks {
		if block["@context"] != "https://schema.org" {
			t.Errorf("context %v", block["@context"])
		}
		delete(block, "@context")
		validate(t, terms, "ItemList", block, seen, hrefs)
		if items, ok := block["itemListElement"].([]any); !ok || float64(len(items)) != block["numberOfItems"] || len(items) < 2 {
			t.Errorf("the list is short or miscounted: %v", block)
		}
	}
	for _, href := range []string{"/shop/example"} {
		if encoded, err := json.Marshal(blocks); err != nil || strings.Contains(string(encoded), href) {
			t.Errorf("a paid address is in the structured data without its label (%v)", err)
		}
	}
}

// structured decodes a page's blocks of JSON-LD.
func structured(t *testing.T, root *html.Node) []map[string]any {
	t.Helper()
	var blocks []map[string]any
	for _, s := range all(root, tag("script")) {
		if attribute(s, "type") != "application/ld+json" {
			t.Errorf("a script of the type %q", attribute(s, "type"))
			continue
		}
		var block map[string]any
		if err := json.Unmarshal([]byte(s.FirstChild.Data), &block); err != nil {
			t.Fatalf("%v in %s", err, s.FirstChild.Data)
		}
		blocks = append(blocks, block)
	}
	return blocks
}

// visible is the page without its scripts.
func visible(root *html.Node) *html.Node {
	for _, s := range all(root, tag("script")) {
		if s.Parent != nil {
			s.Parent.RemoveChild(s)
		}
	}
	return root
}

// validate compares a node with the vocabulary, and its words with the page.
func validate(t *testing.T, terms vocabulary, kind string, node map[string]any, seen string, hrefs []string) {
	t.Helper()
	properties, known := terms.Types[kind]
	if !known || node["@type"] != kind {
		t.Errorf("%v is not a %s that we know", node["@type"], kind)
		return
	}
	for name, value := range node {
		want, allowed := properties[name]
		switch {
		case name == "@type":
		case slices.Contains(terms.Never, name):
			t.Errorf("%s claims %q", kind, name)
		case !allowed:
			t.Errorf("%s has no property %q", kind, name)
		case want == "Text":
			if !strings.Contains(seen, space.ReplaceAllString(value.(string), " ")) {
				t.Errorf("%q is nowhere on the page", value)
			}
		case want == "URL":
			if !slices.Contains(hrefs, value.(string)) {
				t.Errorf("%q is not a link of the page", value)
			}
		case want == "Integer":
			if n, ok := value.(float64); !ok || n < 1 || n != float64(int(n)) {
				t.Errorf("%s of %s is %v", name, kind, value)
			}
		case terms.Enumerations[want] != nil:
			if !slices.Contains(terms.Enumerations[want], value.(string)) {
				t.Errorf("%s of %s is %v", name, kind, value)
			}
		default:
			for _, item := range value.([]any) {
				validate(t, terms, want, item.(map[string]any), seen, hrefs)
			}
		}
	}
}
