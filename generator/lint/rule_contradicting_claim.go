package lint

import (
	"regexp"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosure"
	"github.com/aboveboard-hugo/aboveboard/generator/finding"
)

func contradictingClaim() *Rule {
	return &Rule{
		ID:       "contradicting-claim",
		Title:    "the page says that nobody pays for it, and has paid links",
		Severity: finding.Warning,
		Reason: `Nothing else on the page may contradict a disclosure. "Not sponsored" or "we earn nothing" on a page with paid links
does, and so may "independent" where a seller owns the reviews.`,
		Mend:    "Take the sentence out, or say precisely what nobody paid for, next to the disclosure of what earns.",
		Sources: []string{ftcClear},
		Bad: one("public/a/index.html", `<html lang="en"><body><main><h1>Kettles</h1><p>This post is not sponsored and I earn nothing from it.</p>
<p>We earn a commission when you buy through links on this page.</p><p><a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a></p></main></body></html>`),
		Good: one("public/a/index.html", `<html lang="en"><body><main><h1>Kettles</h1>
<p>We earn a commission when you buy through links on this page.</p><p><a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">Kettle</a></p></main></body></html>`),
		Check: func(c *Context) {
			if c.Feed || !c.paid() {
				return
			}
			disclosed := c.serving() != nil
			said := disclosed || c.says()
			for _, n := range c.Notices {
				if !n.Denies || n.Strength != disclosure.None || n.Hidden != "" || n.Card >= 0 || len(n.Text) > longestClaim {
					continue
				}
				// Of a page that says that its links earn, "not sponsored" only says that
				// nobody paid for the text.
				claimed := earnsNothing.MatchString(n.Text) && !((disclosed || c.Post != nil) && (oneLink.MatchString(n.Text) || c.besideUnpaid(n)))
				if !said {
					claimed = claimed || notSponsored.MatchString(n.Text)
				}
				if claimed {
					c.Report(n.Span, n.Text, "%q contradicts the paid links on this page; take it out, or say precisely what nobody paid for", shown(n.Text))
				}
			}
		},
	}
}

// says tells whether some words of the page speak of its paid links, be they late or
// poor: that is another rule's fault, and the page does not deny them.
func (c *Context) says() bool {
	for _, n := range c.Notices {
		if n.Strength != disclosure.None && n.Hidden == "" && !n.LinkOnly {
			return true
		}
	}
	return false
}

// besideUnpaid tells whether a claim stands in one passage with a link that leads
// away and does not earn: it tells of that link, unless it speaks of all links.
func (c *Context) besideUnpaid(n Notice) bool {
	if anyLinks.MatchString(n.Text) {
		return false
	}
	away := false
	for i := range c.Links {
		l := &c.Links[i]
		if l.Passage < 0 || c.Passages[l.Passage].Span != n.Span || !l.Seen() {
			continue
		}
		if l.Paid() {
			return false
		}
		away = away || l.Via != "" || strings.Contains(l.Written, "//") || strings.Contains(l.Written, "/go/")
	}
	return away
}

// longestClaim bounds the passages that are looked at, in bytes: in a long
// paragraph such words are more often about somebody else.
const longestClaim = 300

