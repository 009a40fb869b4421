// Command bench measures what Aboveboard costs, as ratios: it makes its sites
// from a seed, runs the variants in turn on the same machine, and prints the
// medians of the processor's time. Run it in the repository:
//
//	go run ./bench hugo
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// options are the sizes and the programs of a measurement.
type options struct {
	posts, runs int
	seed        uint64
	hugo        string // the program
	dir         string // where the sites are made
	repository  string // whose component and data are measured
}

func run(args []string, out io.Writer) error {
	if len(args) == 0 || args[0] != "hugo" {
		return fmt.Errorf("expected what to measure: go run ./bench hugo [-posts 2000] [-runs 5] [-seed 1] [-hugo PATH] [-dir FOLDER]")
	}
	o := options{}
	flags := flag.NewFlagSet("bench hugo", flag.ContinueOnError)
	flags.IntVar(&o.posts, "posts", 2000, "posts of each site")
	flags.IntVar(&o.runs, "runs", 5, "runs of each variant, in turn")
	flags.Uint64Var(&o.seed, "seed", 1, "the sites are the same for the same seed")
	flags.StringVar(&o.hugo, "hugo", "hugo", "the Hugo to measure")
	flags.StringVar(&o.dir, "dir", "", "make the sites in this folder and keep them; without it, in a temporary one")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	if o.posts < 1 || o.runs < 1 {
		return fmt.Errorf("-posts and -runs are at least 1")
	}
	var err error
	if o.repository, err = filepath.Abs("."); err != nil {
		return err
	}
	if o.dir == "" {
		if o.dir, err = os.MkdirTemp("", "aboveboard-bench-"); err != nil {
			return err
		}
		defer os.RemoveAll(o.dir)
	}
	return o.compareHugo(out)
}
