package yamlsource

import (
	"time"
)

// Evidence is the source, quote and date of a fact, or the publisher's own test. What
// few facts have is behind a pointer, because a catalog has very many facts.
type Evidence struct {
	Source  string // https address
	Quote   string // a few words, in the source's language
	Checked Date

	Test    *Test    // nil if there was none
	Support *Support // nil if nothing is said
}

// Test is the publisher's own test.
type Test struct {
	Tested Date
	How    Text // such as "A quiet room, 20 cm away"
}

// Support is what else makes a fact sure.
type Support struct {
	Also       []string // further https addresses that say the same
	Confidence string   // "a" if the source is the official page of what the fact is about, "b" if other sources agree; may be empty
}

// Date is a day, without a time zone.
type Date struct{ time.Time }

// String returns the day as 2006-01-02.
func (d Date) String() string { return d.Format(time.DateOnly) }

// OwnTest reads the keys tested and how, which may prove a fact instead of a source.
func (d *Decoder) OwnTest(e *Evidence, m *Node, what string) {
	tested, how := Of(m, "tested"), Of(m, "how")
	if tested == nil && how == nil {
		return
	}
	test := Test{Tested: d.PastDate(tested, "tested of "+what), How: d.Translated(how, "how of "+what)}
	if !test.Tested.IsZero() {
		e.Test = &test
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

// Corroboration reads the optional keys also and confidence of a fact's evidence.
func (d *Decoder) Corroboration(e *Evidence, m *Node, what string) {
	also, confidence := Of(m, "also"), Of(m, "confidence")
	if also == nil && confidence == nil {
		return
	}
	e.Support = &Support{Confidence: d.Choice(confidence, "confidence of "+what, []string{"a", "b"})}
	for _, address := range d.Sequence(also, "also of "+what, 1) {
		if text := d.Address(address, "an address in also of "+what); text != "" {
			e.Support.Also = append(e.Support.Also, text)
		}
	}
}
