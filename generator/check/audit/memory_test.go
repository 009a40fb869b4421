package audit_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/audit"
)

// mostPerPage is what may be kept of a page with four findings of its own until the last
// page is read, in bytes. Of very many pages it is less: see manyPages.
const mostPerPage = 5500

// TestLittleIsKeptOfEachPage: every page has faults, and no two are the same.
func TestLittleIsKeptOfEachPage(t *testing.T) {
	const pages = 3000
	root := t.TempDir()
	for i := range pages {
		name := filepath.Join(root, "public", fmt.Sprintf("posts/%d/index.html", i))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		text := webPage(fmt.Sprintf(`<p>Words of post %d and <a href="https://www.amazon.com/dp/B%09d?tag=example%d-20">kettle %d at Amazon</a>, for $%d.</p><p>More of %d. <a href="https://amzn.to/3abc%d">Here</a></p>
<article class="card"><h2><a href="/posts/%d/">Post</a></h2><p>Words of a summary.</p></article><article class="card"><h2><a href="/posts/%d/">Post</a></h2><p>Words of a summary.</p></article>`, i, i, i%50, i, i, i, i, (i+1)%pages, (i+2)%pages))
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, places := range [][]string{{"us"}, {"de"}} {
		o := options(t, root)
		o.Rules.Fallback = places
		var steps atomic.Int64
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		o.Progress = func(int, int) {
			if steps.Add(1) == pages {
				runtime.GC()
				runtime.ReadMemStats(&after)
			}
		}
		result, err := audit.Run(context.Background(), o)
		if err != nil {
			t.Fatal(err)
		}
		perPage := (int64(after.HeapAlloc) - int64(before.HeapAlloc)) / pages
		t.Logf("%v: %d bytes per page, %d findings", places, perPage, len(result.Findings))
		if perPage > mostPerPage {
			t.Errorf("%v: %d bytes are kept per page, want at most %d", places, perPage, mostPerPage)
		}
		if len(result.Findings) < pages/2 {
			t.Errorf("%v: only %d findings", places, len(result.Findings))
		}
	}
}
