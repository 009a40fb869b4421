package main

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// A job is one program's run on what was made for it.
type job struct {
	name    string
	before  func() error // puts things as they were; not measured
	dir     string
	command []string
	allowed []int // exit statuses besides 0
}

// A contest is jobs that do the same work; the others are compared with the first.
type contest struct {
	work string // such as "10,000 programs"
	jobs []job
}

// run runs the jobs in turn and returns the median of each.
func (c contest) run(runs int) ([]cost, error) {
	all := make([][]cost, len(c.jobs))
	for range runs {
		for i, j := range c.jobs {
			if j.before != nil {
				if err := j.before(); err != nil {
					return nil, err
				}
			}
			spent, err := measure(j.dir, j.allowed, j.command[0], j.command[1:]...)
			if err != nil {
				return nil, err
			}
			all[i] = append(all[i], spent)
		}
	}
	medians := make([]cost, len(all))
	for i := range all {
		medians[i] = middle(all[i])
	}
	return medians, nil
}

// compare runs a contest at a tenth of its size and at its size, and prints a
// Markdown table with the ratios and the growth.
func compare(out io.Writer, runs int, small, large contest) error {
	tenth, err := small.run(runs)
	if err != nil {
		return err
	}
	whole, err := large.run(runs)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(out, 0, 0, 1, ' ', 0)
	fmt.Fprintf(w, "| %s\t| CPU\t| × CPU\t| wall\t| × wall\t| memory\t| × for 10 ×\t|\n", large.work)
	fmt.Fprintln(w, "|---\t|--:\t|--:\t|--:\t|--:\t|--:\t|--:\t|")
	for i, j := range large.jobs {
		c := whole[i]
		fmt.Fprintf(w, "| %s\t| %.2f s\t| %.2f\t| %.2f s\t| %.2f\t| %s\t| %.1f\t|\n", j.name,
			c.cpu.Seconds(), ratio(c.cpu, whole[0].cpu), c.wall.Seconds(), ratio(c.wall, whole[0].wall), megabytes(c.memory), ratio(c.cpu, tenth[i].cpu))
	}
	fmt.Fprintln(w)
	return w.Flush()
}

func megabytes(bytes int64) string {
	if bytes == 0 {
		return "?"
	}
	return fmt.Sprintf("%d MB", bytes/1_000_000)
}
