// Command bench measures what Aboveboard costs, as ratios: it makes its sites
// and catalogs from a seed, runs what is compared in turn on the same machine, and
// prints the medians. Run it in the repository:
//
//	go run ./bench
package main

import (
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// options are the sizes and the programs of a measurement.
type options struct {
	posts, programs, products, runs int
	seed                            uint64
	hugo                            string // the program
	dir                             string // where the sites are made
	theme                           string // the folder of one that the blog has besides the component; "" for none
	repository                      string // whose component and data are measured
	aboveboard, self                string // the programs that are measured
	write                           bool
}

// measurements are what can be asked for, by name.
var measurements = map[string]func(options, io.Writer) error{
	"hugo":     options.compareHugo,
	"generate": func(o options, out io.Writer) error { return o.contest(out, options.generation, o.programs) },
	"products": func(o options, out io.Writer) error { return o.contest(out, options.generationOfProducts, o.products) },
	"serve":    options.measureServe,
	"scale":    options.measureScale,
	"posts":    func(o options, out io.Writer) error { return o.contest(out, options.postReading, o.posts) },
	"pages":    func(o options, out io.Writer) error { return o.contest(out, options.pageReading, o.posts) },
	"links":    func(o options, out io.Writer) error { return o.contest(out, options.linkReading, o.posts) },
	"growth":   func(o options, out io.Writer) error { return o.measureGrowth(out) },
	"build":    func(o options, out io.Writer) error { return o.contest(out, options.building, o.posts) },
}

func run(args []string, out io.Writer) error {
	if len(args) == 3 && args[0] == "bare" {
		return readBare(args[1], args[2])
	}
	names := slices.Sorted(maps.Keys(measurements))
	known := strings.Join(names, ", ")
	names = slices.DeleteFunc(names, func(name string) bool { return name == "scale" }) // it takes long, and has a page of its own
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		if measurements[args[0]] == nil {
			return fmt.Errorf("there is no measurement %q; expected one of %s, or no name for all but scale", args[0], known)
		}
		names, args = args[:1], args[1:]
	}
	o, err := readOptions(args)
	if err != nil {
		return err
	}
	if slices.Contains(names, "scale") {
		o.runs = 1 // each part of it is a run already
	}
	if o.dir == "" {
		if o.dir, err = os.MkdirTemp("", "aboveboard-bench-"); err != nil {
			return err
		}
		defer os.RemoveAll(o.dir)
	}
	if err := o.compile(); err != nil {
		return err
	}
	return o.measureAll(names, out)
}

func readOptions(args []string) (options, error) {
	o := options{}
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.IntVar(&o.posts, "posts", 1000, "posts of each site")
	flags.IntVar(&o.programs, "programs", 10_000, "programs of a catalog")
	flags.IntVar(&o.products, "products", 1000, "products of a catalog, and of the blog that is served")
	flags.IntVar(&o.runs, "runs", 3, "runs of each, in turn")
	flags.Uint64Var(&o.seed, "seed", 1, "sites are the same for the same seed")
	flags.StringVar(&o.hugo, "hugo", "hugo", "the Hugo to measure")
	flags.StringVar(&o.dir, "dir", "", "make the sites in this folder and keep them (default a temporary folder)")
	flags.StringVar(&o.theme, "theme", "", "the folder of a theme that the posts of build are shown in; without it, in a template of five lines")
	flags.BoolVar(&o.write, "write", false, "write what was measured to the page of the documentation that shows it")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if o.posts < 10 || o.programs < 10 || o.products < 10 || o.runs < 1 {
		return o, fmt.Errorf("-posts, -programs and -products are at least 10, and -runs is at least 1")
	}
	var err error
	for _, path := range []*string{&o.dir, &o.repository, &o.theme} {
		if path != &o.repository && *path == "" {
			continue
		}
		if *path, err = filepath.Abs(*path); err != nil {
			return o, err
		}
	}
	return o, nil
}

// contest runs one of these at a tenth of its size, too.
func (o options) contest(out io.Writer, of func(options, int) (contest, error), size int) error {
	small, err := of(o, size/10)
	if err != nil {
		return err
	}
	large, err := of(o, size)
	if err != nil {
		return err
	}
	return compare(out, o.runs, small, large)
}
