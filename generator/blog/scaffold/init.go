package scaffold

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/blog/survey"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/registry"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Plan is what a command is about to do, and what the author should know.
type Plan struct {
	Starts    bool          // the blog gets its first sources
	Survey    survey.Survey // what init found in the posts; only in a blog that has no sources yet
	Component string        // the component's folder in the blog
	Changes   []filechange.Change
	Notes     []string // what is left to do by hand, and what else to know
}

// Apply carries the plan out: all of it, or none.
func (p Plan) Apply(root string) error { return filechange.Apply(root, p.Changes) }

// archetype is the file that posts about a comparison begin with.
func archetype(b *blog.Blog) string { return b.At("archetypes/comparison.md") }

// Options are what init needs to know, and what it is asked for besides the component.
type Options struct {
	Version   string
	Component fs.FS
	Networks  *network.Set
	Today     yamlsource.Date
	LinkHook  bool                // for links in Markdown that pay
	Known     map[string][]string // ids that schemas list besides those of the sources
}

// Init plans how the component and starter sources get into a blog, with the accounts
// that its posts have. A file of the author's is never overwritten, and a second run
// plans nothing.
func Init(ctx context.Context, b *blog.Blog, o Options) (Plan, error) {
	c, files, err := open(b, o.Component)
	if err != nil {
		return Plan{}, err
	}
	plan := Plan{Component: folder(b)}
	var problems error
	before, err := plan.useTheme(b, c)
	problems = errors.Join(problems, err)
	changes, err := componentChanges(b, newManifest(o.Version, files, before), files)
	problems = errors.Join(problems, err)
	plan.Changes = slices.Concat(changes, plan.Changes)
	if _, err := os.Stat(blog.Local(b.Root, "aboveboard/site.yaml")); err != nil {
		plan.Starts = true
		starter, err := plan.sources(ctx, b, o)
		if err != nil {
			return Plan{}, err
		}
		if err := describe(starter, o); err != nil {
			return Plan{}, err
		}
		for _, name := range slices.Sorted(maps.Keys(starter)) {
			problems = errors.Join(problems, plan.add(b.Root, name, starter[name]))
		}
	}
	if _, err := os.Stat(blog.Local(b.Root, archetype(b))); os.IsNotExist(err) {
		plan.Changes = append(plan.Changes, filechange.Change{Path: archetype(b), Content: []byte(archetypeText)})
	}
	plan.Notes = append(plan.Notes, clashes(b, shortcodeNames(files))...)
	notes := hookNotes(b)
	plan.Notes = append(plan.Notes, notes...)
	if o.LinkHook {
		problems = errors.Join(problems, plan.linkHook(b, notes))
	}
	if err := errors.Join(problems, plan.locate(b)); err != nil {
		return Plan{}, err
	}
	return plan, nil
}

// sources are the starter files with what was found in the posts.
func (p *Plan) sources(ctx context.Context, b *blog.Blog, o Options) (map[string][]byte, error) {
	starter, err := starterFiles(b)
	if err != nil {
		return nil, err
	}
	known, err := registry.Load()
	if err != nil {
		return nil, err
	}
	d := drafter{registry: known, files: starter, options: o}
	own, err := shortcodes.Read(o.Component)
	if err != nil {
		return nil, err
	}
	if p.Survey, err = survey.Of(ctx, b, o.Networks, own, d.program); err != nil {
		return nil, err
	}
	return starter, d.draft(b.Languages, p.Survey)
}

// locate refuses a plan that would write outside of the blog.
func (p Plan) locate(b *blog.Blog) error {
	var problems []error
	for _, c := range p.Changes {
		err := filechange.Locate(b.Root, c.Path)
		var outside filechange.OutsideError
		if errors.As(err, &outside) && strings.HasPrefix(c.Path, p.Component+"/") {
			outside.Path = p.Component // one folder, not each of its files
			err = outside
			if outside.Link == "" {
				err = fmt.Errorf("themesDir is %q: %w. Copy the component there by hand, or change themesDir", b.ThemesDir, outside)
			}
		}
		if err != nil && !slices.ContainsFunc(problems, func(other error) bool { return other.Error() == err.Error() }) {
			problems = append(problems, err)
		}
	}
	return errors.Join(problems...)
}

