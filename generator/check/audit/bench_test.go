package audit_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/check/audit"
	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
	"github.com/aboveboard-hugo/aboveboard/generator/source/testfiles"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// options checks the published folder of a blog without sources.
func options(t testing.TB, root string) audit.Options {
	t.Helper()
	known, err := knowledge()
	if err != nil {
		t.Fatal(err)
	}
	own, err := shortcodes.Read(os.DirFS("../../.."))
	if err != nil {
		t.Fatal(err)
	}
	b, err := blog.Open(context.Background(), root, blog.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return audit.Options{Blog: b, Public: "public", Shortcodes: own, Rules: known}
}

// knowledge is read once for all tests.
var knowledge = sync.OnceValues(func() (lint.Options, error) {
	networks, findings := network.Load("testdata", yamlsource.Date{Time: time.Date(2026, 10, 29, 0, 0, 0, 0, time.UTC)})
	if len(findings) > 0 {
		return lint.Options{}, errors.New(findings[0].Message)
	}
	places, err := jurisdiction.Load()
	if err != nil {
		return lint.Options{}, err
	}
	reader, err := recognize.Load()
	if err == nil {
		reader, err = reader.WithStatements(lint.Statements(networks))
	}
	return lint.Options{Networks: networks, Disclosures: reader, Jurisdictions: places, Fallback: []string{"us"}}, err
})

// manyPages writes so many pages of 20 kB.
func manyPages(t testing.TB, pages int) string {
	t.Helper()
	root := t.TempDir()
	testfiles.Write(t, filepath.Join(root, "public"), testfiles.Pages(pages))
	return root
}

// BenchmarkRun checks 1,000 published pages with all CPUs and prints the time as
// a share of what one thread of html.Parse needs for them.
func BenchmarkRun(b *testing.B) {
	root := manyPages(b, 1000)
	o := options(b, root)
	var check, parse time.Duration
	for b.Loop() {
		start := time.Now()
		if _, err := audit.Run(b.Context(), o); err != nil {
			b.Fatal(err)
		}
		check += time.Since(start)
		for i := range 1000 {
			data, err := os.ReadFile(filepath.Join(root, "public", "posts", fmt.Sprint(i), "index.html"))
			if err != nil {
				b.Fatal(err)
			}
			start := time.Now()
			if _, err := html.Parse(bytes.NewReader(data)); err != nil {
				b.Fatal(err)
			}
			parse += time.Since(start)
		}
	}
	b.ReportMetric(float64(check)/float64(parse), "check/parse")
}
