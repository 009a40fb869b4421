package published

import (
	"path"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
)

// Content has the properties of a post that decide where Hugo publishes it
// (https://gohugo.io/content-management/urls/).
type Content struct {
	Path     string // relative to the blog: "content/posts/a.md"
	Mounted  string // its path among the blog's content: "posts/a.md"
	Language string // from the file name or the folder; empty for the site's default
	Title    string
	Slug     string
	URL      string
	Aliases  []string
}

// FromFrontMatter sets a post's properties from its front matter, whose keys Hugo reads
// in upper or lower case.
func FromFrontMatter(name, mounted, language string, matter map[string]any) Content {
	c := Content{Path: name, Mounted: mounted, Language: language}
	for key, value := range matter {
		text, _ := value.(string)
		switch strings.ToLower(key) {
		case "title":
			c.Title = text
		case "slug":
			c.Slug = text
		case "url":
			c.URL = text
		case "aliases":
			switch list := value.(type) {
			case []any:
				for _, one := range list {
					if alias, ok := one.(string); ok {
						c.Aliases = append(c.Aliases, alias)
					}
				}
			case []string:
				c.Aliases = append(c.Aliases, list...)
			}
		}
	}
	return c
}

// Origins finds the post that a page was made from.
type Origins struct {
	certain map[string]string // by route, without slashes, lower case; "" for several posts
	likely  map[string]string // with the language's folder left out or added
	titles  map[string][]int
	posts   []Content
}

// NewOrigins indexes posts; languages are the blog's languages.
func NewOrigins(posts []Content, languages []string) *Origins {
	o := &Origins{certain: map[string]string{}, likely: map[string]string{}, titles: map[string][]int{}, posts: posts}
	for i := range posts {
		c := &posts[i]
		o.add(c, languages)
		if title := plainTitle(c.Title); title != "" {
			o.titles[title] = append(o.titles[title], i)
		}
	}
	return o
}

// add adds the routes that a post may have.
func (o *Origins) add(c *Content, languages []string) {
	for _, alias := range c.Aliases {
		enter(o.likely, plainRoute(alias), c.Path)
	}
	route, suffix := defaultRoute(c)
	if c.URL != "" {
		route = plainRoute(c.URL)
		enter(o.certain, route, c.Path)
	}
	language := strings.ToLower(c.Language)
	if language == "" {
		language = suffix
	}
	if language != "" {
		enter(o.certain, path.Join(language, route), c.Path)
		enter(o.likely, route, c.Path)
		return
	}
	enter(o.certain, route, c.Path)
	for _, one := range languages {
		enter(o.likely, path.Join(strings.ToLower(one), route), c.Path)
	}
}

// enter assigns a route to a post; a route of two posts belongs to neither.
func enter(in map[string]string, route, name string) {
	if other, taken := in[route]; taken && other != name {
		name = ""
	}
	in[route] = name
}

// defaultRoute returns the route by Hugo's default rules, and the language in the
// file name ("a.de.md").
func defaultRoute(c *Content) (route, language string) {
	dir, base := path.Split(c.Mounted)
	base = strings.TrimSuffix(base, path.Ext(base))
	if ext := strings.TrimPrefix(path.Ext(base), "."); ext != "" && len(ext) <= 11 && c.Language != "" && strings.EqualFold(ext, c.Language) {
		base, language = strings.TrimSuffix(base, "."+ext), strings.ToLower(ext)
	}
	switch {
	case base == "_index":
		return plainRoute(dir), language
	case base == "index" && c.Slug != "":
		return plainRoute(path.Join(path.Dir(strings.TrimSuffix(dir, "/")), c.Slug)), language
	case base == "index":
		return plainRoute(dir), language
	case c.Slug != "":
		base = c.Slug
	}
	return plainRoute(path.Join(dir, base)), language
}

// plainRoute returns one spelling for all forms of a route: no slashes around it, no
// index.html, no .html, hyphens for spaces, lower case.
func plainRoute(route string) string {
	route = strings.ToLower(strings.Trim(strings.TrimSpace(route), "/"))
	route = strings.ReplaceAll(route, " ", "-")
	if route == "index.html" || route == "." {
		return ""
	}
	return strings.TrimSuffix(strings.TrimSuffix(route, "/index.html"), ".html")
}

// Of returns the path of the post that a page was made from, or "" if that is not
// certain. The name is the page's, relative to the public folder; p may be nil.
func (o *Origins) Of(name string, p *page.Page) string {
	route := plainRoute(name)
	if origin, known := o.certain[route]; known {
		return origin
	}
	if origin := o.likely[route]; origin != "" {
		return origin
	}
	if p == nil || p.List || strings.Contains("/"+route+"/", "/page/") {
		return ""
	}
	return o.byTitle(route, p)
}

// byTitle finds a post by the page's title if the blog has custom permalinks. If
// several posts have the title, it takes the one whose name ends the route.
func (o *Origins) byTitle(route string, p *page.Page) string {
	var found []int
	for _, title := range titlesOf(p) {
		if found = o.titles[plainTitle(title)]; len(found) > 0 {
			break
		}
	}
	if len(found) == 1 && p.Title != "" {
		return o.posts[found[0]].Path
	}
	var fits []string
	for _, i := range found {
		c := &o.posts[i]
		own, _ := defaultRoute(c)
		if path.Base(own) == path.Base(route) {
			fits = append(fits, c.Path)
		}
	}
	if len(fits) == 1 {
		return fits[0]
	}
	return ""
}

// titlesOf returns what may be the post's title: the first heading, the <title>, and
// the part of it before the blog's name.
func titlesOf(p *page.Page) []string {
	titles := []string{p.Title}
	for _, mark := range []string{" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » "} {
		if i := strings.LastIndex(p.Title, mark); i > 0 {
			titles = append(titles, p.Title[:i])
		}
	}
	if i := slices.IndexFunc(p.Passages, func(x page.Passage) bool { return x.Heading && x.Region == page.Main }); i >= 0 {
		titles = append(titles, p.Passages[i].Text)
	}
	return titles
}

func plainTitle(title string) string {
	return strings.ToLower(strings.Join(strings.Fields(title), " "))
}
