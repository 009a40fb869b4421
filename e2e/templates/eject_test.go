package templates_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gohugoio/hugo/hugolib"
)

func TestWhatEjectReadsOfPaidLinksAndEmptyDisclosures(t *testing.T) {
	leaving := config + "[params.aboveboard]\neject = true\n"
	b := hugolib.Test(t, paidBlog(t, leaving, post("p.md", "See {{< paid-link associates B0ABCDEFGH >}}the *lamp*{{< /paid-link >}}."), post("q.md", "{{< disclosure >}}\n\nNothing pays.")), hugolib.TestOptOsFs())
	names, err := filepath.Glob(filepath.Join(b.Cfg.WorkingDir, "public", "aboveboard-eject", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var record struct{ File, HTML, Markdown string }
		if err := json.Unmarshal(text, &record); err != nil {
			t.Fatal(err)
		}
		got = append(got, record.File[strings.LastIndexAny(record.File, `/\`)+1:]+": "+record.Markdown)
		if strings.HasSuffix(record.File, "p.md") && !strings.Contains(record.HTML, `>the <em>lamp</em> <span class="abv-mark">(Amazon, Paid link)</span></a>`) {
			t.Errorf("HTML %q", record.HTML)
		}
	}
	all := strings.Join(got, "\n")
	if len(got) != 2 || !strings.Contains(all, "p.md: [the *lamp* (Amazon, Paid link)](<"+productLink+">)") || !strings.Contains(all, "q.md: ") {
		t.Errorf("records:\n%s", all)
	}
}
