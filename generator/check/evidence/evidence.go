// Package evidence rereads the pages that prove an author's facts, and checks whether
// each still contains its quote. It takes facts and a web visitor, and returns results,
// and plans new dates for facts whose quote is still there. It writes nothing.
package evidence

import (
	"context"
	"errors"
	"net/url"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/web"
	"github.com/aboveboard-hugo/aboveboard/generator/source/workers"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Fact is a fact to check.
type Fact struct {
	Item, Criterion string
	Evidence        yamlsource.Evidence
	File            string   // position of the fact
	Value           []string // the words and numbers of its value, for a proposed quote
}

// State is the present state of a fact's evidence.
type State string

// The states. For a fact without a quote, only its page can be read.
const (
	StillThere State = "still-there"
	Gone       State = "gone"       // the page no longer has the quote
	PageGone   State = "page-gone"  // the page no longer exists
	Unreadable State = "unreadable" // unknown
	Unquoted   State = "no-quote"
)

// Result is the result for a fact.
type Result struct {
	Fact
	State    State
	MovedTo  string // the page's new permanent address, if there is one
	Why      string // why it could not be read
	Proposal string // a quote that contains the fact's value
}

// NeedsAuthor reports whether the author has to check the fact.
func (r Result) NeedsAuthor() bool {
	return r.State != StillThere && r.State != Unquoted || r.MovedTo != ""
}

// Forbid returns why an address may not be read by a program: reading one that earns
// would count as a reader's click.
func Forbid(networks *network.Set) func(address string) string {
	return func(address string) string {
		if link, ok := networks.Match(address); ok && link.EarnsAnything() != network.EarnsNot {
			return "is a paid link of " + link.Network.Name + ", and reading it would count as a reader's click; name the page itself as the source"
		}
		return ""
	}
}

// sitesAtOnce is how many sites are read at the same time. No site gets more than one
// request at a time.
const sitesAtOnce = 8

// Recheck reads each page once and looks for the quotes of its facts. Results are in
// the order of the facts. It calls step for each page that it has read.
func Recheck(ctx context.Context, visitor *web.Visitor, facts []Fact, propose bool, step func(done, all int)) ([]Result, error) {
	pages := map[string][]int{}
	var addresses []string
	for i, f := range facts {
		if pages[f.Evidence.Source] == nil {
			addresses = append(addresses, f.Evidence.Source)
		}
		pages[f.Evidence.Source] = append(pages[f.Evidence.Source], i)
	}
	results := make([]Result, len(facts))
	hosts := byHost(addresses)
	err := workers.Several(ctx, sitesAtOnce, len(hosts), func(i int) {
		for _, address := range hosts[i] {
			if ctx.Err() != nil {
				return
			}
			page, err := visitor.Read(ctx, address)
			folded := web.Fold(page.Text)
			for _, j := range pages[address] {
				results[j] = judge(facts[j], page, folded, err)
				if propose && err == nil && (results[j].State == Unquoted || results[j].State == Gone) {
					results[j].Proposal = Propose(page.Text, facts[j].Value)
				}
			}
			step(0, len(addresses))
		}
	})
	return results, err
}

// byHost groups addresses, so that no worker waits for a host that another one is reading.
func byHost(addresses []string) [][]string {
	var groups [][]string
	at := map[string]int{}
	for _, address := range addresses {
		host := address
		if u, err := url.Parse(address); err == nil {
			host = strings.ToLower(u.Host)
		}
		i, known := at[host]
		if !known {
			i = len(groups)
			at[host] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], address)
	}
	return groups
}

func judge(f Fact, page web.Page, folded string, err error) Result {
	r := Result{Fact: f}
	var gone web.GoneError
	switch quote := web.Fold(f.Evidence.Quote); {
	case errors.As(err, &gone):
		r.State, r.Why = PageGone, err.Error()
	case err != nil:
		r.State, r.Why = Unreadable, err.Error()
	case quote == "":
		r.State = Unquoted
	case web.Contains(folded, quote):
		r.State = StillThere
	default:
		r.State = Gone
	}
	if err == nil && page.Moved {
		r.MovedTo = page.Address
	}
	return r
}
