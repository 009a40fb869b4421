package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// fails runs a program that must end with exit status 1, and returns what it said.
func fails(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	return ends(t, 1, dir, name, args...)
}

// ends runs a program that must end with an exit status, and returns what it said.
func ends(t *testing.T, status int, dir, name string, args ...string) string {
	t.Helper()
	command := exec.Command(filepath.Join(tools, name), args...)
	command.Dir = dir
	command.Env = append(os.Environ(), "PATH="+tools+string(os.PathListSeparator)+os.Getenv("PATH"))
	out, err := command.CombinedOutput()
	if exit, ok := err.(*exec.ExitError); !ok || exit.ExitCode() != status {
		t.Fatalf("%s %s: %v, want exit status %d\n%s", name, strings.Join(args, " "), err, status, out)
	}
	return string(out)
}

const paidPost = "---\ntitle: Kettle\n---\n{{< disclosure >}}\n\nI use {{< paid-link amazon-associates B08N5WRWNW >}}this kettle{{< /paid-link >}} every day.\n\nAnd [this pot from Amazon](https://amzn.to/3abcdef).\n"

// TestABuildFailsWhenReadersMissTheDisclosure: a real Hugo, a theme of the blog's
// own, and what goes wrong in real life.
func TestABuildFailsWhenReadersMissTheDisclosure(t *testing.T) {
	blog := t.TempDir()
	theme := strings.Replace(layout, "</head>", `<link rel="stylesheet" href="/theme.css"></head>`, 1)
	write(t, blog, map[string]string{"hugo.yaml": "baseURL: https://blog.example/\ntitle: Blog\n", "layouts/all.html": theme,
		"static/theme.css": "body { font-size: 18px }", "content/kettle.md": paidPost})
	do(t, blog, "aboveboard", "init")
	site := strings.Replace(read(t, filepath.Join(blog, "aboveboard/site.yaml")), "publisher:", "accounts: {amazon-associates: {amazon.com: example-20}}\ncheck: {rules: {missing-rel: off}}\npublisher:", 1)
	write(t, blog, map[string]string{"aboveboard/site.yaml": site})
	do(t, blog, "aboveboard", "build", "--", "--panicOnWarning", "--minify")
	page := read(t, filepath.Join(blog, "public/kettle/index.html"))
	for _, want := range []string{"tag=example-20", "sponsored nofollow noopener", "As an Amazon Associate I earn from qualifying purchases."} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q in\n%s", want, page)
		}
	}
	if strings.Contains(page, "noreferrer") {
		t.Error("the link hides where the click came from")
	}

	for _, wrong := range []struct {
		why, name, text, rule string
	}{
		{"the theme hides the box", "static/theme.css", ".abv-notice { display: none }", "[hidden-disclosure]"},
		{"the theme hides it on phones", "static/theme.css", "@media (max-width: 600px) { .abv-notice { display: none } }", "[hidden-disclosure]"},
		{"the theme writes the text before the box", "content/kettle.md", strings.Replace(paidPost, "{{< disclosure >}}\n\n", "", 1) + "\n{{< disclosure >}}\n", "[late-disclosure]"},
		{"the disclosure is forgotten", "content/kettle.md", strings.Replace(paidPost, "{{< disclosure >}}\n\n", "", 1), "[undisclosed-link]"},
		{"the theme moves the text into the footer", "layouts/all.html", strings.NewReplacer("{{ .Content }}", `<a href="https://amzn.to/3abcdef" rel="sponsored">Amazon</a></main><footer>{{ .Content }}</footer><main>`).Replace(theme), "[disclosure-outside-text]"},
	} {
		path := filepath.Join(blog, wrong.name)
		before := read(t, path)
		write(t, blog, map[string]string{wrong.name: wrong.text})
		if said := fails(t, blog, "aboveboard", "build"); !strings.Contains(said, wrong.rule) || !strings.Contains(said, "content/kettle.md") {
			t.Errorf("%s: no %s of content/kettle.md in\n%s", wrong.why, wrong.rule, said)
		}
		write(t, blog, map[string]string{wrong.name: before})
	}
	do(t, blog, "aboveboard", "build")
}
