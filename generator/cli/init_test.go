package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/cli"
	"github.com/aboveboard-hugo/aboveboard/generator/source/golden"
)

// run runs a command, and returns its output and its exit status.
func run(t *testing.T, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	var out, talk bytes.Buffer
	status = cli.Run(t.Context(), args, os.DirFS("../.."), &out, &talk)
	return out.String(), talk.String(), status
}

// writeFile writes a file of a blog and the folders that it is in.
func writeFile(t *testing.T, root, name, text string) {
	t.Helper()
	name = filepath.Join(root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// oldPost is a post of a blog that has earned for years: with several networks and
// tags, some of them wrong.
func oldPost(i int) string {
	text := fmt.Sprintf("---\ntitle: Post %d\n---\n", i)
	if i%4 == 0 {
		text += "This post contains affiliate links; I earn a commission if you buy.\n\n"
	}
	if i < 18 {
		text += fmt.Sprintf("Buy [the kettle](https://www.amazon.com/dp/B0000000%02d?tag=old-20) or [a pot](https://www.amazon.com/dp/B0000001%02d/?tag=old-20&th=1).\n\n", i, i)
	}
	links := map[string][]int{
		"[Kettle](https://www.amazon.com/dp/B00000009A?tag=oldguides-20)":           {4, 5, 6},
		"[Kettle](https://www.amazon.com/dp/B00000009B?tag=odl-20)":                 {9},
		"[Kessel](https://www.amazon.de/dp/B00000009B?tag=old-20)":                  {10},
		"[Kessel](https://www.amazon.de/dp/B00000009B?tag=altes-21)":                {11, 12},
		"[Fan](https://www.amazon.com/dp/B00000009B?tag=amazonfan-20)":              {13},
		"[From a friend](https://www.amazon.com/dp/B00000009C?tag=somebodyelse-20)": {14},
		"[Go](/go/pan/)": {15, 16},
		`<a href="https://www.awin1.com/cread.php?awinmid=123&awinaffid=98765&ued=https%3A%2F%2Fshop.example%2F">shop</a>`:  {21, 22, 23, 24, 25},
		"[Boots](https://www.ebay.com/itm/123456789012?mkcid=1&mkrid=711-53200-19255-0&siteid=0&campid=5338000000&mkevt=1)": {21, 25},
		"[Tea](https://go.teahouse.example/r?partner=1234567)":                                                              {22, 23},
		"[Short](https://amzn.to/3abcdef), [my shop](https://www.amazon.com/shop/oldblog)":                                  {24},
	}
	for link, posts := range links {
		for _, n := range posts {
			if n == i {
				text += link + "\n\n"
			}
		}
	}
	return text
}

func TestInitLooksBeforeItAsks(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1796083200") // 2026-12-01
	t.Setenv("PATH", "")
	root := t.TempDir()
	writeFile(t, root, "hugo.yaml", "title: Old blog\nbaseURL: https://old.example/\n")
	writeFile(t, root, "static/_redirects", "/go/pan https://www.amazon.com/dp/B00000009D?tag=old-20 302\n")
	writeFile(t, root, "aboveboard/networks/teahouse.yaml", "name: Teahouse\nsource: https://teahouse.example/\nchecked: 2026-10-01\nlinks:\n"+
		"  - {form: any, hosts: [go.teahouse.example], account: {parameter: partner, is: '\\d+', example: 12345}}\n")
	for i := range 30 {
		writeFile(t, root, fmt.Sprintf("content/posts/p%02d.md", i), oldPost(i))
	}
	dry, _, status := run(t, "init", root, "--dry-run")
	if status != 0 || !strings.Contains(dry, "would write") || !strings.Contains(dry, "Your blog: ") {
		t.Errorf("a dry run ends with %d and says\n%s", status, dry)
	}
	if _, err := os.Stat(filepath.Join(root, "aboveboard", "site.yaml")); err == nil {
		t.Error("a dry run wrote sources")
	}

	said, _, status := run(t, "init", root)
	if status != 0 {
		t.Fatalf("init ends with %d:\n%s", status, said)
	}
	_, end, _ := strings.Cut(said, "\n\n")
	if n := strings.Count(end, "\n"); n > 10 {
		t.Errorf("it ends with %d lines", n)
	}
	golden.File(t, "testdata/init-looks/end.txt", end)
	site, err := os.ReadFile(filepath.Join(root, "aboveboard", "site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	golden.File(t, "testdata/init-looks/site.yaml", string(site))
	if out, talk, status := run(t, "generate", "-s", root); status != 0 {
		t.Errorf("generate ends with %d:\n%s%s", status, out, talk)
	}

	if said, _, status = run(t, "init", root); status != 0 || !strings.Contains(said, "nothing to do") || strings.Contains(said, "Your blog") {
		t.Errorf("a second run ends with %d and says\n%s", status, said)
	}
	said, _, status = run(t, "init", root, "--link-hook", "--baseline")
	if status != 0 || !strings.Contains(said, filepath.FromSlash("layouts/_markup/render-link.html")) {
		t.Errorf("--link-hook ends with %d and says\n%s", status, said)
	}
	if out, talk, status := run(t, "check", "-s", root, "--baseline", "aboveboard/baseline.json"); status != 0 {
		t.Errorf("with the baseline check ends with %d:\n%s%s", status, out, talk)
	}
	if out, talk, status := run(t, "generate", "-s", root); status != 0 {
		t.Errorf("generate does not bear the baseline:\n%s%s", out, talk)
	}
}

// TestADryInitPromisesNoFixes: what check --fix would do depends on sources that are not
// there yet.
func TestADryInitPromisesNoFixes(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1796083200")
	t.Setenv("PATH", "")
	root := t.TempDir()
	writeFile(t, root, "hugo.yaml", "title: Blog\n")
	writeFile(t, root, "content/a.md", "---\ntitle: A\n---\n[a](https://www.amazon.com/dp/B000000001?tag=x-20)\n")
	dry, _, _ := run(t, "init", root, "--dry-run")
	if !strings.Contains(dry, "errors in all\n") || strings.Contains(dry, "would change 0 posts") {
		t.Errorf("a dry run says\n%s", dry)
	}
	if said, _, _ := run(t, "init", root); !strings.Contains(said, "check --fix would change 1 post; ") {
		t.Errorf("init says\n%s", said)
	}
}

func TestInitKeepsOtherLinkHooks(t *testing.T) {
	t.Setenv("PATH", "")
	root := t.TempDir()
	writeFile(t, root, "hugo.yaml", "title: Old blog\n")
	const hook = "layouts/_markup/render-link.html"
	writeFile(t, root, hook, `<a href="{{ .Destination }}">{{ .Text }}</a>`)
	_, talk, status := run(t, "init", root, "--link-hook")
	if status != 3 || !strings.Contains(talk, "because there is a hook for links already") {
		t.Errorf("status %d: %s", status, talk)
	}
	if _, err := os.Stat(filepath.Join(root, "aboveboard")); err == nil {
		t.Error("it wrote something anyway")
	}
}

// What posts have is never trusted: whatever an address contains, the drafted sources
// are read without an error.
func TestInitDraftsWhatCanBeRead(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1796083200")
	t.Setenv("PATH", "")
	for name, links := range map[string]string{
		"odd characters": "[a](https://www.amazon.com/dp/B000000001?tag=x%20%23y-20) [b](https://www.amazon.com/dp/B000000001?tag=%0Aaccounts:%20-20) [c](https://www.amazon.com/dp/B000000001?tag=%22-20)",
		"no words":       "[a](https://www.awin1.com/cread.php?awinmid=1&awinaffid=null) [b](https://www.awin1.com/cread.php?awinmid=1&awinaffid=007) [c](https://www.awin1.com/cread.php?awinmid=1&awinaffid=1e5)",
		"trademark only": "[a](https://www.amazon.com/dp/B000000001?tag=amazonia-20)",
		"short only":     "[a](https://amzn.to/3abcdef)",
		"wrapped":        "[a](https://go.skimresources.com/?id=123X456&url=https%3A%2F%2Fwww.amazon.com%2Fdp%2FB000000001%3Ftag%3Dold-20)",
		"nothing":        "[a](https://example.com/)",
	} {
		for _, settings := range []string{"title: Blog\n", "title: Blog\ndefaultContentLanguage: de\nlanguages: {de: {}, pl: {}, xx: {}}\n"} {
			root := t.TempDir()
			writeFile(t, root, "hugo.yaml", settings)
			writeFile(t, root, "content/a.md", "---\ntitle: A\n---\n"+links+"\n")
			if out, talk, status := run(t, "init", root); status != 0 {
				t.Fatalf("%s: init ends with %d:\n%s%s", name, status, out, talk)
			}
			if out, talk, status := run(t, "generate", "-s", root); status != 0 {
				site, _ := os.ReadFile(filepath.Join(root, "aboveboard", "site.yaml"))
				t.Errorf("%s: generate ends with %d:\n%s%s\n%s", name, status, out, talk, site)
			}
		}
	}
	empty := t.TempDir()
	writeFile(t, empty, "hugo.yaml", "title: Blog\n")
	if out, talk, status := run(t, "init", empty); status != 0 || !strings.Contains(out, "Next:") {
		t.Errorf("a blog without posts: %d\n%s%s", status, out, talk)
	}
}
