package lint

import (
	"cmp"
	"net/url"
	"slices"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/check/severity"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/language"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Options are the settings of a Checker. Networks, Disclosures and Jurisdictions are
// required; a blog without sources has no Catalog.
type Options struct {
	Catalog       *catalog.Catalog
	Networks      *network.Set
	Disclosures   *recognize.Reader
	Jurisdictions []*jurisdiction.Jurisdiction // all that are known
	Fallback      []string                     // ids of the jurisdictions of a blog without a Catalog
	Language      string                       // the blog's default language; empty if unknown
	Hugo          bool                         // the blog uses Hugo, so advice may mention shortcodes
	Templates     Templates                    // what the blog's own templates contain
	Resolve       Resolver                     // where the publisher's own addresses lead; nil if unknown
	BaseURL       string                       // the address that the site is published at; empty if unknown
}

// Checker checks posts and pages. It is safe for concurrent use.
type Checker struct {
	catalog       *catalog.Catalog
	networks      *network.Set
	reader        *recognize.Reader
	loans         *recognize.Loanwords
	jurisdictions map[string]*jurisdiction.Jurisdiction
	fallback      []string
	language      string // the blog's default language
	hugo          bool
	templates     Templates
	resolve       Resolver
	host          string // the site's, without www.; empty if unknown
	guesser       *language.Guesser
	accounts      map[string]accounts // of the publisher's, by network
	rules         []*Rule
	severity      severity.Settings
	teasers       bool // a jurisdiction of the site requires labels on teasers

	citedOnce sync.Once
	cited     map[string]bool // by sources

	earningLinks sync.Map  // []network.Link by shownItem
	rooms        sync.Pool // of *room

	storedOnce sync.Once
	stored     []string // by storedWords

	mu         sync.Mutex
	summaries  []Summary
	drafts     []Summary // of posts
	posts      map[string]*remembered
	postAt     func(route, title string) string
	read       func(path string) *post.Post // of posts that are remembered when needed; nil if all are
	called     map[string]bool              // addresses that a post calls affiliate links
	pages      bool
	suppressed int
}

// New returns a Checker. The findings are about the settings, such as an unknown rule.
func New(o Options) (*Checker, []finding.Finding) {
	c := &Checker{
		catalog: o.Catalog, networks: o.Networks, reader: o.Disclosures, loans: recognize.NewLoanwords(), fallback: o.Fallback, language: o.Language, hugo: o.Hugo,
		templates: o.Templates, resolve: o.Resolve, rules: Rules(), guesser: language.New(o.Disclosures.CommonWords()),
		jurisdictions: map[string]*jurisdiction.Jurisdiction{}, posts: map[string]*remembered{}, called: map[string]bool{}, accounts: accountsOf(o.Catalog),
	}
	for _, p := range o.Jurisdictions {
		c.jurisdictions[p.ID] = p
	}
	if base, err := url.Parse(o.BaseURL); err == nil {
		c.host = plainHost(base.Host)
	}
	c.templates.States = o.Templates.states(o.Disclosures)
	c.templates.WriteDisclosures = o.Templates.writesDisclosure(o.Disclosures)
	c.teasers = c.anyTeasers()
	var findings []finding.Finding
	c.severity, findings = severity.Read(o.Catalog, ids(c.rules))
	return c, findings
}

// anyTeasers reports whether any jurisdiction of the site requires labels on teasers.
func (c *Checker) anyTeasers() bool {
	ids := slices.Clone(c.fallback)
	if c.catalog != nil {
		for _, more := range c.catalog.Site.Jurisdictions {
			ids = append(ids, more...)
		}
	}
	return slices.ContainsFunc(ids, func(id string) bool { return c.jurisdictions[id] != nil && c.jurisdictions[id].Teaser })
}

// Post checks a post and remembers what it says about its page.
func (c *Checker) Post(p *post.Post) []finding.Finding {
	d := c.fromPost(p)
	d.post = c.rememberPost(d)
	s, _ := c.summarize(d)
	found := d.filter(c.run(d))
	c.mu.Lock()
	defer c.mu.Unlock()
	c.drafts = append(c.drafts, s)
	c.suppressed += d.suppressed
	return found
}

// Remember records a post whose own findings are not needed, because its published page
// is checked: its suppressions and jurisdictions apply there too.
func (c *Checker) Remember(p *post.Post) { c.rememberPost(c.fromPost(p)) }

// Trace sets the function that finds the post of a card, by the address of its page and
// its title. Call it before the first page.
func (c *Checker) Trace(postAt func(route, title string) string) { c.postAt = postAt }

// Page checks a published page. The route is its address on the site, the origin
// the path of the post that it was made from, or nothing.
func (c *Checker) Page(p *page.Page, route, origin string) []finding.Finding {
	return c.Published(p, route, origin, false).Found
}

// Item checks an item of a feed.
func (c *Checker) Item(p *page.Page, origin string) []finding.Finding {
	return c.Published(p, "", origin, true).Found
}

// Finish runs the rules about the whole site, after everything was checked.
func (c *Checker) Finish() []finding.Finding {
	byPlace := func(a, b Summary) int { return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.At, b.At)) }
	slices.SortFunc(c.summaries, byPlace)
	slices.SortFunc(c.drafts, byPlace)
	var found []finding.Finding
	for _, r := range c.rules {
		if r.Site == nil {
			continue
		}
		site := &SiteContext{Pages: c.summaries, Posts: c.drafts, checker: c, rule: r}
		r.Site(site)
		for i := range site.found {
			if f := &site.found[i]; f.Cause != "" {
				f.Cause = causeOf(f, "site\x00"+f.Cause)
			}
		}
		found = append(found, c.withoutSuppressed(c.severity.Apply(site.found))...)
	}
	if c.catalog != nil {
		found = append(found, Stored(c.catalog)...)
	}
	return append(found, c.unused()...)
}

