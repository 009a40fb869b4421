package blog

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/blog/hugo"
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
		if m.Component() == component {
			found = append(found, m)
		}
	}
	return found
}

// mountsOf returns what Hugo would mount of the blog's own folders. What is written is
// asked too: `hugo config` leaves out includeFiles and excludeFiles.
func mountsOf(root string, settings, written map[string]any) ([]hugo.Mount, error) {
	mounts, err := declared(hugo.Project, root, settings, written)
	if err != nil {
		return nil, err
	}
	add := func(source, target string, languages ...string) {
		m := newMount(hugo.Project, root, source, target)
		m.Languages = languages
		mounts = append(mounts, m)
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
	return mounts, nil
}

func newMount(module, dir, source, target string) hugo.Mount {
	return hugo.Mount{
		Module: module, Dir: dir,
		Source: under(dir, filepath.FromSlash(source)),
		Target: strings.Trim(path.Clean(filepath.ToSlash(target)), "/"),
	}
}

// declared returns the mounts that the configuration of a module lists.
func declared(module, dir string, settings, written map[string]any) ([]hugo.Mount, error) {
	before := map[[2]string][]map[string]any{} // several of one folder: for two languages, say
	for _, one := range tables(dig(written, "module", "mounts")) {
		before[pair(one)] = append(before[pair(one)], one)
	}
	var mounts []hugo.Mount
	for _, one := range tables(dig(settings, "module", "mounts")) {
		if text(one, "source") == "" {
			continue
		}
		var older map[string]any
		if same := before[pair(one)]; len(same) > 0 {
			older, before[pair(one)] = same[0], same[1:]
		}
		filter, err := hugo.NewFilter(append(listOr(one["files"]), listOr(older["includefiles"])...), listOr(older["excludefiles"]))
		if err != nil {
			return nil, err
		}
		m := newMount(module, dir, text(one, "source"), text(one, "target"))
		m.Languages, m.Filter = languagesOf(one), filter
		mounts = append(mounts, m)
	}
	return mounts, nil
}

func pair(mount map[string]any) [2]string {
	return [2]string{text(mount, "source"), text(mount, "target")}
}

// tables returns the tables of a list.
func tables(list any) []map[string]any {
	all, _ := list.([]any)
	var found []map[string]any
	for _, one := range all {
		if table, is := one.(map[string]any); is {
			found = append(found, table)
		}
	}
	return found
}

// withFilters adds to the mounts that Hugo prints, which are without filters, those of
// the configuration: the blog's own, or the modules'.
func (b *Blog) withFilters(mounts, own []hugo.Mount, settings map[string]any) error {
	type key struct{ module, source, target string }
	keyOf := func(m hugo.Mount) key {
		relative, err := filepath.Rel(m.Dir, m.Source)
		if err != nil {
			relative = m.Source
		}
		return key{m.Module, relative, m.Target}
	}
	filters, read := map[key][]hugo.Filter{}, map[string]bool{hugo.Project: true}
	take := func(declared []hugo.Mount) {
		for _, m := range declared {
			filters[keyOf(m)] = append(filters[keyOf(m)], m.Filter)
		}
	}
	take(own)
	for i, m := range mounts {
		if !read[m.Module] {
			read[m.Module] = true
			declared, err := moduleMounts(m.Module, m.Dir, settings, b.Config.All)
			if err != nil {
				return err
			}
			take(declared)
		}
		if same := filters[keyOf(m)]; len(same) > 0 {
			mounts[i].Filter, filters[keyOf(m)] = same[0], same[1:]
		}
	}
	return nil
}

// moduleMounts returns the mounts that a blog declares for a module that it imports, or
// else those of the module's own configuration.
func moduleMounts(module, dir string, settings, written map[string]any) ([]hugo.Mount, error) {
	importing := func(settings map[string]any) map[string]any {
		for _, one := range tables(dig(settings, "module", "imports")) {
			if text(one, "path") == module && len(tables(one["mounts"])) > 0 {
				return map[string]any{"module": one}
			}
		}
		return nil
	}
	if asked := importing(settings); asked != nil {
		return declared(module, dir, asked, importing(written))
	}
	own, err := themeSettings("", dir)
	if err == nil {
		err = addSections(dir, nil, own)
	}
	if err != nil {
		return nil, err
	}
	return declared(module, dir, own, own)
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
func (b *Blog) themeMounts(root string, settings map[string]any) ([]hugo.Mount, error) {
	var mounts []hugo.Mount
	for i, folder := range b.themeFolders() {
		dir := under(root, filepath.FromSlash(folder))
		own, err := moduleMounts(b.Themes[i], dir, settings, settings)
		if err != nil {
			return nil, err
		}
		for _, c := range components {
			if len(own) == 0 { // any that it declares replace all of these
				mounts = append(mounts, newMount(b.Themes[i], dir, c.name, c.name))
			}
		}
		mounts = append(mounts, own...)
	}
	return slices.DeleteFunc(mounts, func(m hugo.Mount) bool {
		_, err := os.Stat(m.Source)
		return err != nil
	}), nil
}

// takeMounts returns the mounts of the blog and its themes with their filters: those that
// Hugo printed, or what the configuration says.
func (b *Blog) takeMounts(root string, settings map[string]any, printed []hugo.Mount) ([]hugo.Mount, error) {
	written := settings
	if b.Config != nil {
		written = b.Config.All
	}
	var err error
	if b.own, err = mountsOf(root, settings, written); err != nil {
		return nil, err
	}
	if printed != nil {
		return printed, b.withFilters(printed, b.own, settings)
	}
	themes, err := b.themeMounts(root, settings)
	return append(slices.Clone(b.own), themes...), err
}
