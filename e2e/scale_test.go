//go:build unix

package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/aboveboard-hugo/aboveboard/generator/source/docs"
)

// workflow is what is run of a workflow file.
type workflow struct {
	Jobs yaml.Node
}

type job struct {
	Needs    string
	Strategy struct{ Matrix map[string][]string }
	Steps    []struct {
		Name, Uses, Run string
		With            map[string]string
	}
}

// npx replaces npm's: both programs are already installed, and nothing is deployed.
const npx = `#!/bin/sh
shift
program=${1%@*}
shift
if [ "$program" = netlify-cli ]; then echo "$@" > deployed; exit; fi
exec "$program" "$@"
`

// TestTheWorkflowOfAVeryLargeBlogRuns runs each step of the workflow that the page shows,
// in a checkout of its own for each job, with the configuration that the page shows.
func TestTheWorkflowOfAVeryLargeBlogRuns(t *testing.T) {
	page := docs.Page(t, "..", "scale.md")
	block := func(kind string) string { return docs.Of(page, kind)[0] }
	var file workflow
	if err := yaml.Unmarshal([]byte(block("yaml")), &file); err != nil {
		t.Fatal(err)
	}
	blog := largeBlog(t, block("toml"))
	bin := filepath.Join(t.TempDir(), "npx")
	if err := os.WriteFile(bin, []byte(npx), 0o755); err != nil {
		t.Fatal(err)
	}
	r := runner{t: t, blog: blog, artifacts: t.TempDir(), path: filepath.Dir(bin) + ":" + tools + ":" + os.Getenv("PATH")}
	var last string
	for i := 0; i < len(file.Jobs.Content); i += 2 {
		var j job
		if err := file.Jobs.Content[i+1].Decode(&j); err != nil {
			t.Fatal(err)
		}
		last = r.job(file.Jobs.Content[i].Value, j)
	}
	if got := strings.TrimSpace(read(t, filepath.Join(last, "deployed"))); got != "deploy --prod --no-build --dir public" {
		t.Errorf("deployed with %q", got)
	}
	do(t, blog, "hugo", "--quiet", "--minify")
	whole, parts := filesIn(t, filepath.Join(blog, "public")), filesIn(t, filepath.Join(last, "public"))
	for name, text := range whole {
		if parts[name] != text {
			t.Errorf("%s differs from that of one build: %d bytes, and not %d", name, len(parts[name]), len(text))
		}
	}
	if len(parts) != len(whole) || len(whole) < 40 {
		t.Errorf("%d files in parts, %d as a whole", len(parts), len(whole))
	}
	command := exec.Command(filepath.Join(tools, "aboveboard"), "check", "--public", "public", "--format", "github")
	command.Dir, command.Env = blog, append(os.Environ(), "PATH="+r.path)
	out, _ := command.Output() // it may have findings
	if string(out) != r.merged {
		t.Errorf("the merged report is\n%s\nand the whole one\n%s", r.merged, out)
	}
}

// largeBlog has posts with many first letters, and no errors but warnings.
func largeBlog(t *testing.T, segments string) string {
	t.Helper()
	blog := filepath.Join(t.TempDir(), "blog")
	files := map[string]string{
		"hugo.toml":        "baseURL = \"https://blog.example/\"\ntitle = \"Blog\"\n",
		"layouts/all.html": layout,
		"content/about.md": "---\ntitle: About\n---\nWords.\n",
	}
	for i, c := range "0abcdefghijklmnopqrstuvwxyzé" {
		files[fmt.Sprintf("content/posts/%c-post.md", c)] = fmt.Sprintf("---\ntitle: Post %d\ntags: [t%d]\n---\nWords about [a kettle](https://kettles.example/%d).\n\n<!-- aboveboard:ignore undisclosed-link not needed -->\nMore.\n", i, i%3, i)
	}
	write(t, blog, files)
	do(t, blog, "aboveboard", "init")
	do(t, blog, "aboveboard", "generate")
	write(t, blog, map[string]string{"hugo.toml": read(t, filepath.Join(blog, "hugo.toml")) + segments})
	return blog
}

// runner does what GitHub does with a job, as far as this workflow needs it.
type runner struct {
	t                     *testing.T
	blog, artifacts, path string
	merged                string // what report merge printed
}

var expression = regexp.MustCompile(`\$\{\{ matrix\.(\w+) \}\}`)

// job runs a job for each value of its matrix, and returns the folder of the last one.
func (r *runner) job(name string, j job) string {
	values, key := []string{""}, ""
	for k, v := range j.Strategy.Matrix {
		key, values = k, v
	}
	var checkout string
	for _, value := range values {
		checkout = filepath.Join(r.t.TempDir(), name)
		if err := os.CopyFS(checkout, os.DirFS(r.blog)); err != nil {
			r.t.Fatal(err)
		}
		fill := func(text string) string {
			return expression.ReplaceAllStringFunc(text, func(m string) string {
				if expression.FindStringSubmatch(m)[1] != key {
					r.t.Fatalf("%s: the matrix has no %s", name, m)
				}
				return value
			})
		}
		for _, step := range j.Steps {
			switch action, _, _ := strings.Cut(step.Uses, "@"); {
			case step.Name == "Install Hugo", action == "actions/checkout":
			case action == "actions/upload-artifact":
				r.upload(checkout, fill(step.With["name"]), fill(step.With["path"]))
			case action == "actions/download-artifact":
				r.download(checkout, step.With["pattern"], step.With["path"])
			case step.Run != "":
				r.run(checkout, fill(step.Run))
			default:
				r.t.Fatalf("%s: the test does not know what %q does", name, step.Uses)
			}
		}
	}
	return checkout
}

func (r *runner) run(checkout, script string) {
	r.t.Helper()
	command := exec.Command("bash", "-e", "-c", script)
	command.Dir, command.Env = checkout, append(os.Environ(), "PATH="+r.path)
	var talk strings.Builder
	command.Stderr = &talk
	out, err := command.Output()
	if err != nil {
		r.t.Fatalf("%s: %v\n%s%s", script, err, out, talk.String())
	}
	if strings.Contains(script, "report merge") {
		r.merged = string(out)
	}
}

func (r *runner) upload(checkout, name, path string) {
	write(r.t, filepath.Join(r.artifacts, name), map[string]string{filepath.Base(path): read(r.t, filepath.Join(checkout, path))})
}

// download puts the artifacts of a pattern into one folder.
func (r *runner) download(checkout, pattern, into string) {
	patterns := []string{pattern}
	if before, rest, found := strings.Cut(pattern, "{"); found {
		names, after, _ := strings.Cut(rest, "}")
		patterns = nil
		for name := range strings.SplitSeq(names, ",") {
			patterns = append(patterns, before+name+after)
		}
	}
	for _, p := range patterns {
		files, err := filepath.Glob(filepath.Join(r.artifacts, p, "*"))
		if err != nil || len(files) == 0 {
			r.t.Fatalf("no artifact is called %q", p)
		}
		for _, file := range files {
			write(r.t, filepath.Join(checkout, into), map[string]string{filepath.Base(file): read(r.t, file)})
		}
	}
}
