package network

import (
	"fmt"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
)

// within rewrites an expression for a whole text as one inside a longer text: it never
// matches the characters that end it there, and keeps only the groups that have a
// meaning.
func within(pattern, ends string) string {
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return pattern // can't happen: it was compiled
	}
	c := confiner{ends: ends}
	text := c.confine(tree).String()
	return strings.NewReplacer(c.classes...).Replace(text)
}

// confiner keeps large character classes out of the syntax tree, because the standard
// library takes a millisecond to print one. It replaces them with characters from
// firstMark up.
type confiner struct {
	ends    string
	classes []string // mark, text, mark, text …
}

const firstMark = '\u3400'

func (c *confiner) confine(re *syntax.Regexp) *syntax.Regexp {
	for i, sub := range re.Sub {
		re.Sub[i] = c.confine(sub)
	}
	switch re.Op {
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return c.class([]rune{0, unicode.MaxRune})
	case syntax.OpCharClass:
		return c.class(re.Rune)
	case syntax.OpBeginText, syntax.OpBeginLine:
		return &syntax.Regexp{Op: syntax.OpEmptyMatch}
	case syntax.OpEndText, syntax.OpEndLine:
		if c.ends == "\n" {
			return &syntax.Regexp{Op: syntax.OpEndLine}
		}
		return &syntax.Regexp{Op: syntax.OpEmptyMatch}
	case syntax.OpCapture:
		if re.Name != "account" && re.Name != "destination" {
			return re.Sub[0]
		}
	}
	return re
}

// class removes the characters that end the text from a class.
func (c *confiner) class(ranges []rune) *syntax.Regexp {
	var left []rune
	for i := 0; i < len(ranges); i += 2 {
		from := ranges[i]
		for _, sign := range slices.Sorted(slices.Values([]rune(c.ends))) {
			if from <= sign && sign <= ranges[i+1] {
				if from < sign {
					left = append(left, from, sign-1)
				}
				from = sign + 1
			}
		}
		if from <= ranges[i+1] {
			left = append(left, from, ranges[i+1])
		}
	}
	mark := firstMark + rune(len(c.classes)/2)
	c.classes = append(c.classes, string(mark), classText(left))
	return &syntax.Regexp{Op: syntax.OpLiteral, Rune: []rune{mark}}
}

// classText prints a class as people do: negated, if that is shorter.
func classText(ranges []rune) string {
	if len(ranges) == 0 {
		return `[^\x00-\x{10ffff}]`
	}
	var b strings.Builder
	b.WriteString("[")
	if last := len(ranges) - 1; ranges[last] == unicode.MaxRune {
		b.WriteString("^")
		next := rune(0)
		var others []rune
		for i := 0; i < len(ranges); i += 2 {
			if next < ranges[i] {
				others = append(others, next, ranges[i]-1)
			}
			next = ranges[i+1] + 1
		}
		ranges = others
		if len(ranges) == 0 {
			return `(?s:.)`
		}
	}
	for i := 0; i < len(ranges); i += 2 {
		b.WriteString(signText(ranges[i]))
		if ranges[i] < ranges[i+1] {
			b.WriteString("-" + signText(ranges[i+1]))
		}
	}
	return b.String() + "]"
}

func signText(sign rune) string {
	if sign < 0x80 && (unicode.IsLetter(sign) || unicode.IsDigit(sign)) {
		return string(sign)
	}
	return fmt.Sprintf(`\x{%x}`, sign)
}
