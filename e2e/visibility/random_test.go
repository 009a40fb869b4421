package visibility

import (
	"context"
	"flag"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source"

	"github.com/aboveboard-hugo/aboveboard/e2e/chromium"
)

var (
	random = flag.Int("random", 300, "how many random pages are compared")
	seed   = flag.Uint64("seed", 1, "which ones")
)

// mostDisagreements is how many of a thousand pages may be judged differently; what
// they are is written in the documentation of the check.
const mostDisagreements = 2

// TestRandomPagesAreSeenAsChromiumShowsThem compares what the check says of random
// pages with what Chromium paints.
func TestRandomPagesAreSeenAsChromiumShowsThem(t *testing.T) {
	ctx := chromium.Start(t)
	m := maker{rand.New(rand.NewPCG(*seed, 0))}
	pages := make([]sheetPage, *random)
	text := make([]string, *random)
	for i := range pages {
		pages[i] = m.page()
		text[i] = pages[i].html()
	}
	truth, err := look(ctx, text)
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	var wrong []sheetPage
	for i := range pages {
		counts[truth[i].String()]++
		if disagree(text[i], truth[i]) != "" {
			wrong = append(wrong, pages[i])
		}
	}
	t.Logf("%d pages: %v; %d judged differently", len(pages), counts, len(wrong))
	for _, p := range wrong[:min(len(wrong), 40)] {
		p, err := shrink(ctx, p)
		if err != nil {
			t.Fatal(err)
		}
		truth, err := look(ctx, []string{p.html()})
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s\n%s", disagree(p.html(), truth[0]), p.html())
	}
	if len(wrong)*1000 > mostDisagreements*max(len(pages), 1000) {
		t.Errorf("%d of %d pages are judged differently; at most %d in a thousand may be", len(wrong), len(pages), mostDisagreements)
	}
}

// disagree says how the check's judgment differs from the browser's; empty where it
// does not.
func disagree(text string, truth seen) string {
	p := page.Read(source.New("a/index.html", []byte(text)), nil)
	got := "missing"
	for _, passage := range p.Passages {
		if strings.HasPrefix(passage.Text, "We earn a commission") {
			got = "visible"
			switch {
			case passage.Hidden != "":
				got = "hidden"
			case passage.HiddenOn != "":
				got = "hidden on some screens"
			}
			if want := truth.String(); got != want && !(strings.HasPrefix(want, "hidden on") && got == "hidden on some screens") {
				return "Chromium: " + want + ", the check: " + got + " (" + passage.Hidden + passage.HiddenOn + ")"
			}
			return ""
		}
	}
	return "the words are missing"
}

// shrink leaves out what can be left out of a page that is judged differently.
func shrink(ctx context.Context, p sheetPage) (sheetPage, error) {
	for {
		var tries []sheetPage
		if p.inline != "" {
			tries = append(tries, sheetPage{p.rules, "", p.body})
		}
		for i := range p.rules {
			tries = append(tries, sheetPage{slices.Delete(slices.Clone(p.rules), i, i+1), p.inline, p.body})
			if before, after, found := strings.Cut(p.rules[i], ";"); found && !strings.HasPrefix(p.rules[i], "@") {
				rules := slices.Clone(p.rules)
				rules[i] = before + "}"
				tries = append(tries, sheetPage{rules, p.inline, p.body})
				open, _, _ := strings.Cut(before, "{")
				rules = slices.Clone(rules)
				rules[i] = open + "{" + after
				tries = append(tries, sheetPage{rules, p.inline, p.body})
			}
		}
		texts := make([]string, len(tries))
		for i := range tries {
			texts[i] = tries[i].html()
		}
		truth, err := look(ctx, texts)
		if err != nil {
			return p, err
		}
		smaller := false
		for i := range tries {
			if disagree(texts[i], truth[i]) != "" {
				p, smaller = tries[i], true
				break
			}
		}
		if !smaller {
			return p, nil
		}
	}
}
