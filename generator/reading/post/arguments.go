package post

import (
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
)

// declare finds out whether a shortcode is the component's, and which types its
// arguments are. Themes have shortcodes of such names as "product" and "rating", too:
// they have other arguments, or text and addresses where ours have an id.
func (r *reader) declare(s *Shortcode) {
	declared, known := r.own[s.Name]
	types := make([]shortcodes.Type, len(s.Params))
	for i, p := range s.Params {
		argument, ok := declared.Argument(p.Name)
		if p.Name == "" {
			argument, ok = declared.Position(i, len(s.Params))
		}
		if !known || !ok || !fits(argument, p) {
			return
		}
		types[i] = argument.Type
	}
	for i := range types {
		s.Params[i].Type = types[i]
	}
	s.Own = known && (len(s.Params) > 0 || len(declared.Unnamed) == 0) // all but the disclosure need an id
}

// fits reports whether a value may be one of an argument: ids are words, not text.
func fits(a shortcodes.Argument, p Param) bool {
	switch a.Type {
	case shortcodes.Comparison, shortcodes.Program, shortcodes.Product, shortcodes.Criterion:
	default:
		return true
	}
	entries := []string{p.Value}
	if a.List {
		entries = p.Entries()
	}
	return !slices.ContainsFunc(entries, func(id string) bool {
		return isAddress(id) || strings.ContainsAny(strings.TrimSpace(id), " \t\n\u3000")
	})
}

// pictureArgument matches names of arguments that contain the address of an image.
func pictureArgument(name string) bool {
	return slices.Contains([]string{"src", "image", "img", "poster", "thumbnail", "thumb", "cover", "icon", "logo"}, strings.ToLower(name))
}

// readArguments reads the addresses and text in the arguments of the theme's or blog's
// own shortcodes.
func (r *reader) readArguments() {
	for _, s := range r.shortcodes {
		if s.Own || s.Name == "comment" {
			continue
		}
		whole := s.Span()
		for _, p := range s.Params {
			switch {
			case isAddress(p.Value):
				kind := ShortcodeArgument
				if pictureArgument(p.Name) {
					kind = Image
				}
				r.Links = append(r.Links, Link{
					Kind: kind, Span: p.Span, Destination: p.Span, Address: strings.TrimSpace(p.Value),
					Text: words(s), Block: whole, Shortcode: s.Name,
				})
			case oneSpace(p.Value) != "" && (strings.ContainsAny(p.Value, " \u3000") || !isASCII(p.Value)):
				r.Passages = append(r.Passages, Passage{Span: p.Span, Text: oneSpace(p.Value), InShortcode: true})
			}
		}
	}
}

// isAddress reports whether an argument is a web address.
func isAddress(value string) bool {
	value = strings.ToLower(strings.TrimSpace(value))
	for _, prefix := range []string{"https://", "http://", "//", "www."} {
		if rest, ok := strings.CutPrefix(value, prefix); ok {
			return rest != "" && !strings.ContainsAny(rest, " \t\n")
		}
	}
	return false
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(c rune) bool { return c > 127 })
}

// words returns the arguments of a shortcode that are text: most likely what a reader
// clicks.
func words(s Shortcode) string {
	for _, p := range s.Params {
		if slices.Contains([]string{"text", "title", "label", "name", "caption", "alt"}, strings.ToLower(p.Name)) {
			return oneSpace(p.Value)
		}
	}
	return ""
}
