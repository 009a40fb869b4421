package catalog

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Memory loads the sources of one blog again and again, and reads only what changed
// since the last time. What comes out is the same as from Load. The zero value remembers
// nothing. It is for one goroutine.
type Memory struct {
	common   *common
	networks networks
	before   map[string]*remembered // of the last time, by path
	mu       sync.Mutex             // of files: they are read in parallel
	files    map[string]*remembered // of this time
}

// networks are what network.Load returned.
type networks struct {
	digest   digest
	set      *network.Set
	findings []finding.Finding
}

// loadNetworks is network.Load, unless it was asked the same before.
func (m *Memory) loadNetworks(root string, today yamlsource.Date) (*network.Set, []finding.Finding) {
	if m == nil {
		return network.Load(root, today)
	}
	start := time.Now()
	if known := m.networks.digest; m.networks.set == nil || known.new || known.sum != digestOf(root, network.Folder, today, start).sum {
		m.networks.set, m.networks.findings = network.Load(root, today)
		m.networks.digest = digestOf(root, network.Folder, today, start)
	}
	return m.networks.set, slices.Clone(m.networks.findings)
}

// common is what all products have in common: everything but them and the comparisons.
type common struct {
	digest   digest
	catalog  Catalog
	programs map[string]*Program
	items    map[string]*Item
	findings []finding.Finding
	site     *source.File
	root     *yamlsource.Node
	today    yamlsource.Date
}

// remembered is a file as it was read.
type remembered struct {
	file   *source.File
	root   *yamlsource.Node
	parsed []finding.Finding

	with  *common // what the value was decoded with; nil where it is not remembered
	value any
	found []finding.Finding
}

// Load is Load with what is remembered.
func (m *Memory) Load(root string, today yamlsource.Date, where ...Assets) (*Catalog, []finding.Finding) {
	m.before, m.files = m.files, map[string]*remembered{}
	l := &loader{folder: yamlsource.Folder{Root: root}, today: today, catalog: &Catalog{}, assets: newAssets(root, where), memory: m}
	start := time.Now()
	if m.common != nil && !m.common.digest.new && m.common.digest.sum == digestOf(root, Folder, today, start).sum && m.common.reusable() {
		m.common.into(l)
		for name, known := range m.before {
			if strings.HasPrefix(name, Folder+"/programs/") {
				m.files[name] = known
			}
		}
	} else {
		l.common()
		m.common = l.keep(digestOf(root, Folder, today, start))
	}
	l.catalog.shared = m.common
	l.own()
	return l.catalog, finding.Sort(l.folder.Findings)
}

// reusable reports whether nothing outside of aboveboard/ has a say: a picture may be
// gone while the file that names it is the same.
func (c *common) reusable() bool {
	return !slices.ContainsFunc(c.catalog.Programs, func(p *Program) bool { return p.Image != nil }) &&
		!slices.ContainsFunc(c.findings, func(f finding.Finding) bool { return f.Rule == "missing-picture" })
}

// keep remembers what the loader has read so far.
func (l *loader) keep(digest digest) *common {
	return &common{
		digest: digest, catalog: *l.catalog, programs: l.byID, items: l.items[KindProgram],
		findings: slices.Clone(l.folder.Findings), site: l.siteFile, root: l.siteRoot, today: l.today,
	}
}

// into restores what was kept in a loader.
func (c *common) into(l *loader) {
	*l.catalog = c.catalog
	l.catalog.Tables = slices.Clone(c.catalog.Tables)
	l.byID, l.items = c.programs, map[Kind]map[string]*Item{KindProgram: maps.Clone(c.items), KindProduct: {}}
	l.folder.Findings = slices.Clone(c.findings)
	l.siteFile, l.siteRoot, l.today = c.site, c.root, c.today
}

// parse is yamlsource.Parse of a file that may be remembered.
func (m *Memory) parse(file *source.File) *remembered {
	if m == nil {
		root, findings := yamlsource.Parse(file)
		return &remembered{file: file, root: root, parsed: findings}
	}
	known := m.before[file.Path]
	if known == nil || !bytes.Equal(known.file.Data, file.Data) {
		root, findings := yamlsource.Parse(file)
		known = &remembered{file: file, root: root, parsed: findings}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.files[file.Path] = known
	return known
}

// decodeOnce decodes a file, unless that was done with the same surroundings. A file
// that names a picture is decoded each time.
func decodeOnce[T any](l *loader, r *remembered, decode func() (*T, []finding.Finding)) (*T, []finding.Finding) {
	if l.alike == nil || yamlsource.Of(r.root, "image") != nil {
		return decode()
	}
	if r.with == l.alike {
		return r.value.(*T), r.found
	}
	value, found := decode()
	r.with, r.value, r.found = l.alike, value, slices.Clone(found)
	return value, found
}

// OnlyProductsDiffer reports whether two catalogs of one Memory have everything in
// common but products and comparisons. A product that is the same item in both has not
// changed.
func (c *Catalog) OnlyProductsDiffer(other *Catalog) bool {
	return c.shared != nil && c.shared == other.shared
}
