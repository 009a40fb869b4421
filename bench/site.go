package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

const (
	wordsOfPost      = 600
	wordsOfParagraph = 75
	firstWord        = "Everyone"
)

// site is the folder of a variant's site.
func (o options) site(v variant) string {
	return filepath.Join(o.dir, strings.ReplaceAll(v.name, " ", "-"))
}

// writeSite makes the site of a variant: the same posts for all, from the seed.
func (o options) writeSite(v variant, posts int) error {
	site := o.site(v)
	files := map[string]string{
		"hugo.toml": o.configuration(),
	}
	if o.theme == "" {
		files["layouts/page.html"] = "<!doctype html><html><head><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>\n"
		files["layouts/list.html"] = "<!doctype html><html><body>{{ range .RegularPages }}<p><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></p>{{ end }}</body></html>\n"
	}
	for name, text := range v.files {
		files[name] = text
	}
	random := rand.New(rand.NewPCG(o.seed, 0))
	for i := range posts {
		files[fmt.Sprintf("content/posts/%d.md", i)] = fmt.Sprintf("---\ntitle: Post %d\n---\n%s%s%s", i, v.top, prose(random, i), v.below)
	}
	if err := writeFiles(site, files); err != nil {
		return err
	}
	return os.CopyFS(filepath.Join(site, "data"), os.DirFS(filepath.Join(o.repository, "data")))
}

// configuration has the component in all sites alike, and HTML only unless there is a
// theme.
func (o options) configuration() string {
	themes, component := filepath.Dir(o.repository), filepath.Base(o.repository)
	if o.theme != "" {
		if theme, err := filepath.Rel(themes, o.theme); err == nil { // only another drive of Windows has no such path
			return fmt.Sprintf("baseURL = \"https://blog.example/\"\ntitle = \"Blog\"\nthemesDir = %q\ntheme = [%q, %q]\n", filepath.ToSlash(themes), component, filepath.ToSlash(theme))
		}
	}
	return fmt.Sprintf(`baseURL = "https://blog.example/"
title = "Blog"
themesDir = %q
theme = [%q]
disableKinds = ["taxonomy", "term", "rss", "sitemap", "robotsTXT", "404"]
`, filepath.ToSlash(themes), component)
}

// prose is a post's words: paragraphs, two ordinary links and a paid one, so that the disclosure has a reason.
func prose(random *rand.Rand, post int) string {
	links := map[int]string{
		110: fmt.Sprintf("[a guide](https://guide.example/%d/)", post),
		310: fmt.Sprintf("[the manual](https://www.manual.example/page/%d?part=2)", post),
		510: fmt.Sprintf("[this one](https://www.amazon.com/dp/B%09d?tag=example-20)", post),
	}
	common := strings.Fields("the a of and to that with for from this one more than when what good small large light price test week first travel camera battery handle drawer quiet simple better paper light")
	var b strings.Builder
	b.WriteString(firstWord)
	for i := 1; i < wordsOfPost; i++ {
		if i%wordsOfParagraph == 0 {
			b.WriteString(".\n\nThen")
			continue
		}
		b.WriteByte(' ')
		if link, ok := links[i]; ok {
			b.WriteString(link)
			continue
		}
		b.WriteString(common[random.IntN(len(common))])
	}
	return b.String() + ".\n"
}

// markdownTable is what an author would write without us.
func markdownTable(rows int) string {
	var b strings.Builder
	b.WriteString("| Criterion | Amazon Associates | Amazon Influencer |\n|---|---|---|\n")
	for i := range rows {
		fmt.Fprintf(&b, "| Criterion %d | up to 10%% of the price, in 60 days ([source](https://source.example/%d)) | **from 1,000 followers**, as the terms say ([source](https://source.example/%d/b)) |\n", i, i, i)
	}
	return b.String()
}
