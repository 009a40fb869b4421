package blog

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/blog/hugo"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
)

// components are the folders that a blog is made of, and the settings that move them
// (https://gohugo.io/configuration/all/). Mounts override the settings.
var components = []struct{ name, setting string }{
	{"archetypes", "archetypedir"}, {"assets", "assetdir"}, {"content", "contentdir"}, {"data", "datadir"},
	{"i18n", "i18ndir"}, {"layouts", "layoutdir"}, {"static", "staticdir"},
}

// into returns the mounts of a component, and of folders in it.
func into(mounts []hugo.Mount, component string) []hugo.Mount {
	var found []hugo.Mount
	for _, m := range mounts {
		if m.Target == component || strings.HasPrefix(m.Target, component+"/") {
			found = append(found, m)
		}
	}
	return found
}

// mountsOf returns what Hugo would mount of the blog's own folders.
func mountsOf(root string, settings map[string]any) []hugo.Mount {
	var mounts []hugo.Mount
	add := func(source, target string, languages ...string) {
		mounts = append(mounts, hugo.Mount{Module: hugo.Project, Source: under(root, filepath.FromSlash(source)), Target: strings.Trim(path.Clean(filepath.ToSlash(target)), "/"), Languages: languages})
	}
	if all, ok := dig(settings, "module", "mounts").([]any); ok {
		for _, one := range all {
			m, _ := one.(map[string]any)
			if source := text(m, "source"); source != "" {
				add(source, text(m, "target"), languagesOf(m)...)
			}
		}
	}
	for _, c := range components {
		switch {
		case len(into(mounts, c.name)) > 0: // they replace the default
		case c.name == "content":
			addContent(settings, add)
		default:
			for _, folder := range listOr(settings[c.setting], c.name) {
				add(folder, c.name)
			}
		}
	}
	slices.SortStableFunc(mounts, func(a, b hugo.Mount) int { return strings.Compare(a.Source, b.Source) })
	return mounts
}

// languagesOf returns the languages that a mount in the configuration is for.
func languagesOf(mount map[string]any) []string {
	if lang := text(mount, "lang"); lang != "" {
		return []string{lang}
	}
	return listOr(dig(mount, "sites", "matrix", "languages"))
}

// addContent adds the content folders of a blog without mounts for them.
func addContent(settings map[string]any, add func(source, target string, languages ...string)) {
	main, own := text(settings, "contentdir"), false
	if all, ok := settings["languages"].(map[string]any); ok {
		for name, one := range all {
			table, _ := one.(map[string]any)
			if dir := text(table, "contentdir"); dir != "" && dir != main {
				add(dir, "content", name)
				own = true
			}
		}
	}
	if main != "" || !own {
		for _, folder := range listOr(nil, main, "content")[:1] {
			add(folder, "content")
		}
	}
}

// listOr returns a setting that is a text or a list of them, or else what is not empty
// of the others.
func listOr(setting any, others ...string) []string {
	var list []string
	switch value := setting.(type) {
	case string:
		list = append(list, value)
	case []any:
		for _, one := range value {
			text, _ := one.(string)
			list = append(list, text)
		}
	}
	list = slices.DeleteFunc(list, func(s string) bool { return s == "" })
	if len(list) == 0 {
		list = slices.DeleteFunc(slices.Clone(others), func(s string) bool { return s == "" })
	}
	return list
}

// themeMounts are the folders of the themes in the blog, where no Hugo says which there
// are.
func (b *Blog) themeMounts(root string) []hugo.Mount {
	var mounts []hugo.Mount
	for i, folder := range b.themeFolders() {
		for _, c := range components {
			name := path.Join(folder, c.name)
			if len(Existing(root, []string{name})) > 0 {
				mounts = append(mounts, hugo.Mount{Module: b.Themes[i], Source: under(root, filepath.FromSlash(name)), Target: c.name})
			}
		}
	}
	return mounts
}

// Own returns the blog's own folder for one of Hugo's components, such as "static", as
// Name gives it: the first that is mounted there and is inside the blog. It need not exist.
func (b *Blog) Own(component string) string {
	for _, m := range b.own {
		if name := b.Name(m.Source); m.Target == component && name != "." && filepath.IsLocal(filepath.FromSlash(name)) {
			return name
		}
	}
	return component
}

// At returns where the blog has what Hugo's documentation calls by its usual path, such as
// static/_redirects: files/_redirects, if staticDir is files.
func (b *Blog) At(usual string) string {
	component, rest, _ := strings.Cut(usual, "/")
	return path.Join(b.Own(component), rest)
}

// ContentFolders are the folders and files that posts are read from, as Name gives
// them, sorted.
func (b *Blog) ContentFolders() []string {
	var names []string
	for _, m := range b.Content {
		names = append(names, b.Name(m.Source))
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// mountOf returns the mount that a post comes from, and the post's path below content;
// nil and "" if Hugo mounts it nowhere. Of folders within each other, the inner one counts.
func (b *Blog) mountOf(name string) (mount *hugo.Mount, below string) {
	best := -1
	for i, m := range b.Content {
		source := b.Name(m.Source)
		rest, inside := strings.CutPrefix(name, source+"/")
		switch {
		case name == source:
			return &b.Content[i], strings.TrimPrefix(m.Target, "content/")
		case inside && len(source) > best:
			best, mount = len(source), &b.Content[i]
			below = strings.TrimPrefix(path.Join(m.Target, rest), "content/")
		}
	}
	return mount, below
}

// Mounted returns a post's path among the blog's content, such as posts/a.md, from
// whichever folder Hugo mounts it; "" if it mounts the file nowhere.
func (b *Blog) Mounted(name string) string {
	_, below := b.mountOf(name)
	return below
}

// Language returns the language of a post in lower case: from its name, such as a.de.md,
// or from its content folder. The empty string means the site's default language.
func (b *Blog) Language(name string) string {
	if tag := post.Language(name, b.Languages); tag != "" {
		return tag
	}
	mount, _ := b.mountOf(name)
	if mount == nil || len(mount.Languages) != 1 {
		return ""
	}
	return strings.ToLower(mount.Languages[0])
}
