package published

import (
	"path/filepath"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/source/fingerprint"
)

// Resume takes over what an earlier reading of the folder learned, and reports whether
// everything that pages have in common is as it was then: the stylesheets that were read,
// what is sent with pages, and where each address leads that was followed. The earlier
// Site may not be used at the same time.
func (s *Site) Resume(before *Site) bool {
	same := s.dir == before.dir && s.base == before.base && s.hasRedirects == before.hasRedirects &&
		slices.EqualFunc(s.headers, before.headers, header.same) && before.styles.Same(s.styles) && s.leadsLike(before)
	if same {
		s.styles = before.styles
	}
	return same
}

func (h header) same(other header) bool {
	return h.policy == other.policy && h.path.String() == other.path.String()
}

// leadsLike reports whether each address leads where it led, and keeps the answers.
func (s *Site) leadsLike(before *Site) bool {
	same := true
	before.steps.Range(func(asked, known any) bool {
		next, exists := s.step(asked.(request))
		was := known.(stepResult)
		same = exists == was.exists && slices.Equal(next, was.next)
		return same
	})
	return same
}

// Print returns the fingerprint of a page or a feed as it is now, and "" if it can't be
// read.
func (s *Site) Print(name string) string {
	data, _, err := readAtMost(filepath.Join(s.dir, filepath.FromSlash(name)))
	if err != nil {
		return ""
	}
	return fingerprint.OfBytes(data)
}
