package catalog

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/links/build"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Folder is the folder of the author's sources in a blog.
const Folder = "aboveboard"

// Load reads and checks the folder aboveboard/ of the blog at root. Dates are judged
// against today. The Catalog may be used only if no finding is an error. The findings
// are sorted.
func Load(root string, today yamlsource.Date, where ...Assets) (*Catalog, []finding.Finding) {
	return LoadWith(root, today, func(int, int) {}, where...)
}

// LoadWith is Load, and reports progress: step is called for each file that was read of
// those that are known so far, from several goroutines.
func LoadWith(root string, today yamlsource.Date, step func(done, all int), where ...Assets) (*Catalog, []finding.Finding) {
	l := &loader{folder: yamlsource.Folder{Root: root}, today: today, catalog: &Catalog{Prints: map[string]string{}}, assets: newAssets(root, where), step: step}
	l.common()
	l.own()
	return l.catalog, finding.Sort(l.folder.Findings)
}

// common reads what products and comparisons are made with.
func (l *loader) common() {
	l.rejectStrays()
	l.builtIn()
	l.catalog.Today = l.today
	l.site()
	l.criteria()
	l.programs()
	l.accounts()
	l.untranslatedStatements()
	l.links()
}

// own reads the products and the comparisons.
func (l *loader) own() {
	l.products()
	l.oneItemPerID()
	l.comparisons()
	l.missingCriteria()
}

type loader struct {
	folder  yamlsource.Folder
	today   yamlsource.Date
	catalog *Catalog
	assets  *assets
	step    func(done, all int)       // reports progress; may be nil
	files   int                       // whose number is known so far
	byID    map[string]*Program       // nil for a program whose file can't be read
	items   map[Kind]map[string]*Item // likewise

	memory *Memory // nil if nothing is remembered
	alike  *common // while files are read that depend on nothing else

	siteFile *source.File // with siteRoot, for what can be judged only when the programs are known
	siteRoot *yamlsource.Node
}

// rejectStrays reports YAML files that would not be read.
func (l *loader) rejectStrays() {
	known := []string{"site.yaml", "criteria.yaml", "links.yaml"}
	for _, e := range l.folder.List(Folder) {
		if !slices.Contains(known, e.Name()) {
			l.folder.Report("unknown-file", path.Join(Folder, e.Name()), "nothing reads this file; move it into programs/, products/ or comparisons/, or delete it (%s)",
				finding.Expected(e.Name(), known))
		}
	}
}

func (l *loader) decoder(file *source.File) decoder {
	return decoder{
		Decoder: yamlsource.Decoder{File: file, Languages: l.catalog.Site.Languages, Fallback: l.catalog.Site.Fallback, Today: l.today},
		known:   l.catalog.Jurisdictions, networks: l.catalog.Networks,
	}
}

// builtIn loads the built-in networks and jurisdictions, and the author's own networks.
func (l *loader) builtIn() {
	jurisdictions, err := jurisdiction.Load()
	if err != nil {
		panic(err) // a bug of this program, which its tests would find
	}
	l.catalog.Jurisdictions = jurisdictions
	networks, findings := l.memory.loadNetworks(l.folder.Root, l.today)
	l.catalog.Networks = networks
	l.add(findings)
	if networks.ClockBehind(l.today) {
		l.clockBehind()
	}
}

// clockBehind warns that no date can be judged. A wrong clock does not stop a deploy.
func (l *loader) clockBehind() {
	f := finding.OfFile("clock-behind", Folder, "today is %s by this computer's clock or by SOURCE_DATE_EPOCH, long before this program was released, so the age of your facts is unknown. Correct the clock", l.today)
	f.Severity = finding.Warning
	l.folder.Findings = append(l.folder.Findings, f)
	l.today = yamlsource.Date{}
}

// single parses one of the files that every blog has.
func (l *loader) single(name, purpose string, decode func(*decoder, *yamlsource.Node)) {
	file := l.folder.File(path.Join(Folder, name), purpose)
	if file == nil {
		return
	}
	root, findings := yamlsource.Parse(file)
	l.add(findings)
	if root == nil {
		return
	}
	d := l.decoder(file)
	decode(&d, root)
	l.add(d.Findings)
}

func (l *loader) add(findings []finding.Finding) {
	l.folder.Findings = append(l.folder.Findings, findings...)
}

func (l *loader) site() {
	l.single("site.yaml", "the publisher, the languages and the jurisdictions", func(d *decoder, root *yamlsource.Node) {
		l.catalog.Site = d.site(root)
		l.siteFile, l.siteRoot = d.File, root
	})
}

// criteria reads criteria.yaml, which is optional in a blog without tables.
func (l *loader) criteria() {
	if l.lacks("criteria.yaml") {
		return
	}
	l.single("criteria.yaml", "the rows of your tables", func(d *decoder, root *yamlsource.Node) {
		l.catalog.Groups, l.catalog.Criteria = d.criteria(root)
	})
}

