package network

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// expectation is one line of testdata/addresses.txt.
type expectation struct {
	line                          int
	network, form, account, earns string
	address, why                  string
}

func expectations(t testing.TB) []expectation {
	t.Helper()
	data, err := os.ReadFile("testdata/addresses.txt")
	if err != nil {
		t.Fatal(err)
	}
	unescape := strings.NewReplacer(`\t`, "\t", `\n`, "\n", `\r`, "\r", `\b`, `\`, `\s`, " ")
	columns := regexp.MustCompile(` {2,}`)
	var all []expectation
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		c := columns.Split(line, -1)
		if len(c) != 6 {
			t.Fatalf("testdata/addresses.txt:%d has %d columns; expected 6", i+1, len(c))
		}
		all = append(all, expectation{line: i + 1, network: c[0], form: c[1], account: c[2], earns: c[3], address: unescape.Replace(c[4]), why: c[5]})
	}
	return all
}

func builtInSet(t testing.TB) *Set {
	t.Helper()
	set, findings := Load(t.TempDir(), today(t))
	if len(findings) > 0 {
		t.Fatalf("%d findings in the built-in networks; see TestTheBuiltInNetworksAreSound", len(findings))
	}
	return set
}

func dash(text string) string {
	if text == "" {
		return "-"
	}
	return text
}

func TestAddressesAreRecognized(t *testing.T) {
	set, all := builtInSet(t), expectations(t)
	if len(all) < 300 {
		t.Errorf("%d addresses; expected at least 300", len(all))
	}
	for _, e := range all {
		got := expectation{line: e.line, network: "-", form: "-", account: "-", earns: "not", address: e.address, why: e.why}
		if link, ok := set.Match(e.address); ok {
			got.network, got.form, got.account, got.earns = link.Network.ID, link.Shape.Form, dash(link.Account), link.Earns.String()
		}
		if got != e {
			t.Errorf("testdata/addresses.txt:%d: %q (%s)\n got %s %s %s %s\nwant %s %s %s %s", e.line, e.address, e.why,
				got.network, got.form, got.account, got.earns, e.network, e.form, e.account, e.earns)
		}
	}
}

func TestEachShapeOfEachNetworkIsHitByAnAddress(t *testing.T) {
	set := builtInSet(t)
	hit := map[*Shape]bool{}
	for _, e := range expectations(t) {
		if link, ok := set.Match(e.address); ok && (link.Earns > EarnsNot || link.Shape.Earns == EarnsNot) {
			hit[link.Shape] = true
		}
	}
	for _, n := range set.Networks {
		for i := range n.Shapes {
			if !hit[&n.Shapes[i]] {
				t.Errorf("no address in testdata/addresses.txt is recognized as links %d of %s (%s on %v)", i+1, n.ID, n.Shapes[i].Form, n.Shapes[i].Hosts)
			}
		}
	}
}

func TestEachHostOfEachNetworkIsHitByAnAddress(t *testing.T) {
	set := builtInSet(t)
	var seen []string
	for _, e := range expectations(t) {
		if link, ok := set.Match(e.address); ok {
			seen = append(seen, link.Host)
		}
	}
	for _, n := range set.Networks {
		for _, s := range n.Shapes {
			for i := range s.hosts {
				one := Shape{hosts: s.hosts[i : i+1]}
				if !slices.ContainsFunc(seen, one.on) {
					t.Errorf("no address in testdata/addresses.txt is on %s of %s", s.Hosts[i], n.ID)
				}
			}
		}
	}
}

func TestWrappedAddressesAreReadThreeLevelsDeep(t *testing.T) {
	set := builtInSet(t)
	product := "https://www.amazon.com/dp/B08N5WRWNW?tag=example-20"
	tests := []struct{ name, address, chain string }{
		{"encoded", "https://www.awin1.com/cread.php?awinmid=1&awinaffid=123456&ued=https%3A%2F%2Fwww.amazon.com%2Fdp%2FB08N5WRWNW%3Ftag%3Dexample-20", "awin amazon"},
		{"encoded twice", "https://go.skimresources.com/?id=1X2&url=https%253A%252F%252Fwww.amazon.com%252Fdp%252FB08N5WRWNW", "skimlinks amazon"},
		{"without a scheme", "https://shareasale.com/r.cfm?u=1&urllink=www.amazon.com/dp/B08N5WRWNW", "shareasale amazon"},
		{"the page's scheme", "https://go.skimresources.com/?id=1X2&url=//www.amazon.com/dp/B08N5WRWNW", "skimlinks amazon"},
		{"in the path", "https://www.kqzyfj.com/links/1234567/type/dlg/" + product, "cj amazon"},
		{"in the path, encoded", "https://prf.hn/click/camref:1/destination:https%3A%2F%2Fwww.amazon.com%2Fdp%2FB08N5WRWNW%3Ftag%3Dexample-20", "partnerize amazon"},
		{"two levels", "https://go.skimresources.com/?id=1X2&url=https%3A%2F%2Fshop.pxf.io%2Fc%2F1%2F2%2F3%3Fu%3Dhttps%253A%252F%252Fwww.amazon.com%252Fdp%252FB08N5WRWNW", "skimlinks impact amazon"},
		{"a destination of no network", "https://go.skimresources.com/?id=1X2&url=https%3A%2F%2Fshop.example", "skimlinks"},
		{"a destination that is a script", "https://go.skimresources.com/?id=1X2&url=javascript:alert(1)", "skimlinks"},
		{"a path for a destination", "https://tc.tradetracker.net/?a=1&u=%2Fpath", "tradetracker"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			link, ok := set.Match(test.address)
			if !ok {
				t.Fatalf("%q was not recognized", test.address)
			}
			if got := chain(link); got != test.chain {
				t.Errorf("chain of %q is %q; want %q", test.address, got, test.chain)
			}
		})
	}
	deep := product
	for range 6 {
		deep = "https://go.skimresources.com/?id=1X2&url=" + encode(deep)
	}
	link, _ := set.Match(deep)
	if got := chain(link); got != "skimlinks skimlinks skimlinks skimlinks" {
		t.Errorf("chain of six wrappers is %q; want one and three more", got)
	}
	if link.EarnsAnything() != DoesEarn || link.Innermost().Network.ID != "skimlinks" || link.Innermost().Destination == "" {
		t.Errorf("the innermost is %+v", link.Innermost())
	}
}

func encode(text string) string {
	return strings.NewReplacer("%", "%25", ":", "%3A", "/", "%2F", "?", "%3F", "&", "%26", "=", "%3D").Replace(text)
}

func chain(l Link) string {
	ids := []string{l.Network.ID}
	for inner := l.Inner; inner != nil; inner = inner.Inner {
		ids = append(ids, inner.Network.ID)
	}
	return strings.Join(ids, " ")
}

func TestEarnsAnything(t *testing.T) {
	set := builtInSet(t)
	link, _ := set.Match("https://tc.tradetracker.net/?m=1&u=https%3A%2F%2Fwww.amazon.com%2Fdp%2FB08N5WRWNW%3Ftag%3Dexample-20")
	if link.Earns != EarnsNot || link.EarnsAnything() != DoesEarn {
		t.Errorf("earns %v and anything %v; want not and does", link.Earns, link.EarnsAnything())
	}
	if names := link.Names(); len(names) == 0 || names[0] != "Amazon" {
		t.Errorf("names %q; want Amazon first", names)
	}
	link, _ = set.Match("https://www.awin1.com/cread.php?awinaffid=1")
	if names := link.Names(); names != nil {
		t.Errorf("names of a link to an unknown shop are %q; want none", names)
	}
}

func TestMarketplaceIsTheRegistrableHost(t *testing.T) {
	set := builtInSet(t)
	for address, want := range map[string]string{
		"https://www.amazon.co.uk/dp/B08N5WRWNW?tag=a-21":     "amazon.co.uk",
		"https://smile.amazon.com./dp/B08N5WRWNW":             "amazon.com",
		"https://www.amazon.com.br/shop/someone":              "amazon.com.br",
		"https://amzn.com/B08N5WRWNW?tag=a-20":                "amazon.com",
		"https://amzn.to/abc":                                 "",
		"https://uk.bookshop.org/a/1/9781524760380":           "bookshop.org",
		"https://www.awin1.com/cread.php?awinaffid=123&ued=x": "",
		"https://shop.example/?awc=1":                         "",
	} {
		if link, _ := set.Match(address); link.Marketplace != want {
			t.Errorf("marketplace of %q is %q; want %q", address, link.Marketplace, want)
		}
	}
}

func TestClickIDsAreFound(t *testing.T) {
	set := builtInSet(t)
	for address, want := range map[string]string{
		"https://shop.example/?ranEAID=1&x=2&ranSiteID=3":                         "ranEAID ranSiteID",
		"https://www.amazon.com/dp/B08N5WRWNW?irclickid=abc&tag=a-20":             "irclickid",
		"https://www.amazon.com/dp/B08N5WRWNW?tag=a-20":                           "",
		"https://shop.example/?AWC=1":                                             "",
		"https://shop.example/?awc=1&awc=2":                                       "awc",
		"https://www.awin1.com/cread.php?awinaffid=1&ued=https://x.example?awc=1": "",
	} {
		link, _ := set.Match(address)
		if got := strings.Join(link.Leaked, " "); got != want {
			t.Errorf("click ids in %q are %q; want %q", address, got, want)
		}
	}
}

func TestAccounts(t *testing.T) {
	set := builtInSet(t)
	tests := []struct {
		address  string
		well     bool
		accounts int
	}{
		{"https://www.amazon.com/dp/B08N5WRWNW?tag=a-20", true, 1},
		{"https://www.amazon.com/dp/B08N5WRWNW?tag=a", false, 1},
		{"https://www.amazon.com/dp/B08N5WRWNW", false, 0},
		{"https://www.amazon.com/dp/B08N5WRWNW?tag=a-20&tag=b-20", true, 2},
		{"https://www.amazon.com/shop/someone", true, 1},
		{"https://amzn.to/abc", true, 0},
	}
	for _, test := range tests {
		link, _ := set.Match(test.address)
		if link.AccountWellFormed() != test.well || len(link.Accounts()) != test.accounts {
			t.Errorf("%q: well-formed %v, accounts %q; want %v, %d", test.address, link.AccountWellFormed(), link.Accounts(), test.well, test.accounts)
		}
	}
}

func TestMissingParameters(t *testing.T) {
	set := builtInSet(t)
	for address, want := range map[string]string{
		"https://www.ebay.com/itm/1?campid=5338000000":                                         "mkevt mkcid mkrid",
		"https://www.ebay.com/itm/1?campid=5338000000&mkevt=1&mkcid=1&mkrid=711-53200-19255-0": "",
		"https://www.ebay.com/itm/1?campid=5338000000&mkevt=2&mkcid=1&mkrid=711-53200-19255-0": "mkevt",
		"https://www.ebay.com/itm/1":                                                           "",
	} {
		link, _ := set.Match(address)
		if got := strings.Join(link.Missing(), " "); got != want {
			t.Errorf("missing from %q: %q; want %q", address, got, want)
		}
	}
}

func TestAVeryLongAddressIsNotRead(t *testing.T) {
	set := builtInSet(t)
	if _, ok := set.Match("https://www.amazon.com/dp/B08N5WRWNW?tag=a-20&x=" + strings.Repeat("x", 1<<17)); ok {
		t.Error("an address of 128 kB was recognized")
	}
	if _, ok := set.Match("https://www.amazon.com/dp/B08N5WRWNW?tag=a-20&x=" + strings.Repeat("x", 1<<15)); !ok {
		t.Error("an address of 32 kB was not recognized")
	}
}

func TestManyMayMatchAtOnce(t *testing.T) {
	set := builtInSet(t)
	all := expectations(t)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for _, e := range all {
				set.Match(e.address)
			}
		})
	}
	wait.Wait()
}

func FuzzMatch(f *testing.F) {
	set := builtInSet(f)
	for _, e := range expectations(f) {
		f.Add(e.address)
	}
	f.Fuzz(func(t *testing.T, address string) {
		link, ok := set.Match(address)
		if !ok {
			return
		}
		for l := &link; l != nil; l = l.Inner {
			if l.Network == nil || l.Shape == nil || !plainHost(l.Host) {
				t.Fatalf("%q: %+v", address, *l)
			}
			if l.Shape.Form != "landing" && !l.Shape.on(l.Host) {
				t.Fatalf("%q: host %q is not one of %q", address, l.Host, l.Shape.Hosts)
			}
			if l.Earns > EarnsNot && l.Shape.AccountIn != "" && l.Account == "" {
				t.Fatalf("%q: earns without an account", address)
			}
		}
		if again, ok := set.Match(address); !ok || again.Account != link.Account || again.Earns != link.Earns {
			t.Fatalf("%q is taken for something else the second time", address)
		}
		if link.EarnsAnything() < link.Earns {
			t.Fatalf("%q: the chain earns less than its first link", address)
		}
	})
}

func BenchmarkMatch(b *testing.B) {
	set := builtInSet(b)
	all := expectations(b)
	b.ReportAllocs()
	for b.Loop() {
		for _, e := range all {
			set.Match(e.address)
		}
	}
	b.ReportMetric(float64(b.N*len(all))/b.Elapsed().Seconds(), "addresses/s")
}

func BenchmarkLoad(b *testing.B) {
	dir := b.TempDir()
	for b.Loop() {
		Load(dir, today(b))
	}
}

// on reports whether a shape matches a host, apart from exceptions.
func (s *Shape) on(name string) bool {
	return regexp.MustCompile("^(?:" + hostExpression(s.hosts) + ")$").MatchString(name)
}
