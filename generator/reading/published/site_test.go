package published_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/published"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// folder writes files; "name -> target" is a symbolic link.
func folder(t testing.TB, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		name, target, link := strings.Cut(name, " -> ")
		full := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		err := error(nil)
		if link {
			err = os.Symlink(target, full)
		} else {
			err = os.WriteFile(full, []byte(text), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func messages(found []finding.Finding) []string {
	var all []string
	for _, f := range found {
		all = append(all, f.File.Path+": "+f.Message)
	}
	return all
}

func TestPagesAreNamedByTheFolderAsItWasGiven(t *testing.T) {
	root := folder(t, map[string]string{"a.html": `<a href="b/">1</a>`, "b/index.html": `<meta http-equiv="refresh" content="0; url=https://shop.example/">`})
	for name, want := range map[string]string{
		"public": "public/a.html", "public/": "public/a.html", "/srv/site": "/srv/site/a.html", "/srv/site/": "/srv/site/a.html", "../site": "../site/a.html", "": filepath.Base(root) + "/a.html",
	} {
		site, _ := published.Load(root, published.Options{Name: name})
		read := ""
		site.Page("a.html", func(p *page.Page) { read = p.File.Path })
		if read != want {
			t.Errorf("%q: %q, want %q", name, read, want)
		}
		if trail := site.Follow("a.html", "b/"); len(trail.Targets) != 1 || trail.Targets[0] != "https://shop.example/" {
			t.Errorf("%q: the page's own link leads to %q", name, trail.Targets)
		}
	}
}

func TestPagesAndFeedsAreListedOnce(t *testing.T) {
	root := folder(t, map[string]string{
		"index.html": "", "b/index.html": "", "b/index.xml": "", "a.HTM": "", "main.css": "", "feed.json": "", "sitemap.xml": "",
		".git/x.html": "", "b/loop -> ..": "", "b/self -> .": "", "c -> b": "", "away.html -> nowhere": "", "d.html -> b/index.html": "",
	})
	site, found := published.Load(root, published.Options{Name: "public"})
	if want := []string{"a.HTM", "b/index.html", "d.html", "index.html"}; !slices.Equal(site.Pages, want) {
		t.Errorf("pages %q, want %q", site.Pages, want)
	}
	if want := []string{"b/index.xml", "feed.json", "sitemap.xml"}; !slices.Equal(site.Feeds, want) {
		t.Errorf("feeds %q, want %q", site.Feeds, want)
	}
	if got := messages(found); len(got) != 1 || !strings.HasPrefix(got[0], "public/away.html: this link leads nowhere") {
		t.Errorf("findings %q", got)
	}
}

func TestAMissingFolderIsAFinding(t *testing.T) {
	site, found := published.Load(filepath.Join(t.TempDir(), "public"), published.Options{})
	if len(site.Pages) != 0 || len(found) != 1 || !strings.Contains(found[0].Message, "expected the folder that the site was built into") {
		t.Errorf("%q", messages(found))
	}
}

func TestUnreadableFilesDoNotStopTheOthers(t *testing.T) {
	root := folder(t, map[string]string{
		"a.html": "<p>yes", "b.html": "<p>x", "latin.html": "<meta charset=iso-8859-1><p>Gr\xfc\xdfe", "unsaid.html": "<p>Gr\xfc\xdfe",
		"wrong.html": "<meta charset=utf-8><p>Gr\xfc\xdfe", "wide.html": "\xff\xfe<\x00p\x00>\x00W\x00", "z.html": "<p>yes",
	})
	site, found := published.Load(root, published.Options{Name: "public"})
	if len(found) > 0 {
		t.Fatal(messages(found))
	}
	if err := os.Remove(filepath.Join(root, "b.html")); err != nil {
		t.Fatal(err)
	}
	var mutex sync.Mutex
	texts, problems := map[string]string{}, map[string]string{}
	found, err := site.Walk(context.Background(), every(site), func(i int, p *page.Page) {
		mutex.Lock()
		defer mutex.Unlock()
		texts[site.Pages[i]], problems[site.Pages[i]] = p.Passages[0].Text, p.Problem
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := messages(found); len(got) != 1 || !strings.HasPrefix(got[0], "public/b.html: this file disappeared") {
		t.Errorf("findings %q", got)
	}
	for name, want := range map[string]string{"a.html": "yes", "latin.html": "Grüße", "unsaid.html": "Grüße", "wide.html": "W", "z.html": "yes"} {
		if texts[name] != want {
			t.Errorf("%s: got %q, want %q", name, texts[name], want)
		}
	}
	for name, part := range map[string]string{"a.html": "", "latin.html": "", "unsaid.html": "does not say what it is", "wrong.html": "says that it is UTF-8", "wide.html": ""} {
		if got := problems[name]; (got == "") != (part == "") || !strings.Contains(got, part) {
			t.Errorf("%s: problem %q, want %q", name, got, part)
		}
	}
}

func TestFeedEncoding(t *testing.T) {
	feed := func(encoding, word string) string {
		return `<?xml version="1.0"` + encoding + `?><rss version="2.0"><channel><item><description>&lt;p&gt;` + word + `</description></item></channel></rss>`
	}
	root := folder(t, map[string]string{
		"latin.xml": feed(` encoding="iso-8859-1"`, "Gr\xfc\xdfe"), "japanese.xml": feed(` encoding='Shift_JIS'`, "\x93\xfa\x96\x7b"),
		"wrong.xml": feed(` encoding="utf-8"`, "Gr\xfc\xdfe"),
	})
	site, _ := published.Load(root, published.Options{Name: "public"})
	for name, want := range map[string]struct{ text, problem string }{
		"latin.xml": {"Grüße", ""}, "japanese.xml": {"日本", ""},
		"wrong.xml": {"Gr\uFFFDe", `its first line says "utf-8", but not all of it is`},
	} {
		feed, _ := site.Feed(name)
		if feed == nil || len(feed.Items) != 1 {
			t.Fatalf("%s: %+v", name, feed)
		}
		item := feed.Items[0].Page
		if len(item.Passages) == 0 {
			t.Fatalf("%s: no words", name)
		}
		if got := item.Passages[0].Text; got != want.text {
			t.Errorf("%s: %q", name, got)
		}
		if got := feed.Problem; (got == "") != (want.problem == "") || !strings.Contains(got, want.problem) {
			t.Errorf("%s: problem %q, want %q", name, got, want.problem)
		}
	}
}

func TestAnUnreadableFileAndFolderAreFindings(t *testing.T) {
	root := folder(t, map[string]string{"a.html": "<p>x", "b/c.html": "<p>x"})
	file, dir := filepath.Join(root, "a.html"), filepath.Join(root, "b")
	site := func() []finding.Finding {
		site, found := published.Load(root, published.Options{Name: "public"})
		if os.Geteuid() == 0 { // root may read everything but a folder in a file's place
			for _, err := range []error{os.Remove(file), os.Mkdir(file, 0o755), os.RemoveAll(dir)} {
				if err != nil {
					t.Fatal(err)
				}
			}
		}
		more, err := site.Walk(context.Background(), every(site), func(int, *page.Page) {})
		if err != nil {
			t.Fatal(err)
		}
		return append(found, more...)
	}
	if os.Geteuid() != 0 {
		for _, name := range []string{file, dir} {
			if err := os.Chmod(name, 0); err != nil {
				t.Fatal(err)
			}
		}
		defer os.Chmod(dir, 0o755)
	}
	if got := messages(site()); len(got) != 2 {
		t.Errorf("%q", got)
	}
}

func TestAHugePageIsReadUpToABound(t *testing.T) {
	paragraph := []byte("<p>" + strings.Repeat("Some words of a very long page. ", 400) + "<a href=https://amzn.to/x>a link</a></p>\n")
	for megabytes, problem := range map[int]string{50: "", 70: "more than 64 MB"} {
		root := folder(t, map[string]string{"index.html": ""})
		if err := os.WriteFile(filepath.Join(root, "index.html"), bytes.Repeat(paragraph, megabytes<<20/len(paragraph)), 0o644); err != nil {
			t.Fatal(err)
		}
		site, _ := published.Load(root, published.Options{})
		found := site.Page("index.html", func(p *page.Page) {
			if !strings.Contains(p.Problem, problem) || problem == "" && p.Problem != "" {
				t.Errorf("%d MB: %q", megabytes, p.Problem)
			}
			if links, want := len(p.Links), min(megabytes, 64)<<20/len(paragraph); links != want {
				t.Errorf("%d MB: %d links, expected %d", megabytes, links, want)
			}
		})
		if len(found) > 0 {
			t.Errorf("%d MB: %q", megabytes, messages(found))
		}
	}
}

func TestWalkEndsWhenItsContextDoes(t *testing.T) {
	files := map[string]string{}
	for i := range 200 {
		files[fmt.Sprintf("%d.html", i)] = "<p>x"
	}
	site, _ := published.Load(folder(t, files), published.Options{})
	ctx, cancel := context.WithCancel(context.Background())
	var once sync.Once
	_, err := site.Walk(ctx, every(site), func(int, *page.Page) { once.Do(cancel) })
	if err != context.Canceled {
		t.Errorf("got %v", err)
	}
}

func TestPagesAreDroppedWhileTheOthersAreRead(t *testing.T) {
	files := map[string]string{}
	for i := range 300 {
		files[fmt.Sprintf("%03d.html", i)] = "<p>words"
	}
	site, _ := published.Load(folder(t, files), published.Options{})
	var live atomic.Int64
	_, err := site.Walk(context.Background(), every(site), func(i int, p *page.Page) {
		live.Add(1)
		runtime.SetFinalizer(p, func(*page.Page) { live.Add(-1) })
		if i != len(files)-1 {
			return
		}
		p = nil
		for range 200 {
			runtime.GC()
			if live.Load() <= 10 {
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
		t.Errorf("%d pages are still in memory", live.Load())
	})
	if err != nil {
		t.Fatal(err)
	}
}