// add plans a new file; another one of that name is the author's.
func (p *Plan) add(root, name string, content []byte) error {
	old, err := source.Read(blog.Local(root, name), source.LargestText)
	switch {
	case err == nil && bytes.Equal(old, content):
		return nil
	case err == nil:
		return fmt.Errorf("%s exists and is not overwritten; move it away, or add the missing files by hand", name)
	case !os.IsNotExist(err):
		return fmt.Errorf("read %s: %w", name, err)
	}
	p.Changes = append(p.Changes, filechange.Change{Path: name, Content: content})
	return nil
}

// componentChanges writes the component, or what is missing of this version of it.
// Another version that is there is left to upgrade. The manifest comes first.
func componentChanges(b *blog.Blog, m manifest, files map[string][]byte) ([]filechange.Change, error) {
	theme := folder(b)
	old, err := readManifest(b.Root, theme)
	switch {
	case err == nil && old.Version != m.Version:
		return nil, nil
	case err == nil:
		m.Config = cmp.Or(old.Config, m.Config)
	case !os.IsNotExist(err):
		return nil, err
	case !interrupted(b, files):
		return nil, fmt.Errorf("%s exists and was not written by `aboveboard init`; if it is a submodule or a copy, it needs no init: see \"Add it to your blog\" in the documentation", theme)
	}
	var changes []filechange.Change
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if _, err := os.Lstat(blog.Local(b.Root, path.Join(theme, name))); os.IsNotExist(err) {
			changes = append(changes, filechange.Change{Path: path.Join(theme, name), Content: files[name]})
		}
	}
	if os.IsNotExist(err) || len(changes) > 0 {
		marker := filechange.Change{Path: path.Join(theme, manifestName), Content: m.encode()}
		changes = append([]filechange.Change{marker}, changes...)
	}
	return changes, nil
}

// interrupted reports whether a folder without a manifest holds nothing but files of
// this component: older versions wrote the manifest last.
func interrupted(b *blog.Blog, files map[string][]byte) bool {
	theme := os.DirFS(blog.Local(b.Root, folder(b)))
	ours := true
	_ = fs.WalkDir(theme, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && name == ".":
			return fs.SkipAll
		case err != nil:
			ours = false
			return fs.SkipAll
		case d.IsDir():
			return nil
		}
		text, err := source.ReadFS(theme, name, source.LargestText)
		if err != nil || files[name] == nil || sum(text) != sum(files[name]) {
			ours = false
			return fs.SkipAll
		}
		return nil
	})
	return ours
}

// useTheme plans the component's place in the configuration, and returns how that was.
func (p *Plan) useTheme(b *blog.Blog, c config) (*configBefore, error) {
	if slices.Contains(c.Themes(), Name) {
		return nil, nil
	}
	edited := c.withComponent()
	if edited == nil {
		p.Notes = append(p.Notes, fmt.Sprintf("%s is left unchanged, because it has a form that can't be edited safely. Add this line to it yourself:\n\n    %s\n", c.Path, c.themeLine()))
		return nil, nil
	}
	if uncommitted(b.Root, c.Path) {
		return nil, fmt.Errorf("%s has changes that are not committed; commit or stash them first, so that you can see what init changes", c.Path)
	}
	p.Changes = append(p.Changes, filechange.Change{Path: c.Path, Content: edited})
	_, scalar := c.All["theme"].(string)
	return &configBefore{Path: c.Path, Sum: rawSum(c.Text), Scalar: scalar}, nil
}

// uncommitted reports whether git knows the file and sees changes in it. A blog
// without git has nothing uncommitted.
func uncommitted(root, name string) bool {
	command := exec.Command("git", "-C", root, "status", "--porcelain", "--untracked-files=no", "--", name)
	out, err := command.Output()
	return err == nil && len(bytes.TrimSpace(out)) > 0
}
