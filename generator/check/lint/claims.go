package lint

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

//go:embed claims.yaml
var claimsFile []byte

// claimWords is the content of claims.yaml, each group as one pattern.
type claimWords struct {
	earnsNothing, notSponsored, oneLink, anyLinks, independent *regexp.Regexp

	independentWords []string
	mayBeIndependent recognize.Hints // of independentWords
}

// claims reads the file once. It is part of the program, so a fault in it is a bug.
var claims = sync.OnceValue(func() *claimWords {
	groups, err := readClaims(claimsFile)
	if err != nil {
		panic(err)
	}
	pattern := func(name string) *regexp.Regexp {
		return regexp.MustCompile(`(?i)(?:` + strings.Join(groups[name], "|") + `)`)
	}
	return &claimWords{
		earnsNothing: pattern("earns-nothing"), notSponsored: pattern("not-sponsored"), oneLink: pattern("one-link"), anyLinks: pattern("any-links"),
		independent: pattern("independent"), independentWords: groups["independent-words"],
		mayBeIndependent: recognize.NewHints(groups["independent-words"]),
	}
})

// readClaims returns the entries of each group, of all languages.
func readClaims(data []byte) (map[string][]string, error) {
	file := source.New("claims.yaml", data)
	root, findings := yamlsource.Parse(file)
	if len(findings) > 0 {
		return nil, fmt.Errorf("claims.yaml:%d: %s", findings[0].Position().Line, findings[0].Message)
	}
	groups := map[string][]string{}
	for _, group := range root.Entries {
		for _, language := range group.Value.Entries {
			for _, item := range language.Value.Items {
				groups[group.Key.Value] = append(groups[group.Key.Value], item.Value)
			}
		}
	}
	for _, name := range []string{"earns-nothing", "not-sponsored", "one-link", "any-links", "independent", "independent-words"} {
		if len(groups[name]) == 0 {
			return nil, fmt.Errorf("claims.yaml: %q has no entries", name)
		}
	}
	return groups, nil
}

// independence returns the words with which an author calls the reviews independent, or
// "". It quickly skips passages without such words, which most are.
func (w *claimWords) independence(text string) string {
	if !w.mayBeIndependent.InAll(1, text) {
		return ""
	}
	lower := strings.ToLower(text)
	for _, word := range w.independentWords {
		if strings.Contains(lower, word) {
			return strings.TrimRight(w.independent.FindString(text), ".!,; ")
		}
	}
	return ""
}
