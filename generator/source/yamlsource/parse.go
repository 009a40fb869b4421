package yamlsource

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Parse reads one YAML document. It returns nil for a file that is empty, is not UTF-8,
// has a syntax error or uses an alias (aliases can make a few lines of YAML grow to
// gigabytes). It reports any other problem and continues.
func Parse(file *source.File) (*Node, []finding.Finding) {
	p := &parser{file: file, starts: lineStarts(file.Data), lost: map[int]bool{}, ascii: isASCII(file.Data)}
	if at := invalidUTF8(file.Data); at >= 0 {
		p.report("not-utf-8", source.Span{Start: at, End: at + 1},
			"this file is not UTF-8 text; save it as UTF-8 in your editor (look for \"encoding\")")
		return nil, p.findings
	}
	decoder := yaml.NewDecoder(bytes.NewReader(file.Data))
	var document yaml.Node
	if err := decoder.Decode(&document); err != nil {
		p.syntaxError(err)
		return nil, p.findings
	}
	if len(document.Content) == 0 {
		p.empty()
		return nil, p.findings
	}
	root := p.convert(document.Content[0])
	if root.Kind == Null {
		p.empty()
		return nil, p.findings
	}
	p.rejectSecondDocument(decoder)
	if p.aliased {
		return nil, p.findings
	}
	p.beginnings()
	return root, p.findings
}

type parser struct {
	file     *source.File
	starts   []int // lines as yaml.v3 counts them, which end at more characters than in an editor
	ascii    bool  // each code point is a byte
	findings []finding.Finding
	aliased  bool         // a value is missing from the tree
	lost     map[int]bool // where values begin whose first characters YAML removes
	block    []Node       // room for the next nodes: a file has hundreds
}

func (p *parser) report(rule finding.ID, span source.Span, format string, args ...any) {
	p.findings = append(p.findings, finding.Finding{Rule: rule, File: p.file, Span: span, Message: fmt.Sprintf(format, args...)})
}

func (p *parser) empty() {
	p.findings = append(p.findings, finding.Finding{
		Rule: "empty-file", File: p.file, Precision: finding.WholeFile,
		Message: "this file is empty; write its facts into it or delete it",
	})
}

func (p *parser) rejectSecondDocument(decoder *yaml.Decoder) {
	var second yaml.Node
	err := decoder.Decode(&second)
	switch {
	case errors.Is(err, io.EOF):
	case err != nil:
		p.syntaxError(err)
	default:
		p.report("second-document", p.span(&second),
			"a line with only --- begins a second document; put each program or comparison into a file of its own")
	}
}

var lineInError = regexp.MustCompile(`^yaml: line (\d+): `)

// syntaxError reports what a person would see in the lines, or else passes on yaml.v3's
// message. That may name a line but never a column, so none is printed.
func (p *parser) syntaxError(err error) {
	if errors.Is(err, io.EOF) {
		p.empty()
		return
	}
	before := len(p.findings)
	if p.indentedByTabs(); len(p.findings) > before {
		return
	}
	if fixed := p.unquoted(); len(p.findings) > before {
		if err = yaml.Unmarshal(fixed, new(yaml.Node)); err == nil {
			return
		}
	}
	p.passOn(err.Error())
}

// passOn reports yaml.v3's own message. Inside brackets yaml.v3 names the line before.
func (p *parser) passOn(text string) {
	f := finding.Finding{Rule: "yaml-syntax", File: p.file, Precision: finding.WholeFile}
	where := ""
	if m := lineInError.FindStringSubmatch(text); m != nil {
		line, _ := strconv.Atoi(m[1])
		f.Precision, f.Span = finding.WholeLine, p.file.LineSpan(min(line, p.file.Lines()))
		text, where = text[len(m[0]):], " near this line"
	}
	f.Message = "this is not valid YAML" + where + " (" + strings.TrimPrefix(text, "yaml: ") +
		"); look for a missing quote, colon or closing bracket, or a line that is indented too far"
	p.findings = append(p.findings, f)
}

