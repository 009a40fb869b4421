package network

import (
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

func today(t testing.TB) yamlsource.Date {
	t.Helper()
	return yamlsource.Date{Time: time.Date(2026, time.November, 27, 0, 0, 0, 0, time.UTC)}
}

func TestBuiltInNetworksHaveNoFindings(t *testing.T) {
	set, findings := Load(t.TempDir(), today(t))
	for _, f := range findings {
		p := f.Position()
		t.Errorf("%s:%d:%d: %s [%s]", f.File.Path, p.Line, p.Column, f.Message, f.Rule)
	}
	if len(set.Networks) < 35 {
		t.Errorf("%d networks are built in; expected at least 35", len(set.Networks))
	}
}
