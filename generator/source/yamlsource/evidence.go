package yamlsource

import (
	"time"
)

// Evidence is where a fact was read, in which words, and when.
type Evidence struct {
	Source  string // https address
	Quote   string // a few words, in the source's language
	Checked Date
}

// Date is a day, without a time zone.
type Date struct{ time.Time }

// String gives the day as 2006-01-02.
func (d Date) String() string { return d.Format(time.DateOnly) }

// Evidence reads the keys source, quote and checked of a mapping.
func (d *Decoder) Evidence(m *Node, what string) Evidence {
	e := Evidence{
		Source:  d.Address(Of(m, "source"), "source of "+what),
		Checked: d.PastDate(Of(m, "checked"), "checked of "+what),
	}
	if quote := Of(m, "quote"); quote != nil {
		e.Quote = d.Word(quote, "quote of "+what)
	}
	return e
}
