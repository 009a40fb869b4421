package hugodata

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source/golden"
)

const templates = "../../../layouts/_partials/aboveboard/tree.html"

func TestTemplatesAskForTheFormatThatIsWritten(t *testing.T) {
	text, err := os.ReadFile(templates)
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("{{- $format := %d -}}", Format); !strings.Contains(string(text), want) {
		t.Errorf("%s does not hold %q", templates, want)
	}
}

// TestFormatIsRaisedWithTheStructure compares the fields of all data files with those
// recorded for this format.
func TestFormatIsRaisedWithTheStructure(t *testing.T) {
	var fields []string
	seen := map[reflect.Type]bool{}
	for _, value := range []any{links{}, site{}, criteria{}, item{}, comparison{}} {
		fields = append(fields, fieldsOf(reflect.TypeOf(value), seen)...)
	}
	slices.Sort(fields)
	got := fmt.Sprintf("format %d\n%s\n", Format, strings.Join(fields, "\n"))
	const name = "testdata/format.txt"
	before, err := os.ReadFile(name)
	if string(before) == got {
		return
	}
	if golden.Update() {
		if strings.HasPrefix(string(before), fmt.Sprintf("format %d\n", Format)) {
			t.Errorf("the data's shape has changed and Format is still %d; raise it, and the number in %s", Format, templates)
			return
		}
		err = os.WriteFile(name, []byte(got), 0o644)
	} else {
		t.Errorf("the data's shape differs from %s; raise Format and the number in %s, then run with -update", name, templates)
	}
	if err != nil {
		t.Error(err)
	}
}

// fieldsOf lists a type's fields, and those of the types in it, by their JSON names.
func fieldsOf(of reflect.Type, seen map[reflect.Type]bool) []string {
	for of.Kind() == reflect.Pointer || of.Kind() == reflect.Slice || of.Kind() == reflect.Map {
		of = of.Elem()
	}
	if of.Kind() != reflect.Struct || seen[of] {
		return nil
	}
	seen[of] = true
	var fields []string
	for i := range of.NumField() {
		f := of.Field(i)
		if !f.IsExported() {
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		kind := f.Type
		fields = append(fields, fmt.Sprintf("%s.%s %v", of.Name(), name, kind))
		fields = append(fields, fieldsOf(f.Type, seen)...)
	}
	return fields
}
