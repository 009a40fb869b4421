package recognize

import (
	"cmp"
	"embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/memo"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

//go:embed wording/*.yaml
var wordings embed.FS

// Load reads the wordings of all languages. It costs milliseconds: call it
// once. An error means that a wording file of this program is faulty. The phrases of a
// language are compiled when the first passage needs them, see Compile.
func Load() (*Reader, error) {
	r := &Reader{labels: map[string][]mark{}}
	entries, err := wordings.ReadDir("wording")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		data, err := wordings.ReadFile("wording/" + e.Name())
		if err != nil {
			return nil, err
		}
		w, err := parse(source.New("wording/"+e.Name(), data))
		if err != nil {
			return nil, err
		}
		if err := r.add(w); err != nil {
			return nil, fmt.Errorf("wording/%s: %w", e.Name(), err)
		}
	}
	if len(entries) > 30 {
		return nil, fmt.Errorf("more than 30 languages do not fit into the anchors' bits")
	}
	r.anchor()
	return r, nil
}

// Compile compiles the phrases of all languages, and reports a faulty one.
func (r *Reader) Compile() error {
	for _, l := range r.languages {
		if _, err := l.phrases(); err != nil {
			return fmt.Errorf("%s: %w", l.code, err)
		}
	}
	return nil
}

// wording is the content of one file.
type wording struct {
	language string
	matching string
	common   []string
	anchors  []string
	labels   map[string][]string
	groups   map[string][]string
	rules    []wordingRule
	fulfills map[string][]string // by network: further wordings of its required statement
}

type wordingRule struct {
	says Strength
	all  []string
}

func parse(file *source.File) (*wording, error) {
	root, findings := yamlsource.Parse(file)
	if len(findings) > 0 {
		f := findings[0]
		return nil, fmt.Errorf("%s:%d: %s", file.Path, f.Position().Line, f.Message)
	}
	w := &wording{
		labels: lists(root.Lookup("labels")), groups: lists(root.Lookup("groups")), fulfills: lists(root.Lookup("fulfills")),
		anchors: list(root.Lookup("anchors")), common: list(root.Lookup("common")),
	}
	for _, e := range root.Entries {
		switch e.Key.Value {
		case "language":
			w.language = e.Value.Value
		case "matching":
			w.matching = e.Value.Value
		case "rules":
			for _, item := range e.Value.Items {
				r := wordingRule{says: strengthNamed(item.Lookup("says")), all: list(item.Lookup("all"))}
				if r.says == None || len(r.all) == 0 {
					return nil, fmt.Errorf("%s:%d: a rule needs says and all", file.Path, file.Position(item.Span.Start).Line)
				}
				w.rules = append(w.rules, r)
			}
		case "labels", "groups", "fulfills", "anchors", "common":
		default:
			return nil, fmt.Errorf("%s: unknown key %q", file.Path, e.Key.Value)
		}
	}
	if w.language == "" {
		return nil, fmt.Errorf("%s: no language", file.Path)
	}
	return w, nil
}

func strengthNamed(n *yamlsource.Node) Strength {
	for s := Rejected; n != nil && s <= Sentence; s++ {
		if s.String() == n.Value {
			return s
		}
	}
	return None
}

func list(n *yamlsource.Node) []string {
	if n == nil {
		return nil
	}
	var all []string
	for _, item := range n.Items {
		all = append(all, item.Value)
	}
	return all
}

func lists(n *yamlsource.Node) map[string][]string {
	all := map[string][]string{}
	if n != nil {
		for _, e := range n.Entries {
			all[e.Key.Value] = list(e.Value)
		}
	}
	return all
}

func (r *Reader) add(w *wording) error {
	l := &language{code: w.language, groups: map[string]uint32{}, anchorWords: w.anchors, common: w.common}
	switch w.matching {
	case "words", "":
	case "letters":
		l.matching = letters
	case "joined":
		l.matching = joined
	default:
		return fmt.Errorf("matching is %q; expected words, letters or joined", w.matching)
	}
	for _, a := range w.anchors {
		l.foldedAnchors = append(l.foldedAnchors, []byte(foldWords(a, l.matching == joined)))
	}
	if err := l.addGroups(w.groups); err != nil {
		return err
	}
	if err := l.addRules(w.rules); err != nil {
		return err
	}
	for network, texts := range w.fulfills {
		for _, pattern := range texts {
			written, err := expand(pattern)
			if err != nil {
				return err
			}
			for _, text := range written {
				r.addStatement(network, text)
			}
		}
	}
	r.languages = append(r.languages, l)
	return r.addLabels(w)
}

