package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// tables is the blog of all looks with comparisons of two, three and five
// programs, on a page in each look.
func tables(t *testing.T) string {
	t.Helper()
	blog := t.TempDir()
	if err := os.CopyFS(blog, os.DirFS("testdata/blog")); err != nil {
		t.Fatal(err)
	}
	do(t, blog, "aboveboard", "init")
	files := map[string]string{
		"aboveboard/comparisons/three.yaml": "title: Three programs compared\nprograms: [p1, p2, p3]\ncriteria: [commission, window, threshold, onsite]\n",
		"aboveboard/comparisons/five.yaml":  "title: Five programs compared with each other in one table\nprograms: [p1, p2, p3, p4, p5]\ncriteria: [commission, window, threshold, onsite]\n",
	}
	for i := 1; i <= 5; i++ {
		files[fmt.Sprintf("aboveboard/programs/p%d.yaml", i)] = fmt.Sprintf(`name: Program %[1]d
url: https://p%[1]d.example/
summary: S
facts:
  commission: {value: %[1]d, note: of what the shop sells, source: "https://p%[1]d.example/fees", checked: 2026-10-01}
  window: {unknown: They do not say., source: "https://p%[1]d.example/fees", checked: 2026-10-01}
  threshold: {value: %[1]d0, source: "https://p%[1]d.example/fees", checked: 2026-10-01}
  onsite: {value: yes, source: "https://p%[1]d.example/fees", checked: 2026-10-01}
`, i)
	}
	for _, look := range looksOf(t, blog) {
		files["content/tables-"+look+".md"] = "---\ntitle: Tables\nlook: " + look + "\n---\n{{< comparison three >}}\n\n{{< comparison five >}}\n\n" + strings.Repeat("Words.\n\n", 40)
	}
	write(t, blog, files)
	do(t, blog, "aboveboard", "generate")
	do(t, blog, "hugo", "--baseURL", "/", "--panicOnWarning")
	return blog
}

func looksOf(t *testing.T, blog string) []string {
	t.Helper()
	themes, err := filepath.Glob(filepath.Join(blog, "static/themes/*.css"))
	if err != nil || len(themes) < 6 {
		t.Fatalf("%d themes, %v", len(themes), err)
	}
	for i, theme := range themes {
		themes[i] = strings.TrimSuffix(filepath.Base(theme), ".css")
	}
	return themes
}

// scrolling scrolls the wide table to its end and the page into the three
// columns; the answer is a list of faults. Where a table fits, its heads stick
// to the page; where it scrolls, criteria and caption stay and the edge fades
// until the end is reached.
const scrolling = `(async () => {
	const faults = [], [few, many] = document.querySelectorAll(".abv-comparison"), frame = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
	const region = many.querySelector(".abv-scroll"), stacked = getComputedStyle(many.querySelector("tbody tr")).display === "grid";
	const fade = () => getComputedStyle(region).maskPosition;
	// A busy browser starts an animation some frames after the page is there.
	const fadeOnce = async ends => { for (let i = 0; i < 60 && fade().startsWith("0%") !== ends; i++) await frame(); return fade(); };
	if (stacked && region.scrollWidth > region.clientWidth) {
		const before = await fadeOnce(false), criterion = many.querySelector("tbody th"), place = e => Math.round(e.getBoundingClientRect().left), at = [place(criterion), place(many.querySelector("caption"))];
		region.scrollLeft = region.scrollWidth;
		await frame();
		if (!(region.scrollLeft > 100)) faults.push("the region scrolls by " + region.scrollLeft);
		if (place(criterion) !== at[0] || place(many.querySelector("caption")) !== at[1]) faults.push("the criterion or the caption scrolled away");
		const after = await fadeOnce(true);
		if (before.startsWith("0%") || !after.startsWith("0%")) faults.push("the fade is at " + before + " and then at " + after);
		const last = [...many.querySelectorAll("tbody tr:first-child td")].at(-1).getBoundingClientRect();
		if (last.right > innerWidth + 1) faults.push("the last column is cut off at " + last.right);
	} else if (fade().startsWith("100%")) faults.push("the edge of a table that fits fades");
	for (const table of [few, ...(stacked ? [] : [many])].map(c => c.querySelector("table"))) {
		scrollTo(0, table.tBodies[0].getBoundingClientRect().top + scrollY + 20);
		await frame();
		const top = Math.round(table.tHead.getBoundingClientRect().top);
		if (top !== 0) faults.push("the heads are at " + top + " of the screen");
		if (getComputedStyle(table.tHead).backdropFilter === "none") faults.push("nothing is behind the heads");
	}
	return JSON.stringify(faults);
})()`

