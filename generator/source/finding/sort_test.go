package finding_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func TestFindingsAreInTheOrderOfTheirLinesAndNoneIsLost(t *testing.T) {
	file := source.New("index.xml", []byte("first\n    bad\nbad\nlast\nbad\n"))
	var found []finding.Finding
	for _, line := range []int{5, 3, 2, 3} {
		span := file.LineSpan(line)
		span.Start += strings.Index(file.Line(line), "bad")
		excerpt, at := file.Excerpt(span)
		found = append(found, finding.Finding{Rule: "rule", File: excerpt, Span: at, Message: "bad"})
	}
	var lines []int
	for _, f := range finding.Sort(found) {
		lines = append(lines, f.Position().Line)
	}
	if got := fmt.Sprint(lines); got != "[2 3 5]" {
		t.Errorf("findings are at lines %s, want [2 3 5]: each once, in order", got)
	}
}
