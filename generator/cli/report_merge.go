package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/check/audit"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
)

func (a *app) reportCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "report",
		Short:   "Join the reports of a check that ran in parts",
		Example: "  aboveboard report merge shard-*.json",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(a.mergeCommand())
	return c
}

func (a *app) mergeCommand() *cobra.Command {
	var o checking
	c := &cobra.Command{
		Use:   "merge FILE…",
		Short: "Join the reports of all shards into the report of the whole check",
		Long: `Reads what ` + "`aboveboard check --shard`" + ` wrote for each shard, as JSON or SARIF, checks
the posts, and prints what one check of everything would print: the same findings in the
same order, the same counts, and the same exit status. It also decides what only all
shards together can tell: which findings of a baseline are left, which suppressions are
unused, and what the rules about the whole site say.

Run it in the same blog, with the same published folder and sources as the shards. It
takes the day and the flags of the check from the reports. Reports of another version, of
other posts or pages, or of which one is missing or given twice, are an error.

Exit status: 0 no error was found, 1 at least one error, 2 wrong command line, 3 it
could not run. With --strict, warnings count as errors.`,
		Example: `  aboveboard check --public public --shard 1/2 --format json > shard-1.json
  aboveboard check --public public --shard 2/2 --format json > shard-2.json
  aboveboard report merge shard-1.json shard-2.json
  aboveboard report merge --format text --baseline aboveboard/baseline.json shard-*.json`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, names []string) error { return a.merge(c, o, names) },
	}
	f := c.Flags()
	f.StringVar(&o.format, "format", "", "output `format`: text, json, sarif or github (default that of the reports)")
	f.BoolVar(&o.summary, "summary", false, "print one line per rule instead of each finding")
	f.BoolVar(&o.all, "all", false, "print every finding on a terminal, too, instead of one screen of them")
	f.StringVar(&o.baseline, "baseline", "", "ignore findings recorded in this baseline `file`")
	f.StringVar(&o.writeBaseline, "write-baseline", "", "record all current findings in this baseline `file`")
	f.BoolVar(&o.strict, "strict", false, "treat warnings as errors")
	return c
}

func (a *app) merge(c *cobra.Command, o checking, names []string) error {
	given := o.format
	if given == "" {
		o.format = "text"
	}
	if err := o.validate(); err != nil {
		return err
	}
	shards, format, err := a.readShards(names)
	if err != nil {
		return failure{err}
	}
	if given == "" && !o.summary {
		o.format = format
	}
	if o.writeBaseline != "" {
		if _, err := a.inside(o.writeBaseline); err != nil {
			return failure{err}
		}
		release, err := a.lock(c.Context())
		if err != nil {
			return err
		}
		defer release()
	}
	result, err := a.join(c, &o, shards)
	if err != nil {
		return err
	}
	err = a.conclude(o, result)
	display.Print(a.stderr, o.note)
	return err
}

// join checks the posts, and adds what the shards found.
func (a *app) join(c *cobra.Command, o *checking, shards []shardState) (audit.Result, error) {
	first := shards[0]
	if first.Version != version() {
		return audit.Result{}, failure{fmt.Errorf("the shards were checked by Aboveboard %s, and this is %s; use the same one", first.Version, version())}
	}
	a.day, o.public, o.baseURL, o.jurisdictions = first.Day, first.Public, first.BaseURL, first.Jurisdictions
	b, err := a.open(c.Context())
	if err != nil {
		return audit.Result{}, err
	}
	o.note = unasked(b)
	options, err := a.toCheck(b, *o, first.Paths, nil)
	if err != nil {
		return audit.Result{}, err
	}
	progress := a.progress("checking posts")
	options.Progress = progress.step
	begun, err := audit.Begin(c.Context(), options)
	progress.done()
	if err != nil {
		return audit.Result{}, failure{err}
	}
	here := shardState{Sources: a.sources(), Part: audit.Part{Basis: begun.Basis}}
	if name := differsIn(first, here); name != "" {
		return audit.Result{}, failure{fmt.Errorf("the shards and this blog differ in %s; merge the reports in the blog that was checked, with the same published folder", name)}
	}
	parts := make([]audit.Part, len(shards))
	for i := range shards {
		parts[i] = shards[i].Part
	}
	return begun.Join(parts), nil
}