// Suppressed returns how many findings a comment or a post's front matter suppressed.
func (c *Checker) Suppressed() int { return c.suppressed }

// Settle sets the severities of the caller's findings by site.yaml, and drops those
// that are off.
func (c *Checker) Settle(found []finding.Finding) []finding.Finding { return c.severity.Apply(found) }

func (c *Checker) run(d *Document) []finding.Finding {
	context := &Context{Document: d, checker: c}
	for _, r := range c.rules {
		if r.Check == nil || r.Where != nil && !slices.ContainsFunc(d.Jurisdictions, r.Where) {
			continue
		}
		context.begin(r)
		r.Check(context)
		context.end()
	}
	return c.severity.Apply(context.found)
}

// jurisdictionsFor returns the jurisdictions of a page: its post's own, or else the
// site's for its language.
func (c *Checker) jurisdictionsFor(language string, own []string) []*jurisdiction.Jurisdiction {
	ids := own
	if ids == nil {
		ids = c.fallback
		if c.catalog != nil {
			ids = nil
			for _, code := range yamlsource.Languages(language) {
				if ids == nil {
					ids = c.catalog.Site.Jurisdictions[code]
				}
			}
		}
	}
	var found []*jurisdiction.Jurisdiction
	for _, id := range ids {
		if p := c.jurisdictions[id]; p != nil {
			found = append(found, p)
		}
	}
	return found
}

// Statements returns the required sentences of all networks, by network and language,
// for a recognize.Reader.
func Statements(networks *network.Set) map[string]map[string]string {
	all := map[string]map[string]string{}
	for _, n := range networks.Networks {
		for _, language := range n.Statement.Text.Languages() {
			if all[n.ID] == nil {
				all[n.ID] = map[string]string{}
			}
			all[n.ID][language], _ = n.Statement.Text.In(language, "")
		}
	}
	return all
}