func (l *language) addGroups(groups map[string][]string) error {
	names := sortedKeys(groups)
	if len(names) > 32 {
		return fmt.Errorf("more than 32 groups")
	}
	for i, name := range names {
		l.groups[name] = 1 << i
	}
	l.phrases = sync.OnceValues(func() (*phrases, error) { return compile(l.matching, names, groups) })
	l.hedge, l.deny, l.but, l.about = l.groups["hedge"], l.groups["deny"], l.groups["but"], l.groups["about"]
	l.nothing, l.bought, l.clause = l.groups["nothing"], l.groups["bought"], l.groups["clause"]
	l.we = l.groups["self"] | l.groups["here"]
	for _, name := range []string{"pay", "commission", "affiliate", "advertising", "statement"} {
		l.deniable |= l.groups[name]
	}
	return nil
}

// compile builds the graph of a language's phrases; the groups are in order of their bits.
func compile(m matching, names []string, groups map[string][]string) (*phrases, error) {
	p := newPhrases(m)
	for i, name := range names {
		for _, pattern := range groups[name] {
			if err := p.add(pattern, 1<<i); err != nil {
				return nil, fmt.Errorf("group %s: %w", name, err)
			}
		}
	}
	p.prepare()
	return p, nil
}

func (l *language) addRules(rules []wordingRule) error {
	for _, written := range rules {
		r := rule{strength: written.says}
		for _, names := range written.all {
			var bits uint32
			for name := range strings.SplitSeq(names, "|") {
				if l.groups[name] == 0 {
					return fmt.Errorf("a rule names the group %q, which is not there", name)
				}
				bits |= l.groups[name]
			}
			r.all = append(r.all, bits)
		}
		l.rules = append(l.rules, r)
	}
	slices.SortStableFunc(l.rules, func(a, b rule) int { return cmp.Compare(b.strength, a.strength) })
	return nil
}

func (r *Reader) addLabels(w *wording) error {
	for _, kind := range sortedKeys(w.labels) {
		m := mark{language: w.language, strength: Label}
		switch kind {
		case "anywhere":
			m.anywhere = true
		case "alone":
		case "own-pages":
			m.own = true
		case "rejected":
			m.strength = Rejected
		case "rejected-anywhere":
			m.strength, m.anywhere = Rejected, true
		case "rejected-tags":
			m.strength, m.tag = Rejected, true
		default:
			return fmt.Errorf("labels: unknown kind %q", kind)
		}
		for _, pattern := range w.labels[kind] {
			choices, err := expand(pattern)
			if err != nil {
				return err
			}
			for _, c := range choices {
				key := foldWords(c, false)
				r.labels[key] = append(r.labels[key], m)
			}
		}
	}
	return nil
}

// finders are what passages are first searched with.
type finders struct {
	anchors  *automaton
	stated   *automaton // of statements only
	openings *openings
}

// anchor prepares a Reader for its statements. The finders are built when first needed:
// most runs need only those of the Reader that knows the networks' statements, too.
func (r *Reader) anchor() {
	r.known = memo.New[passage, Recognized](mostKnown)
	r.finders = sync.OnceValue(func() finders {
		stated := r.statementAnchors()
		return finders{r.anchorSet(stated).build(), stated.build(), openingsOf(r.statements)}
	})
}

func (r *Reader) statementAnchors() anchorSet {
	set := anchorSet{}
	for _, s := range r.statements {
		set[s.anchorOf()] |= statementBit
	}
	return set
}

func (r *Reader) anchorSet(stated anchorSet) anchorSet {
	set := maps.Clone(stated)
	for i, l := range r.languages {
		for _, a := range l.anchorWords {
			set[foldAnchor(a)] |= 1 << i
		}
	}
	return set
}

// foldAnchor keeps the spaces at the ends, which mean that a word begins or ends there.
func foldAnchor(words string) string {
	folded := Fold(words)
	if strings.HasPrefix(words, " ") {
		folded = " " + folded
	}
	if strings.HasSuffix(words, " ") {
		folded += " "
	}
	return folded
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
