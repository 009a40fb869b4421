package scaffold

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
)

// RecordFolder is where a build with EjectEnvironment publishes what each
// shortcode renders, one JSON file per call.
const RecordFolder = "aboveboard-eject"

// EjectEnvironment is what tells the component's templates to publish that.
const EjectEnvironment = "HUGOxPARAMSxABOVEBOARDxEJECT=true"

type record struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	HTML     string `json:"html"`
	Markdown string `json:"markdown"`
}

// Eject plans how Aboveboard leaves the blog at root: each of its shortcodes
// becomes what it renders, then the component and its line in the configuration
// go. rendered is the folder that a build with EjectEnvironment published into.
func Eject(root, rendered string, component fs.FS, markdown bool) (Plan, error) {
	c, files, err := open(root, component)
	if err != nil {
		return Plan{}, err
	}
	records, err := readRecords(root, rendered)
	if err != nil {
		return Plan{}, err
	}
	theme := path.Join(c.themesDir(), Name)
	plan := Plan{Component: theme}
	if err := plan.replaceShortcodes(root, c, shortcodeNames(files), records, markdown); err != nil {
		return Plan{}, err
	}
	if !markdown && !allowsHTML(c) && len(plan.Changes) > 0 {
		return Plan{}, fmt.Errorf("this blog does not allow HTML in posts, so tables would vanish. Either run `aboveboard eject --markdown`, or set markup.goldmark.renderer.unsafe to true in %s first", c.path)
	}
	plan.removeComponent(root, theme)
	plan.leaveTheme(c)
	plan.Notes = append(plan.Notes, callers(root)...)
	plan.Notes = append(plan.Notes, "your facts in aboveboard/ and the files in data/aboveboard/ are still there; delete them when you no longer need them")
	return plan, nil
}

func readRecords(root, rendered string) (map[string]record, error) {
	records := map[string]record{}
	names, err := filepath.Glob(filepath.Join(rendered, RecordFolder, "*.json"))
	if err != nil {
		return nil, err
	}
	root, err = filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	if real, err := filepath.EvalSymlinks(root); err == nil {
		root = real
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var r record
		if err := json.Unmarshal(text, &r); err != nil {
			return nil, fmt.Errorf("read what the shortcodes render: %w", err)
		}
		file := r.File
		if filepath.IsAbs(file) {
			if file, err = filepath.Rel(root, file); err != nil {
				return nil, err
			}
		}
		records[place(filepath.ToSlash(file), r.Line, r.Column)] = r
	}
	return records, nil
}

func place(file string, line, column int) string { return fmt.Sprintf("%s:%d:%d", file, line, column) }

// notPosts are folders of a blog that hold no posts.
var notPosts = []string{"public", "resources", "node_modules", "layouts", "assets", "static", "data", "i18n", "archetypes", "aboveboard"}

