package main

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// tutorial is a page of the documentation whose examples are pictured, as it is
// written now.
type tutorial struct {
	page     string
	source   *regexp.Regexp    // an example that is a file: its name, and what it contains
	files    map[string]string // what the blog has besides
	pictures []picture
}

// tutorials are the pages with pictures of their examples.
var tutorials = []tutorial{
	{"content/docs/compare-products.md", regexp.MustCompile("(?s)```yaml\n# (aboveboard/\\S+)\n(.*?)```"), map[string]string{
		"assets/desks/oak.svg":  desk,
		"assets/desks/reed.svg": desk,
		"content/product.md":    "---\ntitle: \"\"\n---\n{{< disclosure >}}\n\n{{< product oak-desk >}}\n",
		"content/table.md":      "---\ntitle: \"\"\n---\n{{< disclosure >}}\n\n{{< comparison standing-desks >}}\n",
		"content/post.md":       "---\ntitle: Which desk?\n---\n{{< disclosure >}}\n\n{{< comparison standing-desks >}}\n\n{{< verdict standing-desks >}}\n",
	}, ofProducts},
	{"content/docs/bring-your-spreadsheet.md", regexp.MustCompile("(?s)```(?:text\n|yaml\n# )(aboveboard/\\S+)\n(.*?)```"), map[string]string{
		"aboveboard/site.yaml":                       "publisher: Example Media LLC\njurisdictions: [us]\nlanguages: [en]\naccounts:\n  amazon-associates: {amazon.com: example-20}\n",
		"aboveboard/programs/amazon-associates.yaml": "name: Amazon Associates\nurl: https://affiliate-program.amazon.com/\nmerchant: Amazon\nnetwork: amazon\nsummary: Pays for sales at Amazon.\n",
		"assets/oak.svg":                             desk,
		"assets/reed.svg":                            desk,
		"layouts/sheet.html":                         sheetPage,
		"content/sheet.md":                           "---\ntitle: Two desks compared\nlayout: sheet\n---\n{{< disclosure >}}\n\n{{< comparison desks >}}\n",
	}, ofSpreadsheet},
}

// ofProducts are pictures of the steps to a comparison, by the page of the blog that
// shows each.
var ofProducts = []picture{
	{"static/tutorial-product.png", "/product/", 760, 900, 2, "light", ".abv-product"},
	{"static/tutorial-table.png", "/table/", 760, 1200, 2, "light", ".abv-comparison"},
	{"static/tutorial-post.png", "/post/", 760, 1600, 1.5, "light", "main"},
}

// ofSpreadsheet shows a table and what becomes of it.
var ofSpreadsheet = []picture{{"static/spreadsheet.png", "/sheet/", 960, 1600, 2, "light", "main"}}

const desk = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80"><path fill="#b98a5a" d="M6 20h108v9H6z"/><path fill="#6d7680" d="M22 29h7v40h-7zM91 29h7v40h-7zM14 69h23v5H14zM83 69h23v5H83z"/></svg>`

const plainPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body style="margin:0;background:#fff;color:#1a1a1a;font:17px/1.5 system-ui,sans-serif"><main style="max-width:44rem;margin:auto;padding:1rem">{{ with .Title }}<h1>{{ . }}</h1>{{ end }}{{ .Content }}</main></body></html>
`

// sheetPage shows the blog's table as a spreadsheet does, above the page made from it.
const sheetPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title><style>
body{margin:0;background:#fff;color:#1a1a1a;font:17px/1.5 system-ui,sans-serif}
main{padding:1rem;max-width:60rem}
.sheet{border-collapse:collapse;font-size:13px;line-height:1.3}
.sheet td,.sheet th{border:1px solid #c8ccd0;padding:3px 6px;max-width:7.5rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;text-align:left}
.sheet th{background:#f0f2f4;color:#5a6470;font-weight:400;text-align:center}
.sheet tr:nth-child(2) td{font-weight:600}
.arrow{text-align:center;font-size:32px;line-height:1;margin:.75rem 0;color:#5a6470}
</style></head><body><main>
{{- $rows := transform.Unmarshal (readFile "aboveboard/products/desks.csv") }}
<table class="sheet"><tr><th></th>{{ range $i, $_ := index $rows 0 }}<th>{{ substr "ABCDEFGHIJKLMNOP" $i 1 }}</th>{{ end }}</tr>
{{ range $i, $row := $rows }}<tr><th>{{ add $i 1 }}</th>{{ range $row }}<td>{{ . }}</td>{{ end }}</tr>
{{ end }}</table><p class="arrow">↓</p>
{{ .Content }}</main></body></html>
`

// build makes the blog that the page describes, in a folder of its own, and returns
// where it was published.
func (t tutorial) build(folder string) (string, error) {
	text, err := os.ReadFile(t.page)
	if err != nil {
		return "", err
	}
	files := maps.Clone(t.files)
	files["hugo.yaml"] = "baseURL: /\ntitle: Desks\ntheme: aboveboard\ndisableKinds: [taxonomy, term, rss, sitemap, section, home]\n"
	files["layouts/page.html"] = plainPage
	for _, block := range t.source.FindAllStringSubmatch(string(text), -1) {
		files[block[1]] += strings.ReplaceAll(strings.TrimLeft(block[2], "\n"), ".jpg", ".svg") // drawings in place of photographs
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
