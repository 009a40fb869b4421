package schema_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/field"
)

// TestTheReferenceNamesEachField compares the documentation with the declarations: each
// key is in the section of its file, as code or in an example.
func TestTheReferenceNamesEachField(t *testing.T) {
	page := func(name string) string {
		text, err := os.ReadFile("../../../content/docs/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	parts, networks, fields := sections(page("sources.md")), page("networks.md"), 0
	where := map[string]string{
		"site": parts["site.yaml"], "criteria": parts["criteria.yaml"], "links": parts["links.yaml"], "comparison": parts["comparisons/ID.yaml"],
		"program": parts["programs/ID.yaml"] + parts["products/ID.yaml"], "product": parts["programs/ID.yaml"] + parts["products/ID.yaml"] + parts["criteria.yaml"],
		"network": networks,
	}
	for _, s := range new(catalog.Catalog).Sources() {
		text := where[s.Kind]
		if text == "" {
			t.Fatalf("no section is about %s", s.Files)
		}
		everyField(s.Form, func(f field.Field) {
			fields++
			name := regexp.QuoteMeta(f.Name)
			if !regexp.MustCompile("`" + name + "\\b|\\b" + name + "`|(?m)(^|[\\s{(`])" + name + ":").MatchString(text) {
				t.Errorf("the section about %s does not name %q (%s)", s.Files, f.Name, f.About)
			}
			if f.About == "" || len(f.Examples) == 0 || !strings.HasSuffix(f.About, ".") && !strings.HasSuffix(f.About, "…") {
				t.Errorf("%s: %q needs a sentence and an example", s.Files, f.Name)
			}
		})
	}
	if fields < 100 {
		t.Errorf("only %d fields are declared", fields)
	}
}

// sections returns the parts of a page by their headings.
func sections(page string) map[string]string {
	parts := map[string]string{}
	for _, part := range strings.Split(page, "\n## ")[1:] {
		heading, text, _ := strings.Cut(part, "\n")
		parts[heading] = text
	}
	return parts
}

// everyField visits the fields of a form and of the forms in it.
func everyField(f field.Form, visit func(field.Field)) {
	for _, one := range f.Fields {
		visit(one)
		everyField(one.Form, visit)
	}
	for _, one := range f.Forms {
		everyField(one, visit)
	}
	if f.Of != nil {
		everyField(*f.Of, visit)
	}
}