func (p *Plan) replaceShortcodes(root string, c *config, names []string, records map[string]record, markdown bool) error {
	var problems []string
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		relative = filepath.ToSlash(relative)
		if d.IsDir() {
			if relative != "." && (strings.HasPrefix(d.Name(), ".") || slices.Contains(notPosts, relative) || relative == c.themesDir()) {
				return fs.SkipDir
			}
			return nil
		}
		if !d.Type().IsRegular() || !slices.Contains([]string{".md", ".markdown", ".html"}, path.Ext(relative)) {
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		edited, missing, err := replaceIn(relative, text, names, records, markdown)
		switch {
		case err != nil:
			problems = append(problems, fmt.Sprintf("%s: %v", relative, err))
		case len(missing) > 0:
			problems = append(problems, missing...)
		case !bytes.Equal(edited, text):
			p.Changes = append(p.Changes, filechange.Change{Path: relative, Content: edited})
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("read the posts: %w", err)
	}
	if len(problems) > 0 {
		return fmt.Errorf("nothing was changed, because Hugo did not render every shortcode. Take these out by hand, or make their pages render:\n  %s", strings.Join(problems, "\n  "))
	}
	return nil
}

// replaceIn gives the post's text with what its shortcodes render, and names
// those that were not rendered.
func replaceIn(name string, text []byte, names []string, records map[string]record, markdown bool) ([]byte, []string, error) {
	if !bytes.Contains(text, []byte("{{<")) && !bytes.Contains(text, []byte("{{%")) {
		return text, nil, nil
	}
	calls, err := post.Shortcodes(text)
	if err != nil {
		return nil, nil, err
	}
	var out bytes.Buffer
	var missing []string
	end := 0
	for _, call := range calls {
		if !slices.Contains(names, call.Name) || call.Start < end {
			continue // somebody else's, or inside one that was replaced whole
		}
		r, ok := records[place(name, call.Line, call.Column)]
		if !ok {
			missing = append(missing, fmt.Sprintf("%s: %s", place(name, call.Line, call.Column), text[call.Start:call.End]))
			continue
		}
		out.Write(text[end:call.Start])
		words := plainHTML(r.HTML)
		if markdown {
			words = strings.TrimSpace(r.Markdown)
		}
		if bytes.Contains(text, []byte("\r\n")) {
			words = strings.ReplaceAll(words, "\n", "\r\n")
		}
		out.WriteString(words)
		end = max(call.End, call.Closing.End)
	}
	out.Write(text[end:])
	return out.Bytes(), missing, nil
}

var blankLines = regexp.MustCompile(`\n\s*\n+`)

// plainHTML has no blank line: Markdown would take the rest for text there.
func plainHTML(markup string) string {
	return blankLines.ReplaceAllString(strings.TrimSpace(markup), "\n")
}

func allowsHTML(c *config) bool {
	value := c.all["markup"]
	for _, key := range []string{"goldmark", "renderer", "unsafe"} {
		table, ok := value.(map[string]any)
		if !ok {
			return false
		}
		value = nil
		for name, v := range table {
			if strings.EqualFold(name, key) {
				value = v
			}
		}
	}
	allowed, _ := value.(bool)
	return allowed
}

// removeComponent plans to remove what init wrote. A component that came another
// way is the author's to remove.
func (p *Plan) removeComponent(root, theme string) {
	m, err := readManifest(root, theme)
	if err != nil {
		p.Notes = append(p.Notes, fmt.Sprintf("the component in %s was not written by `aboveboard init`; remove it the way it came", theme))
		return
	}
	names := []string{manifestName}
	for name := range m.Files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if _, err := os.Lstat(filepath.Join(root, filepath.FromSlash(theme), filepath.FromSlash(name))); err == nil {
			p.Changes = append(p.Changes, filechange.Change{Path: path.Join(theme, name), Remove: true})
		}
	}
	if text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(archetype))); err == nil && string(text) == archetypeText {
		p.Changes = append(p.Changes, filechange.Change{Path: archetype, Remove: true})
	}
}

// callers names the blog's own templates that call the component's partials, such
// as a render hook: Hugo stops at them when the component is gone.
func callers(root string) []string {
	var notes []string
	layouts := filepath.Join(root, "layouts")
	// A blog without layouts, or one that can't be read, has nothing to say here.
	_ = filepath.WalkDir(layouts, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return nil
		}
		relative, err := filepath.Rel(root, name)
		if err != nil || strings.HasPrefix(filepath.ToSlash(relative), "layouts/_partials/aboveboard/") {
			return nil
		}
		if text, err := os.ReadFile(name); err == nil && bytes.Contains(text, []byte(`"aboveboard/`)) {
			notes = append(notes, fmt.Sprintf("%s calls a partial of Aboveboard; take that out, or Hugo stops there", filepath.ToSlash(relative)))
		}
		return nil
	})
	return notes
}

func (p *Plan) leaveTheme(c *config) {
	if !slices.Contains(c.themes(), Name) {
		return
	}
	edited := c.withoutComponent()
	if edited == nil {
		p.Notes = append(p.Notes, fmt.Sprintf("take %q out of the themes in %s", Name, c.path))
		return
	}
	p.Changes = append(p.Changes, filechange.Change{Path: c.path, Content: edited})
}