// nodesAtOnce is how many nodes are allocated together.
const nodesAtOnce = 64

func (p *parser) convert(n *yaml.Node) *Node {
	if len(p.block) == 0 {
		p.block = make([]Node, nodesAtOnce)
	}
	node := &p.block[0]
	p.block = p.block[1:]
	node.Span, node.Value = p.span(n), n.Value
	if lostText(n) != "" {
		p.lost[node.Span.Start] = true
	}
	switch n.Kind {
	case yaml.MappingNode:
		node.Kind = Mapping
		node.Entries = p.entries(n)
	case yaml.SequenceNode:
		node.Kind = Sequence
		for _, item := range n.Content {
			node.Items = append(node.Items, p.convert(item))
		}
	case yaml.AliasNode:
		p.alias(node, n.Value)
	default:
		node.Kind = scalarKind(n)
	}
	return node
}

// alias reports only the first alias, because a malicious file has very many.
func (p *parser) alias(node *Node, anchor string) {
	if !p.aliased {
		span := source.Span{Start: node.Span.Start, End: node.Span.Start + len("*"+anchor)}
		p.report("yaml-alias", span, "the alias %q repeats another part of the file, which is not allowed here; write each value out", "*"+anchor)
	}
	p.aliased = true
}

func (p *parser) entries(n *yaml.Node) []Entry {
	entries := make([]Entry, 0, len(n.Content)/2)
	first := firstKeys{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if run := p.withoutColon(n, i); run > 0 && len(entries) > 0 {
			last := entries[len(entries)-1]
			i += 2 * (run - 1)
			p.needsQuotes(last.Key.Value, source.Span{Start: last.Value.Span.Start, End: p.span(n.Content[i]).End}, '{')
			continue
		}
		key := p.convert(n.Content[i])
		value := p.convert(n.Content[i+1])
		if !key.Scalar() {
			p.report("bad-key", key.Span, "a key must be a word, not %s", key.Kind)
			continue
		}
		if earlier := first.of(key.Value, entries); earlier != nil {
			p.report("duplicate-key", key.Span, "the key %q is listed twice (first on line %d); keep one of them",
				key.Value, p.file.Position(earlier.Span.Start).Line)
			continue
		}
		entries = append(entries, Entry{Key: key, Value: value})
	}
	return entries
}

// firstKeys finds a key among the entries so far. A few are looked through, which is
// faster than a map: most mappings have a few.
type firstKeys struct {
	known map[string]*Node
	upTo  int // entries that are known
}

const fewKeys = 24

func (f *firstKeys) of(key string, entries []Entry) *Node {
	if len(entries) <= fewKeys {
		for _, e := range entries {
			if e.Key.Value == key {
				return e.Key
			}
		}
		return nil
	}
	if f.known == nil {
		f.known = map[string]*Node{}
	}
	for ; f.upTo < len(entries); f.upTo++ {
		f.known[entries[f.upTo].Key.Value] = entries[f.upTo].Key
	}
	return f.known[key]
}

// withoutColon counts the keys inside {…}, from the i-th on, that have neither a colon
// nor a value: text after a comma that the author meant as part of a value.
func (p *parser) withoutColon(n *yaml.Node, i int) int {
	run := 0
	for ; n.Style&yaml.FlowStyle != 0 && i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		behind := bytes.TrimLeft(p.file.Data[p.span(key).End:], " \t\r\n")
		if key.Kind != yaml.ScalarNode || value.ShortTag() != "!!null" || value.Value != "" || bytes.HasPrefix(behind, []byte(":")) || strings.Contains(key.Value, ":") {
			break
		}
		run++
	}
	return run
}

func scalarKind(n *yaml.Node) Kind {
	switch n.ShortTag() {
	case "!!null":
		return Null
	case "!!bool":
		return Bool
	case "!!int":
		return Int
	case "!!float":
		return Float
	case "!!timestamp":
		return Timestamp
	}
	return String
}

func invalidUTF8(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size <= 1 {
			return at
		}
		at += size
	}
	return -1
}

func isASCII(data []byte) bool {
	for _, c := range data {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
