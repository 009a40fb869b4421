package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// tutorialPage is the page whose steps are pictured, as it is written now.
const tutorialPage = "content/docs/compare-products.md"

// ofTutorial are the pictures of its steps, by the page of the blog that shows each.
var ofTutorial = []picture{
	{"static/tutorial-product.png", "/product/", 760, 900, 2, "light", ".abv-product"},
	{"static/tutorial-table.png", "/table/", 760, 1200, 2, "light", ".abv-comparison"},
	{"static/tutorial-post.png", "/post/", 760, 1600, 1.5, "light", "main"},
}

const desk = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80"><path fill="#b98a5a" d="M6 20h108v9H6z"/><path fill="#6d7680" d="M22 29h7v40h-7zM91 29h7v40h-7zM14 69h23v5H14zM83 69h23v5H83z"/></svg>`

const plainPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body style="margin:0;background:#fff;color:#1a1a1a;font:17px/1.5 system-ui,sans-serif"><main style="max-width:44rem;margin:auto;padding:1rem">{{ with .Title }}<h1>{{ . }}</h1>{{ end }}{{ .Content }}</main></body></html>
`

// tutorial makes the blog that the page describes, in a folder of its own, and returns
// where it was published.
func tutorial(folder string) (string, error) {
	text, err := os.ReadFile(tutorialPage)
	if err != nil {
		return "", err
	}
	files := map[string]string{
		"hugo.yaml":             "baseURL: /\ntitle: Desks\ntheme: aboveboard\ndisableKinds: [taxonomy, term, rss, sitemap, section, home]\n",
		"layouts/page.html":     plainPage,
		"assets/desks/oak.svg":  desk,
		"assets/desks/reed.svg": desk,
		"content/product.md":    "{{< disclosure >}}\n\n{{< product oak-desk >}}\n",
		"content/table.md":      "{{< disclosure >}}\n\n{{< comparison standing-desks >}}\n",
		"content/post.md":       "---\ntitle: Which desk?\n---\n{{< disclosure >}}\n\n{{< comparison standing-desks >}}\n\n{{< verdict standing-desks >}}\n",
	}
	for name, body := range files {
		if strings.HasPrefix(name, "content/") && !strings.HasPrefix(body, "---") {
			files[name] = "---\ntitle: \"\"\n---\n" + body
		}
	}
	for _, block := range regexp.MustCompile("(?s)```yaml\n# (aboveboard/\\S+)\n(.*?)```").FindAllStringSubmatch(string(text), -1) {
		files[block[1]] += block[2]
	}
	for name, body := range files {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return "", err
		}
		if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
			return "", err
		}
	}
	program := filepath.Join(folder, "aboveboard.exe")
	if err := inFolder("", "go", "build", "-o", program, "."); err != nil {
		return "", err
	}
	for _, step := range []string{"init", "generate", "build"} {
		if err := inFolder(folder, program, step); err != nil {
			return "", err
		}
	}
	return filepath.Join(folder, "public"), nil
}

func inFolder(dir, name string, args ...string) error {
	command := exec.Command(name, args...)
	command.Dir = dir
	if out, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", filepath.Base(name), strings.Join(args, " "), err, out)
	}
	return nil
}
