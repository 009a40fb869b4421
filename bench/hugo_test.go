package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// small measures at a tiny size, with the Hugo that go.mod pins.
func small(t *testing.T) options {
	t.Helper()
	hugo, err := exec.Command("go", "tool", "-n", "hugo").Output()
	if err != nil {
		t.Fatalf("find the pinned Hugo: %v", err)
	}
	repository, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	return options{posts: 10, runs: 1, seed: 1, hugo: strings.TrimSpace(string(hugo)), dir: t.TempDir(), repository: repository}
}

func TestEachVariantIsBuiltAndHoldsWhatItsNameSays(t *testing.T) {
	o := small(t)
	var out bytes.Buffer
	if err := o.compareHugo(&out); err != nil {
		t.Fatal(err)
	}
	all := variants("")
	for _, v := range all {
		if !regexp.MustCompile(`\| ` + regexp.QuoteMeta(v.name) + ` +\| \d+\.\d\d s +\| +\d+\.\d\d +\| +\d+\.\d\d +\|`).MatchString(out.String()) {
			t.Errorf("no line for %q in:\n%s", v.name, &out)
		}
	}
	for post := range o.posts {
		plain, same, table, own, byHand := page(t, o, all[0], post), page(t, o, all[1], post), page(t, o, all[2], post), page(t, o, all[3], post), page(t, o, all[4], post)
		if count(plain, "table") != 0 || count(plain, "a") != 3 {
			t.Errorf("post %d without: %d tables, %d links", post, count(plain, "table"), count(plain, "a"))
		}
		if count(table, "table") != 1 || count(table, "tr") != 15 {
			t.Errorf("post %d with a hand-written table: %d tables, %d rows", post, count(table, "table"), count(table, "tr"))
		}
		if count(byHand, "tr") != count(own, "tr") || count(byHand, "td") < 20 || count(byHand, "a") < 20 {
			t.Errorf("post %d by a hand-made shortcode: %d rows, %d cells, %d links", post, count(byHand, "tr"), count(byHand, "td"), count(byHand, "a"))
		}
		for _, tag := range []string{"table", "tr", "td", "a", "p", "link", "details", "strong"} {
			if count(own, tag) == count(plain, tag) && tag != "a" {
				t.Errorf("post %d: ours adds no <%s>", post, tag)
			}
			if count(own, tag) != count(same, tag) {
				t.Errorf("post %d: %d <%s> in ours, %d from the cached partial", post, count(own, tag), tag, count(same, tag))
			}
		}
		if !strings.Contains(own, "abv-notice") || !strings.Contains(own, "abv-comparison") {
			t.Errorf("post %d lacks the disclosure or the table:\n%s", post, own)
		}
	}
}

// page is a published post, as text.
func page(t *testing.T, o options, v variant, post int) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(o.site(v), "public", "posts", strconv.Itoa(post), "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// count is how many elements of that name a page has.
func count(page, name string) int {
	n := 0
	root, _ := html.Parse(strings.NewReader(page))
	for node := range root.Descendants() {
		if node.Type == html.ElementNode && node.Data == name {
			n++
		}
	}
	return n
}

func TestMedian(t *testing.T) {
	for want, all := range map[time.Duration][]time.Duration{3: {9, 1, 3}, 2: {4, 2}, 7: {7}} {
		if got := median(all); got != want {
			t.Errorf("median(%v) = %v, want %v", all, got, want)
		}
	}
}

func TestUnknownMeasurementSaysWhatToType(t *testing.T) {
	for _, args := range [][]string{{"go"}, {"hugo", "-posts", "0"}, {"bare", "text", "."}} {
		if err := run(args, &bytes.Buffer{}); err == nil {
			t.Errorf("run(%q) is no error", args)
		}
	}
}
