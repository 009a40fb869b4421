package lint_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// templatesOf reads the templates of the blog in a folder.
func templatesOf(t *testing.T, root string) lint.Templates {
	t.Helper()
	b, err := blog.Open(t.Context(), root, blog.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return lint.ReadTemplates(b.Layouts)
}

func TestAPostIsNotBlamedForWhatItsThemeWrites(t *testing.T) {
	const sentence = "<p>We earn a commission when you buy through links on this page.</p>"
	tests := []struct {
		name, template, text string
		blamed               bool
	}{
		{"above the post", "themes/paper/layouts/_default/single.html", "<h1>{{ .Title }}</h1>" + sentence + "{{ .Content }}", false},
		{"in a theme that is not used", "themes/old/layouts/_default/single.html", "<h1>{{ .Title }}</h1>" + sentence + "{{ .Content }}", true},
		{"in a mounted folder", "shared/single.html", "<h1>{{ .Title }}</h1>" + sentence + "{{ .Content }}", false},
		{"in a file that its mount leaves out", "shared/affiliate-old.html", sentence, true},
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
			const config = "theme = 'paper'\n[[module.mounts]]\nsource = 'layouts'\ntarget = 'layouts'\n[[module.mounts]]\nsource = 'shared'\ntarget = 'layouts/_default'\nexcludeFiles = '*-old.html'\n"
			if err := os.WriteFile(filepath.Join(root, "hugo.toml"), []byte(config), 0o644); err != nil {
				t.Fatal(err)
			}
			o, err := knowledge()
			if err != nil {
				t.Fatal(err)
			}
			o.Templates = templatesOf(t, root)
			checker, _ := lint.New(o)
			found := checker.Post(post.Read(source.New("content/a.md", []byte("[kettle](https://shop.pxf.io/c/1234567/89012/3456)\n")), component))
			if blamed := len(found) > 0; blamed != test.blamed {
				t.Errorf("blamed: %v; expected %v (%v)", blamed, test.blamed, rulesOf(found))
			}
		})
	}
}
