package lint_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func TestEachRuleSaysToWhomItApplies(t *testing.T) {
	o, err := knowledge()
	if err != nil {
		t.Fatal(err)
	}
	rules := map[finding.ID]*lint.Rule{}
	for _, r := range lint.Rules() {
		rules[r.ID] = r
		places, networks := r.Jurisdictions(o.Jurisdictions), r.NetworkIDs(o.Networks)
		if places != nil && len(places) == 0 || networks != nil && len(networks) == 0 {
			t.Errorf("%s applies to nobody: %q, %q", r.ID, places, networks)
		}
		text := r.Describe(o.Jurisdictions, o.Networks)
		if strings.Count(text, "**Applies to:**") != 1 {
			t.Errorf("%s does not say to whom it applies", r.ID)
		}
		for _, id := range slices.Concat(places, networks) {
			if !strings.Contains(text, "(`"+id+"`)") {
				t.Errorf("%s does not name %q", r.ID, id)
			}
		}
	}
	for id, place := range map[finding.ID]string{"missing-label": "de", "hedged-disclosure": "uk", "unlabelled-teaser": "de"} {
		places := rules[id].Jurisdictions(o.Jurisdictions)
		if !slices.Contains(places, place) || slices.Contains(places, "us") {
			t.Errorf("%s applies in %q; expected %q and not \"us\"", id, places, place)
		}
	}
	for id, network := range map[finding.ID]string{"cloaked-link": "ebay", "hidden-referrer": "amazon", "rejected-link-label": "ebay", "rewarded-click": "amazon"} {
		if networks := rules[id].NetworkIDs(o.Networks); !slices.Contains(networks, network) || slices.Contains(networks, "awin") {
			t.Errorf("%s is about links of %q; expected %q and not \"awin\"", id, networks, network)
		}
	}
}

func TestARuleOfOtherJurisdictionsIsSilent(t *testing.T) {
	for _, r := range lint.Rules() {
		if r.Where == nil {
			continue
		}
		for _, e := range r.Bad {
			e.Site = "without sources, us"
			if slices.Contains(rulesOf(run(t, e)), string(r.ID)) {
				t.Errorf("%s speaks in the United States, which do not ask for it", r.ID)
			}
		}
	}
}
