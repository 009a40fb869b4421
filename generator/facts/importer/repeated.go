package importer

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/sheet"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Used is an address that posts link to.
type Used struct {
	Address      string
	Words        map[string]int // what its links say, and how often
	Links, Posts int
}

// Repeated plans how paid addresses that posts link to more than once become entries of
// links.yaml, where each is written once.
func Repeated(r Request, used []Used) (Plan, error) {
	b := linkImporter{Request: r, known: map[string]*catalog.ShortLink{}}
	taken, written := map[string]bool{}, map[string]bool{}
	for id := range r.Catalog.Items() {
		taken[id] = true // a program's id comes first in paid-link
	}
	for _, link := range r.Catalog.Links {
		taken[link.ID], written[link.To] = true, true
		for _, alias := range link.Aliases {
			written[alias] = true
		}
	}
	slices.SortFunc(used, func(x, y Used) int {
		return cmp.Or(cmp.Compare(y.Links, x.Links), cmp.Compare(y.Posts, x.Posts), cmp.Compare(x.Address, y.Address))
	})
	for _, u := range used {
		match, ok := r.Catalog.Networks.Match(u.Address)
		if !ok || u.Links < 2 || written[u.Address] || match.EarnsAnything() != network.DoesEarn || !yamlsource.IsAddress(u.Address) {
			continue
		}
		id := freeID(u, match, taken)
		taken[id] = true
		text := id + ": {to: " + strconv.Quote(u.Address)
		if p := earner(r.Catalog, u.Address); p != nil {
			text += ", program: " + p.ID
		}
		b.lines = append(b.lines, text+", redirect: no}   # "+display.Plural(u.Links, "link")+" in "+display.Plural(u.Posts, "post"))
	}
	if len(b.lines) == 0 {
		b.plan.say("aboveboard/links.yaml has each paid address that your posts repeat")
		return b.plan, nil
	}
	file, err := b.withLinks()
	if err != nil {
		return b.plan, err
	}
	b.plan.Files = append(b.plan.Files, file)
	b.plan.say("%s: %s; use one with {{< paid-link ID >}}words{{< /paid-link >}}. Your posts stay as they are", file.Path, display.Plural(len(b.lines), "new link"))
	return b.plan, nil
}

// longest is how long an id made from words may be.
const longest = 40

// freeID makes an id from what most links say, or else from whose link it is.
func freeID(u Used, match network.Link, taken map[string]bool) string {
	words := slices.SortedFunc(maps.Keys(u.Words), func(a, b string) int { return cmp.Or(cmp.Compare(u.Words[b], u.Words[a]), cmp.Compare(a, b)) })
	id := ""
	for _, text := range append(words, match.Innermost().Host) {
		id = sheet.Slug(text)
		for len(id) > longest {
			cut := strings.LastIndexByte(id, '-')
			if cut < 0 {
				cut = longest
			}
			id = id[:cut]
		}
		if id != "" && yamlsource.IdentifierProblem(id) == "" && !vague(id) {
			break
		}
	}
	if id == "" || yamlsource.IdentifierProblem(id) != "" {
		id = "link"
	}
	free := id
	for n := 2; taken[free]; n++ {
		free = fmt.Sprintf("%s-%d", id, n)
	}
	return free
}

// vague reports whether words say nothing of where a link leads.
func vague(id string) bool {
	return slices.Contains([]string{"here", "click-here", "link", "this", "this-one", "buy", "buy-now", "amazon", "more", "hier", "ici", "aqui"}, id)
}
