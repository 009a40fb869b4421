package hugodata

import (
	"bytes"
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"
)

// Facts are nearly all of the data, and encoding/json takes four times as long for them:
// it finds out the same about each again, and sorts the same criteria for each item. A
// test compares the two.

// appendFacts writes facts in the order of their criteria's ids.
func appendFacts(out []byte, facts map[string]fact) []byte {
	o := begin(out)
	for _, id := range slices.Sorted(maps.Keys(facts)) {
		o.key(id)
		f := facts[id]
		o.out = f.appendTo(o.out)
	}
	return o.end()
}

// object writes a JSON object without spaces. What is empty is left out.
type object struct {
	out  []byte
	some bool // it has a key
}

func begin(out []byte) object { return object{out: append(out, '{')} }

func (o *object) end() []byte { return append(o.out, '}') }

func (o *object) key(name string) {
	if o.some {
		o.out = append(o.out, ',')
	}
	o.some = true
	o.out = append(appendString(o.out, name), ':')
}

func (o *object) word(name, words string) {
	if words != "" {
		o.key(name)
		o.out = appendString(o.out, words)
	}
}

func (o *object) text(name string, t *text) {
	if t != nil {
		o.key(name)
		o.out = t.appendTo(o.out)
	}
}

func (o *object) number(name string, n *float64) {
	if n != nil {
		o.key(name)
		o.out = appendNumber(o.out, *n)
	}
}

func (t *text) appendTo(out []byte) []byte {
	o := begin(out)
	o.key("text")
	o.out = appendString(o.out, t.Text)
	o.word("lang", t.Lang)
	return o.end()
}

func (e *evidence) appendTo(out []byte) []byte {
	o := begin(out)
	o.word("source", e.Source)
	o.word("host", e.Host)
	o.word("quote", e.Quote)
	o.word("checked", e.Checked)
	o.word("tested", e.Tested)
	o.text("how", e.How)
	return o.end()
}

func (a *amount) appendTo(out []byte) []byte {
	o := begin(out)
	o.key("number")
	o.out = appendString(o.out, a.Number)
	o.key("decimals")
	o.out = strconv.AppendInt(o.out, int64(a.Decimals), 10)
	o.word("unit", a.Unit)
	return o.end()
}

func (p *paid) appendTo(out []byte) []byte {
	o := begin(out)
	o.key("network")
	o.out = appendString(o.out, p.Network)
	o.key("form")
	o.out = appendString(o.out, p.Form)
	return o.end()
}

func (f *fact) appendTo(out []byte) []byte {
	o := begin(out)
	o.key("type")
	o.out = appendString(o.out, f.Type)
	o.key("state")
	o.out = appendString(o.out, f.State)
	o.text("text", f.Text)
	if len(f.Items) > 0 {
		o.key("items")
		o.out = appendList(o.out, f.Items, (*text).appendTo)
	}
	if f.Yes != nil {
		o.key("yes")
		o.out = strconv.AppendBool(o.out, *f.Yes)
	}
	if len(f.Amounts) > 0 {
		o.key("amounts")
		o.out = appendList(o.out, f.Amounts, func(a amount, out []byte) []byte { return a.appendTo(out) })
	}
	o.word("open", f.Open)
	o.number("low", f.Low)
	o.number("high", f.High)
	o.text("unit", f.Unit)
	o.word("currency", f.Currency)
	if f.Of != nil {
		o.key("of")
		o.out = f.Of.appendTo(o.out)
	}
	o.word("date", f.Date)
	o.word("href", f.Href)
	if f.Paid != nil {
		o.key("paid")
		o.out = f.Paid.appendTo(o.out)
	}
	o.text("note", f.Note)
	o.word("claim", f.Claim)
	if f.Evidence != nil {
		o.key("evidence")
		o.out = f.Evidence.appendTo(o.out)
	}
	return o.end()
}

func appendList[T any](out []byte, list []T, one func(T, []byte) []byte) []byte {
	out = append(out, '[')
	for i, value := range list {
		if i > 0 {
			out = append(out, ',')
		}
		out = one(value, out)
	}
	return append(out, ']')
}

// appendString leaves whatever is not plain ASCII to encoding/json.
func appendString(out []byte, words string) []byte {
	for i := range len(words) {
		if c := words[i]; c < ' ' || c == '"' || c == '\\' || c >= utf8.RuneSelf {
			return append(out, inJSON(words)...)
		}
	}
	return append(append(append(out, '"'), words...), '"')
}

// inJSON returns a string or a number in JSON, with & < > unescaped.
func inJSON(value any) []byte {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(value) // facts have no infinite numbers
	return bytes.TrimSuffix(text.Bytes(), []byte("\n"))
}

// appendNumber leaves all but whole numbers to encoding/json.
func appendNumber(out []byte, n float64) []byte {
	if whole := int64(n); float64(whole) == n && !math.Signbit(n) && whole < 1e15 {
		return strconv.AppendInt(out, whole, 10)
	}
	return append(out, inJSON(n)...)
}
