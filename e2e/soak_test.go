//go:build unix

package e2e

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// soak is how long TestSoak edits: go test ./e2e -run Soak -soak 1h -timeout 2h.
var soak = flag.Duration("soak", 10*time.Second, "how long TestSoak edits a blog that is served")

// TestSoak edits a blog at random while it is served, also so that it is broken, and asks
// at the end whether the pages are what the sources say.
func TestSoak(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 1))
	files := servedFiles()
	b := serveLive(t, files)
	b.settle(files, "the first weight")
	first := usageOf(b.command.Process.Pid)
	edits := editsOf(b, random)
	count := 0
	for start := time.Now(); time.Since(start) < *soak; count++ {
		edits[random.IntN(len(edits))]()
		time.Sleep(time.Duration(random.IntN(400)) * time.Millisecond)
		select {
		case err := <-b.ended:
			t.Fatalf("after %d edits it ended: %v\n%s", count, err, b.said.String())
		default:
		}
		if count%50 == 49 {
			b.settle(files, fmt.Sprintf("weight %d", count))
		}
		if count%500 == 499 {
			t.Logf("%d edits: %v", count+1, usageOf(b.command.Process.Pid))
		}
	}
	b.settle(files, "the last weight")
	b.until("the data is what a fresh generate writes", func() bool { return maps.Equal(b.data(), b.generated()) })
	posts := postsWithFindings()
	var reported map[string]int
	var checked []found
	defer func() {
		if t.Failed() {
			t.Logf("serve reported\n%v\nand check finds\n%v\nserve printed", reported, checked)
			for line := range strings.Lines(b.said.String()) {
				if strings.Contains(line, "public/") {
					t.Log(line)
				}
			}
		}
	}()
	for _, name := range slices.Sorted(maps.Keys(posts)) {
		write(t, b.root, map[string]string{name: posts[name]})
		b.until("the findings are those of a full check, with "+name, func() bool {
			reported, checked = b.reported(), b.checked()
			return strings.Contains(fmt.Sprint(reported), "undisclosed-link") && agree(reported, checked)
		})
	}
	last := usageOf(b.command.Process.Pid)
	t.Logf("%d edits: first %v, last %v", count, first, last)
	if last.files > first.files+fewFiles || last.processes > first.processes || last.memory > 2*first.memory+fewBytes {
		t.Errorf("it uses more and more: first %v, last %v", first, last)
	}
	b.stop()
}

// data has the data files, by their names.
func (b *liveBlog) data() map[string]string { return filesIn(b.t, filepath.Join(b.root, "data")) }

// generated has those that generate writes into a blog that has the sources alone.
func (b *liveBlog) generated() map[string]string {
	fresh := filepath.Join(b.t.TempDir(), "fresh")
	for _, name := range []string{"aboveboard", "themes", "hugo.toml"} {
		from := filepath.Join(b.root, name)
		if info, err := os.Stat(from); err == nil && info.IsDir() {
			err = os.CopyFS(filepath.Join(fresh, name), os.DirFS(from))
			if err != nil {
				b.t.Fatal(err)
			}
			continue
		}
		write(b.t, fresh, map[string]string{name: read(b.t, from)})
	}
	do(b.t, fresh, "aboveboard", "generate")
	return filesIn(b.t, filepath.Join(fresh, "data"))
}

