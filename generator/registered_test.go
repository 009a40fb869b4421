package generator_test

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/aboveboard-hugo/aboveboard/generator/check/rulebook"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// madeHere are the packages that may turn text into an id: they read ids that an
// author or the register wrote.
var madeHere = map[string]bool{"source/register": true, "check/lint": true, "check/suppression": true, "check/severity": true, "check/rulebook": true, "check/baseline": true}

func TestEachIDThatIsPrintedIsExplained(t *testing.T) {
	explained, printed := map[finding.ID]bool{}, warningIDs(t)
	for _, e := range rulebook.All() {
		explained[e.ID] = true
	}
	loaded, err := packages.Load(&packages.Config{Mode: packages.NeedName | packages.NeedFiles | packages.NeedSyntax | packages.NeedTypes | packages.NeedTypesInfo | packages.NeedImports}, "./...")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range loaded {
		for _, problem := range p.Errors {
			t.Fatal(problem)
		}
		for expression, value := range p.TypesInfo.Types {
			if !isID(value.Type) {
				continue
			}
			at := p.Fset.Position(expression.Pos())
			switch id := finding.ID(""); {
			case value.Value != nil && value.Value.Kind() == constant.String:
				id = finding.ID(constant.StringVal(value.Value))
				if printed[id] = at; id != "" && !explained[id] {
					t.Errorf("%s: the id %q is explained nowhere; add it to source/register/findings.yaml or write a rule", at, id)
				}
			case madeUp(p.TypesInfo, expression) && !madeHere[strings.TrimPrefix(p.PkgPath, generatorPath)]:
				t.Errorf("%s: an id is made from text, so that nobody knows whether it is explained; expected a constant", at)
			}
		}
	}
	if len(printed) < 80 {
		t.Errorf("only %d ids were found in the code; expected at least 80", len(printed))
	}
	for id := range explained {
		if printed[id] == (token.Position{}) {
			t.Errorf("%q is explained and nothing prints it; remove it, or name the id that took its place among the aliases", id)
		}
	}
}

func isID(t types.Type) bool {
	named, ok := t.(*types.Named)
	return ok && named.Obj().Name() == "ID" && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == generatorPath+"source/finding"
}

// madeUp reports whether an expression is a conversion or a joining of texts.
func madeUp(info *types.Info, expression ast.Expr) bool {
	switch e := expression.(type) {
	case *ast.BinaryExpr:
		return true
	case *ast.CallExpr:
		return info.Types[e.Fun].IsType()
	}
	return false
}

var warningID = regexp.MustCompile(`(?:warnidf|erroridf) "([^"]+)"`)

// warningIDs returns the ids of warnings that Hugo prints for the templates.
func warningIDs(t *testing.T) map[finding.ID]token.Position {
	t.Helper()
	ids := map[finding.ID]token.Position{}
	err := filepath.WalkDir("../layouts", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		for _, match := range warningID.FindAllSubmatch(text, -1) {
			ids[finding.ID(match[1])] = token.Position{Filename: name, Line: 1}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(ids) == 0 {
		t.Error("no warning of a template was found; expected at least one")
	}
	return ids
}
