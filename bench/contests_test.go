package main

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

func TestEachContestMeasuresWorkThatWasDone(t *testing.T) {
	o := small(t)
	if err := o.compile(); err != nil {
		t.Fatal(err)
	}
	o.self = filepath.Join(o.dir, "bench-program") // of a test it would be the test
	if out, err := exec.Command("go", "build", "-o", o.self, ".").CombinedOutput(); err != nil {
		t.Fatalf("build bench: %v\n%s", err, out)
	}
	for name, made := range map[string]struct {
		of    func(int) (contest, error)
		files string // that the work leaves
	}{
		"generate": {o.generation, "programs-10/data/aboveboard/en/programs/program-*.json"},
		"products": {o.generationOfProducts, "products-10/data/aboveboard/en/products/*.json"},
		"posts":    {o.postReading, "blog-of-10/content/posts/*.md"},
		"pages":    {o.pageReading, "pages-10/public/posts/*/index.html"},
		"links":    {o.linkReading, "blog-of-10/public/posts/*/index.html"},
		"build":    {o.building, "blog-of-10/public/posts/*/index.html"},
	} {
		c, err := made.of(10)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var out bytes.Buffer
		if err := compare(&out, 1, c, c); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if files, _ := filepath.Glob(filepath.Join(o.dir, made.files)); len(files) != 10 {
			t.Errorf("%s leaves %d files %s", name, len(files), made.files)
		}
		for _, j := range c.jobs {
			if !regexp.MustCompile(`\| ` + regexp.QuoteMeta(j.name) + ` +\| +\d+\.\d\d s +\| +\d+\.\d\d +\|`).MatchString(out.String()) {
				t.Errorf("%s: no line for %q in\n%s", name, j.name, &out)
			}
		}
	}
}

func TestServingIsMeasuredFromTheSaveToThePage(t *testing.T) {
	o := small(t)
	o.products = 20
	if err := o.compile(); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := o.measureServe(&out); err != nil {
		t.Fatal(err)
	}
	if !regexp.MustCompile("(?m)^\\| `aboveboard serve`, the source saved +\\| \\d+ ms +\\| \\d+ ms +\\| \\d+\\.\\d\\d +\\|$").MatchString(out.String()) {
		t.Errorf("no line for serve in\n%s", &out)
	}
}

func TestPartsOfALargeBlogAreMeasured(t *testing.T) {
	o := small(t)
	o.posts = 20
	if err := o.compile(); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := o.measureScale(&out); err != nil {
		t.Fatal(err)
	}
	if lines := regexp.MustCompile(`(?m)^\| .* s +\|.*MB +\|$`).FindAllString(out.String(), -1); len(lines) != 7 {
		t.Errorf("%d lines in\n%s", len(lines), &out)
	}
	whole, _ := filepath.Glob(filepath.Join(o.dir, "blog-of-20", "whole", "posts", "*", "index.html"))
	divided, _ := filepath.Glob(filepath.Join(o.dir, "blog-of-20", "public", "posts", "*", "index.html"))
	if len(whole) != 20 || len(divided) != 20 {
		t.Errorf("%d posts as a whole, %d in parts", len(whole), len(divided))
	}
}
