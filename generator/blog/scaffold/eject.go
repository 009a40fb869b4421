package scaffold

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/hugodata"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Eject plans the removal of Aboveboard from a blog: each of its shortcodes is replaced
// with what it renders, then the component and its line in the configuration are
// removed. rendered is the folder that a build with EjectEnvironment published into.
// What would be left is listed in a RefusedError.
func Eject(b *blog.Blog, rendered string, component fs.FS, markdown bool) (Plan, error) {
	c, files, err := open(b, component)
	if err != nil {
		return Plan{}, err
	}
	records, err := readRecords(rendered)
	if err != nil {
		return Plan{}, err
	}
	plan := Plan{Component: folder(b)}
	before, err := readManifest(b.Root, plan.Component)
	if err != nil && !os.IsNotExist(err) {
		return Plan{}, err
	}
	left := plan.replaceShortcodes(b, shortcodeNames(files), records, markdown)
	left = append(left, plan.removeCallers(b)...)
	if len(left) > 0 {
		return Plan{}, RefusedError{Why: "nothing was changed, because these would be left and Hugo would stop at them", Items: left}
	}
	if !markdown && !b.RawHTML && slices.ContainsFunc(plan.Changes, func(c filechange.Change) bool { return !c.Remove && formatOf(c.Path) == inMarkdown }) {
		return Plan{}, fmt.Errorf("this blog does not allow HTML in posts, so tables would vanish. Either run `aboveboard eject --markdown`, or set markup.goldmark.renderer.unsafe to true in %s first", c.Path)
	}
	plan.leaveTheme(c, before.Config)
	plan.removeComponent(b, before)
	plan.Notes = append(plan.Notes, "your facts in aboveboard/ and the files in "+b.At(hugodata.Folder)+"/ are still there; delete them when you no longer need them")
	return plan, plan.locate(b)
}

// replaceShortcodes plans the new texts of all posts, wherever Hugo reads them from,
// and lists what it can't replace.
func (p *Plan) replaceShortcodes(b *blog.Blog, names []string, records records, markdown bool) []string {
	posts, findings := b.Posts()
	var left []string
	for _, f := range findings {
		left = append(left, f.File.Path+": "+f.Message)
	}
	for _, name := range posts {
		text, err := source.Read(blog.Local(b.Root, name), source.LargestText)
		if err != nil {
			left = append(left, fmt.Sprintf("%s: it can't be read: %v", name, finding.Cause(err)))
			continue
		}
		edited, problems := replaceIn(name, text, names, records.of(b, name), markdown)
		left = append(left, problems...)
		if len(problems) > 0 || bytes.Equal(edited, text) {
			continue
		}
		if err := filechange.Locate(b.Root, name); err != nil {
			left = append(left, fmt.Sprintf("%s uses shortcodes of Aboveboard: %v", name, err))
			continue
		}
		p.Changes = append(p.Changes, filechange.Change{Path: name, Content: edited})
	}
	return left
}

// removeCallers plans to remove templates that do nothing but call the component, such
// as its link hook, and lists the others that call it.
func (p *Plan) removeCallers(b *blog.Blog) []string {
	var left []string
	for _, one := range calls(b) {
		if own, err := os.Stat(blog.Local(b.Root, b.At("layouts/_partials/"+one.partial))); err == nil && own.Mode().IsRegular() {
			continue // the blog has that partial itself
		}
		if one.alone {
			p.Changes = append(p.Changes, filechange.Change{Path: one.file, Remove: true})
			continue
		}
		left = append(left, fmt.Sprintf("%s calls the partial %q of Aboveboard; remove that call", one.position(), one.partial))
	}
	return left
}

// removeComponent plans to remove what init wrote, the manifest last. Files that the
// author has edited stay. A component that came another way, or that lies outside of
// the blog, is the author's to remove.
func (p *Plan) removeComponent(b *blog.Blog, before manifest) {
	theme := p.Component
	var outside filechange.OutsideError
	if err := filechange.Locate(b.Root, path.Join(theme, manifestName)); errors.As(err, &outside) {
		p.Notes = append(p.Notes, fmt.Sprintf("the component in %s is outside this blog, where other blogs may use it, so it was left as it is", cmpPath(theme, outside)))
		return
	}
	if before.Files == nil {
		p.Notes = append(p.Notes, fmt.Sprintf("the component in %s was not written by `aboveboard init`; remove it the way it was added", theme))
		return
	}
	var names []string
	for name := range before.Files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		full := path.Join(theme, name)
		text, err := source.Read(blog.Local(b.Root, full), source.LargestText)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil || sum(text) != before.Files[name]:
			p.Notes = append(p.Notes, fmt.Sprintf("you have edited %s, so it was left; delete it when you no longer need it", full))
		default:
			p.Changes = append(p.Changes, filechange.Change{Path: full, Remove: true})
		}
	}
	p.removeArchetype(b)
	p.Changes = append(p.Changes, filechange.Change{Path: path.Join(theme, manifestName), Remove: true})
}

func cmpPath(theme string, outside filechange.OutsideError) string {
	if outside.Link == "" {
		return theme
	}
	return fmt.Sprintf("%s (%s is a link to %s)", theme, outside.Link, outside.Target)
}

func (p *Plan) removeArchetype(b *blog.Blog) {
	name := archetype(b)
	text, err := source.Read(blog.Local(b.Root, name), source.LargestText)
	switch {
	case err != nil:
	case string(text) == archetypeText:
		p.Changes = append(p.Changes, filechange.Change{Path: name, Remove: true})
	default:
		p.Notes = append(p.Notes, name+" was edited, so it was left; new posts from it may have shortcodes that no longer exist")
	}
}

func (p *Plan) leaveTheme(c config, before *configBefore) {
	if !slices.Contains(c.Themes(), Name) {
		return
	}
	edited := c.withoutComponent(before)
	if edited == nil {
		p.Notes = append(p.Notes, fmt.Sprintf("remove %q from the themes in %s", Name, c.Path))
		return
	}
	p.Changes = append(p.Changes, filechange.Change{Path: c.Path, Content: edited})
}

// real returns a path without links, where it exists.
func real(name string) string {
	if full, err := filepath.Abs(name); err == nil {
		name = full
	}
	if found, err := filepath.EvalSymlinks(name); err == nil {
		return found
	}
	return name
}
