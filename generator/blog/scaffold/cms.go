package scaffold

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"text/template"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
)

//go:embed cms
var cms embed.FS

// cmsMark is the first line of the editor's settings as long as they are ours.
const cmsMark = "# Written by `aboveboard init --cms`, which writes it again for new criteria. Remove this line to keep changes of your own."

// ours is in each of the files, as long as it is.
const ours = "Written by `aboveboard init --cms`, which writes it again"

// scriptMark is cmsMark in a script.
const scriptMark = "// Written by `aboveboard init --cms`, which writes it again for new sources. Remove this line to keep changes of your own."

// CMS plans the files of Decap CMS, which edits posts and sources in a browser. Its
// settings follow the declarations of the sources, and the blog's criteria and languages;
// its buttons for shortcodes follow what these declare.
func CMS(b *blog.Blog, c *catalog.Catalog, component fs.FS) ([]filechange.Change, []string, error) {
	config, err := cmsConfig(b, c)
	if err != nil {
		return nil, nil, err
	}
	own, err := shortcodes.Read(component)
	if err != nil {
		return nil, nil, err
	}
	data, err := shortcodeData(own, c)
	if err != nil {
		return nil, nil, err
	}
	files := map[string][]byte{"config.yml": config, "shortcodes.js": data}
	for _, name := range []string{"index.html", "aboveboard.js"} {
		if files[name], err = cms.ReadFile("cms/" + name); err != nil {
			return nil, nil, err
		}
	}
	var changes []filechange.Change
	var notes []string
	for _, name := range []string{"index.html", "aboveboard.js", "shortcodes.js", "config.yml"} {
		path := b.At("static/admin/" + name)
		old, err := source.Read(blog.Local(b.Root, path), source.LargestText)
		switch {
		case err == nil && bytes.Equal(old, files[name]):
			continue
		case err == nil && !bytes.Contains(old, []byte(ours)):
			notes = append(notes, path+" is yours and stays as it is")
			continue
		case err != nil && !os.IsNotExist(err):
			return nil, nil, fmt.Errorf("read %s: %w", path, err)
		}
		changes = append(changes, filechange.Change{Path: path, Content: files[name]})
	}
	return changes, notes, nil
}

func cmsConfig(b *blog.Blog, c *catalog.Catalog) ([]byte, error) {
	fields := cmsFields{catalog: c, known: c.Known()}
	text, err := template.New("").Funcs(template.FuncMap{"fields": fields.of}).ParseFS(cms, "cms/config.yml.tmpl")
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = text.ExecuteTemplate(&out, "config.yml.tmpl", map[string]any{
		"Mark": cmsMark, "Posts": postsFolder(b), "Uploads": b.At("static/uploads"), "Pictures": b.At("assets/products"),
	})
	return out.Bytes(), err
}

// postsFolder is the section of the blog with the most posts.
func postsFolder(b *blog.Blog) string {
	names, _ := b.Posts()
	counts, best := map[string]int{}, "content/posts"
	for _, name := range names {
		parts := strings.Split(name, "/")
		if len(parts) < 3 || !strings.HasSuffix(name, ".md") {
			continue
		}
		folder := strings.Join(parts[:2], "/")
		if counts[folder]++; counts[folder] > counts[best] {
			best = folder
		}
	}
	return best
}
