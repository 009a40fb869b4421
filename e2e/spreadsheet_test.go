package e2e

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"
)

// TestASpreadsheetBecomesAPage brings a workbook of twenty products and eight columns
// into a fresh blog, as "Bring your spreadsheet" says, and reads the page that comes of
// one post.
func TestASpreadsheetBecomesAPage(t *testing.T) {
	t.Parallel()
	blog := t.TempDir()
	keyboards(t, filepath.Join(blog, "keyboards.xlsx"))
	write(t, blog, map[string]string{"hugo.yaml": "baseURL: https://blog.example/\ntitle: Blog\n", "layouts/all.html": layout})
	do(t, blog, "aboveboard", "init")
	do(t, blog, "aboveboard", "import", "keyboards.xlsx")
	table := filepath.Join(blog, "aboveboard/products/keyboards.csv")
	fill(t, table, "Source", func(row []string) string { return "https://makers.example/" + strings.ReplaceAll(row[0], " ", "-") })
	before := read(t, table)
	write(t, blog, map[string]string{"content/posts/keyboards.md": "---\ntitle: Keyboards\n---\n{{< disclosure >}}\n\n{{< comparison keyboards >}}\n"})
	if out := do(t, blog, "aboveboard", "build"); !strings.Contains(out, "20 products") || strings.Contains(out, "warning:") {
		t.Errorf("the build says\n%s", out)
	}
	page := read(t, filepath.Join(blog, "public/posts/keyboards/index.html"))
	text := visible(t, page)
	for i, name := range names {
		want := fmt.Sprintf("%d g", 420+35*i)
		if !strings.Contains(text, name) || !strings.Contains(strings.ReplaceAll(strings.ReplaceAll(text, ",", ""), "\u00a0", " "), want) {
			t.Errorf("the page lacks %s or its %s", name, want)
		}
	}
	for _, words := range []string{"Weight", "Keys", "Battery life", "Wireless", "Unknown", "Does not apply", "As an Amazon Associate I earn from qualifying purchases."} {
		if !strings.Contains(text, words) {
			t.Errorf("the page lacks %q", words)
		}
	}
	if strings.Contains(text, "$") {
		t.Error("the page has prices, which Amazon forbids beside its links")
	}
	paid, sources := addresses(t, page)
	if paid != len(names) || sources != len(names) {
		t.Errorf("%d paid links and %d sources; want %d of each", paid, sources, len(names))
	}
	if strings.Index(page, "qualifying purchases") > strings.Index(page, "tag=example-20") {
		t.Error("the disclosure is below a paid link")
	}
	if out := do(t, blog, "aboveboard", "import", "keyboards.xlsx"); read(t, table) != before || !strings.Contains(out, "already has all of this") {
		t.Errorf("a second import changes the table: %s", out)
	}
}

var names = []string{"Ash 60", "Birch 65", "Cedar 75", "Damson TKL", "Elm 100", "Fir Mini", "Gorse 40", "Hazel Split", "Ivy Low", "Juniper", "Kauri Pro", "Larch", "Maple Ergo", "Nutmeg", "Oak 96", "Pine", "Quince", "Rowan", "Spruce", "Teak"}

// keyboards writes a workbook as somebody keeps one: with a title row in bold, dates,
// amounts in a format, and empty columns for what is not known.
func keyboards(t *testing.T, name string) {
	t.Helper()
	const sheet = "Keyboards"
	book := excelize.NewFile()
	dollars := `"$"#,##0.00`
	money, err := book.NewStyle(&excelize.Style{CustomNumFmt: &dollars})
	if err != nil {
		t.Fatal(err)
	}
	date, err := book.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	set := func(row int, cells []any) {
		if err := book.SetSheetRow(sheet, fmt.Sprintf("A%d", row), &cells); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.SetSheetName("Sheet1", sheet); err != nil {
		t.Fatal(err)
	}
	set(1, []any{"Keyboard", "Price", "Weight (g)", "Keys", "Battery life", "Wireless", "Link", "Checked"})
	for i, name := range names {
		keys, battery := any(61+3*i), any(fmt.Sprintf("%d h", 20+7*i))
		if i == 7 {
			keys = "?"
		}
		if i%5 == 4 {
			battery = "n/a"
		}
		set(i+2, []any{name, 49 + 3*i*i, 420 + 35*i, keys, battery, i%5 != 4, fmt.Sprintf("https://www.amazon.com/dp/B0KEYB%04d?tag=example-20", i), time.Date(2026, 11, 1+i, 0, 0, 0, 0, time.UTC)})
	}
	last := len(names) + 1
	if err := book.SetCellStyle(sheet, "B2", fmt.Sprintf("B%d", last), money); err != nil {
		t.Fatal(err)
	}
	if err := book.SetCellStyle(sheet, "H2", fmt.Sprintf("H%d", last), date); err != nil {
		t.Fatal(err)
	}
	if err := book.SaveAs(name); err != nil {
		t.Fatal(err)
	}
}

// fill writes the cells of a column, as somebody does in a spreadsheet.
func fill(t *testing.T, name, title string, cell func([]string) string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(read(t, name))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := -1
	for i, text := range rows[0] {
		if strings.EqualFold(text, title) {
			at = i
		}
	}
	if at < 0 {
		t.Fatalf("%s has no column %q: %q", name, title, rows[0])
	}
	for _, row := range rows[1:] {
		row[at] = cell(row)
	}
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := csv.NewWriter(file).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
}

// addresses counts the paid links of a page and the sources that it names.
func addresses(t *testing.T, page string) (paid, sources int) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			switch {
			case n.Data != "a" || a.Key != "href" || seen[a.Val]:
			case strings.Contains(a.Val, "tag=example-20"):
				seen[a.Val] = true
				paid++
			case strings.HasPrefix(a.Val, "https://makers.example/"):
				seen[a.Val] = true
				sources++
			}
		}
	}
	return paid, sources
}
