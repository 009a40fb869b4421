package redirects

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Our lines are between these two. Everything outside is the author's.
const (
	beginMark = "# aboveboard: begin"
	endMark   = "# aboveboard: end"
	beginLine = beginMark + " (made from aboveboard/links.yaml; changes here are lost)"
)

var byteOrderMark = []byte(source.ByteOrderMark)

// Merge puts the rules into a _redirects file and keeps every other byte of it.
// A block that is there stays in its place; a new one goes to the top: Netlify
// takes the first rule that matches, so that after an author's catch-all, such as
// `/* /404.html 404`, ours would never be asked, while ours match their own
// exact paths and take nothing from rules below. Without rules the block goes.
// The result is nil if nothing is left.
func Merge(old, rules []byte) ([]byte, error) {
	before, after, found, err := split(old)
	if err != nil {
		return nil, err
	}
	if err := rejectTwins(slices.Concat(before, after), rules); err != nil {
		return nil, err
	}
	if !found && bytes.HasPrefix(after, byteOrderMark) {
		before, after = byteOrderMark, after[len(byteOrderMark):]
	}
	merged := slices.Concat(before, block(rules, lineEnd(old)), after)
	if len(merged) == 0 {
		return nil, nil
	}
	return merged, nil
}

func block(rules []byte, end string) []byte {
	if len(rules) == 0 {
		return nil
	}
	text := beginLine + "\n" + string(rules) + endMark + "\n"
	return []byte(strings.ReplaceAll(text, "\n", end))
}

// lineEnd returns the file's line ending, because Git on Windows changes them all.
func lineEnd(old []byte) string {
	if at := bytes.IndexByte(old, '\n'); at > 0 && old[at-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// split takes our block out of a file. If there is none, everything is after it.
func split(old []byte) (before, after []byte, found bool, err error) {
	start, end := -1, -1
	for at := 0; at < len(old); {
		next := len(old)
		if i := bytes.IndexByte(old[at:], '\n'); i >= 0 {
			next = at + i + 1
		}
		line := bytes.TrimSpace(bytes.TrimPrefix(old[at:next], byteOrderMark))
		switch {
		case isMark(line, beginMark) && start >= 0:
			return nil, nil, false, errors.New("the line \"" + beginMark + "\" is there twice; delete one of the blocks")
		case isMark(line, beginMark):
			start = at + len(old[at:next]) - len(bytes.TrimPrefix(old[at:next], byteOrderMark))
		case isMark(line, endMark) && (start < 0 || end >= 0):
			return nil, nil, false, errors.New("the line \"" + endMark + "\" is there without the one that begins the block; delete it")
		case isMark(line, endMark):
			end = next
		}
		at = next
	}
	switch {
	case start < 0:
		return nil, old, false, nil
	case end < 0:
		return nil, nil, false, errors.New("the line \"" + endMark + "\" is missing after \"" + beginMark + "\"; add it after the last rule of the block, so that your own lines are safe")
	}
	return old[:start], old[end:], true, nil
}

func isMark(line []byte, mark string) bool {
	rest, ok := bytes.CutPrefix(line, []byte(mark))
	return ok && (len(rest) == 0 || rest[0] == ' ')
}

// rejectTwins reports the author's rules for an address of ours: only one of the two
// would ever match.
func rejectTwins(own, rules []byte) error {
	ours := map[string]bool{}
	for line := range strings.Lines(string(rules)) {
		if fields := strings.Fields(line); len(fields) > 0 {
			ours[fields[0]] = true
		}
	}
	for line := range strings.Lines(string(bytes.TrimPrefix(own, byteOrderMark))) {
		fields := strings.Fields(line)
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		if path := strings.TrimSuffix(fields[0], "/"); ours[path] {
			return fmt.Errorf("your own rule for %q is for the same address as the entry %q of aboveboard/links.yaml; delete one of the two", fields[0], strings.TrimPrefix(path, Prefix))
		}
	}
	return nil
}
