package blog

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/blog/hugo"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
)

// At returns where the blog has what Hugo's documentation calls by its usual path, such as
// static/_redirects: files/_redirects, if staticDir is files. It need not exist.
func (b *Blog) At(usual string) string {
	if m, rest := b.ownMount(usual); m != nil {
		return path.Join(b.Name(m.Source), rest)
	}
	return usual
}

// ownMount returns the mount that puts a file of the blog at this path, and the file's path
// below the mount's source: the mount of the file, or of the deepest folder that it is in.
func (b *Blog) ownMount(usual string) (mount *hugo.Mount, below string) {
	for i, m := range b.own {
		rest, inside := strings.CutPrefix(usual+"/", m.Target+"/")
		deeper := mount == nil || len(m.Target) > len(mount.Target)
		if name := b.Name(m.Source); inside && deeper && name != "." && filepath.IsLocal(filepath.FromSlash(name)) {
			mount, below = &b.own[i], strings.TrimSuffix(rest, "/")
		}
	}
	return mount, below
}

// Unread returns why Hugo would not read the file that At names; nil if it would.
func (b *Blog) Unread(usual string) error {
	if b.Config == nil {
		return nil
	}
	component, _, _ := strings.Cut(usual, "/")
	m, below := b.ownMount(usual)
	switch {
	case m == nil:
		return fmt.Errorf("this file is not read by Hugo, because the mounts in your configuration replace the folder %s; add {source: %[1]s, target: %[1]s} to module.mounts", component)
	case !m.Filter.Selects(below, false):
		return fmt.Errorf("this file is not read by Hugo, because the mount of %s in your configuration leaves it out; change its patterns for files", b.Name(m.Source))
	}
	return nil
}

// ContentFolders are the folders and files that posts are read from, as Name gives
// them, sorted.
func (b *Blog) ContentFolders() []string {
	return slices.Compact(slices.Sorted(slices.Values(b.sources)))
}

// mountOf returns the mount that a post comes from, and the post's path below content;
// nil and "" if Hugo mounts it nowhere. Of folders within each other, the inner one counts.
func (b *Blog) mountOf(name string) (mount *hugo.Mount, below string) {
	best := -1
	for i, m := range b.Content {
		if rest, inside := b.inside(i, name); inside && len(b.sources[i]) > best && m.Filter.Selects(rest, false) {
			best, mount = len(b.sources[i]), &b.Content[i]
			below = strings.TrimPrefix(path.Join(m.Target, rest), "content/")
		}
	}
	return mount, below
}

// inside returns a path below the source of a content mount; it is empty for the source.
func (b *Blog) inside(mount int, name string) (below string, inside bool) {
	source := b.sources[mount]
	if name == source {
		return "", true
	}
	return strings.CutPrefix(name, source+"/")
}

// selects reports whether some mount that a file or folder is in leaves it in, or it is in
// none.
func (b *Blog) selects(name string, folder bool) bool {
	mounted := false
	for i, m := range b.Content {
		below, inside := b.inside(i, name)
		if inside && m.Filter.Selects(below, folder) {
			return true
		}
		mounted = mounted || inside
	}
	return !mounted
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
