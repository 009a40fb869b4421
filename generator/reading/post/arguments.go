package post

import (
	"slices"
	"strings"
)

// Own reports whether the component has the shortcode, so that the meaning of its
// arguments is known.
func (s Shortcode) Own() bool {
	return slices.Contains([]string{"comparison", "differences", "verdict", "program", "fact", "paid-link", "disclosure"}, s.Name)
}

// pictureArgument matches names of arguments that contain the address of an image.
func pictureArgument(name string) bool {
	return slices.Contains([]string{"src", "image", "img", "poster", "thumbnail", "thumb", "cover", "icon", "logo"}, strings.ToLower(name))
}

// readArguments reads the addresses and text in the arguments of the theme's or blog's
// own shortcodes.
func (r *reader) readArguments() {
	for _, s := range r.shortcodes {
		if s.Own() || s.Name == "comment" {
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
