package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The parts that posts of Markdown and our shortcodes are made of.
var (
	openings = []string{
		"", "{{< disclosure >}}", "We earn a commission when you buy through links on this page.",
		"We earn a commission when you buy through links on this page. As an Amazon Associate I earn from qualifying purchases.",
		"This post contains affiliate links.", "*Advertisement*", "{{< disclosure programs=\"amazon-associates\" >}}",
		"Wir erhalten eine Provision, wenn du über die Links auf dieser Seite kaufst.",
	}
	paidLinks = []string{
		"I use [this kettle](https://www.amazon.com/dp/B000000001?tag=example-20) every day.",
		"I use [this kettle](https://www.amazon.com/dp/B000000001?tag=example-20) (paid link) every day.",
		"I use [this kettle](https://www.amazon.com/dp/B000000001?tag=example-20) (affiliate link) every day.",
		"#ad [a pot](https://amzn.to/3abcdef)",
		"See [the pan at Amazon][pan].\n\n[pan]: https://amzn.to/3abcdeg",
		"A stove: https://shop.pxf.io/c/1234567/89012/3456",
		"{{< paid-link amazon-associates B000000002 >}}the lid{{< /paid-link >}} fits.",
		"- [a spoon](https://shop.pxf.io/c/1234567/89012/3457)\n- [a fork](https://example.org/fork)",
		"[A book](https://example.org/book) that earns nothing.",
		"{{< comparison amazon-associates-vs-influencer >}}",
	}
	closings = []string{"", "{{< disclosure >}}", "We earn a commission when you buy through links on this page."}
)

// posts makes one post of each combination, with something between the parts.
func posts() map[string]string {
	files := map[string]string{"content/none.md": "---\ntitle: None\n---\nWords.\n"}
	for i, top := range openings {
		for j, link := range paidLinks {
			end := closings[(i+j)%len(closings)]
			if strings.Contains(top, "{{<") {
				end = ""
			}
			second := paidLinks[(i*3+j+1)%len(paidLinks)]
			files[fmt.Sprintf("content/posts/p%d-%d.md", i, j)] = fmt.Sprintf("---\ntitle: Kitchen %d\n---\n%s\n\nThis is what I cook with, and I have done so for years.\n\n%s\n\n## More\n\n%s\n\n%s\n", j, top, link, second, end)
		}
	}
	return files
}

// verdicts returns the rules that find something, by the name of the post or page
// among files with a prefix and a suffix.
func verdicts(t *testing.T, dir, prefix, suffix string, args ...string) map[string][]string {
	t.Helper()
	command := exec.Command(filepath.Join(tools, "aboveboard"), append([]string{"check", "--format", "json"}, args...)...)
	command.Dir = dir
	command.Env = append(os.Environ(), "PATH="+tools+string(os.PathListSeparator)+os.Getenv("PATH"))
	out, err := command.Output()
	if _, failed := err.(*exec.ExitError); err != nil && !failed {
		t.Fatal(err)
	}
	var report struct {
		Findings []struct {
			Rule, Severity, File string
			Pages                []string
		}
	}
	if err := json.Unmarshal(out, &report); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	found := map[string][]string{}
	for _, f := range report.Findings {
		for _, file := range append(f.Pages, f.File) {
			name, is := strings.CutPrefix(file, prefix)
			if name, cut := strings.CutSuffix(name, suffix); is && cut {
				found[name] = append(found[name], f.Rule+" "+f.Severity)
			}
		}
	}
	for name := range found {
		slices.Sort(found[name])
		found[name] = slices.Compact(found[name])
	}
	return found
}

// TestPostsAndPagesGetTheSameVerdict: where a post is Markdown and our shortcodes, the
// check of the post says what the check of its page will say.
func TestPostsAndPagesGetTheSameVerdict(t *testing.T) {
	blog := t.TempDir()
	files := posts()
	files["hugo.yaml"] = "baseURL: https://blog.example/\ntitle: Blog\n"
	files["layouts/all.html"] = layout
	write(t, blog, files)
	do(t, blog, "aboveboard", "init")
	for _, hook := range []bool{false, true} {
		t.Run(fmt.Sprintf("hook %t", hook), func(t *testing.T) {
			if hook {
				write(t, blog, map[string]string{"layouts/_markup/render-link.html": `{{ partial "aboveboard/render-link.html" . }}`})
			}
			do(t, blog, "aboveboard", "build", "--no-check")
			ofPosts := verdicts(t, blog, "content/posts/", ".md")
			ofPages := verdicts(t, blog, "public/posts/", "/index.html", "--public", "public", "content/none.md")
			clean, differ := 0, 0
			for name := range files {
				id, is := strings.CutPrefix(strings.TrimSuffix(name, ".md"), "content/posts/")
				if !is {
					continue
				}
				if len(ofPages[id]) == 0 {
					clean++
				}
				if !slices.Equal(ofPosts[id], ofPages[id]) {
					differ++
					t.Errorf("the post gets %q, its page %q:\n%s", ofPosts[id], ofPages[id], files[name])
				}
			}
			if clean == 0 || clean == len(files) {
				t.Errorf("%d of %d pages are clean: the posts prove nothing", clean, len(files))
			}
			t.Logf("%d of %d differ, %d are clean", differ, len(files)-1, clean)
		})
	}
}
