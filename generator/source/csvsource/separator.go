package csvsource

import (
	"bytes"
	"encoding/csv"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// separators are the characters that spreadsheets put between cells, ordered so that
// the one least likely to be part of a cell comes first.
func separators() []rune { return []rune{'\t', ';', ','} }

func separatorName(r rune) string {
	switch r {
	case '\t':
		return "tabs"
	case ';':
		return "semicolons"
	}
	return "commas"
}

// separator finds the character between cells: the one named by a first line such as
// sep=; or else the one that splits the titles into the most cells, not counting cells
// that another separator would split.
func (p *parser) separator() rune {
	data := p.table.File.Data
	if bytes.HasPrefix(data, []byte(source.ByteOrderMark)) {
		p.body = len(source.ByteOrderMark)
	}
	line, _, _ := bytes.Cut(data[p.body:], []byte("\n"))
	for _, r := range separators() {
		if strings.EqualFold(strings.TrimRight(string(line), "\r"), "sep="+string(r)) {
			p.body = min(p.body+len(line)+1, len(data))
			return r
		}
	}
	best, most := ',', 0
	for _, r := range separators() {
		if cells := titlesBy(data[p.body:], r); cells > most {
			best, most = r, cells
		}
	}
	return best
}

func titlesBy(data []byte, separator rune) (cells int) {
	reader := csv.NewReader(bytes.NewReader(data[:min(len(data), 1<<16)]))
	reader.Comma, reader.LazyQuotes = separator, true
	record, err := reader.Read()
	if err != nil || len(record) < 2 {
		return 0
	}
	for _, cell := range record {
		if !strings.ContainsFunc(cell, func(r rune) bool { return strings.ContainsRune("\t;,", r) }) {
			cells++
		}
	}
	return cells
}
