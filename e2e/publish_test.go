package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPagesGoWhereTheBlogSays: every way to say where pages are published, with and
// without static files. What a deleted post left goes; what somebody else put there
// stays.
func TestPagesGoWhereTheBlogSays(t *testing.T) {
	post := "---\ntitle: A\n---\n" + paidPost[strings.LastIndex(paidPost, "---\n")+4:]
	for name, c := range map[string]struct {
		config string
		files  map[string]string
		args   []string
		env    string
		want   string
	}{
		"default":     {want: "public"},
		"publishDir":  {config: "publishDir: docs\n", want: "docs"},
		"static":      {config: "publishDir: docs\n", files: map[string]string{"static/a.txt": "a"}, want: "docs"},
		"flag":        {config: "publishDir: docs\n", args: []string{"--", "-d", "out"}, want: "out"},
		"long flag":   {args: []string{"--", "--destination=out/deep"}, want: "out/deep"},
		"outside":     {config: "publishDir: ../www\n", want: "../www"},
		"environment": {files: map[string]string{"config/staging/hugo.yaml": "publishDir: stage\n"}, args: []string{"--", "-e", "staging"}, want: "stage"},
		"variable":    {env: "HUGO_PUBLISHDIR=var", want: "var"},
		"contentDir":  {config: "contentDir: texts\n", want: "public"},
	} {
		t.Run(name, func(t *testing.T) {
			content := "content"
			if strings.Contains(c.config, "contentDir") {
				content = "texts"
			}
			blog := startBlog(t, c.config, map[string]string{content + "/a.md": post, content + "/b.md": "---\ntitle: B\n---\n[A pot](https://amzn.to/3abcdef).\n"})
			write(t, blog, c.files)
			out := filepath.Join(blog, c.want)
			write(t, out, map[string]string{"CNAME": "blog.example", ".well-known/x": "y", "b/mine.txt": "m"})
			if c.env != "" {
				key, value, _ := strings.Cut(c.env, "=")
				t.Setenv(key, value)
			}
			site := strings.Replace(read(t, filepath.Join(blog, "aboveboard/site.yaml")), "publisher:", "accounts: {amazon-associates: {amazon.com: example-20}}\ncheck: {rules: {missing-rel: off}}\npublisher:", 1)
			write(t, blog, map[string]string{"aboveboard/site.yaml": site})

			args := append([]string{"build"}, c.args...)
			if said := fails(t, blog, "aboveboard", args...); !strings.Contains(said, content+"/b.md") || !strings.Contains(said, "[undisclosed-link]") || !strings.Contains(said, c.want+"/ (") {
				t.Errorf("the bad page is not found in %s:\n%s", c.want, said)
			}
			if err := os.Remove(filepath.Join(blog, content, "b.md")); err != nil {
				t.Fatal(err)
			}
			said := do(t, blog, "aboveboard", args...)
			if strings.Contains(said, "b.md") || strings.Contains(said, "b/index.html") {
				t.Errorf("the deleted post is still there:\n%s", said)
			}
			for file, there := range map[string]bool{"CNAME": true, ".well-known/x": true, "b/mine.txt": true, "a/index.html": true, "b/index.html": false} {
				if _, err := os.Stat(filepath.Join(out, file)); (err == nil) != there {
					t.Errorf("%s: there %v, want %v", file, err == nil, there)
				}
			}
			if strays, err := filepath.Glob(filepath.Join(blog, ".aboveboard-*")); err != nil || len(strays) > 0 {
				t.Errorf("temporary folders are left: %q %v", strays, err)
			}
		})
	}
}