func filesIn(t *testing.T, folder string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		relative, err := filepath.Rel(folder, name)
		all[relative] = read(t, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// settle makes everything whole and waits until a page shows a new fact.
func (b *liveBlog) settle(files map[string]string, weight string) {
	b.t.Helper()
	_ = os.Rename(filepath.Join(b.root, "away"), filepath.Join(b.root, "aboveboard", "products"))
	_ = os.RemoveAll(filepath.Join(b.root, "away"))
	write(b.t, b.root, files)
	for _, name := range []string{"content/posts/b.md", "content/posts/c.md", "static/_redirects", "aboveboard/products/new.yaml", "aboveboard/products/renamed.yaml", "aboveboard/products/more.csv", "layouts/_shortcodes/x.html"} {
		_ = os.Remove(filepath.Join(b.root, name))
	}
	write(b.t, b.root, map[string]string{"aboveboard/products/oak-desk.yaml": oak(weight)})
	b.until("the page shows "+weight, func() bool { return strings.Contains(b.page("posts/a/"), weight) })
}

// editsOf are what people and their editors do to a blog.
func editsOf(b *liveBlog, random *rand.Rand) []func() {
	put := func(name, text string) { write(b.t, b.root, map[string]string{name: text}) }
	gone := func(name string) { _ = os.RemoveAll(filepath.Join(b.root, name)) } // it may be gone already
	over := func(from, to string) { _ = os.Rename(filepath.Join(b.root, from), filepath.Join(b.root, to)) }
	desk := "aboveboard/products/oak-desk.yaml"
	return []func(){
		func() { put(desk, oak(fmt.Sprint("w", random.IntN(1000)))) },
		func() { put(desk+"~", oak(fmt.Sprint("w", random.IntN(1000)))); over(desk+"~", desk) },
		func() { text := oak("half a text"); put(desk, text[:random.IntN(len(text))]) },
		func() { put(desk, "name: [\n\x00") },
		func() { gone(desk) },
		func() { put("aboveboard/products/new.yaml", "name: New\n") },
		func() { gone("aboveboard/products/new.yaml") },
		func() { put("aboveboard/products/more.csv", "name,weight\nElm,?\n\"Oak") },
		func() { put("aboveboard/products/more.csv", "name,weight\nElm,?\n") },
		func() { over("aboveboard/products", "away") },
		func() { over("away", "aboveboard/products") },
		func() { over("aboveboard/products/new.yaml", "aboveboard/products/renamed.yaml") },
		func() { over("content/posts/b.md", "content/posts/c.md") },
		func() { put("aboveboard/criteria.yaml", "criteria:\n  weight: {label: Weight, type: number}\n") },
		func() { put("aboveboard/criteria.yaml", "criteria:\n  weight: {label: Weight, type: text}\n") },
		func() { put("aboveboard/site.yaml", "publisher: A\nlanguages: [en]\njurisdictions: [us, nowhere]\n") },
		func() { put("aboveboard/site.yaml", "publisher: B\nlanguages: [en]\njurisdictions: [us]\n") },
		func() {
			put("aboveboard/links.yaml", "links:\n  a: {to: \"https://a.example/\"}\n")
			gone("aboveboard/links.yaml")
		},
		func() { put("content/posts/b.md", "---\ntitle: B\n---\n{{< nonsense >}}\n") },
		func() { put("content/posts/b.md", "---\ntitle: B\n---\nText.\n") },
		func() {
			posts := slices.Sorted(maps.Values(postsWithFindings()))
			put("content/posts/b.md", posts[random.IntN(len(posts))])
		},
		func() {
			put("static/_redirects", fmt.Sprintf("/go/x%d https://www.amazon.com/dp/B0ABCDEFGH?tag=example-20\n", random.IntN(2)))
		},
		func() { gone("static/_redirects") },
		func() { gone("content/posts/b.md") },
		func() { put("layouts/_shortcodes/x.html", "{{ nonsense }}") },
		func() { gone("layouts/_shortcodes/x.html") },
		func() {
			for i := range 20 {
				put(desk, oak(fmt.Sprint("burst", i)))
			}
		},
	}
}

// postsWithFindings are posts whose pages are wrong, suppressed, or wrong where a redirect
// leads.
func postsWithFindings() map[string]string {
	const link = "Buy <a href=\"https://www.amazon.com/dp/B0ABCDEFGH?tag=example-20\">it</a>."
	return map[string]string{
		"content/posts/d.md": "---\ntitle: D\n---\n" + link + "\n",
		"content/posts/e.md": "---\ntitle: E\n---\n" + link + "\n\n<!-- aboveboard:ignore missing-rel the shop wants it so -->\n" + link + "\n",
		"content/posts/f.md": "---\ntitle: F\naboveboard: {ignore: {undisclosed-link: it earns nothing}}\n---\nBuy <a href=\"/go/x1\">it</a>. " + link + "\n",
	}
}

// Findings of pages as serve tells them, and when they are fixed.
var (
	foundLine = regexp.MustCompile(`(?m)^public/(\S+?)(?::\d+:\d+)?: (?:error|warning|info): .*\[([a-z-]+)\]$`)
	fixedLine = regexp.MustCompile(`(?m)^fixed: public/(\S+?): .*\[([a-z-]+)\]$`)
)

// reported counts the findings of pages that serve has reported and that are not fixed,
// by page and rule.
func (b *liveBlog) reported() map[string]int {
	text, left := b.said.String(), map[string]int{}
	for _, m := range foundLine.FindAllStringSubmatch(text, -1) {
		left[m[1]+" "+m[2]]++
	}
	for _, m := range fixedLine.FindAllStringSubmatch(text, -1) {
		left[m[1]+" "+m[2]]--
	}
	maps.DeleteFunc(left, func(_ string, n int) bool { return n == 0 })
	return left
}

// found is a finding, on one page or on several with one cause.
type found struct {
	Rule, File string
	Pages      []string
}

// agree reports whether each finding was reported, and on one of its pages.
func agree(reported map[string]int, checked []found) bool {
	left := maps.Clone(reported)
	for _, f := range checked {
		at := slices.IndexFunc(f.Pages, func(page string) bool { return left[page+" "+f.Rule] > 0 })
		if at < 0 {
			return false
		}
		left[f.Pages[at]+" "+f.Rule]--
	}
	maps.DeleteFunc(left, func(_ string, n int) bool { return n == 0 })
	return len(left) == 0
}

// checked are those that check finds in the same pages, first those on the fewest.
func (b *liveBlog) checked() []found {
	b.t.Helper()
	folders, _ := filepath.Glob(filepath.Join(b.temp, "aboveboard-serve-*", "site"))
	if len(folders) != 1 {
		b.t.Fatalf("the pages are in %q", folders)
	}
	command := exec.Command(filepath.Join(tools, "aboveboard"), "check", "content/posts/a.md", "--public", folders[0], "--base-url", b.address(), "--format", "json")
	command.Dir = b.root
	out, _ := command.Output() // its status says that there are findings
	var report struct{ Findings []found }
	if err := json.Unmarshal(out, &report); err != nil {
		b.t.Fatalf("%v\n%s", err, out)
	}
	all := slices.DeleteFunc(report.Findings, func(f found) bool { return !strings.Contains(f.File, "/site/") })
	for i := range all {
		if len(all[i].Pages) == 0 {
			all[i].Pages = []string{all[i].File}
		}
		for at, name := range all[i].Pages {
			_, all[i].Pages[at], _ = strings.Cut(name, "/site/")
		}
	}
	slices.SortStableFunc(all, func(a, b found) int { return cmp.Compare(len(a.Pages), len(b.Pages)) })
	return all
}

// fewFiles and fewBytes are how much more a program may hold than at first, as with
// connections that the system has not closed yet, and garbage that was not collected yet.
const (
	fewFiles = 10
	fewBytes = 64 << 20
)

// usage is what a program holds. Where the system does not tell, it is nothing.
type usage struct {
	files     int
	processes int // that it has started, and those that they have
	memory    int // in bytes
}

func (u usage) String() string {
	return fmt.Sprintf("%d files, %d processes, %d MB", u.files, u.processes, u.memory>>20)
}

func usageOf(pid int) usage {
	files, _ := os.ReadDir(fmt.Sprintf("/proc/%d/fd", pid))
	u := usage{files: len(files), processes: descendants(pid)}
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			_, _ = fmt.Sscanf(rest, "%d kB", &u.memory)
			u.memory <<= 10
		}
	}
	return u
}

// descendants counts the processes below one.
func descendants(pid int) int {
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	count := 0
	for _, name := range stats {
		text, _ := os.ReadFile(name) // it may have ended meanwhile
		_, rest, _ := strings.Cut(string(text), ") ")
		fields := strings.Fields(rest)
		child, err := strconv.Atoi(filepath.Base(filepath.Dir(name)))
		if err == nil && len(fields) > 1 && fields[1] == strconv.Itoa(pid) && child != pid {
			count += 1 + descendants(child)
		}
	}
	return count
}
