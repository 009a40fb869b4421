package build

import (
	"fmt"
	"maps"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
)

// Alike is an RE2 expression for links as recipes build them, up to the end of their
// target, and what to replace them with to drop the target. Addresses that are equal
// then are paid for alike, so that an answer about one is an answer about all.
type Alike struct {
	Is string `json:"is"`
	As string `json:"as"`
}

// AlikeOf returns the expression of recipes. Skip says for which hosts single addresses
// matter.
func AlikeOf(recipes []Recipe, skip func(host string) bool) Alike {
	starts := map[string]map[string][]string{} // hosts by the path before a target, by the target's expression
	for _, r := range recipes {
		for _, t := range r.Targets {
			is := strings.TrimSuffix(strings.TrimPrefix(t.Is, "^"), "$")
			if t.Is == "" || !plainTarget(is) {
				continue
			}
			for place, link := range t.Links {
				start, _, found := strings.Cut(strings.TrimPrefix(link, "https://"), "{target}")
				host, path, below := strings.Cut(start, "/")
				if !found || !below || strings.ContainsAny(start, "{?") || skip(place) || skip(host) {
					continue
				}
				if starts[is] == nil {
					starts[is] = map[string][]string{}
				}
				starts[is][path] = append(starts[is][path], regexp.QuoteMeta(host))
			}
		}
	}
	return alikeOf(starts)
}

// alikeOf writes each path once, after its hosts: package regexp runs small expressions
// several times as fast.
func alikeOf(starts map[string]map[string][]string) Alike {
	if len(starts) == 0 {
		return Alike{Is: `[^\s\S]`}
	}
	out := Alike{As: "//"}
	var choices []string
	for i, is := range slices.Sorted(maps.Keys(starts)) {
		var before []string
		for _, path := range slices.Sorted(maps.Keys(starts[is])) {
			hosts := starts[is][path]
			slices.Sort(hosts)
			before = append(before, "(?:"+strings.Join(slices.Compact(hosts), "|")+")/"+regexp.QuoteMeta(path))
		}
		choices = append(choices, "("+strings.Join(before, "|")+")(?:"+is+")")
		out.As += fmt.Sprintf("$%d", i+1)
	}
	out.Is = `//(?:` + strings.Join(choices, "|") + `)\b`
	return out
}

// plainTarget reports whether an expression matches nothing but letters, digits and
// dashes, which have no meaning of their own in an address, and has no groups.
func plainTarget(is string) bool {
	tree, err := syntax.Parse(is, syntax.Perl)
	return err == nil && plainTree(tree)
}

func plainTree(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpLiteral:
		return !slices.ContainsFunc(re.Rune, func(sign rune) bool { return !plainSign(sign) })
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			for sign := re.Rune[i]; sign <= re.Rune[i+1]; sign++ {
				if !plainSign(sign) {
					return false
				}
			}
		}
		return true
	case syntax.OpStar, syntax.OpPlus, syntax.OpQuest, syntax.OpRepeat, syntax.OpConcat, syntax.OpAlternate, syntax.OpEmptyMatch:
		return !slices.ContainsFunc(re.Sub, func(sub *syntax.Regexp) bool { return !plainTree(sub) })
	}
	return false
}

func plainSign(sign rune) bool {
	return sign == '-' || '0' <= sign && sign <= '9' || 'A' <= sign && sign <= 'Z' || 'a' <= sign && sign <= 'z'
}