func TestTablesScrollInEachLook(t *testing.T) {
	ctx := browser(t)
	blog := tables(t)
	base := serve(t, filepath.Join(blog, "public"))
	for _, look := range looksOf(t, blog) {
		for _, width := range []int64{320, 1280} {
			var list string
			if err := chromedp.Run(ctx, emulation.SetDeviceMetricsOverride(width, 500, 1, false), chromedp.Navigate(base+"/tables-"+look+"/"),
				chromedp.Evaluate(scrolling, &list, wait)); err != nil {
				t.Fatal(err)
			}
			for _, fault := range faultsIn(t, list) {
				t.Errorf("%s at %d: %s", look, width, fault)
			}
			if err := chromedp.Run(ctx, chromedp.Evaluate(structure, &list)); err != nil {
				t.Fatal(err)
			}
			for _, fault := range faultsIn(t, list) {
				t.Errorf("%s at %d: %s", look, width, fault)
			}
		}
	}
}

func faultsIn(t *testing.T, list string) []string {
	t.Helper()
	var faults []string
	if err := json.Unmarshal([]byte(list), &faults); err != nil {
		t.Fatal(err)
	}
	return faults
}

// TestATableIsATableOnAPhoneToo asks Chromium what it tells a screen reader:
// the same table, with the same rows of the same cells, at every width.
func TestATableIsATableOnAPhoneToo(t *testing.T) {
	ctx := browser(t)
	base := serve(t, filepath.Join(tables(t), "public"))
	heads := func(n int) []string {
		return append([]string{"columnheader"}, slices.Repeat([]string{"columnheader"}, n)...)
	}
	values := func(n int) []string { return append([]string{"rowheader"}, slices.Repeat([]string{"cell"}, n)...) }
	for _, width := range []int64{320, 768, 1280} {
		var tree struct {
			Nodes []*axNode `json:"nodes"`
		}
		if err := chromedp.Run(ctx, emulation.SetDeviceMetricsOverride(width, 900, 1, false), chromedp.Navigate(base+"/tables-media/"),
			chromedp.ActionFunc(func(ctx context.Context) error {
				return cdp.Execute(ctx, "Accessibility.getFullAXTree", nil, &tree)
			})); err != nil {
			t.Fatal(err)
		}
		found := tablesIn(tree.Nodes)
		want := []axTable{
			{"Three programs compared", [][]string{heads(3), values(3), values(3), values(3), values(3)}},
			{"Five programs compared with each other in one table", [][]string{heads(5), values(5), values(5), values(5), values(5)}},
		}
		if fmt.Sprint(found) != fmt.Sprint(want) {
			t.Errorf("at %d:\n got %v\nwant %v", width, found, want)
		}
	}
}

type axTable struct {
	name string
	rows [][]string
}

// axNode is what Chromium tells of an element; the generated types know fewer
// words than a newer browser.
type axNode struct {
	NodeID   string   `json:"nodeId"`
	Ignored  bool     `json:"ignored"`
	Role     axValue  `json:"role"`
	Name     axValue  `json:"name"`
	ChildIDs []string `json:"childIds"`
}

type axValue struct {
	Value any `json:"value"`
}

// tablesIn reads the tables of an accessibility tree: their names, and the
// roles in each row.
func tablesIn(nodes []*axNode) []axTable {
	byID := map[string]*axNode{}
	for _, n := range nodes {
		byID[n.NodeID] = n
	}
	// below lists the nearest descendants with one of the roles.
	var below func(n *axNode, roles ...any) []*axNode
	below = func(n *axNode, roles ...any) []*axNode {
		var list []*axNode
		for _, id := range n.ChildIDs {
			if child := byID[id]; child == nil {
				continue
			} else if !child.Ignored && slices.Contains(roles, child.Role.Value) {
				list = append(list, child)
			} else {
				list = append(list, below(child, roles...)...)
			}
		}
		return list
	}
	var tables []axTable
	for _, n := range below(nodes[0], "table") {
		table := axTable{name: fmt.Sprint(n.Name.Value)}
		for _, row := range below(n, "row") {
			var roles []string
			for _, cell := range below(row, "columnheader", "rowheader", "cell", "gridcell") {
				roles = append(roles, fmt.Sprint(cell.Role.Value))
			}
			table.rows = append(table.rows, roles)
		}
		tables = append(tables, table)
	}
	return tables
}
