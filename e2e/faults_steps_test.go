//go:build linux

package e2e

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// step is a command that writes, and the blog before and after it.
type step struct {
	args   []string
	before string // the folder of a blog to copy
	files  map[string]string
	after  map[string]string
	status int
	takes  time.Duration
}

func (s step) name() string { return strings.Join(s.args, " ") }

// workshop is where all writing commands can be tried: their blogs, and a Hugo that
// repeats what the real one said and rendered, for Hugo is not what is tried.
type workshop struct {
	steps []*step
	hugo  string
}

func newWorkshop(t *testing.T) *workshop {
	t.Helper()
	dir := t.TempDir()
	blog := func(name string) string { return filepath.Join(dir, name, "blog") }
	write(t, blog("start"), map[string]string{
		"hugo.yaml": "baseURL: https://blog.example/\n" + rawHTML, "layouts/all.html": layout,
		"content/a.md": "---\ntitle: A\n---\n{{< fact amazon-associates window >}}\n\n{{< program amazon-associates >}}\n",
	})
	for i := range 20 {
		write(t, blog("start"), map[string]string{fmt.Sprintf("content/%d.md", i): "---\ntitle: B\n---\nWe earn a commission when you buy through links on this page. As an Amazon Associate I earn from qualifying purchases.\n\nThis is <a href=\"https://amzn.to/3abcdef\">the kettle at Amazon</a>.\n"})
	}
	copyTree(t, blog("start"), blog("init"))
	do(t, blog("init"), "aboveboard", "init")
	write(t, blog("init"), provenFacts(t))
	copyTree(t, blog("init"), blog("generated"))
	do(t, blog("generated"), "aboveboard", "generate")
	copyTree(t, blog("init"), blog("older"))
	makeOlder(t, blog("older"))
	w := &workshop{hugo: recordHugo(t, dir, blog("start"), blog("generated"))}
	copyTree(t, blog("generated"), blog("built"))
	write(t, blog("built"), map[string]string{"content/deleted.md": "---\ntitle: D\n---\nGone soon.\n"})
	do(t, blog("built"), "aboveboard", "build", "--no-check")
	if err := os.Remove(filepath.Join(blog("built"), "content/deleted.md")); err != nil {
		t.Fatal(err)
	}
	for _, s := range []*step{
		{before: blog("start"), args: []string{"init"}}, {before: blog("init"), args: []string{"generate"}}, {before: blog("older"), args: []string{"upgrade"}},
		{before: blog("generated"), args: []string{"check", "--fix"}}, {before: blog("init"), args: []string{"new", "program", "awin"}},
		{before: blog("built"), args: []string{"build", "--no-check"}}, {before: blog("generated"), args: []string{"eject"}},
		{before: blog("init"), args: []string{"import", "desks.csv"}}, {before: blog("init"), args: []string{"import", "pretty.csv"}},
		{before: blog("init"), args: []string{"confirm", "north", "--all"}}, {before: blog("init"), args: []string{"recheck", "north", "--write"}},
		{before: blog("init"), args: []string{"new", "product", "oak-desk", "reed-desk"}}, {before: blog("init"), args: []string{"new", "comparison", "north", "amazon-associates"}},
		{before: blog("generated"), args: []string{"check", "--write-baseline", "known.json"}}, {before: blog("generated"), args: []string{"eject", "--markdown"}},
		{before: blog("older"), args: []string{"upgrade", "--overwrite"}},
	} {
		w.finish(t, s)
		w.steps = append(w.steps, s)
	}
	return w
}

// finish runs a step once whole.
func (w *workshop) finish(t *testing.T, s *step) {
	t.Helper()
	whole := filepath.Join(t.TempDir(), "blog")
	copyTree(t, s.before, whole)
	s.files = written(t, whole)
	start := time.Now()
	out, err := commandIn(whole, w.hugo, s.args...).CombinedOutput()
	s.takes, s.status = time.Since(start), statusOf(err)
	if s.status != 0 && s.args[0] != "check" {
		t.Fatalf("%s: %v\n%s", s.name(), err, out)
	}
	s.after = written(t, whole)
	if difference(s.files, s.after) == "" {
		t.Fatalf("%s changes nothing:\n%s", s.name(), out)
	}
}

