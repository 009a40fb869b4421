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
		"generate": {o.generation, "catalog-10/data/aboveboard/en/programs/*.json"},
		"posts":    {o.postReading, "blog-of-10/content/posts/*.md"},
		"pages":    {o.pageReading, "blog-of-10/public/posts/*/index.html"},
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
