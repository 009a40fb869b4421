package page

import (
	"bytes"
	"strings"

	"golang.org/x/net/html/atom"
)

// bannerHosts are parts of the addresses from which advertising networks serve
// their banners.
var bannerHosts = []string{"googlesyndication", "doubleclick", "googleads", "ezoic", "ezojs", "carbonads", "media.net", "adthrive", "mediavine"}

// slotNames are ids and classes of the place of a banner: true where an element is
// nothing else, false where a blog may as well give the name to words of its own.
var slotNames = slotNamesOf(
	`adsbygoogle adsense ad-slot adslot ad-container ad-wrapper ad-unit ad-box adbox ad-banner advert-container carbonads`,
	`ad ads advert adverts advertisement advertisements sponsor sponsors ad-label`,
)

func slotNamesOf(banners, boxes string) map[string]bool {
	names := namesOf(banners)
	for name := range namesOf(boxes) {
		names[name] = false
	}
	return names
}

// slot is the place of a banner.
type slot struct {
	banner bool // one is there, and not words alone
	words  bool
}

// slotOf tells the place of a banner by the element that begins it.
func (r *reader) slotOf(e *element, f *facts) {
	banner, box := r.serves(e, f), false
	check := func(word []byte) bool {
		if len(word) < 2 {
			return true
		}
		switch uint16(word[0]|0x20)<<8 | uint16(word[1]|0x20) {
		case 'a'<<8 | 'd', 'c'<<8 | 'a', 'd'<<8 | 'i', 'e'<<8 | 'z', 's'<<8 | 'p': // nearly all are none of these
			name := string(lower(word))
			sure, known := slotNames[name]
			banner = banner || sure || strings.HasPrefix(name, "ezoic") || strings.HasPrefix(name, "div-gpt-ad")
			box = box || known
		}
		return !banner
	}
	fields(f.id, check)
	fields(f.class, check)
	if e.slot > 0 {
		s := &r.slots[e.slot-1]
		s.banner = s.banner || banner || r.shows(e, f)
		return
	}
	if !banner && !box || e.inert || e.atom == atom.Body || e.atom == atom.Main || e.atom == atom.Article {
		return
	}
	r.slots = append(r.slots, slot{banner: banner || r.shows(e, f)})
	e.slot, e.box = len(r.slots), true
	r.caption(e)
}

// shows tells whether an element may be the banner in a box: a picture, a frame or
// a link that leads away.
func (r *reader) shows(e *element, f *facts) bool {
	switch e.atom {
	case atom.Img, atom.Iframe, atom.Ins:
		return true
	case atom.A:
		return f.href != nil && bytes.Contains(f.href.value, []byte("//")) && r.ownPage(f.href.text()) == ""
	}
	return false
}

// serves tells whether a script or a frame brings the banner.
func (r *reader) serves(e *element, f *facts) bool {
	if f.src == nil || e.atom != atom.Script && e.atom != atom.Iframe {
		return false
	}
	for _, host := range bannerHosts {
		if bytes.Contains(f.src.value, []byte(host)) {
			return true
		}
	}
	return false
}

// caption makes the words right before the place of a banner part of it.
func (r *reader) caption(e *element) {
	if n := len(r.building); n > 0 {
		r.building[n-1].passage.Slot = e.slot
		return
	}
	n := len(r.page.Passages)
	if n == 0 || r.spoken != r.order {
		return
	}
	if p := &r.page.Passages[n-1]; !p.Heading && (p.Slot == 0 || !r.slots[p.Slot-1].banner) {
		p.Slot = e.slot
	}
}

// closeSlot takes a box without any words for the place of a banner that a script
// will fill.
func (r *reader) closeSlot(e *element) {
	if s := &r.slots[e.slot-1]; !s.words {
		s.banner = true
	}
}

// settleSlots forgets the places that hold words alone.
func (r *reader) settleSlots() {
	for i := range r.page.Passages {
		if s := &r.page.Passages[i].Slot; *s > 0 && !r.slots[*s-1].banner {
			*s = 0
		}
	}
	for i := range r.page.Links {
		if s := &r.page.Links[i].Slot; *s > 0 && !r.slots[*s-1].banner {
			*s = 0
		}
	}
}