// missingCriteria reports a missing criteria.yaml if something needs it.
func (l *loader) missingCriteria() {
	facts := false
	for _, item := range l.catalog.Items() {
		facts = facts || item.written > 0
	}
	if l.lacks("criteria.yaml") && (facts || len(l.catalog.Comparisons) > 0) {
		l.folder.Report("missing-file", path.Join(Folder, "criteria.yaml"), "this file is missing; it contains the rows of your tables")
	}
}

func (l *loader) lacks(name string) bool {
	_, err := os.Lstat(filepath.Join(l.folder.Root, Folder, name))
	return os.IsNotExist(err)
}

func (l *loader) programs() {
	criteria := criteriaByID(l.catalog.Criteria)
	ids, programs := many(l, "programs", l.schema(KindProgram), func(id string, d decoder, root *yamlsource.Node) (*Program, []finding.Finding) {
		pd := &itemDecoder{decoder: d, site: l.catalog.Site, criteria: criteria, assets: l.assets}
		program := pd.program(id, root)
		return program, pd.Findings
	})
	l.byID, l.items = map[string]*Program{}, map[Kind]map[string]*Item{KindProgram: {}, KindProduct: {}}
	for i, id := range ids {
		l.byID[id], l.items[KindProgram][id] = programs[i], nil
		if programs[i] != nil {
			l.items[KindProgram][id] = &programs[i].Item
		}
	}
	l.catalog.Programs = readable(programs)
}

// products need the accounts, because their offers are links.
func (l *loader) products() {
	criteria := criteriaByID(l.catalog.Criteria)
	recipes := map[string]func() build.Recipe{}
	for _, p := range l.catalog.Programs {
		recipes[p.ID] = sync.OnceValue(func() build.Recipe { return build.New(l.catalog.Builder(p)) })
	}
	if l.memory != nil {
		l.alike = l.memory.common
		defer func() { l.alike = nil }()
	}
	ids, products := many(l, "products", l.schema(KindProduct), func(id string, d decoder, root *yamlsource.Node) (*Item, []finding.Finding) {
		pd := &productDecoder{itemDecoder: itemDecoder{decoder: d, site: l.catalog.Site, criteria: criteria, assets: l.assets}, programs: l.byID, recipes: recipes}
		product := pd.product(id, root)
		return product, pd.Findings
	})
	for i, id := range ids {
		l.items[KindProduct][id] = products[i]
	}
	l.catalog.Products = readable(products)
}

// oneItemPerID reports a product with the id of a program: a shortcode names either of
// them only by id.
func (l *loader) oneItemPerID() {
	for _, p := range l.catalog.Products {
		if program := l.byID[p.ID]; program != nil {
			l.add([]finding.Finding{{Rule: "id-conflict", File: p.at.File, Span: p.at.Span,
				Message: fmt.Sprintf("programs/%s.yaml has the same name, and shortcodes name programs and products by their ids; rename one of the two files", p.ID)}})
		}
	}
}

// accounts reads the last part of site.yaml, and then checks for conflicts between
// programs of one network.
func (l *loader) accounts() {
	if l.siteRoot != nil {
		d := l.decoder(l.siteFile)
		own := d.accounts(yamlsource.Of(l.siteRoot, "accounts"), l.byID)
		l.catalog.Site.Accounts, l.catalog.Site.OtherAccounts = own.first, own.more
		l.add(d.Findings)
	}
	l.catalog.networkPrograms = programsOf(l.catalog.Programs, l.catalog.Site.Accounts)
	l.add(formConflicts(l.catalog.Programs))
}

// links reads links.yaml, which is optional.
func (l *loader) links() {
	if l.lacks("links.yaml") {
		return
	}
	l.single("links.yaml", "your short links", func(d *decoder, root *yamlsource.Node) {
		l.catalog.Links = d.links(root, l.byID, ids{l.catalog.Site.Accounts, l.catalog.Site.OtherAccounts})
	})
}

func (l *loader) comparisons() {
	criteria := criteriaByID(l.catalog.Criteria)
	_, comparisons := many(l, "comparisons", nil, func(id string, d decoder, root *yamlsource.Node) (*Comparison, []finding.Finding) {
		cd := &comparisonDecoder{decoder: d, items: l.items, criteria: criteria}
		comparison := cd.comparison(id, root)
		return comparison, cd.Findings
	})
	l.catalog.Comparisons = slices.DeleteFunc(comparisons, func(c *Comparison) bool { return c == nil })
}

// criteriaByID returns nil if criteria.yaml could not be read.
func criteriaByID(criteria []*Criterion) map[string]*Criterion {
	if criteria == nil {
		return nil
	}
	byID := map[string]*Criterion{}
	for _, c := range criteria {
		byID[c.ID] = c
	}
	return byID
}
