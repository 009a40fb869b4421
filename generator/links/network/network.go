// Package network knows what the links of affiliate networks and programs look like,
// which of them earn, and what each network requires of a page. It takes addresses and
// returns recognized links. The networks are YAML files: those in networks/ are part of
// the program, those in a blog's aboveboard/networks/ are the author's.
//
// Hand-written because no library knows which addresses earn. Hosts are compared with
// golang.org/x/net/publicsuffix and patterns with regexp.
package network

import (
	"regexp"

	"github.com/aboveboard-hugo/aboveboard/generator/source/memo"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Network is one affiliate network, or one program with its own kind of links.
type Network struct {
	ID       string
	Name     string
	Merchant string // the shop that all its links lead to; empty for networks of many shops
	Shapes   []Shape

	// ClickIDs are parameters that a landing page keeps from a click. In an address
	// that an author pasted, they credit somebody else.
	ClickIDs       []string
	Redirects      Policy // through the publisher's own addresses (cloaking)
	Prices         Policy // typed by hand beside a link
	Shorteners     Policy // of third parties
	Rewards        Policy // reasons to click that are not the product, such as support for the site
	Images         Images
	PerMarketplace bool // each marketplace has its own ids, and one from another marketplace earns nothing there
	Referrer       bool // the merchant must see which page the click came from (no noreferrer)
	NameIt         bool // the link or the words beside it must name the merchant

	// Statement is the sentence that the network requires on each site, by
	// language; "{publisher}" in it is replaced with the publisher's name. A language
	// without a checked wording is missing.
	Statement Statement
	Labels    Labels
	Targets   []Target // how addresses are built

	// Closed is what happened to a network that takes no new links; empty otherwise.
	Closed string
	// Trademarks are words that the network forbids in an account and in the
	// publisher's host, in lower case: anywhere in them, or only as whole words.
	Trademarks, WholeTrademarks []string

	// Words are further names of the merchant, such as one in another script.
	Words []string
	// Evidence, Confidence and Also are, for each group of the file, such as "links 1",
	// "redirects" or "statement de", its source, how certain it is (official,
	// secondary, several, samples or yours, which read.go explains) and further
	// sources.
	Evidence   map[string]yamlsource.Evidence
	Confidence map[string]string
	Also       map[string][]string
	Own        bool // from the blog's aboveboard/networks/

	shops []string // the hosts of the whole file: the merchant's marketplaces
}

// Shape is one form of link: hosts, then path, then parameters.
type Shape struct {
	Form string // product, storefront, idea-list, livestream, short, click, any, script (which makes links paid), or landing (see Match)

	// Hosts are host names as the file has them: "shop.example" is that host and
	// all its subdomains, "*.shop.example" only the subdomains, "/^…$/" an RE2
	// pattern of the whole host, "any" every host.
	Hosts       []string
	Except      []string       // hosts that match Hosts but are something else
	Path        *regexp.Regexp // of the path; nil for any. Its groups may be named "account" and "destination"
	Parameters  []string       // all of them are required for a link of this shape
	Values      []Value        // and these with such values
	Account     string         // the parameter with the publisher's id; empty if it is elsewhere or hidden
	AccountIn   string         // parameter, path, host (a named group "account" of the pattern), or empty if it is hidden
	AccountIs   *regexp.Regexp // what a well-formed id looks like
	AccountLike string         // an example of an id, for messages
	Marketplace string         // whose accounts count, if not the link's own host's
	Destination []string       // parameters that may wrap the real address; the first one present counts
	Earns       Earns          // for a link of this shape with an account, or whose account is hidden
	Evidence    yamlsource.Evidence
	Confidence  string // official, secondary, several, samples or yours

	// Needs are parameters without which the network does not count the click.
	Needs []Need

	Dead  string // why the network no longer serves this form; such a link earns nothing
	Doubt string // why a link of this form may have stopped earning for some publishers

	hosts   []host
	excepts *regexp.Regexp // nil for none
}

// Value is a parameter whose whole value must match a pattern.
type Value struct {
	Name string
	Is   *regexp.Regexp
}

// Need is a parameter that a link needs to count. Value is its only value, or empty if
// there are more; ByHost has the values by marketplace, such as ebay.de.
type Need struct {
	Name, Value string
	ByHost      map[string]string
}

// Earns is whether a click on a link can pay its publisher.
type Earns int

// EarnsNot is a plain link to a merchant, without an account. MayEarn is a link
// whose target is hidden, such as a shortener's.
const (
	EarnsNot Earns = iota
	MayEarn
	DoesEarn
)

// Policy is a network's rule about a practice.
type Policy struct {
	State    string // allowed, forbidden or unknown
	Note     string
	Evidence yamlsource.Evidence
}

// Images is what a network allows with its product images.
type Images struct {
	Stored Policy         // copies kept by the publisher
	Names  *regexp.Regexp // pattern of their file names; nil if the names are not distinctive
	Hosts  []string       // that serve them, as in Shape

	hosts *regexp.Regexp
}

// Statement is a required sentence by language, such as "en" or "pt-br".
type Statement struct {
	ByLanguage map[string]yamlsource.Evidence
	Text       yamlsource.Text
}

// Labels are the words that a network accepts and rejects as a link's label.
type Labels struct {
	Accept, Reject []string // lower case
	Demanded       bool     // a label at the link, or in its text, is required
	Evidence       yamlsource.Evidence
}

// Target is one kind of address that `paid-link` can build.
type Target struct {
	Form    string         // product, address, storefront, idea-list or livestream
	Address string         // with {host}, {target}, {handle} and {account}; after a "?" each is percent-encoded
	Is      *regexp.Regexp // pattern of a target; nil for anything
	Like    string         // an example of a target, for messages
}

// Link is an address that was recognized.
type Link struct {
	Address     string
	Network     *Network
	Shape       *Shape
	Host        string // of the address: lower case, no port, no trailing dot, ASCII
	Marketplace string // the registrable host whose program the account belongs to, such as amazon.de
	Account     string // as written in the address; empty if there is none or it is hidden
	Earns       Earns
	Leaked      []string // click ids of somebody else in the address
	Inner       *Link    // the link in the destination parameter, if it was recognized too
	Destination string   // the address in the destination parameter, recognized or not
}

// Set has all networks that a blog knows. Load or New creates it. It never changes and
// is safe for concurrent use.
type Set struct {
	Networks []*Network // by id

	byID   map[string]*Network
	index  index
	newest yamlsource.Date // of the evidence in the built-in networks
	known  *memo.Memo[string, matched]
}
