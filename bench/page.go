package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// pageOfResults is the page of the documentation that shows what was measured.
func pageOfResults(names []string) string {
	if slices.Contains(names, "scale") {
		return "content/docs/scale.md"
	}
	return "content/docs/performance.md"
}

// measureAll prints what was asked for, below a line about the machine.
func (o options) measureAll(names []string, out io.Writer) error {
	machine, err := o.machine()
	if err != nil {
		return err
	}
	var text bytes.Buffer
	both := io.MultiWriter(out, &text)
	fmt.Fprintf(both, "%s\n\n", machine)
	start := time.Now()
	for _, name := range names {
		of := o
		if name != "build" {
			of.theme = ""
		}
		if err := measurements[name](of, both); err != nil {
			return fmt.Errorf("measure %s: %w", name, err)
		}
	}
	fmt.Fprintf(out, "All of it took %v.\n", time.Since(start).Round(time.Second))
	if !o.write {
		return nil
	}
	return o.writePage(pageOfResults(names), text.String())
}

// machine says what was measured, where and when.
func (o options) machine() (string, error) {
	version, err := exec.Command(o.hugo, "version").Output()
	if err != nil {
		return "", fmt.Errorf("run %s version: %w", o.hugo, err)
	}
	hugo := strings.Fields(string(version))
	return fmt.Sprintf("%s, %d processors, %s/%s, %s, %s; medians of %d runs in turn, seed %d.", time.Now().Format("2 January 2006"),
		runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version(), strings.Join(hugo[:min(2, len(hugo))], " "), o.runs, o.seed), nil
}

// The page's own words are around the results.
const resultsStart, resultsEnd = "<!-- results: go run ./bench -write -->", "<!-- end of results -->"

func (o options) writePage(shown, results string) error {
	name := filepath.Join(o.repository, filepath.FromSlash(shown))
	page, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	before, rest, found := strings.Cut(string(page), resultsStart)
	_, after, closed := strings.Cut(rest, resultsEnd)
	if !found || !closed {
		return fmt.Errorf("%s has no place for results: it needs a line %q and a line %q below it", shown, resultsStart, resultsEnd)
	}
	return os.WriteFile(name, []byte(before+resultsStart+"\n\n"+strings.TrimSpace(results)+"\n\n"+resultsEnd+after), 0o644)
}
