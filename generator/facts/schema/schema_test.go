package schema_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/gohugoio/hugo/parser/metadecoders"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/schema"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

var today = yamlsource.Date{Time: time.Date(2026, 10, 29, 0, 0, 0, 0, time.UTC)}

// schemas are those of a blog, as somebody else's validator reads them.
type schemas struct {
	catalog  *catalog.Catalog
	compiler *jsonschema.Compiler
	texts    map[string][]byte
}

func schemasOf(t *testing.T, c *catalog.Catalog) schemas {
	t.Helper()
	s := schemas{c, jsonschema.NewCompiler(), map[string][]byte{}}
	s.compiler.DefaultDraft(jsonschema.Draft2020)
	s.compiler.AssertFormat()
	for _, kind := range schema.Kinds() {
		text, err := schema.Of(c, kind, map[string][]string{"rule": {"stored-product-image", "missing-rel"}})
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.compiler.AddResource(kind+".json", value); err != nil {
			t.Fatal(err)
		}
		s.texts[kind] = text
	}
	return s
}

// check validates a file, and returns nil for one that is not a source.
func (s schemas) check(t *testing.T, name string, value any) error {
	t.Helper()
	for _, kind := range s.catalog.Sources() {
		if kind.Holds(name) {
			compiled, err := s.compiler.Compile(kind.Kind + ".json")
			if err != nil {
				t.Fatal(err)
			}
			return compiled.Validate(value)
		}
	}
	return nil
}

// asJSON is a value as a validator wants it.
func asJSON(t *testing.T, value any) any {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	value, err = jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// sources returns the YAML files of a blog by name.
func sources(t *testing.T, root string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(root), catalog.Folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".yaml" {
			return err
		}
		files[name], err = os.ReadFile(filepath.Join(root, name))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestGoodSourcesPass reads them as this program does, and as Hugo's reader of YAML does.
func TestGoodSourcesPass(t *testing.T) {
	for _, root := range []string{"../../..", "../testdata/blog", "../testdata/products"} {
		c, findings := catalog.Load(root, today)
		if finding.HasErrors(findings) && root != "../../.." { // some facts of the demo are of a later day
			t.Fatal(findings)
		}
		s := schemasOf(t, c)
		files := sources(t, root)
		if len(files) < 5 {
			t.Fatalf("%s has %d sources", root, len(files))
		}
		for name, data := range files {
			passes(t, s, name, data)
		}
	}
}

func passes(t *testing.T, s schemas, name string, data []byte) {
	t.Helper()
	node, findings := yamlsource.Parse(source.New(name, data))
	if len(findings) > 0 {
		t.Fatal(name, findings)
	}
	if err := s.check(t, name, asJSON(t, schema.Value(node))); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	value, err := metadecoders.Default.Unmarshal(data, metadecoders.YAML)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.check(t, name, asJSON(t, value)); err != nil {
		t.Errorf("%s, as Hugo reads it: %v", name, err)
	}
}

// TestBuiltInSourcesPass: the networks and the registry's programs are written in the
// same forms as an author's.
func TestBuiltInSourcesPass(t *testing.T) {
	root := t.TempDir()
	for from, to := range map[string]string{"../../links/network/networks": "networks", "../registry/programs": "programs"} {
		if err := os.CopyFS(filepath.Join(root, catalog.Folder, to), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	for from, to := range map[string]string{"../registry/criteria.yaml": "criteria.yaml", "../testdata/products/aboveboard/site.yaml": "site.yaml"} {
		data, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, catalog.Folder, to), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c, _ := catalog.Load(root, yamlsource.Date{})
	s := schemasOf(t, c)
	n := 0
	for name, data := range sources(t, root) {
		if name != catalog.Folder+"/site.yaml" { // it names programs that are not here
			passes(t, s, name, data)
			n++
		}
	}
	if n < 100 {
		t.Errorf("only %d files were read", n)
	}
}

// TestExamplesFitTheirSchemas tries each example in its position, with and without a blog.
func TestExamplesFitTheirSchemas(t *testing.T) {
	own, _ := catalog.Load("../testdata/products", today)
	for _, c := range []*catalog.Catalog{own, {}} {
		s, tried := schemasOf(t, c), 0
		for kind, text := range s.texts {
			value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			walk(value, nil, func(at []string, found map[string]any) {
				examples, _ := found["examples"].([]any)
				compiled, err := s.compiler.Compile(kind + ".json#" + pointer(at))
				if err != nil {
					t.Fatal(err)
				}
				for _, example := range examples {
					tried++
					if err := compiled.Validate(example); err != nil {
						t.Errorf("the example %v of %s%s: %v", example, kind, pointer(at), err)
					}
				}
			})
		}
		if tried < 150 {
			t.Errorf("only %d examples were tried", tried)
		}
	}
}

// walk visits each object of a schema that may have examples.
func walk(value any, at []string, visit func([]string, map[string]any)) {
	switch value := value.(type) {
	case map[string]any:
		if value["description"] != nil && value["title"] == nil {
			if _, isSchema := value["description"].(string); isSchema {
				visit(at, value)
			}
		}
		for key, one := range value {
			if key != "examples" && key != "enum" {
				walk(one, append(append([]string{}, at...), key), visit)
			}
		}
	case []any:
		for i, one := range value {
			walk(one, append(append([]string{}, at...), strconv.Itoa(i)), visit)
		}
	}
}

func pointer(at []string) string {
	var b strings.Builder
	for _, key := range at {
		b.WriteString("/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(key))
	}
	return b.String()
}
