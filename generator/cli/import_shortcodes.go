package cli

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/wordpress"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/workers"
)

// foreign is a shortcode of a WordPress plugin: a line of `import --shortcodes`, and an
// entry of its JSON.
type foreign struct {
	File     string   `json:"file"`
	Line     int      `json:"line"`
	Column   int      `json:"column"`
	Plugin   string   `json:"plugin"`
	Name     string   `json:"name"`
	Text     string   `json:"text"`
	Becomes  string   `json:"becomes"`  // a shortcode of Aboveboard; empty if there is more to do
	Products []string `json:"products"` // of the blog, that it is about
	Missing  []string `json:"missing"`  // numbers of products that the blog does not have
	Note     string   `json:"note"`     // what to do if there is no shortcode yet
}

// importShortcodes lists the shortcodes of WordPress plugins in posts.
func (a *app) importShortcodes(ctx context.Context, paths []string, asJSON bool) error {
	loaded, err := a.loadBut(func(f finding.Finding) bool { return ofTables(f) || f.Rule == "stale-fact" || f.Rule == "stale-price" })
	if err != nil {
		return err
	}
	plugins, err := wordpress.Load()
	if err != nil {
		return failure{err}
	}
	root, names, findings, err := a.postsAt(ctx, paths)
	if err != nil {
		return err
	}
	for _, f := range findings {
		display.Printf(a.stderr, "aboveboard: %s: %s\n", f.File.Path, f.Message)
	}
	if len(names) == 0 && len(findings) > 0 {
		return errFindings
	}
	known := plugins.For(loaded)
	found := make([][]foreign, len(names))
	err = workers.Each(ctx, len(names), func(i int) {
		data, err := source.Read(blog.Local(root, names[i]), source.LargestText)
		if err != nil {
			return // check reports it
		}
		file := source.New(names[i], data)
		for _, s := range plugins.Find(data) {
			r, at := known.Replace(s), file.Position(s.Span.Start)
			found[i] = append(found[i], foreign{File: names[i], Line: at.Line, Column: at.Column, Plugin: s.Plugin, Name: s.Name, Text: s.Text,
				Becomes: r.Shortcode, Products: append([]string{}, r.Products...), Missing: append([]string{}, r.Missing...), Note: r.Note})
		}
	})
	if err != nil {
		return failure{err}
	}
	all := slices.Concat(found...)
	if asJSON {
		return a.printJSON(append([]foreign{}, all...))
	}
	for _, s := range all {
		display.Println(a.stdout, s.String())
	}
	a.countShortcodes(all, len(names))
	return nil
}

// String returns what replaces the shortcode, after its place.
func (s foreign) String() string {
	at := fmt.Sprintf("%s:%d:%d: %s", s.File, s.Line, s.Column, shortened(s.Text))
	if s.Becomes != "" {
		return at + " becomes " + s.Becomes
	}
	return at + ": " + s.Note
}

func shortened(text string) string {
	const most = 100
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return text
}

// postsAt returns the posts at some paths, or all posts of the blog.
func (a *app) postsAt(ctx context.Context, paths []string) (root string, names []string, findings []finding.Finding, err error) {
	if len(paths) > 0 {
		names, findings = new(blog.Blog).PostsIn(paths)
		return "", names, findings, nil
	}
	b, err := a.open(ctx)
	if err != nil {
		return "", nil, nil, err
	}
	names, findings = b.Posts()
	return b.Root, names, findings, nil
}

// countShortcodes prints how many there are of each plugin, and how many can be replaced
// now.
func (a *app) countShortcodes(all []foreign, posts int) {
	type count struct{ all, ready int }
	counts := map[string]count{}
	in := map[string]bool{}
	for _, s := range all {
		c := counts[s.Plugin]
		c.all++
		if s.Becomes != "" {
			c.ready++
		}
		counts[s.Plugin], in[s.File] = c, true
	}
	if len(all) == 0 {
		display.Printf(a.stdout, "no shortcodes of WordPress plugins in %s\n", display.Plural(posts, "post"))
		return
	}
	display.Printf(a.stdout, "%s in %d of %s:\n", display.Plural(len(all), "shortcode"), len(in), display.Plural(posts, "post"))
	for _, plugin := range slices.Sorted(maps.Keys(counts)) {
		display.Printf(a.stdout, "  %s: %d, of which %d can be replaced now\n", plugin, counts[plugin].all, counts[plugin].ready)
	}
}
