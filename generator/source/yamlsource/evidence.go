package yamlsource

import (
	"time"
)

// Evidence is the source, quote and date of a fact; or, with Tested and How, the
// publisher's own test.
type Evidence struct {
	Source  string // https address
	Quote   string // a few words, in the source's language
	Checked Date

	Tested Date
	How    Text // such as "A quiet room, 20 cm away"

	Also       []string // further https addresses that say the same
	Confidence string   // "a" if the source is the official page of what the fact is about, "b" if other sources agree; may be empty
}

// Date is a day, without a time zone.
type Date struct{ time.Time }

// String returns the day as 2006-01-02.
func (d Date) String() string { return d.Format(time.DateOnly) }

// OwnTest reads the keys tested and how, which may prove a fact instead of a source.
func (d *Decoder) OwnTest(e *Evidence, m *Node, what string) {
	if tested := Of(m, "tested"); tested != nil { // most facts have none
		e.Tested = d.PastDate(tested, "tested of "+what)
	}
	if how := Of(m, "how"); how != nil {
		e.How = d.Translated(how, "how of "+what)
	}
}

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

// HowSure reads the optional keys also and confidence of a fact's evidence.
func (d *Decoder) HowSure(e *Evidence, m *Node, what string) {
	for _, address := range d.Sequence(Of(m, "also"), "also of "+what, 1) {
		if text := d.Address(address, "an address in also of "+what); text != "" {
			e.Also = append(e.Also, text)
		}
	}
	e.Confidence = d.Choice(Of(m, "confidence"), "confidence of "+what, []string{"a", "b"})
}
