package page

import (
	"bytes"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
)

// bannerHosts are parts of the addresses from which advertising networks serve ads.
var bannerHosts = []string{"googlesyndication", "doubleclick", "googleads", "ezoic", "ezojs", "carbonads", "media.net", "adthrive", "mediavine"}

// slotNames are ids and classes of ad slots: true if the element can't be anything
// else, false if a blog may also use the name for its own text.
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

// slot is a place for an ad.
type slot struct {
	banner bool // it has an ad, not only text
	words  bool
}

// slotOf recognizes an ad slot by its element.
func (w *walker) slotOf(e *element, n *markup.Node) {
	banner, box := w.serves(e, n), false
	check := func(word []byte) bool {
		if len(word) < 2 {
			return true
		}
		switch uint16(word[0]|0x20)<<8 | uint16(word[1]|0x20) {
		case 'a'<<8 | 'd', 'c'<<8 | 'a', 'd'<<8 | 'i', 'e'<<8 | 'z', 's'<<8 | 'p': // nearly all elements are not slots
			name := string(markup.Lower(word))
			sure, known := slotNames[name]
			banner = banner || sure || strings.HasPrefix(name, "ezoic") || strings.HasPrefix(name, "div-gpt-ad")
			box = box || known
		}
		return !banner
	}
	markup.Fields(n.ID, check)
	markup.Fields(n.Class, check)
	if e.slot > 0 {
		s := &w.marks.slots[e.slot-1]
		s.banner = s.banner || banner || w.shows(e, n)
		return
	}
	if !banner && !box || e.inert || e.atom == atom.Body || e.atom == atom.Main || e.atom == atom.Article {
		return
	}
	w.marks.slots = append(w.marks.slots, slot{banner: banner || w.shows(e, n)})
	e.slot, e.ownsSlot = len(w.marks.slots), true
	w.caption(e)
}

// shows reports whether an element may be the ad in a slot: an image, a frame or a link
// that leads away.
func (w *walker) shows(e *element, n *markup.Node) bool {
	switch e.atom {
	case atom.Img, atom.Iframe, atom.Ins:
		return true
	case atom.A:
		href := n.Attribute("href")
		return href != nil && bytes.Contains(href.Value, []byte("//")) && w.ownPage(href.Text()) == ""
	}
	return false
}

// serves reports whether a script or a frame loads an ad.
func (w *walker) serves(e *element, n *markup.Node) bool {
	if e.atom != atom.Script && e.atom != atom.Iframe {
		return false
	}
	src := n.Attribute("src")
	if src == nil {
		return false
	}
	for _, host := range bannerHosts {
		if bytes.Contains(src.Value, []byte(host)) {
			return true
		}
	}
	return false
}

// caption makes the text right before an ad slot part of it.
func (w *walker) caption(e *element) {
	if n := len(w.building); n > 0 {
		w.building[n-1].passage.Slot = e.slot
		return
	}
	n := len(w.page.Passages)
	if n == 0 || w.lastOrder != w.order {
		return
	}
	if p := &w.page.Passages[n-1]; !p.Heading && (p.Slot == 0 || !w.marks.slots[p.Slot-1].banner) {
		p.Slot = e.slot
	}
}

// closeSlot treats a box without any text as an ad slot that a script will fill.
func (w *walker) closeSlot(e *element) {
	if s := &w.marks.slots[e.slot-1]; !s.words {
		s.banner = true
	}
}

// settleSlots drops the slots that contain only text.
func (w *walker) settleSlots() {
	for i := range w.page.Passages {
		if s := &w.page.Passages[i].Slot; *s > 0 && !w.marks.slots[*s-1].banner {
			*s = 0
		}
	}
	for i := range w.page.Links {
		if s := &w.page.Links[i].Slot; *s > 0 && !w.marks.slots[*s-1].banner {
			*s = 0
		}
	}
}
