package build

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
)

// TestLinksThatAreAlikeArePaidAlike builds links with other targets, and with more behind
// them, and checks that the network knows no difference between those that become equal.
func TestLinksThatAreAlikeArePaidAlike(t *testing.T) {
	set := builtIn(t)
	recipes := []Recipe{
		recipe(t, set, "amazon", map[string]string{"amazon.com": "example-20", "amazon.de": "example-21", "handle": "example"}),
		recipe(t, set, "ebay", map[string]string{"id": "5338000000"}),
		recipe(t, set, "bookshop", map[string]string{"handle": "1234"}),
	}
	alike := AlikeOf(recipes, func(string) bool { return false })
	is, random := regexp.MustCompile(alike.Is), rand.New(rand.NewPCG(1, 12))
	compared := 0
	for _, r := range recipes {
		for form, target := range r.Targets {
			for place, link := range target.Links {
				if target.Is == "" || !plainTarget(strings.Trim(target.Is, "^$")) {
					continue
				}
				like := likeOf(set.ByID(r.Network), form)
				for _, more := range []string{"", "&th=1", "&url=https://amzn.to/a", "#a", "/ref=a?tag=other-20", "-x", "%3Ftag%3Dother-20"} {
					one, other := filled(link, like)+more, filled(link, like[:3]+shuffled(random, like[3:]))+more
					a, b := is.ReplaceAllString(one, alike.As), is.ReplaceAllString(other, alike.As)
					if a != b || a == one {
						t.Fatalf("%s at %q: %q and %q become %q and %q", form, place, one, other, a, b)
					}
					first, ok := set.Match(one)
					second, too := set.Match(other)
					if compared++; ok != too || first.Shape != second.Shape || first.Account != second.Account || first.EarnsAnything() != second.EarnsAnything() {
						t.Errorf("%q and %q are not paid alike", one, other)
					}
				}
			}
		}
	}
	if compared < 50 {
		t.Errorf("%d comparisons prove little", compared)
	}
}

func TestNothingIsAlikeWhereSingleAddressesMatter(t *testing.T) {
	r := recipe(t, builtIn(t), "amazon", map[string]string{"amazon.com": "example-20"})
	for _, alike := range []Alike{AlikeOf(nil, nil), AlikeOf([]Recipe{r}, func(host string) bool { return host == "www.amazon.com" })} {
		const address = "//www.amazon.com/dp/B08N5WRWNW?tag=example-20"
		if got := regexp.MustCompile(alike.Is).ReplaceAllString(address, alike.As); got != address {
			t.Errorf("%+v changes %q to %q", alike, address, got)
		}
	}
}

func TestTargetsWithMeaningfulSignsAreLeftAlone(t *testing.T) {
	for is, want := range map[string]bool{`[0-9A-Z]{10}`: true, `\d{9,15}`: true, `B[a-z]+-\d?`: true, `[^/?#\s]+`: false, `video/\d+`: false, `(\d+)`: false, `.+`: false, `a%20`: false} {
		if plainTarget(is) != want {
			t.Errorf("plainTarget(%q) is not %t", is, want)
		}
	}
}

func likeOf(n *network.Network, form string) string {
	return n.Targets[slices.IndexFunc(n.Targets, func(t network.Target) bool { return t.Form == form })].Like
}

func filled(link, target string) string { return strings.ReplaceAll(link, "{target}", target) }

// shuffled changes digits to digits, and capitals to capitals.
func shuffled(random *rand.Rand, text string) string {
	return strings.Map(func(sign rune) rune {
		switch {
		case sign >= '0' && sign <= '9':
			return '0' + rune(random.IntN(10))
		case sign >= 'A' && sign <= 'Z':
			return 'A' + rune(random.IntN(26))
		}
		return sign
	}, text)
}
