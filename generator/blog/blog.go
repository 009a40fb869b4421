// Package blog knows what a Hugo blog is: its folder, its configuration as its own
// Hugo reads it, where its posts are and which files are posts, and where its pages
// are published. It takes a folder and the flags for Hugo, and returns a Blog, which
// every command uses. Without a Hugo, the configuration is read with Hugo's own
// decoders, and the Blog says so.
package blog

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/blog/hugo"
)

// Blog is a Hugo blog.
type Blog struct {
	Root      string // its folder, as the caller names it
	Title     string
	BaseURL   string
	Languages []string // the default one first; empty if there is no configuration
	Themes    []string
	ThemesDir string            // relative to Root, or absolute
	Publish   string            // where its pages are published: absolute
	RawHTML   bool              // HTML in Markdown reaches readers
	LinkHooks map[string]string // by language: when Hugo uses its own hook for links; see linkHooks
	Content   []hugo.Mount      // what posts are read from
	Assets    []hugo.Mount      // what Hugo's templates find files of the blog in
	Config    *Config           // nil if the folder has no Hugo configuration
	Flags     []string          // what Hugo was told
	Layouts   []hugo.Mount      // what templates are read from, the blog's own first; those of modules only where Hugo was asked
	Unasked   string            // why Hugo was not asked; empty if it was

	own     []hugo.Mount      // of the blog's own folders, whether they exist or not
	sources []string          // of Content, as Name gives them
	ignored []*regexp.Regexp  // paths of files that Hugo does not read
	formats map[string]string // the media type of each file extension of a post
}

// Options are how to run Hugo. The zero value runs none.
type Options struct {
	Hugo  func(context.Context) (hugo.Hugo, error) // finds one; nil for none. The error says why there is none
	Flags []string                                 // as for a build
}

// Open reads the blog in a folder. A folder without a Hugo configuration is read as a
// blog with Hugo's defaults.
func Open(ctx context.Context, root string, o Options) (*Blog, error) {
	b := &Blog{Root: root, Flags: o.Flags, Unasked: "no Hugo was asked"}
	var err error
	if b.Config, err = readConfig(root, o.Flags); err != nil {
		return nil, err
	}
	if b.Config == nil {
		b.Unasked = ""
		return b, b.take(flagSettings(o.Flags), nil)
	}
	if o.Hugo != nil {
		settings, err := ask(ctx, o, root)
		if err == nil {
			b.Unasked = ""
			return b, b.take(settings.Values, settings.Mounts)
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		b.Unasked = err.Error()
	}
	return b, b.take(b.Config.All, nil)
}

func ask(ctx context.Context, o Options, root string) (hugo.Settings, error) {
	found, err := o.Hugo(ctx)
	if err != nil {
		return hugo.Settings{}, err
	}
	settings, err := found.Settings(ctx, root, o.Flags)
	if err != nil {
		return settings, fmt.Errorf("hugo config: %w", err)
	}
	return settings, nil
}

// take sets the fields from settings with lower-case keys.
func (b *Blog) take(settings map[string]any, mounts []hugo.Mount) error {
	root, err := filepath.Abs(b.Root)
	if err != nil {
		return err
	}
	b.Title, b.BaseURL = text(settings, "title"), text(settings, "baseurl")
	all := languages(settings, nil)
	if b.Config != nil {
		all = languages(settings, b.Config.All)
		b.Languages = all
	}
	b.Themes = themesOf(settings["theme"])
	b.ThemesDir = filepath.ToSlash(filepath.Clean(cmp.Or(text(settings, "themesdir"), "themes")))
	b.RawHTML, _ = dig(settings, "markup", "goldmark", "renderer", "unsafe").(bool)
	b.LinkHooks = linkHooks(settings, all)
	b.Publish = under(root, cmp.Or(text(settings, "publishdir"), "public"))
	b.formats = formats(settings)
	if mounts, err = b.takeMounts(root, settings, mounts); err != nil {
		return err
	}
	b.Content, b.Assets, b.Layouts = into(mounts, "content"), into(mounts, "assets"), into(mounts, "layouts")
	for _, m := range b.Content {
		b.sources = append(b.sources, b.Name(m.Source))
	}
	b.ignored, err = ignoredFiles(settings["ignorefiles"])
	return err
}

// HasThemes reports whether all templates of the blog are in its own folders: each
// theme exists, and none is a module.
func (b *Blog) HasThemes() bool {
	if b.Config == nil {
		return false
	}
	if imports, _ := dig(b.Config.All, "module", "imports").([]any); len(imports) > 0 {
		return false
	}
	return len(Existing(b.Root, b.themeFolders())) == len(b.Themes)
}

func (b *Blog) themeFolders() []string {
	var folders []string
	for _, name := range b.Themes {
		folders = append(folders, path.Join(b.ThemesDir, name))
	}
	return folders
}

// Name returns a path as in findings: relative to the blog, with slashes.
func (b *Blog) Name(full string) string {
	root, err := filepath.Abs(b.Root)
	if err != nil {
		return filepath.ToSlash(full)
	}
	relative, err := filepath.Rel(root, full)
	if err != nil {
		return filepath.ToSlash(full)
	}
	return filepath.ToSlash(relative)
}

// Local returns the place of a file that is named from the blog's folder, or by its
// whole path.
func Local(root, name string) string { return under(root, filepath.FromSlash(name)) }

func under(root, name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(root, name)
}

func text(settings map[string]any, key string) string {
	value, _ := settings[key].(string)
	return value
}

func dig(value any, keys ...string) any {
	for _, key := range keys {
		table, _ := value.(map[string]any)
		value = table[key]
	}
	return value
}

// languages returns the languages, the default one first. What is written is asked
// too: `hugo config` leaves out a language without settings of its own.
func languages(settings, written map[string]any) []string {
	first := strings.ToLower(text(settings, "defaultcontentlanguage"))
	var rest []string
	for _, from := range []map[string]any{settings, written} {
		all, _ := from["languages"].(map[string]any)
		for name := range all {
			rest = append(rest, strings.ToLower(name))
		}
	}
	slices.Sort(rest)
	rest = slices.Compact(rest)
	switch {
	case first == "" && (len(rest) == 0 || slices.Contains(rest, "en")):
		first = "en"
	case first == "":
		first = rest[0]
	}
	rest = slices.DeleteFunc(rest, func(l string) bool { return l == first })
	return append([]string{first}, rest...)
}
