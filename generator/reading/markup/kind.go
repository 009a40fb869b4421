package markup

import "golang.org/x/net/html/atom"

// Kind is a set of flags for how browsers treat an element's name.
type Kind uint16

// The kinds.
const (
	Void       Kind = 1 << iota // has no content and no end tag
	Block                       // its text is on lines of its own
	ClosesP                     // its start tag closes an open paragraph
	Special                     // a stray end tag does not close anything outside it
	Formatting                  // reopens in the next block if it is not closed
	Scope                       // nothing inside closes an element outside
	NotText                     // its text is not shown on the page
	Heading
	HeadOnly // may be in <head>
	TablePart
)

// kinds lists the names that HTML defines, by kind.
var kinds = kindsOf(map[Kind]string{
	Void: "area base br col embed hr img input link meta param source track wbr bgsound frame keygen",
	Block: `address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form
		h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option optgroup p pre search section summary table tbody td
		tfoot th thead tr ul template noscript iframe object video audio canvas listing xmp plaintext marquee`,
	ClosesP: `address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
		header hgroup hr li dd dt listing main menu nav ol p plaintext pre search section summary table ul xmp`,
	Special: `address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd details dir div
		dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input
		keygen li link listing main marquee menu meta nav noembed noframes noscript object ol p param plaintext pre script search section
		select source style summary table tbody td template textarea tfoot th thead title tr track ul wbr xmp dialog`,
	Formatting: "a b big code em font i nobr s small strike strong tt u",
	Scope:      "applet caption html table td th marquee object template select svg math",
	NotText:    "head title script style textarea select option optgroup datalist iframe noembed noframes frameset",
	Heading:    "h1 h2 h3 h4 h5 h6",
	HeadOnly:   "base basefont bgsound link meta title noscript noframes style script template head html",
	TablePart:  "tr td th tbody thead tfoot caption colgroup col",
})

func kindsOf(names map[Kind]string) map[atom.Atom]Kind {
	all := map[atom.Atom]Kind{}
	for k, list := range names {
		Fields([]byte(list), func(word []byte) bool {
			if a := atom.Lookup(word); a != 0 {
				all[a] |= k
			}
			return true
		})
	}
	return all
}

// KindOf returns the kind of an element's name.
func KindOf(a atom.Atom) Kind { return kinds[a] }

// counters is the number of counters for open elements.
const counters = 12

// counterOf returns the index of an element's counter. All elements whose count is
// never needed share index 0.
func counterOf(a atom.Atom) int {
	switch a {
	case atom.P:
		return 1
	case atom.A:
		return 2
	case atom.Li:
		return 3
	case atom.Dd:
		return 4
	case atom.Dt:
		return 5
	case atom.Button:
		return 6
	case atom.Nobr:
		return 7
	case atom.Table:
		return 8
	case atom.Template:
		return 9
	case atom.Body:
		return 10
	case atom.Form:
		return 11
	}
	return 0
}
