package scaffold

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/testfiles"
)

// component is a repository with the given partials.
func component(partials ...string) fstest.MapFS {
	files := fstest.MapFS{"hugo.yaml": {}, "LICENSE": {}, "i18n/en.yaml": {}, "assets/aboveboard/a.css": {}, "layouts/_shortcodes/fact.html": {Data: []byte("{{- /* A fact.\n  @example {{< fact >}}\n*/ -}}\n")}}
	for _, name := range partials {
		files["layouts/_partials/aboveboard/"+name] = &fstest.MapFile{Data: []byte(name)}
	}
	return files
}

func blogWith(t *testing.T, files map[string]string) *blog.Blog {
	t.Helper()
	root := t.TempDir()
	testfiles.Write(t, root, files)
	b, err := blog.Open(context.Background(), root, blog.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func install(t *testing.T, b *blog.Blog, version string, files fstest.MapFS) Plan {
	t.Helper()
	plan, err := Init(t.Context(), b, Options{Version: version, Component: files, Networks: builtIn()})
	if err == nil {
		err = plan.Apply(b.Root)
	}
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

func TestUpgradeNamesTemplatesThatAreNoLongerCalled(t *testing.T) {
	b := blogWith(t, map[string]string{
		"hugo.toml":                              "",
		"layouts/_partials/aboveboard/old.html":  "mine",
		"layouts/_partials/aboveboard/kept.html": "mine",
		"layouts/page.html":                      "\n{{ partial \"aboveboard/gone.html\" . }}{{ partial `aboveboard/kept.html` . }}",
	})
	install(t, b, "v1", component("old.html", "kept.html", "gone.html"))
	plan, err := Upgrade(b, "v2", component("kept.html"), false)
	if err != nil {
		t.Fatal(err)
	}
	if len(plan.Notes) != 2 || !strings.HasPrefix(plan.Notes[0], "layouts/_partials/aboveboard/old.html overrides a file that the component no longer has") ||
		!strings.HasPrefix(plan.Notes[1], `layouts/page.html:2 calls the partial "aboveboard/gone.html"`) {
		t.Errorf("%q", plan.Notes)
	}
}

func TestUpgradeNamesWhatARenamedTemplateIsCalledNow(t *testing.T) {
	b := blogWith(t, map[string]string{
		"hugo.toml": "",
		"layouts/_partials/aboveboard/law/words.html": "mine",
		"layouts/page.html":                           "{{ partial `aboveboard/law/of-page.html` . }}",
	})
	install(t, b, "v1", component("law/words.html", "law/of-page.html"))
	plan, err := Upgrade(b, "v2", component("jurisdiction/words.html", "jurisdiction/of-page.html"), false)
	if err != nil {
		t.Fatal(err)
	}
	if len(plan.Notes) != 2 || !strings.Contains(plan.Notes[0], "the file is now layouts/_partials/aboveboard/jurisdiction/words.html") ||
		!strings.Contains(plan.Notes[1], `call "aboveboard/jurisdiction/of-page.html" instead`) {
		t.Errorf("%q", plan.Notes)
	}
}

// TestRenamedTemplatesExist compares the table of new names with the component's files.
func TestRenamedTemplatesExist(t *testing.T) {
	const partials = "../../../layouts/_partials/"
	for before, now := range renamed {
		if _, err := os.Stat(partials + now); err != nil {
			t.Errorf("%s is said to be called %s now: %v", before, now, err)
		}
		if _, err := os.Stat(partials + before); err == nil {
			t.Errorf("%s is said to be gone, and is there", before)
		}
	}
}

func TestInitFinishesWhatAnInterruptedOneBegan(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		ok    bool
	}{
		"no manifest, our files":      {map[string]string{"themes/aboveboard/LICENSE": ""}, true},
		"no manifest, another's file": {map[string]string{"themes/aboveboard/LICENSE": "", "themes/aboveboard/theme.toml": ""}, false},
		"no manifest, another text":   {map[string]string{"themes/aboveboard/LICENSE": "mine"}, false},
		"an empty folder":             {map[string]string{"themes/x": ""}, true},
	} {
		c.files["hugo.toml"] = ""
		b := blogWith(t, c.files)
		plan, err := Init(t.Context(), b, Options{Version: "v1", Component: component("a.html"), Networks: builtIn()})
		if (err == nil) != c.ok {
			t.Errorf("%s: %v", name, err)
		}
		if c.ok && !slices.Contains(paths(plan), "themes/aboveboard/layouts/_partials/aboveboard/a.html") {
			t.Errorf("%s: %q", name, paths(plan))
		}
	}
	b := blogWith(t, map[string]string{"hugo.toml": ""})
	install(t, b, "v1", component("a.html", "b.html"))
	if err := os.Remove(filepath.Join(b.Root, "themes/aboveboard/layouts/_partials/aboveboard/b.html")); err != nil {
		t.Fatal(err)
	}
	again, err := blog.Open(context.Background(), b.Root, blog.Options{})
	if err != nil {
		t.Fatal(err)
	}
	plan, err := Init(t.Context(), again, Options{Version: "v1", Component: component("a.html", "b.html"), Networks: builtIn()})
	if want := []string{"themes/aboveboard/.component.json", "themes/aboveboard/layouts/_partials/aboveboard/b.html"}; err != nil || !slices.Equal(paths(plan), want) {
		t.Errorf("%q, %v; want %q", paths(plan), err, want)
	}
}

func paths(p Plan) []string {
	var names []string
	for _, c := range p.Changes {
		names = append(names, c.Path)
	}
	return names
}

// TestEjectRestoresTheConfiguration: byte for byte, where init has changed it.
func TestEjectRestoresTheConfiguration(t *testing.T) {
	for name, text := range map[string]string{
		"hugo.toml":   "theme = 'mine' # the best\n[params]\na = 1\n",
		"hugo.yaml":   "title: A\ntheme: mine\n",
		"config.yaml": "theme: # in this order\n  - mine\n  - base\ntitle: A\n",
		"config.toml": "title = 'A'\n\n[params]\na = 1\n",
		"hugo.json":   "{\n  \"title\": \"A\",\n  \"theme\": \"mine\"\n}\n",
		"config.json": "{\n  \"title\": \"A\"\n}\n",
		"hugo.yml":    "title: A",
		"config.yml":  "theme: [mine]\r\ntitle: A\r\n",
	} {
		b := blogWith(t, map[string]string{name: text})
		install(t, b, "v1", component("a.html"))
		again, err := blog.Open(context.Background(), b.Root, blog.Options{})
		if err != nil {
			t.Fatal(err)
		}
		plan, err := Eject(again, t.TempDir(), component("a.html"), true)
		if err == nil {
			err = plan.Apply(b.Root)
		}
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(b.Root, name))
		if err != nil || string(got) != text {
			t.Errorf("%s:\n got %q\nwant %q (%v)", name, got, text, err)
		}
		if _, err := os.Stat(filepath.Join(b.Root, "themes")); !os.IsNotExist(err) {
			t.Errorf("%s: the component is still there", name)
		}
	}
}

func TestEjectKeepsEditedFilesOfTheComponent(t *testing.T) {
	b := blogWith(t, map[string]string{"hugo.toml": ""})
	install(t, b, "v1", component("a.html"))
	edited := "themes/aboveboard/layouts/_partials/aboveboard/a.html"
	if err := os.WriteFile(filepath.Join(b.Root, edited), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	plan, err := Eject(b, t.TempDir(), component("a.html"), true)
	if err != nil || slices.Contains(paths(plan), edited) || !strings.Contains(strings.Join(plan.Notes, "\n"), "you have edited "+edited) {
		t.Errorf("%q, %q, %v", paths(plan), plan.Notes, err)
	}
	if last := plan.Changes[len(plan.Changes)-1].Path; last != "themes/aboveboard/.component.json" {
		t.Errorf("the manifest goes before %s", last)
	}
}

func builtIn() *network.Set {
	networks, _ := network.BuiltIn()
	return networks
}
