package suppression

import (
	"hash/fnv"
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// outline is what is kept of a post to find its blocks on its page.
type outline struct {
	body     source.Span
	title    uint64
	passages []source.Span
	known    map[uint64]int // passages by their words, if no other has the same: the index
	names    map[string]int // names of the links of the whole post, and how often each occurs
	links    []link         // in order
}

// link is a link of the post, or a shortcode that may write links.
type link struct {
	offset int
	names  []string
	made   bool // written by a shortcode, which may write several
}

func newOutline(p *post.Post, texts []string, ours []Made) *outline {
	o := &outline{body: p.Body, known: map[uint64]int{}, names: map[string]int{}}
	for key, value := range p.FrontMatter {
		if title, ok := value.(string); ok && strings.EqualFold(key, "title") {
			o.title = Hash(Letters(title))
		}
	}
	for i, x := range p.Passages {
		o.passages = append(o.passages, x.Span)
		words := Hash(Letters(texts[i]))
		if _, again := o.known[words]; again {
			i = -1
		}
		o.known[words] = i
	}
	delete(o.known, Hash(""))
	for _, l := range p.Links {
		o.add(link{l.Span.Start, namesOf(l.Address, l.Text), l.Kind == post.ShortcodeArgument})
	}
	for _, s := range p.Shortcodes {
		if s.Name != "disclosure" && s.Name != "comment" {
			o.add(link{s.Start, namesOf("", string(p.File.Data[s.Inner.Start:s.Inner.End])), true})
		}
	}
	for _, m := range ours {
		o.add(link{m.Offset, namesOf(m.Address, ""), true})
	}
	slices.SortStableFunc(o.links, func(a, b link) int { return a.offset - b.offset })
	return o
}

func (o *outline) add(l link) {
	o.links = append(o.links, l)
	for _, name := range l.names {
		o.names[name]++
	}
}

// within returns the names of the links of a block, and whether a shortcode may write
// some of them.
func (o *outline) within(block source.Span) (names map[string]int, made bool) {
	names = map[string]int{}
	for _, l := range o.links[o.linkAt(block.Start):o.linkAt(block.End)] {
		made = made || l.made
		for _, name := range l.names {
			names[name]++
		}
	}
	return names, made
}

// linkAt returns the index of the first link from an offset on.
func (o *outline) linkAt(offset int) int {
	return sort.Search(len(o.links), func(i int) bool { return o.links[i].offset >= offset })
}

// alone reports whether all links between two offsets belong to the block.
func (o *outline) alone(block source.Span, from, to int) bool {
	from, to = o.linkAt(from), max(o.linkAt(from), o.linkAt(to))
	return from >= o.linkAt(block.Start) && to <= o.linkAt(block.End) || from == to
}

// aloneInWords reports whether all passages between two offsets belong to the block.
func (o *outline) aloneInWords(block source.Span, from, to int) bool {
	return !slices.ContainsFunc(o.passages, func(p source.Span) bool {
		return p.Start >= from && p.Start < to && in(block, p.Start) == outside
	})
}

// namesOf returns the names of a link: the address, the address without what a template
// may add to it, and the text, if any. Only an address contains a slash.
func namesOf(address, words string) []string {
	var names []string
	if address != "" {
		names = append(names, address)
		if bare := BareAddress(address); bare != address {
			names = append(names, bare)
		}
	}
	if words = Letters(words); len(words) >= shortestWords {
		names = append(names, words)
	}
	return names
}

// shortestWords is the shortest text that identifies a link, in bytes: "here" may be
// many links.
const shortestWords = 6

// BareAddress returns an address without the parameters that a template may add.
func BareAddress(address string) string {
	if end := strings.IndexAny(address, "?#"); end > 0 {
		return address[:end]
	}
	return address
}

// Letters returns the letters of a text, which are the same in Markdown and on the page.
func Letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// Hash returns a hash of a text, to save memory: there may be very many posts.
func Hash(text string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(text))
	return h.Sum64()
}
