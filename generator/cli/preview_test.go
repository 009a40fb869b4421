package cli_test

import (
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/cli"
)

// TestWhatIsShownIsWhatIsWritten: with --dry-run and --diff a command changes nothing,
// and git makes of the patch what the command itself makes.
func TestWhatIsShownIsWhatIsWritten(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1800057600") // 2027-01-16, when the registry was read already
	t.Setenv("FAKE_HUGO_CONFIG", `{"publishdir": "public", "contentdir": "content", "themesdir": "themes", "defaultcontentlanguage": "en"}`)
	t.Setenv("FAKE_HUGO_MOUNTS", `{"path": "project", "dir": ".", "mounts": [{"source": "content", "target": "content"}]}`)
	t.Setenv("FAKE_HUGO_VERSION", "hugo v0.150.0-abc+extended linux/amd64 BuildDate=unknown")
	desks := filepath.Join(t.TempDir(), "desks.csv")
	writeFile(t, filepath.Dir(desks), "desks.csv", "name,url,height\nAsh desk,https://shop.example/ash,72\n")
	installed := [][]string{{"init"}, {"generate"}}
	for _, test := range []struct {
		name   string
		blog   string // testdata that it begins with
		first  [][]string
		broken func(t *testing.T, root string) // what it has to put right
		args   []string
	}{
		{name: "init", args: []string{"init"}},
		{name: "generate", blog: "blog", args: []string{"generate"}},
		{name: "generate again", blog: "blog", first: [][]string{{"generate"}}, args: []string{"generate"}, broken: func(t *testing.T, root string) {
			writeFile(t, root, "data/aboveboard/en/site.json", "{}\n")
			for _, name := range []string{"programs/south.yaml", "comparisons/north-vs-south.yaml"} {
				remove(t, filepath.Join(root, "aboveboard", name))
			}
			writeFile(t, root, "aboveboard/links.yaml", "links:\n  north: {to: \"https://museum.example/mug\"}\n")
		}},
		{name: "upgrade", first: installed, args: []string{"upgrade"}, broken: func(t *testing.T, root string) {
			remove(t, filepath.Join(root, "themes/aboveboard/i18n/en.yaml"))
		}},
		{name: "upgrade over edits", first: installed, args: []string{"upgrade", "--overwrite"}, broken: func(t *testing.T, root string) {
			writeFile(t, root, "themes/aboveboard/i18n/en.yaml", "mine: {other: mine}\n")
		}},
		{name: "eject", first: installed, args: []string{"eject"}},
		{name: "new program", first: installed, args: []string{"new", "program", "awin"}},
		{name: "new product", blog: "products", args: []string{"new", "product", "elm-desk"}},
		{name: "new comparison", blog: "blog", args: []string{"new", "comparison", "north", "south", "--name", "again"}},
		{name: "import", blog: "products", args: []string{"import", desks}},
		{name: "confirm", blog: "blog", args: []string{"confirm", "north", "commission"}},
		{name: "check", blog: "blog", args: []string{"check", "--fix"}, broken: func(t *testing.T, root string) {
			writeFile(t, root, "content/posts/a.md", "---\ntitle: A\n---\n\nI use [this kettle](https://amzn.to/3abcdef).\n")
		}},
	} {
		t.Run(strings.ReplaceAll(test.name, " ", "-"), func(t *testing.T) {
			root := t.TempDir()
			writeFile(t, root, "hugo.yaml", "title: A blog\nbaseURL: https://blog.example/\n")
			if test.blog != "" {
				if err := os.CopyFS(root, os.DirFS("../facts/testdata/"+test.blog)); err != nil {
					t.Fatal(err)
				}
			}
			for _, args := range test.first {
				command(t, root, args...)
			}
			if test.broken != nil {
				test.broken(t, root)
			}
			before := files(t, root)
			list := command(t, root, append(test.args, "--dry-run")...)
			patch := command(t, root, append(test.args, "--diff")...)
			if names := differing(before, files(t, root)); len(names) > 0 {
				t.Fatalf("a preview changed %q", names)
			}
			if !strings.Contains(list, "would ") {
				t.Errorf("--dry-run lists nothing:\n%s", list)
			}
			patched := t.TempDir()
			if err := os.CopyFS(patched, os.DirFS(root)); err != nil {
				t.Fatal(err)
			}
			if at := strings.Index(patch, "--- "); at > 0 {
				patch = patch[at:] // import says first what it read
			}
			git := exec.Command("git", "apply", "--whitespace=nowarn", "-")
			git.Dir, git.Stdin = patched, strings.NewReader(patch)
			if out, err := git.CombinedOutput(); err != nil {
				t.Fatalf("git apply: %v: %s\n%s", err, out, patch)
			}
			command(t, root, test.args...)
			written := files(t, root)
			if names := differing(written, files(t, patched)); len(names) > 0 {
				t.Errorf("--diff did not show what was written to %q:\n%s", names, patch)
			}
			if len(differing(before, written)) == 0 {
				t.Error("the command wrote nothing")
			}
		})
	}
}

// command runs one command in a blog, which has to succeed; it returns what it printed.
func command(t *testing.T, root string, args ...string) string {
	t.Helper()
	out, talk, status := run(t, append([]string{"-s", root}, args...)...)
	if status != cli.ExitOK && args[0] != "check" {
		t.Fatalf("aboveboard %s: exit status %d\n%s%s", strings.Join(args, " "), status, out, talk)
	}
	return out
}

func files(t *testing.T, root string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(root, name))
		found[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// differing names the files that two folders do not have in common.
func differing(a, b map[string]string) []string {
	names := map[string]bool{}
	for _, one := range []map[string]string{a, b} {
		for name := range one {
			names[name] = true
		}
	}
	maps.DeleteFunc(names, func(name string, _ bool) bool {
		before, thereBefore := a[name]
		after, thereAfter := b[name]
		return thereBefore == thereAfter && before == after
	})
	return slices.Sorted(maps.Keys(names))
}

func remove(t *testing.T, name string) {
	t.Helper()
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
}
