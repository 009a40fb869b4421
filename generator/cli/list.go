package cli

import (
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// listed is a line of `list`, and an entry of `list --json`.
type listed struct {
	Kind      string `json:"kind"` // program or product
	ID        string `json:"id"`
	Name      string `json:"name"`
	Facts     int    `json:"facts"`
	Unknown   int    `json:"unknown"`
	Oldest    string `json:"oldest,omitempty"` // the day on which the oldest fact was checked
	AgeInDays int    `json:"ageInDays"`
	Freshness string `json:"freshness"` // fresh, aging, stale, or "unlimited" if site.yaml sets no limit
}

func (a *app) listCommand() *cobra.Command {
	var asJSON, links, known, stale bool
	command := &cobra.Command{
		Use:   "list",
		Short: "Show the programs and products, how much is known about each, and how old it is",
		Long: `Shows the programs and products, how much is known about each, and how old it is.
What you measured yourself does not age.

With --links it shows the forms of link that your programs' networks have: what
one looks like with your account, which program it counts for, and how many of
them your posts have. Nothing is fetched.

With --stale it shows the facts that have a source, the oldest first, and where to
read them again; "recheck" does that for those that have a quote.

With --registry it shows the programs that this version knows with evidence, how
many of their facts are known, and how old they are. "new program ID" copies one
into your blog; your own file always wins.`,
		Example: `  aboveboard list
  aboveboard list --stale
  aboveboard list --links
  aboveboard list --links --json
  aboveboard list --registry`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if known {
				return a.listRegistry(asJSON)
			}
			if links {
				return a.listLinks(c.Context(), asJSON)
			}
			if stale {
				return a.listStale(asJSON)
			}
			return a.list(asJSON)
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "print the list as JSON")
	command.Flags().BoolVar(&links, "links", false, "show which program each form of link counts for")
	command.Flags().BoolVar(&stale, "stale", false, "show the facts, the oldest first, and where to read them again")
	command.Flags().BoolVar(&known, "registry", false, "show the programs that can be copied into the blog")
	command.MarkFlagsMutuallyExclusive("links", "registry", "stale")
	return command
}

func (a *app) list(asJSON bool) error {
	loaded, err := a.load()
	if err != nil {
		return err
	}
	day, err := today()
	if err != nil {
		return err
	}
	lines := []listed{}
	for _, p := range loaded.Programs {
		lines = append(lines, line(&p.Item, loaded.Site, day))
	}
	for _, p := range loaded.Products {
		lines = append(lines, line(p, loaded.Site, day))
	}
	if asJSON {
		return a.printJSON(lines)
	}
	return a.printList(lines)
}

func line(p *catalog.Item, s catalog.Site, today yamlsource.Date) listed {
	name, _ := p.Name.In(s.Languages[0], s.Fallback)
	l := listed{Kind: string(p.Kind), ID: p.ID, Name: name, Facts: len(p.Facts), Freshness: "unlimited"}
	oldest := today
	for _, f := range p.Facts {
		if f.State == catalog.Unknown {
			l.Unknown++
		}
		if checked := f.Evidence.Checked; !checked.IsZero() {
			l.Oldest = yamlsource.Date{Time: minTime(oldest.Time, checked.Time)}.String()
			oldest.Time = minTime(oldest.Time, checked.Time)
		}
	}
	age := today.Sub(oldest.Time)
	l.AgeInDays = int(age / (24 * time.Hour))
	switch limits := s.Freshness; {
	case limits.Fail.Length > 0 && age > limits.Fail.Length:
		l.Freshness = "stale"
	case limits.Warn.Length > 0 && age > limits.Warn.Length:
		l.Freshness = "aging"
	case limits.Warn.Length > 0 || limits.Fail.Length > 0:
		l.Freshness = "fresh"
	}
	return l
}

func minTime(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func (a *app) printList(lines []listed) error {
	if len(lines) == 0 {
		display.Println(a.stderr, "There is no program or product yet: write one into aboveboard/programs/ or aboveboard/products/, or copy one with `aboveboard new program ID` (`aboveboard list --registry` shows which there are).")
		return nil
	}
	return a.printTable("KIND\tID\tNAME\tFACTS\tUNKNOWN\tOLDEST\tFRESHNESS", func(w io.Writer) {
		for _, l := range lines {
			display.Printf(w, "%s\t%s\t%s\t%d\t%d\t%s\t%s\n", l.Kind, l.ID, l.Name, l.Facts, l.Unknown, l.Oldest, l.Freshness)
		}
	})
}
