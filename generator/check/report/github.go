package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// GitHub prints findings as workflow commands, which GitHub Actions shows
// beside the lines of a pull request. A finding in a published page is shown at its
// source if that is known, because the page is not in the repository.
func GitHub(w io.Writer, r Result) error {
	for _, f := range r.sorted() {
		if _, err := io.WriteString(w, annotation(f)); err != nil {
			return err
		}
	}
	return nil
}

var annotationNames = map[finding.Severity]string{finding.Error: "error", finding.Warning: "warning", finding.Info: "notice"}

func annotation(f finding.Finding) string {
	at, message := positionOf(f), f.Message
	properties := []string{"file=" + property(f.File.Path)}
	if f.Origin != "" {
		properties[0] = "file=" + property(f.Origin)
		message += " (in " + where(f) + ")"
		at = position{}
	}
	message += ", " + others(f)
	message = strings.TrimSuffix(message, ", ")
	add := func(name string, n int) {
		if n > 0 {
			properties = append(properties, fmt.Sprintf("%s=%d", name, n))
		}
	}
	add("line", at.line)
	if at.endLine == at.line {
		add("col", at.column)
	}
	add("endLine", at.endLine)
	if at.endLine == at.line {
		add("endColumn", at.endColumn)
	}
	properties = append(properties, "title="+property(string(f.Rule)))
	return fmt.Sprintf("::%s %s::%s\n", annotationNames[f.Severity], strings.Join(properties, ","), data(message))
}

// data escapes the message of a workflow command.
func data(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch r {
		case '%', '\r', '\n':
			fmt.Fprintf(&b, "%%%02X", r)
		default:
			b.WriteString(display.Source(string(r)))
		}
	}
	return b.String()
}

// property escapes a property of a workflow command, which also ends at "," and ":".
func property(s string) string { return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(data(s)) }
