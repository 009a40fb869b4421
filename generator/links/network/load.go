package network

import (
	"embed"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

//go:embed networks/*.yaml
var builtIn embed.FS

// Folder is the folder of a blog's own networks.
const Folder = "aboveboard/networks"

// Load reads the built-in networks and those in a blog's aboveboard/networks/,
// which add to them or replace the one with the same id. Root is the blog; dates after
// today are reported. Networks that can't be used are reported and omitted.
func Load(root string, today yamlsource.Date) (*Set, []finding.Finding) {
	byID := map[string]*Network{}
	findings := loadBuiltIn(byID)
	newest := newestEvidence(byID)
	if behind(today, newest) {
		today = yamlsource.Date{}
	}
	own := &yamlsource.Folder{Root: root}
	for _, e := range own.List(Folder) {
		name := path.Join(Folder, e.Name())
		file := own.Read(name, e.Type())
		if file == nil {
			continue
		}
		n, problems := Read(file, today)
		findings = append(findings, problems...)
		if n != nil {
			n.Own = true
			byID[n.ID] = n
		}
	}
	networks := make([]*Network, 0, len(byID))
	for _, n := range byID {
		networks = append(networks, n)
	}
	set := New(networks...)
	set.newest = newest
	return set, finding.Sort(append(findings, own.Findings...))
}

// BuiltIn returns only the networks that are part of this program.
func BuiltIn() (*Set, []finding.Finding) {
	byID := map[string]*Network{}
	findings := loadBuiltIn(byID)
	return New(slices.Collect(maps.Values(byID))...), findings
}

// ClockBehind reports whether a day can't be today, because it is more than a year
// before the newest evidence in this program: the computer's clock or SOURCE_DATE_EPOCH
// is wrong. Then dates can't be judged.
func (s *Set) ClockBehind(today yamlsource.Date) bool { return behind(today, s.newest) }

func behind(today, newest yamlsource.Date) bool { return today.AddDate(1, 0, 0).Before(newest.Time) }

func newestEvidence(networks map[string]*Network) yamlsource.Date {
	var newest yamlsource.Date
	for _, n := range networks {
		for _, e := range n.Evidence {
			if e.Checked.After(newest.Time) {
				newest = e.Checked
			}
		}
	}
	return newest
}

func loadBuiltIn(byID map[string]*Network) []finding.Finding {
	var findings []finding.Finding
	// A test checks that no date is in the future; the clock of a blog's computer may
	// be wrong.
	never := yamlsource.Date{Time: time.Date(9999, time.January, 1, 0, 0, 0, 0, time.UTC)}
	names, _ := fs.Glob(builtIn, "networks/*.yaml")
	for _, name := range names {
		data, err := builtIn.ReadFile(name)
		if err != nil {
			continue // an embedded file always exists
		}
		n, problems := Read(source.New("generator/network/"+name, data), never)
		findings = append(findings, problems...)
		if n != nil {
			byID[n.ID] = n
		}
	}
	return findings
}

// idOf returns a network's id: its file's name.
func idOf(file *source.File) string { return strings.TrimSuffix(path.Base(file.Path), ".yaml") }
