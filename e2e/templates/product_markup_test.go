package templates_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// snippet is testdata/product-snippet.yaml.
type snippet struct {
	Types map[string]struct {
		Required, Allowed map[string]string
	}
	Statements int
	Never      []string
}

const markup = config + "[params.aboveboard]\nstructuredData = [\"posts\"]\n"

// reviewed are the desks; Oak has two pros, one con and a hostile name.
func reviewed(t *testing.T, posts ...string) string {
	t.Helper()
	files := withData(t, desks(t, "2026-10-12"), append([]string{markup + deskPicture}, posts...)...)
	return strings.NewReplacer(`"Oak desk"`, `"Oak</script> <b>desk</b>"`, `"Quiet"`, `"Quiet & \"stable\""`).Replace(files)
}

func TestAPostWithOneProductIsAReviewOfIt(t *testing.T) {
	root := page(t, build(t, reviewed(t, post("posts/p.md", "{{< product oak >}}\n\n{{< rating oak >}}"))), "posts/p/index.html")
	blocks := structured(t, root)
	if len(blocks) != 1 {
		t.Fatalf("%d blocks of structured data, want one", len(blocks))
	}
	var rules snippet
	text, err := os.ReadFile("testdata/product-snippet.yaml")
	if err == nil {
		err = yaml.Unmarshal(text, &rules)
	}
	if err != nil {
		t.Fatal(err)
	}
	product := blocks[0]
	if product["@context"] != "https://schema.org" {
		t.Errorf("context %v", product["@context"])
	}
	delete(product, "@context")
	rules.validate(t, "Product", product, words(visible(root)))
	review := product["review"].(map[string]any)
	if rating := review["reviewRating"].(map[string]any); rating["ratingValue"] != 4.5 || rating["bestRating"] != 5.0 {
		t.Errorf("the rating is %v", rating)
	}
	if n := statements(review); n < rules.Statements {
		t.Errorf("%d statements, want at least %d", n, rules.Statements)
	}
	if author := review["author"].(map[string]any); author["name"] != "X" {
		t.Errorf("the author is %v; want the publisher", author)
	}
}

// TestOnlyAPostWithOneProductIsAReview, and only of a product that the publisher judges.
func TestOnlyAPostWithOneProductIsAReview(t *testing.T) {
	for name, test := range map[string]struct {
		path, body string
		want       []any
	}{
		"one product":            {"posts/p.md", "{{< product oak >}}", []any{"Product"}},
		"the same twice":         {"posts/p.md", "{{< product oak >}}\n\n{{< product oak >}}", []any{"Product", "Product"}},
		"with its parts":         {"posts/p.md", "{{< product id=\"oak\" criteria=weight >}}\n\n{{< offer oak shop >}}\n\n{{< pros-cons oak >}}", []any{"Product"}},
		"a rating without pros":  {"posts/p.md", "{{< product reed >}}", []any{"Product"}},
		"neither rating nor pro": {"posts/p.md", "{{< product elm >}}", nil},
		"two products":           {"posts/p.md", "{{< product oak >}}\n\n{{< product reed >}}", nil},
		"named in another order": {"posts/p.md", "{{< product oak >}}\n\n{{< product criteria=weight id=reed >}}", nil},
		"parts of another":       {"posts/p.md", "{{< product oak >}}\n\n{{< rating reed >}}", nil},
		"beside a comparison":    {"posts/p.md", "{{< product oak >}}\n\n{{< comparison two >}}", []any{"ItemList"}},
		"beside a verdict":       {"posts/p.md", "{{< product oak >}}\n\n{{< verdict two >}}", nil},
		"another type of page":   {"notes/p.md", "{{< product oak >}}", nil},
	} {
		root := page(t, build(t, reviewed(t, post(test.path, test.body))), strings.TrimSuffix(test.path, ".md")+"/index.html")
		var got []any
		for _, block := range structured(t, root) {
			got = append(got, block["@type"])
			if review, ok := block["review"].(map[string]any); ok && name == "a rating without pros" && (statements(review) > 0 || review["reviewRating"] == nil) {
				t.Errorf("%s: the review is %v", name, review)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

// validate compares a node with what is documented, and its words with the page.
func (s snippet) validate(t *testing.T, kind string, node map[string]any, seen string) {
	t.Helper()
	rules, known := s.Types[kind]
	if !known || node["@type"] != kind {
		t.Fatalf("%v is not the %s that is documented", node, kind)
	}
	for name := range rules.Required {
		if node[name] == nil {
			t.Errorf("%s lacks %s", kind, name)
		}
	}
	for name, value := range node {
		want := rules.Required[name] + rules.Allowed[name]
		switch list, isList := value.([]any); {
		case name == "@type":
		case slices.Contains(s.Never, name) || want == "":
			t.Errorf("%s claims %q", kind, name)
		case want == "Name": // of the publisher, which is on each page by other means
		case want == "Text":
			if !strings.Contains(seen, space.ReplaceAllString(value.(string), " ")) {
				t.Errorf("%q is nowhere on the page", value)
			}
		case want == "Number" || want == "Integer":
			if _, ok := value.(float64); !ok {
				t.Errorf("%s of %s is %v", name, kind, value)
			}
		case isList:
			for _, item := range list {
				s.validate(t, want, item.(map[string]any), seen)
			}
		default:
			s.validate(t, want, value.(map[string]any), seen)
		}
	}
}

// statements counts the pros and cons of a review.
func statements(review map[string]any) (n int) {
	for _, side := range []string{"positiveNotes", "negativeNotes"} {
		if list, ok := review[side].(map[string]any); ok {
			n += len(list["itemListElement"].([]any))
		}
	}
	return n
}
