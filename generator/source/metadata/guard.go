package metadata

import (
	"bytes"
	"fmt"
)

// Hugo's decoders recurse at each bracket, and a row of punctuation takes quadratic
// time and memory: a line of 100 kB takes gigabytes. So do empty lines at the beginning
// of a text, and tags, anchors and quotes in one line. No real file reaches these limits.
const (
	mostOpen  = 200    // brackets open at the same time
	mostInRow = 1000   // punctuation marks in one line without a word between them
	mostBlank = 300    // empty lines one after the other
	mostParts = 100    // documents in one file: Hugo reads the first
	mostTags  = 1000   // tags, anchors, aliases and directives in one line
	mostPairs = 10_000 // quotes and colons in one line
)

// Guard returns why text must not reach Hugo's decoders, or nil if it may.
func Guard(text []byte) error {
	g := guard{object: bytes.HasPrefix(bytes.TrimSpace(text), []byte("{"))}
	for line := range bytes.Lines(text) {
		if err := g.read(line); err != nil {
			return err
		}
	}
	return nil
}

// guard counts while it reads text line by line.
type guard struct {
	object bool // JSON is one line where a program wrote it, and takes linear time
	blank  int
	parts  int
	open   int
	row    int
	tags   int
	pairs  int
}

func (g *guard) read(line []byte) error {
	if len(bytes.TrimSpace(line)) == 0 {
		if g.blank++; g.blank > mostBlank {
			return fmt.Errorf("it has more than %d empty lines one after the other, which can make Hugo use up all memory; remove them", mostBlank)
		}
		return nil
	}
	if bytes.HasPrefix(line, []byte("---")) {
		if g.parts++; g.parts > mostParts {
			return fmt.Errorf("it has more than %d lines that begin with ---, which can make Hugo very slow; expected one part", mostParts)
		}
	}
	g.blank, g.row, g.tags, g.pairs = 0, 0, 0, 0
	before := byte(' ')
	for _, c := range line {
		g.count(before, c)
		before = c
		switch {
		case g.open > mostOpen:
			return fmt.Errorf("it opens more than %d brackets at once, which can make Hugo use up all memory; expected lists and tables that are not nested that deeply", mostOpen)
		case g.row > mostInRow:
			return fmt.Errorf("it has more than %d marks such as - or , in a row, which can make Hugo use up all memory; expected words between them", mostInRow)
		case g.tags > mostTags:
			return fmt.Errorf("it has more than %d words that begin with !, &, * or %% in one line, which can make Hugo very slow; expected a line for each", mostTags)
		case g.pairs > mostPairs && !g.object:
			return fmt.Errorf("it has more than %d quotes and colons in one line, which can make Hugo very slow; expected a line for each value", mostPairs)
		}
	}
	return nil
}

func (g *guard) count(before, c byte) {
	switch c {
	case '!', '&', '*', '%':
		if before == ' ' || before == '\t' || before == '[' || before == ',' {
			g.tags++
		}
	case '"', '\'', ':':
		g.pairs++
	}
	switch c {
	case '[', '{':
		g.open++
		g.row++
	case ']', '}':
		g.open = max(0, g.open-1)
		g.row++
	case ',', ':', '?', '!', '&', '*', '-', '<', '>', '|':
		g.row++
	case ' ', '\t', '\r', '\n':
	default:
		g.row = 0
	}
}