// makeOlder makes the component that of another version: files differ, are missing,
// and are no longer in this version.
func makeOlder(t *testing.T, blog string) {
	t.Helper()
	theme := filepath.Join(blog, "themes/aboveboard")
	var m struct {
		Version string            `json:"version"`
		Files   map[string]string `json:"files"`
		Config  any               `json:"configuration"`
	}
	if err := json.Unmarshal([]byte(read(t, filepath.Join(theme, ".component.json"))), &m); err != nil {
		t.Fatal(err)
	}
	m.Version = "v0.0.1"
	const old = "{{/* old */}}\n"
	for name := range m.Files {
		if strings.HasPrefix(name, "layouts/_partials/aboveboard/r") {
			delete(m.Files, name)
			if err := os.Remove(filepath.Join(theme, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	write(t, theme, map[string]string{"layouts/_partials/aboveboard/old.html": old})
	m.Files["layouts/_partials/aboveboard/old.html"] = fmt.Sprintf("%x", sha256.Sum256([]byte(old)))
	text, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	write(t, theme, map[string]string{".component.json": string(text)})
}

// recordHugo returns a folder with a hugo that says what the real one said of a blog
// before and after init, and renders what that rendered.
func recordHugo(t *testing.T, dir, before, after string) string {
	t.Helper()
	to := filepath.Join(dir, "replay")
	record := func(blog, name string, args ...string) {
		said := strings.ReplaceAll(output(t, blog, args...), blog, "@BLOG@")
		write(t, to, map[string]string{name: said})
	}
	for name, blog := range map[string]string{"before": before, "after": after} {
		record(blog, name+".config", "config", "--format", "json")
		record(blog, name+".mounts", "config", "mounts")
	}
	output(t, after, "build", "--destination", filepath.Join(to, "pages"))
	os.Setenv("HUGOxPARAMSxABOVEBOARDxEJECT", "true")
	output(t, after, "build", "-DEF", "--destination", filepath.Join(to, "eject"))
	os.Unsetenv("HUGOxPARAMSxABOVEBOARDxEJECT")
	records, err := filepath.Glob(filepath.Join(to, "eject/aboveboard-eject/*.json"))
	if err != nil || len(records) == 0 {
		t.Fatalf("no records of what shortcodes render: %v", err)
	}
	for _, name := range records {
		text := strings.ReplaceAll(read(t, name), after, "@BLOG@")
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(t, to, map[string]string{"hugo": strings.ReplaceAll(`#!/bin/sh
at=@TO@
now=before
test -d themes/aboveboard/layouts && now=after
case "$1 $2" in
version*) echo "hugo v0.165.0 linux/amd64" ;;
"config mounts") sed "s|@BLOG@|$PWD|g" $at/$now.mounts ;;
config*) sed "s|@BLOG@|$PWD|g" $at/$now.config ;;
build*)
	for last; do :; done
	mkdir -p "$last"
	if test -n "$HUGOxPARAMSxABOVEBOARDxEJECT"; then
		mkdir -p "$last/aboveboard-eject"
		for f in $at/eject/aboveboard-eject/*.json; do sed "s|@BLOG@|$PWD|g" $f > "$last/aboveboard-eject/${f##*/}" || exit 1; done
	else
		cp -r $at/pages/. "$last/" || exit 1
	fi ;;
esac
`, "@TO@", to)})
	if err := os.Chmod(filepath.Join(to, "hugo"), 0o755); err != nil {
		t.Fatal(err)
	}
	return to
}

// output is what the real Hugo prints on stdout.
func output(t *testing.T, dir string, args ...string) string {
	t.Helper()
	c := exec.Command(filepath.Join(tools, "hugo"), args...)
	c.Dir = dir
	out, err := c.Output()
	if err != nil {
		t.Fatalf("hugo %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}
