package lint

import (
	"maps"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
)

// mostGuessed is how many bytes of a page are used to guess its language.
const mostGuessed = 8000

// mostlyForeign is how many times more text a page must have in another language,
// marked with lang, than in its own, to count as being in that one: a theme may name
// its own language in <html> and mark only the article.
const mostlyForeign = 8

// languageOf returns the language of a page or a post: the one that it claims, unless
// its text is clearly in another one that a theme forgot to set. Text that is marked as
// another language, such as a fact in a table, does not count.
func (c *Checker) languageOf(d *Document) string {
	said := d.said
	texts := textsByLanguage(d.Passages, said, nil)
	own := texts[said]
	if guessed := c.guesser.Guess(said, own.parts...); guessed != "" {
		return guessed
	}
	for _, marked := range slices.Sorted(maps.Keys(texts)) {
		if texts[marked].length > mostlyForeign*own.length {
			if guessed := c.guesser.Guess(marked, texts[marked].parts...); guessed != "" {
				return guessed
			}
			return marked
		}
	}
	return said
}

// languageOfPost is languageOf for a post, or "" if its front matter names another
// language than the blog's and its text does not decide: a theme may use either.
func (c *Checker) languageOfPost(d *Document) string {
	language := c.languageOf(d)
	named := namedLanguage(d.Post)
	if language != d.said || named == "" || named == d.said {
		return language
	}
	return c.guesser.Guess(d.said, textsByLanguage(d.Passages, d.said, nil)[d.said].parts...)
}

// namedLanguage returns the language that a post's front matter names for its theme.
// Hugo itself has no such key.
func namedLanguage(p *post.Post) string {
	for key, value := range p.FrontMatter {
		switch strings.ToLower(key) {
		case "lang", "language":
			tag, _ := value.(string)
			return base(tag)
		}
	}
	return ""
}

// doubtLanguage reconsiders a claimed language if only a disclosure in that language
// supports it.
func (c *Checker) doubtLanguage(d *Document) {
	if len(d.Notices) == 0 {
		return
	}
	texts := textsByLanguage(d.Passages, d.said, d.noticed())
	if guessed := c.guesser.Doubt(d.Language, texts[d.said].parts...); guessed != "" {
		d.Language = guessed
	}
}

// text is the beginning of a page's visible text in one language.
type text struct {
	parts  []string
	length int
}

// textsByLanguage collects the visible text by its marked language, without the
// passages of some orders. Said always has an entry.
func textsByLanguage(passages []Passage, said string, without map[int]bool) map[string]*text {
	texts := map[string]*text{said: {parts: make([]string, 0, len(passages))}}
	last, in := said, texts[said]
	for i := range passages {
		x := &passages[i]
		if x.Region != page.Main || x.Hidden != "" || without[x.Order] {
			continue
		}
		marked := base(x.Language)
		if marked == "" {
			marked = said
		}
		if marked != last {
			if texts[marked] == nil {
				texts[marked] = &text{}
			}
			last, in = marked, texts[marked]
		}
		if in.length < mostGuessed {
			in.parts = append(in.parts, x.Text)
			in.length += len(x.Text) + len("\n")
		}
	}
	return texts
}
