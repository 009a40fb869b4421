package schema_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/schema"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// difference is a kind of finding that no schema can have, and why.
type difference struct {
	rule, words, reason string
	used                bool
}

func differences(t *testing.T) []*difference {
	t.Helper()
	text, err := os.ReadFile("testdata/differences.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []*difference
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.Split(line, " | ")
		if len(parts) != 3 {
			t.Fatalf("differences.txt: %q is not a rule, words and a reason", line)
		}
		all = append(all, &difference{rule: parts[0], words: parts[1], reason: parts[2]})
	}
	return all
}

// TestBadSourcesFailInBoth: where this program finds an error, a validator finds one at
// the same place, or testdata/differences.txt says why it can't.
func TestBadSourcesFailInBoth(t *testing.T) {
	known, found := differences(t), 0
	judge := func(s schemas, findings []finding.Finding) {
		for _, f := range findings {
			if f.Severity != finding.Error || f.File == nil || !strings.HasSuffix(f.File.Path, ".yaml") || len(f.File.Data) == 0 {
				continue
			}
			root, syntax := yamlsource.Parse(source.New(f.File.Path, f.File.Data))
			if root == nil || slices.ContainsFunc(syntax, func(other finding.Finding) bool { return other.Span == f.Span && other.Rule == f.Rule }) {
				continue // an editor can't read it either, and says so
			}
			found++
			wrong := places(s.check(t, f.File.Path, asJSON(t, schema.Value(root))))
			excused := slices.ContainsFunc(known, func(d *difference) bool {
				return d.rule == string(f.Rule) && (d.words == "*" || strings.Contains(f.Message, d.words))
			})
			seen := wrong.near(pathsTo(root, f.Span))
			switch {
			case !seen && !excused:
				t.Errorf("%s:%d: %s [%s]: the schema accepts it", f.File.Path, f.Position().Line, f.Message, f.Rule)
			case !seen:
				for _, d := range known {
					if d.rule == string(f.Rule) && (d.words == "*" || strings.Contains(f.Message, d.words)) {
						d.used = true
					}
				}
			}
		}
	}
	scripts, err := filepath.Glob("../../cli/testdata/script/bad-*.txtar")
	if err != nil || len(scripts) < 5 {
		t.Fatal(scripts, err)
	}
	for _, script := range scripts {
		badBlogs(t, script, func(root string) {
			c, findings := catalog.Load(root, today, catalog.Assets{Own: "assets"})
			judge(schemasOf(t, c), findings)
		})
	}
	names, err := filepath.Glob("../../links/network/testdata/bad/*.yaml")
	if err != nil || len(names) < 5 {
		t.Fatal(names, err)
	}
	generic := schemasOf(t, &catalog.Catalog{})
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, findings := network.Read(source.New("aboveboard/networks/"+filepath.Base(name), data), today)
		judge(generic, findings)
	}
	if found < 150 {
		t.Errorf("only %d findings were compared", found)
	}
	for _, d := range known {
		if !d.used {
			t.Errorf("differences.txt: nothing differs in %s | %s anymore", d.rule, d.words)
		}
	}
}

// badBlogs makes the blogs that a script reads: the files that it copies into a good one.
func badBlogs(t *testing.T, script string, visit func(root string)) {
	t.Helper()
	archive, err := txtar.ParseFile(script)
	if err != nil {
		t.Fatal(err)
	}
	work := t.TempDir()
	for name, folder := range map[string]string{"good": "blog", "products": "products"} {
		if err := os.CopyFS(filepath.Join(work, name), os.DirFS("../testdata/"+folder)); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range archive.Files {
		write(t, filepath.Join(work, f.Name), f.Data)
	}
	at := work
	for line := range strings.Lines(string(archive.Comment)) {
		words := strings.Fields(line)
		switch {
		case len(words) == 2 && words[0] == "cd":
			at = filepath.Join(at, words[1])
		case len(words) == 3 && words[0] == "cp":
			data, err := os.ReadFile(filepath.Join(at, words[1]))
			if err != nil {
				t.Fatal(err)
			}
			write(t, filepath.Join(at, strings.Trim(words[2], "'")), data)
		case len(words) == 2 && words[0] == "rm":
			_ = os.RemoveAll(filepath.Join(at, words[1]))
		case len(words) > 3 && words[0] == "status" && words[3] == "generate":
			visit(at)
		}
	}
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// marks are the places where a validator complains: whole holds those where it says
// which keys a group must have, keys the keys that may not be (v6.0.3 of the validator
// says where, but its place is overwritten by that of a later error).
type marks struct{ exact, whole, keys map[string]bool }

func places(err error) marks {
	m := marks{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	var failed *jsonschema.ValidationError
	if errors.As(err, &failed) {
		m.add(failed)
	}
	return m
}

func (m marks) add(e *jsonschema.ValidationError) {
	at := strings.Join(e.InstanceLocation, "\x00")
	switch k := e.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		for _, key := range k.Properties {
			m.exact[strings.Join(append(slices.Clone(e.InstanceLocation), key), "\x00")] = true
		}
	case *kind.PropertyNames:
		m.keys[k.Property] = true
	case *kind.OneOf, *kind.AnyOf, *kind.UniqueItems:
		m.whole[at] = true
		m.exact[at] = true
	default:
		if len(e.Causes) == 0 {
			m.exact[at] = true
		}
	}
	for _, cause := range e.Causes {
		m.add(cause)
	}
}

// near reports whether a validator complains about one of these places, about something
// in it, or about the keys of the group that it is in.
func (m marks) near(paths []string) bool {
	return slices.ContainsFunc(paths, func(path string) bool {
		group, key := "", path
		if cut := strings.LastIndexByte(path, 0); cut >= 0 {
			group, key = path[:cut], path[cut+1:]
		}
		if m.whole[group] || m.keys[key] {
			return true
		}
		for at := range m.exact {
			if at == path || strings.HasPrefix(at, path+"\x00") {
				return true
			}
		}
		return false
	})
}

// pathsTo returns the places in a file that begin where a finding is.
func pathsTo(n *yamlsource.Node, span source.Span) []string {
	var paths []string
	var visit func(*yamlsource.Node, []string)
	visit = func(n *yamlsource.Node, at []string) {
		if n.Span == span {
			paths = append(paths, strings.Join(at, "\x00"))
		}
		for _, e := range n.Entries {
			inside := append(slices.Clone(at), e.Key.Value)
			if e.Key.Span == span {
				paths = append(paths, strings.Join(inside, "\x00"))
			}
			visit(e.Value, inside)
		}
		for i, item := range n.Items {
			visit(item, append(slices.Clone(at), strconv.Itoa(i)))
		}
	}
	visit(n, nil)
	return paths
}
