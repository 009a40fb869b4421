package cli

import (
	"cmp"
	"context"
	"io"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/blog/survey"
	"github.com/aboveboard-hugo/aboveboard/generator/links/tally"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
)

// linkForm is a line of `list --links`, and an entry of `list --links --json`.
type linkForm struct {
	Network  string   `json:"network"`
	Form     string   `json:"form"`
	Program  string   `json:"program"`  // that such a link counts for; empty if none claims it, or the shop decides
	ByShop   []string `json:"byShop"`   // programs between which the shop that a link leads to decides
	Earns    string   `json:"earns"`    // does, may or not: what a link of this form with the account brings
	Examples []string `json:"examples"` // with the publisher's own accounts; "…" is what differs from link to link
	Links    int      `json:"links"`    // in the posts, that earn or may earn
	Plain    int      `json:"plain"`    // in the posts, without an account: they earn nothing
}

func (a *app) listLinks(ctx context.Context, asJSON bool) error {
	loaded, b, own, err := a.loadWithPosts(ctx)
	if err != nil {
		return err
	}
	progress := a.waiting("reading posts")
	counts, posts, err := survey.Links(ctx, b, loaded, own)
	progress.done()
	if err != nil {
		return failure{err}
	}
	lines := []linkForm{}
	for _, f := range loaded.LinkForms() {
		kind := tally.Kind{Network: f.Network, Form: f.Form}
		l := linkForm{Network: f.Network, Form: f.Form, Program: f.Program, ByShop: f.ByShop, Earns: f.Earns.String(), Examples: f.Examples, Plain: counts[kind]}
		kind.Earns = true
		l.Links = counts[kind]
		lines = append(lines, l)
	}
	if asJSON {
		return a.printJSON(lines)
	}
	return a.printLinks(lines, posts, b.ContentFolders())
}

func (a *app) printLinks(lines []linkForm, posts int, folders []string) error {
	if len(lines) == 0 {
		display.Printf(a.stderr, "No program names a network yet: add a line such as %q to a file in aboveboard/programs/.\n", "network: amazon")
		return nil
	}
	if err := a.printTable("NETWORK\tFORM\tCOUNTS FOR\tLINKS\tWITHOUT ACCOUNT\tLOOKS LIKE", func(w io.Writer) {
		for _, l := range lines {
			program := cmp.Or(l.Program, "no program")
			if len(l.ByShop) > 0 {
				program = strings.Join(l.ByShop, " or ") + ", by shop"
			}
			if l.Earns == "may" {
				program += " (perhaps)"
			}
			for i, text := range l.Examples {
				if i > 0 {
					display.Printf(w, "\t\t\t\t\t%s\n", text)
					continue
				}
				display.Printf(w, "%s\t%s\t%s\t%d\t%d\t%s\n", l.Network, l.Form, program, l.Links, l.Plain, text)
			}
		}
	}); err != nil {
		return err
	}
	display.Printf(a.stderr, "Counted in %s in %s/.\n", display.Plural(posts, "post"), strings.Join(folders, "/, "))
	return nil
}
