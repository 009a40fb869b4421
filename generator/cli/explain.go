package cli

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/lint"
)

// explained is a rule as `explain --json` prints it.
type explained struct {
	ID       string   `json:"id"`
	Severity string   `json:"severity"`
	Title    string   `json:"title"`
	Reason   string   `json:"reason"`
	Mend     string   `json:"mend"`
	Sources  []string `json:"sources"`
}

func (a *app) explainCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "explain [RULE]",
		Short: "Tell what a rule of check looks for, why, and how to mend it",
		Example: `  aboveboard explain
  aboveboard explain undisclosed-link
  aboveboard explain undisclosed-link --json`,
		Args: cobra.MaximumNArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return ruleIDs(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.explain(args, asJSON) },
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	return c
}

func (a *app) explain(args []string, asJSON bool) error {
	rules := lint.Rules()
	if len(args) == 1 {
		rule := named(rules, args[0])
		if rule == nil {
			return fmt.Errorf("there is no rule %q; %s", args[0], finding.Expected(args[0], ruleIDs()))
		}
		if !asJSON {
			fmt.Fprint(a.stdout, rule.Describe())
			return nil
		}
		rules = []*lint.Rule{rule}
	}
	if asJSON {
		list := []explained{}
		for _, r := range rules {
			list = append(list, explained{r.ID, r.Severity.String(), r.Title, r.Reason, r.Mend, append([]string{}, r.Sources...)})
		}
		return a.printJSON(list)
	}
	w := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	for _, r := range rules {
		fmt.Fprintf(w, "%s\t%s\t%s\n", r.ID, r.Severity, r.Title)
	}
	if err := w.Flush(); err != nil {
		return failure{err}
	}
	return nil
}

func named(rules []*lint.Rule, id string) *lint.Rule {
	for _, r := range rules {
		if r.ID == id {
			return r
		}
	}
	return nil
}

func ruleIDs() []string {
	var ids []string
	for _, r := range lint.Rules() {
		ids = append(ids, r.ID)
	}
	return ids
}
