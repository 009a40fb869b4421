package lint_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

func TestAPostIsNotBlamedForWhatItsThemeWrites(t *testing.T) {
	const sentence = "<p>We earn a commission when you buy through links on this page.</p>"
	tests := []struct {
		name, template, text string
		blamed               bool
	}{
		{"above the post", "themes/paper/layouts/_default/single.html", "<h1>{{ .Title }}</h1>" + sentence + "{{ .Content }}", false},
		{"below the post", "layouts/_default/single.html", "<h1>{{ .Title }}</h1>{{ .Content }}" + sentence, true},
		{"in a template named for it", "layouts/partials/affiliate-notice.html", sentence, false},
		{"in the footer", "layouts/partials/footer.html", sentence, true},
		{"in lists", "layouts/_default/list.html", sentence + "{{ .Content }}", true},
		{"our own partial", "layouts/page.html", "{{ partial \"aboveboard/disclosure-for.html\" . }}{{ .Content }}", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			root := t.TempDir()
			name := filepath.Join(root, test.template)
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(test.text), 0o644); err != nil {
				t.Fatal(err)
			}
			o, err := knowledge()
			if err != nil {
				t.Fatal(err)
			}
			o.Templates = lint.ReadTemplates(root)
			checker, _ := lint.New(o)
			found := checker.Post(post.Read(source.New("content/a.md", []byte("[kettle](https://shop.pxf.io/c/1234567/89012/3456)\n"))))
			if blamed := len(found) > 0; blamed != test.blamed {
				t.Errorf("blamed: %v; expected %v (%v)", blamed, test.blamed, rulesOf(found))
			}
		})
	}
}
