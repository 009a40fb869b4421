// Package finding defines what a check reports: one finding per problem, with its
// position in the author's file, in words that the author can act on.
package finding

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Severity is the effect of a finding on the exit status.
type Severity int

// An Error fails the command; a Warning is only reported; an Info is worth knowing; Off
// means that there is no finding at all.
const (
	Error Severity = iota
	Warning
	Info
	Off
)

// String returns the severity's name as reports print it and site.yaml writes it.
func (s Severity) String() string { return [...]string{"error", "warning", "info", "off"}[s] }

// Precision is how exactly a finding's position is known, so that no report prints a
// guessed line or column.
type Precision int

// Exact means Span is right; WholeLine that only the line is known; WholeFile
// that the finding concerns the file as such.
const (
	Exact Precision = iota
	WholeLine
	WholeFile
)

// ID names a kind of finding, in kebab case. It is a type so that a test can find every
// id that the program prints: each must be documented, by a rule of check or in
// generator/source/register.
type ID string

// Finding is one problem. Message starts in lower case, quotes the value, says
// what was expected and how to fix it, and has no full stop at its end.
type Finding struct {
	Rule      ID
	Severity  Severity
	File      *source.File
	Span      source.Span
	Precision Precision
	Message   string
	Origin    string // the post that a published page was made from, if known
	Subject   string // what the finding is about, such as a link's address: the same from run to run
	More      int    // how many things besides the subject it is about, such as further links
	Argument  bool   // for a post: it is about a shortcode's arguments, so the published page decides if it is checked
	Fix       *Fix   // nil if no change is certain to be right

	Cause       string       // the same for findings with one cause, such as a theme's footer on each page; may be empty
	Route       string       // for a fault in a post's own text, on its page or in a list: the address of its page
	Occurrences []Occurrence // all positions of findings with one cause, in order; nil if there is only one
}

// Fix is a change to the finding's own file that fixes it and nothing else.
type Fix struct {
	Title string // what it does, for an editor's menu
	Edits []Edit // in order, without overlap
}

// Edit replaces the bytes of a span; an empty span inserts.
type Edit struct {
	Span source.Span
	Text string
}

// OfFile returns an error about a whole file, which need not be readable.
func OfFile(rule ID, path, format string, args ...any) Finding {
	return Finding{Rule: rule, File: source.New(path, nil), Precision: WholeFile, Message: fmt.Sprintf(format, args...)}
}

// Cause returns why a file could not be read, without its path: the finding contains that.
func Cause(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// Position returns the line and column; an unknown number is 0.
func (f Finding) Position() source.Position {
	switch f.Precision {
	case WholeFile:
		return source.Position{}
	case WholeLine:
		return source.Position{Line: f.File.Position(f.Span.Start).Line}
	}
	return f.File.Position(f.Span.Start)
}

// Sort orders findings, errors first, by path, position, rule and message, and drops
// duplicates.
func Sort(findings []Finding) []Finding {
	slices.SortStableFunc(findings, compare)
	return slices.CompactFunc(findings, func(a, b Finding) bool { return compare(a, b) == 0 })
}

func compare(a, b Finding) int {
	if order := cmp.Or(cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.File.Path, b.File.Path), comparePlaces(a, b)); order != 0 {
		return order
	}
	return cmp.Or(
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Message, b.Message),
	)
}

// comparePlaces orders by line and column: two findings in one file may each have an
// excerpt of it, with offsets of its own.
func comparePlaces(a, b Finding) int {
	if a.File == b.File {
		return cmp.Compare(a.Span.Start, b.Span.Start)
	}
	x, y := a.File.Position(a.Span.Start), b.File.Position(b.Span.Start)
	return cmp.Or(cmp.Compare(x.Line, y.Line), cmp.Compare(x.Column, y.Column))
}

// HasErrors reports whether any finding is an Error.
func HasErrors(findings []Finding) bool {
	return slices.ContainsFunc(findings, func(f Finding) bool { return f.Severity == Error })
}
