// Package display prints text to a terminal or a log. Names and values come from files
// that strangers may have written. Nothing in them may move the cursor, change the
// direction of the text, begin a line, or give a command to the service that runs the
// build. Every command prints through this package.
//
// Hand-written to replace only what a terminal obeys: %q would also escape readable text.
package display

import (
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf16"
)

// replacement is printed in place of a hidden character.
const replacement = '\uFFFD'

// hidden reports whether a terminal or a viewer obeys a character instead of showing
// it: control characters, text direction marks, and line and paragraph separators.
func hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
}

// Line returns text as part of one line: white space of any kind becomes a space, and
// hidden characters are replaced.
func Line(s string) string {
	return escapeCommands(strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\r', r == '\t':
			return ' '
		case hidden(r):
			return replacement
		}
		return r
	}, s))
}

// order matches the start of a build service's command anywhere in a line.
var buildCommand = regexp.MustCompile(`##([A-Za-z]*\[)`)

func escapeCommands(s string) string {
	if !strings.Contains(s, "##") {
		return s
	}
	return buildCommand.ReplaceAllString(s, `#\#$1`)
}

// Source returns a line of a file and keeps its tabs.
func Source(s string) string {
	return escapeCommands(strings.Map(func(r rune) rune {
		if hidden(r) && r != '\t' {
			return replacement
		}
		return r
	}, s))
}

// Lines returns text of several lines. It puts a backslash in what a build service
// would take for a command, such as ::error, ##[error] or ##vso[…].
func Lines(s string) string {
	var b strings.Builder
	for line := range strings.Lines(strings.ReplaceAll(s, "\r\n", "\n")) {
		text, ended := strings.CutSuffix(line, "\n")
		text = Source(text)
		rest := strings.TrimLeftFunc(text, unicode.IsSpace)
		b.WriteString(text[:len(text)-len(rest)])
		if strings.HasPrefix(rest, "::") {
			b.WriteByte('\\')
		}
		b.WriteString(rest)
		if ended {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// Printf prints as fmt.Fprintf does. Its arguments are shown as parts of a line: they
// can't end it. The format is the program's own.
func Printf(w io.Writer, format string, args ...any) {
	fmt.Fprint(w, Lines(fmt.Sprintf(format, cleaned(args)...)))
}

// Println prints as fmt.Fprintln does, with its arguments as parts of a line.
func Println(w io.Writer, args ...any) { fmt.Fprint(w, Lines(fmt.Sprintln(cleaned(args)...))) }

// Print prints text of several lines.
func Print(w io.Writer, text string) { fmt.Fprint(w, Lines(text)) }

func cleaned(args []any) []any {
	all := make([]any, len(args))
	for i, arg := range args {
		switch a := arg.(type) {
		case string:
			all[i] = Line(a)
		case error:
			all[i] = Line(a.Error())
		case fmt.Stringer:
			all[i] = Line(a.String())
		default:
			all[i] = arg
		}
	}
	return all
}

// JSON prints a value as indented JSON. Hidden characters are escaped, so the value is
// unchanged.
func JSON(w io.Writer, value any) error {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return err
	}
	var out strings.Builder
	for _, r := range strings.ReplaceAll(b.String(), "##", `#\u0023`) {
		switch {
		case r == '\n' || !hidden(r):
			out.WriteRune(r)
		default:
			for _, unit := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&out, `\u%04x`, unit)
			}
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// Stream passes on another program's output, a line at a time. Close passes on a last
// line without a line ending.
type Stream struct {
	To   io.Writer
	rest []byte
}

// longest is the most of a line that is buffered, in bytes.
const longest = 64 << 10

// Write implements io.Writer.
func (s *Stream) Write(data []byte) (int, error) {
	s.rest = append(s.rest, data...)
	end := strings.LastIndexByte(string(s.rest), '\n') + 1
	if end == 0 && len(s.rest) > longest {
		end = len(s.rest)
	}
	if end == 0 {
		return len(data), nil
	}
	_, err := io.WriteString(s.To, Lines(string(s.rest[:end])))
	s.rest = append(s.rest[:0], s.rest[end:]...)
	return len(data), err
}

// Close implements io.Closer.
func (s *Stream) Close() error {
	_, err := io.WriteString(s.To, Lines(string(s.rest)))
	s.rest = nil
	return err
}

// Plural returns a number with a noun: "1 error", "2 errors".
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