// earnsNothing and notSponsored are claims of an author about this page. The
// passages that they are looked for in are known to deny payment.
var (
	earnsNothing = claims(
		`\b(?:i|we|it|(?:my|our|this) \pL+) (?:\pL+ ){0,2}(?:earn|make|get|receive|gain)s? (?:absolutely )?(?:nothing|no (?:money|commissions?|compensation|income))`,
		`\b(?:i|we|(?:my|our|this) \pL+) (?:do|does|will|did)(?: not|n[\x{2019}']t) (?:earn|make|get|receive) (?:anything|any (?:money|commissions?|compensation|income)|a commission|money|commissions?)`,
		`no (?:affiliate|paid|sponsored|referral) links`, `(?:not|n[\x{2019}']t) (?:contain|use|have|include) (?:any )?(?:affiliate|paid|sponsored|referral) links`, `links are not affiliate`,
		`keine(?:rlei)? (?:affiliate|werbe|partner|bezahlten links)`, `(?:verdien|erhalt|bekomm)en? (?:ich |wir )?(?:\pL+ )?(?:nichts|keine(?:rlei)? (?:provision|geld|vergütung))`,
		`(?:aucun|sans) liens? (?:d[\x{2019}'])?affili`, `ne? (?:touch|perç|gagn|reç)\pL+ (?:rien|aucune? (?:commission|rémunération))`,
		`(?:sin|ningún|no contiene) (?:enlaces?|links?) de afiliad`, `no (?:gan|recib|cobr|obten)\pL+ (?:nada|ningun|comisi|dinero)`,
		`(?:nessun|senza|non contiene) (?:link )+(?:di )?affilia`, `non (?:guadagn|ricev|percep)\pL+ (?:nulla|niente|alcun|nessun|commission|compens)`,
		`(?:sem|nenhum|não contém) links? de afiliad`, `não (?:ganh|receb)\pL+ (?:nada|nenhum|comiss|dinheiro)`,
		`geen (?:affiliate|betaalde|gesponsorde)[ -]?links`, `(?:verdien|ontvang|krijg)(?:en)? (?:ik |wij |we )?(?:\pL+ )?(?:niets|niks|geen (?:commissie|vergoeding|geld))`,
		`(?:nie zawiera|bez) link\pL+ (?:afilia|partner)`, `nie (?:zarabia|otrzymuj|dostaj)\pL+ (?:nic|nicze|żadn|prowizji|pieni|na )`,
		`(?:報酬|収益|対価|紹介料)(?:は|を)?(?:一切)?(?:受け取って|得て|もらって)い?(?:ません|ない)`, `アフィリエイトリンク(?:は|を)(?:一切)?(?:含|使|ありません)`,
		`(?:لا|لن) (?:نحصل|أحصل|نكسب|أكسب|نتلقى|أتلقى) على أي`,
		`(?:tjänar|får) (?:jag |vi )?(?:inget|ingenting|ingen provision)`, `inga (?:affiliate|annons)länkar`,
	)
	notSponsored = claims(`not (?:a )?sponsored`, `n[\x{2019}']t (?:a )?sponsored`, `not paid (?:for|to)`, `n[\x{2019}']t paid (?:for|to)`, `unsponsored`,
		`(?:nicht|un) ?(?:gesponsert|bezahlt)`, `(?:non|pas) (?:sponsoris|rémunér)`, `no (?:es |está )?(?:un \pL+ )?patrocinad`,
		`non (?:è )?(?:un \pL+ )?sponsorizzat`, `não (?:é |foi )?(?:um \pL+ )?patrocinad`, `niet (?:ge)?sponsor`, `nie (?:jest |są )?(?:\pL+ )?sponsorowan`, `inte sponsra`,
	)
)

// oneLink are words of a passage that says of some link that it does not earn: on
// a page that discloses the others, that is precise and no contradiction.
var oneLink = claims(`\b(?:this|that|these|those|some|other|the) (?:\pL+ )?links?\b`, `\blinks? to\b`, `\pL*verw(?:eis|ijz)\pL*`, `\b(?:deze|die|diese[rn]?|de) (?:\pL+ )?links?\b`, `hier ?voor`,
	`\b(?:ce|ces|cet|le|les) liens?\b`, `\b(?:este|estos|ese|el|los) enlaces?\b`, `\b(?:questo|questi|il|i) link\b`, `\b(?:este|estes|esse|o|os) links?\b`, `\b(?:tego|te|ten|tych) link`, `この(?:リンク|商品)`)

// anyLinks are words that speak of links as such, and words for the whole page.
var anyLinks = claims(`link`, `liens?\b`, `enlaces?\b`, `リンク`, `länk`, `verweis`, `\b(?:this|our|my|the) (?:page|post|article|review|blog|site|website)\b`,
	`\b(?:diese[rsm]?|unser|mein) (?:seite|beitrag|artikel|blog)`, `\b(?:dit|deze|onze|mijn) (?:pagina|artikel|blog|site|bericht)`, `\b(?:cet?|cette|notre|mon) (?:page|article|blog|site)`,
	`\b(?:este|esta|nuestro|mi) (?:página|artículo|blog|sitio)`, `\b(?:questo|questa|il nostro) (?:pagina|articolo|blog|sito)`, `\b(?:este|esta|nosso) (?:página|artigo|blog|site)`)

func claims(patterns ...string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:` + strings.Join(patterns, "|") + `)`)
}

// paid tells whether readers see a paid link on the page.
func (c *Context) paid() bool {
	for _, l := range c.Links {
		if l.Paid() && l.Seen() {
			return true
		}
	}
	return false
}
