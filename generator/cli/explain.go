package cli

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// explained is a rule as `explain --json` prints it.
type explained struct {
	ID       string   `json:"id"`
	Severity string   `json:"severity"`
	Title    string   `json:"title"`
	Reason   string   `json:"reason"`
	Mend     string   `json:"mend"`
	Sources  []string `json:"sources"`

	Jurisdictions []string `json:"jurisdictions"` // that it is for; "all" alone for everywhere
	Networks      []string `json:"networks"`      // whose links it is about; "all" alone for any
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
	places, networks, err := a.known()
	if err != nil {
		return err
	}
	rules := lint.Rules()
	if len(args) == 1 {
		rule := named(rules, args[0])
		if rule == nil {
			return fmt.Errorf("there is no rule %q; %s", args[0], finding.Expected(args[0], ruleIDs()))
		}
		if !asJSON {
			fmt.Fprint(a.stdout, rule.Describe(places, networks))
			return nil
		}
		rules = []*lint.Rule{rule}
	}
	if asJSON {
		list := []explained{}
		for _, r := range rules {
			list = append(list, explained{string(r.ID), r.Severity.String(), r.Title, r.Reason, r.Mend, append([]string{}, r.Sources...),
				orAll(r.Jurisdictions(places)), orAll(r.NetworkIDs(networks))})
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

// known gives the jurisdictions and networks that rules name, with the blog's own
// networks where it has any.
func (a *app) known() ([]*jurisdiction.Jurisdiction, *network.Set, error) {
	places, err := jurisdiction.Load()
	if err != nil {
		return nil, nil, failure{err}
	}
	day, err := today()
	if err != nil {
		return nil, nil, err
	}
	networks, _ := network.Load(a.root, day) // what is wrong with the blog's own, check tells
	return places, networks, nil
}

// orAll writes out what nil stands for.
func orAll(ids []string) []string {
	if ids == nil {
		return []string{"all"}
	}
	return ids
}

func named(rules []*lint.Rule, id string) *lint.Rule {
	for _, r := range rules {
		if string(r.ID) == id {
			return r
		}
	}
	return nil
}

func ruleIDs() []string {
	var ids []string
	for _, r := range lint.Rules() {
		ids = append(ids, string(r.ID))
	}
	return ids
}
