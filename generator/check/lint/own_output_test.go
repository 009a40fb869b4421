package lint_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/baseline"
	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func TestAPostIsNotBlamedForTheNameThatTheLinkHookWrites(t *testing.T) {
	root := t.TempDir()
	const text = "---\ntitle: Kettles\n---\n{{< disclosure >}}\n\nWords.\n\nI use [this kettle](https://amzn.to/3abcdef).\n"
	blamed := func() bool {
		o, err := knowledge()
		if err != nil {
			t.Fatal(err)
		}
		o.Templates = templatesOf(t, root)
		checker, _ := lint.New(o)
		for _, f := range checker.Post(post.Read(source.New("content/a.md", []byte(text)), component)) {
			if f.Rule == "unnamed-merchant" {
				return true
			}
		}
		return false
	}
	if !blamed() {
		t.Error("a short link that nothing names passes")
	}
	hook := filepath.Join(root, "layouts", "_markup", "render-link.html")
	if err := os.MkdirAll(filepath.Dir(hook), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(hook, []byte(`{{- partial "aboveboard/render-link.html" . -}}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if blamed() {
		t.Error("a link that the hook names is blamed")
	}
}

func TestABaselineOfPostsAndPagesServesABuildThatReadsPagesOnly(t *testing.T) {
	at := func(file, origin string) finding.Finding {
		return finding.Finding{Rule: "wrong-account", Subject: "https://amzn.to/x", File: source.New(file, nil), Origin: origin}
	}
	known := baseline.Of([]finding.Finding{at("content/a.md", "")})
	fresh, old := known.New([]finding.Finding{at("public/a/index.html", "content/a.md"), at("public/b/index.html", "content/b.md")})
	if old != 1 || len(fresh) != 1 || fresh[0].Origin != "content/b.md" {
		t.Errorf("%d are known and new is %v; what was found in a post is known on its page", old, fresh)
	}
}
