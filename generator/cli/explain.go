package cli

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/check/rulebook"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// explained is a kind of finding as `explain --json` prints it.
type explained struct {
	ID       finding.ID   `json:"id"`
	Severity string       `json:"severity"`
	Title    string       `json:"title"`
	Reason   string       `json:"reason"`
	Fix      string       `json:"fix"`
	Mend     string       `json:"mend"` // the same as Fix: its name in earlier versions
	Sources  []string     `json:"sources"`
	Former   []finding.ID `json:"former"` // ids of earlier versions
	Help     string       `json:"help"`

	Jurisdictions []string `json:"jurisdictions"` // ids it applies to; only "all" for everywhere
	Networks      []string `json:"networks"`      // ids whose links it is about; only "all" for any
}

func (a *app) explainCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "explain [ID]",
		Short: "Explain what a finding means, why it matters and how to fix it",
		Long: `Explains what a finding means, why it matters and how to fix it. The id is in
square brackets at the end of each finding. Without an id, all are listed: first the
rules of check, then the findings about the files in aboveboard/.`,
		Example: `  aboveboard explain
  aboveboard explain undisclosed-link
  aboveboard explain undisclosed-link --json`,
		Args: cobra.MaximumNArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return rulebook.IDs(), cobra.ShellCompDirectiveNoFileComp
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
	entries := rulebook.All()
	if len(args) == 1 {
		if entries, err = rulebook.Find(args[0]); err != nil {
			return err
		}
	}
	switch {
	case asJSON:
		return a.printJSON(asExplained(entries, places, networks))
	case len(args) == 1:
		a.describe(args[0], entries, places, networks)
		return nil
	}
	return a.printTable("", func(w io.Writer) {
		for _, e := range entries {
			display.Printf(w, "%s\t%s\t%s\n", e.ID, e.Severity, e.Title)
		}
	})
}

func asExplained(entries []rulebook.Entry, places []*jurisdiction.Jurisdiction, networks *network.Set) []explained {
	list := []explained{}
	for _, e := range entries {
		one := explained{ID: e.ID, Severity: e.Severity.String(), Title: e.Title, Reason: e.Reason, Fix: e.Fix, Mend: e.Fix,
			Sources: append([]string{}, e.Sources...), Former: append([]finding.ID{}, e.Former...), Help: e.Address,
			Jurisdictions: orAll(nil), Networks: orAll(nil)}
		if e.Rule != nil {
			one.Jurisdictions, one.Networks = orAll(e.Rule.Jurisdictions(places)), orAll(e.Rule.NetworkIDs(networks))
		}
		list = append(list, one)
	}
	return list
}

// describe prints the entries for an id: itself, and those that were split off from it.
func (a *app) describe(id string, entries []rulebook.Entry, places []*jurisdiction.Jurisdiction, networks *network.Set) {
	if string(entries[0].ID) != id {
		display.Printf(a.stdout, "%q is an id from an earlier version. It is now:\n\n", id)
	}
	display.Print(a.stdout, entries[0].Describe(places, networks))
	for _, e := range entries[1:] {
		display.Printf(a.stdout, "\nEarlier versions also used %q for this: %s, %s. See aboveboard explain %s.\n", id, e.ID, e.Title, e.ID)
	}
}

// known returns the jurisdictions and networks that rules name, including the blog's
// own networks.
func (a *app) known() ([]*jurisdiction.Jurisdiction, *network.Set, error) {
	places, err := jurisdiction.Load()
	if err != nil {
		return nil, nil, failure{err}
	}
	day, err := today()
	if err != nil {
		return nil, nil, err
	}
	networks, _ := network.Load(a.root, day) // check reports what is wrong with the blog's own
	return places, networks, nil
}

// orAll returns "all" for nil.
func orAll(ids []string) []string {
	if ids == nil {
		return []string{"all"}
	}
	return ids
}
