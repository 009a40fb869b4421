package sheetfile

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
)

// linkFormulas counts the cells that link by a formula.
type linkFormulas struct{ taken, other int }

func (f linkFormulas) notes() (notes []string) {
	if f.taken > 0 {
		notes = append(notes, fmt.Sprintf("took the addresses of %s such as =HYPERLINK(\"https://…\"); no formula was run", display.Plural(f.taken, "formula")))
	}
	if f.other > 0 {
		notes = append(notes, fmt.Sprintf("the address in %s such as =HYPERLINK(A2&B2) is not known, because no formula is run; write the addresses into a column of their own", display.Plural(f.other, "formula")))
	}
	return notes
}

// hyperlink matches a formula whose first argument is a text, and only that.
var hyperlink = regexp.MustCompile(`(?i)^=?\s*HYPERLINK\(\s*"((?:[^"]|"")*)"\s*[,;)]`)

// formulaLinks enters the addresses of formulas into the links of some rows. Formulas are
// never run: it takes only an address that is written in one.
func formulaLinks(file *excelize.File, sheet string, numbers []int, rows, links [][]string) (found linkFormulas) {
	for i, row := range rows {
		for n := range min(max(len(row), len(rows[0])), mostColumns) { // a formula may have no text
			cell, err := excelize.CoordinatesToCellName(n+1, numbers[i])
			if err != nil {
				continue
			}
			formula, err := file.GetCellFormula(sheet, cell)
			if err != nil || !strings.Contains(strings.ToUpper(formula), "HYPERLINK(") {
				continue
			}
			m := hyperlink.FindStringSubmatch(formula)
			if m == nil {
				found.other++
				continue
			}
			found.taken++
			link(links, i, n+1, strings.ReplaceAll(m[1], `""`, `"`))
		}
	}
	return found
}
