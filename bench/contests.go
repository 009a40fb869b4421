package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/aboveboard-hugo/aboveboard/generator/source/testfiles"
)

// generation compares generate, of everything and of nothing new, with decoding the sources.
func (o options) generation(programs int) (contest, error) {
	return o.generating(programKind, programs)
}

// generationOfProducts is the same of products.
func (o options) generationOfProducts(products int) (contest, error) {
	return o.generating(productKind, products)
}

func (o options) generating(kind itemKind, items int) (contest, error) {
	dir := filepath.Join(o.dir, fmt.Sprintf("%ss-%d", kind, items))
	if err := o.writeCatalog(dir, kind, items); err != nil {
		return contest{}, err
	}
	empty := func() error { return o.putAside(filepath.Join(dir, "data")) }
	return contest{fmt.Sprintf("%d %ss of %d facts", items, kind, factsOfProgram), []job{
		{name: "decoding the sources with yaml.v3", dir: dir, command: []string{o.self, "bare", "yaml", "aboveboard"}},
		{name: "`generate`", before: empty, dir: dir, command: []string{o.aboveboard, "generate"}},
		{name: "`generate` when nothing changed", dir: dir, command: []string{o.aboveboard, "generate"}},
	}}, nil
}

// putAside takes a folder away without deleting it: for up to five minutes, ext4 is slow to
// create files where many were deleted, which is not the program's fault.
func (o options) putAside(name string) error {
	to, err := os.MkdirTemp(o.dir, "aside-")
	if err != nil {
		return err
	}
	if err := os.Rename(name, filepath.Join(to, "data")); err != nil && !os.IsNotExist(err) {
		return err
	}
	return nil
}

// postReading compares check of posts with parsing them.
func (o options) postReading(posts int) (contest, error) {
	dir, err := o.blog(posts)
	return contest{fmt.Sprintf("%d posts", posts), []job{
		{name: "parsing the posts with goldmark", dir: dir, command: []string{o.self, "bare", "markdown", "content"}},
		{name: "the same with the extensions that Hugo turns on", dir: dir, command: []string{o.self, "bare", "hugo-markdown", "content"}},
		{name: "`check`", dir: dir, command: []string{o.aboveboard, "check"}},
	}}, err
}

// pageReading compares check of published pages with parsing them: of pages that are
// mostly words.
func (o options) pageReading(pages int) (contest, error) {
	dir := filepath.Join(o.dir, fmt.Sprintf("pages-%d", pages))
	err := writeFiles(dir, map[string]string{"hugo.toml": "title = \"Pages\"\n"})
	err = errors.Join(err, addFiles(filepath.Join(dir, "public"), testfiles.Pages(pages)))
	return readingPages(o, fmt.Sprintf("%d pages of 20 kB, a quarter of them with a paid link", pages), dir), err
}

// linkReading is pageReading of posts that each have a comparison and links, and whose
// Markdown is checked, too.
func (o options) linkReading(posts int) (contest, error) {
	dir, err := o.blog(posts)
	if err == nil {
		_, err = measure(dir, nil, o.hugo, "--quiet")
	}
	return readingPages(o, fmt.Sprintf("%d published posts full of paid links, with their Markdown", posts), dir), err
}

func readingPages(o options, work, dir string) contest {
	return contest{work, []job{
		{name: "parsing the pages with x/net/html", dir: dir, command: []string{o.self, "bare", "html", "public"}},
		{name: "`check --public public`", dir: dir, command: []string{o.aboveboard, "check", "--public", "public"}},
	}}
}

// building compares build as a whole with Hugo alone on the same blog.
func (o options) building(posts int) (contest, error) {
	dir, err := o.blog(posts)
	empty := func() error { return o.putAside(filepath.Join(dir, "public")) }
	work := fmt.Sprintf("%d posts with the component", posts)
	var found []int
	if o.theme != "" {
		work = fmt.Sprintf("%d posts of %s with the component", posts, filepath.Base(o.theme))
		found = []int{1} // what a theme shows may have findings
	}
	return contest{work, []job{
		{name: "`hugo`", before: empty, dir: dir, command: []string{o.hugo, "--quiet"}},
		{name: "`aboveboard build`", before: empty, dir: dir, command: []string{o.aboveboard, "build"}, allowed: found},
	}}, err
}

const blogSite = `publisher: Example Media LLC
languages: [en]
jurisdictions: [us]
accounts:
  amazon-associates: {amazon.com: example-20, amazon.de: example-21}
  amazon-influencer: {amazon.com: example-20, handle: example}
  ebay-partner-network: {id: 5338000000}
`

// blog makes a blog whose posts have a disclosure and a comparison, with its sources.
func (o options) blog(posts int) (string, error) {
	v := variants("")[3]
	v.name = fmt.Sprintf("blog of %d", posts)
	// Its Markdown links get their rel, so that check has nothing to find and ends with 0.
	v.files = map[string]string{"layouts/_markup/render-link.html": `{{- partial "aboveboard/render-link.html" . -}}`}
	if err := o.writeSite(v, posts); err != nil {
		return "", err
	}
	dir := o.site(v)
	files := map[string]string{"site.yaml": blogSite}
	for _, pattern := range []string{"criteria.yaml", "programs/*.yaml", "comparisons/amazon-associates-vs-influencer.yaml"} {
		names, err := fs.Glob(os.DirFS(filepath.Join(o.repository, "aboveboard")), pattern)
		if err != nil {
			return "", err
		}
		for _, name := range names {
			text, err := os.ReadFile(filepath.Join(o.repository, "aboveboard", filepath.FromSlash(name)))
			if err != nil {
				return "", err
			}
			files[name] = string(text)
		}
	}
	if err := writeFiles(filepath.Join(dir, "aboveboard"), files); err != nil {
		return "", err
	}
	_, err := measure(dir, nil, o.aboveboard, "generate")
	return dir, err
}

// compile makes the program that is measured.
func (o *options) compile() error {
	o.aboveboard = filepath.Join(o.dir, "aboveboard-program")
	command := exec.Command("go", "build", "-o", o.aboveboard, ".")
	command.Dir = o.repository
	if out, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("build the program: %w\n%s", err, out)
	}
	hugo, err := exec.LookPath(o.hugo)
	if err != nil {
		return err
	}
	// The program looks for Hugo itself.
	if err := os.Setenv("PATH", filepath.Dir(hugo)+string(os.PathListSeparator)+os.Getenv("PATH")); err != nil {
		return err
	}
	o.self, err = os.Executable()
	return err
}
