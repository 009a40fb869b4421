package stylesheet

import (
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/source/fingerprint"
)

// Library has the stylesheets of a site, each read once. It may be used from several
// goroutines. Its zero value is a site without stylesheet files.
type Library struct {
	Folder string // the prefix of the site's paths, such as "public"; set before use

	files fs.FS
	base  *url.URL
	host  string // of base, without www.

	mutex    sync.Mutex
	sheets   map[string]*Sheet
	prints   map[string]string // of their files
	styles   map[string]*Sheet
	cascades map[string]*Cascade
	unread   map[string]string // why a file was not read completely, by its name
	last     int               // number of the last sheet or cascade
	families sharedFamilies
}

func (l *Library) named(sheet *Sheet) *Sheet {
	l.last++
	sheet.key = strconv.Itoa(l.last) + " "
	return sheet
}

// NewLibrary returns a Library for a public folder, which is published at the base
// address. An empty base means that it is unknown.
func NewLibrary(files fs.FS, base string) *Library {
	library := &Library{files: files}
	library.PublishedAt(base)
	return library
}

// PublishedAt sets the base address, before the library is used.
func (l *Library) PublishedAt(base string) {
	if parsed, err := url.Parse(base); err == nil && parsed.Host != "" {
		l.base, l.host = parsed, strings.TrimPrefix(strings.ToLower(parsed.Host), "www.")
	}
}

// Sheet returns the stylesheet that a page links to, or nil if it is not in the folder.
func (l *Library) Sheet(page, href string) *Sheet {
	name, own := l.Path(page, href)
	if !own || l.files == nil || !fs.ValidPath(name) {
		return nil
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.load(name, 0)
}

// Expects reports whether a stylesheet that a page links to belongs in the folder,
// even if it is missing.
func (l *Library) Expects(page, href string) bool {
	name, own := l.Path(page, href)
	return own && l.files != nil && fs.ValidPath(name)
}

// load reads a sheet and its imports; a circle of imports ends at its start.
func (l *Library) load(name string, depth int) *Sheet {
	if sheet, known := l.sheets[name]; known {
		return sheet
	}
	if l.sheets == nil {
		l.sheets, l.prints = map[string]*Sheet{}, map[string]string{}
	}
	l.sheets[name] = nil
	data, err := readSheet(l.files, name)
	l.prints[name] = fingerprint.OfBytes(data)
	switch {
	case err != nil:
		return nil
	case depth > deepestImport:
		l.leave(name, fmt.Sprintf("it is imported through more than %d other stylesheets; import it directly", deepestImport))
		return nil
	case len(data) > largestSheet:
		l.leave(name, fmt.Sprintf("it has more than %d MB, and only its beginning was read; expected a smaller file", largestSheet>>20))
		data = data[:largestSheet]
	}
	sheet := l.named(parseSheet(data, "/"+name))
	for _, one := range sheet.imports() {
		if target, own := l.Path(path.Join(l.Folder, name), one.href); own && fs.ValidPath(target) {
			one.sheet = l.load(target, depth+1)
		}
	}
	l.sheets[name] = sheet
	return sheet
}

// Same reports whether a new Library of the folder would be the same: each file that was
// read still has the same bytes, or is still missing, and the base address is the same.
func (l *Library) Same(fresh *Library) bool {
	if l.Folder != fresh.Folder || (l.base == nil) != (fresh.base == nil) || l.base != nil && *l.base != *fresh.base {
		return false
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	for name, print := range l.prints {
		if data, _ := readSheet(l.files, name); fingerprint.OfBytes(data) != print {
			return false
		}
	}
	return true
}

// leave remembers a file that is not read completely.
func (l *Library) leave(name, why string) {
	if l.unread == nil {
		l.unread = map[string]string{}
	}
	l.unread[name] = why
}

// Unread returns the stylesheets that were not read completely, and why, by their path
// in the folder. It is complete once all pages have been read.
func (l *Library) Unread() map[string]string {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return maps.Clone(l.unread)
}

// Style returns the sheet of a page's style element, parsed once for all pages with the
// same element. Based resolves an address in the element by the page's base; it is nil
// if the page sets none.
func (l *Library) Style(page string, text []byte, based func(string) string) *Sheet {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	sheet := l.style(string(text), func() *Sheet { return parseSheet(text, "") })
	if len(sheet.imports()) == 0 || l.files == nil {
		return sheet
	}
	parts, key := l.styleImports(page, sheet.parts, based)
	return l.style(string(text)+key, func() *Sheet {
		whole := *sheet
		whole.parts = parts
		return &whole
	})
}

// style returns the sheet for a key, and creates it if necessary.
func (l *Library) style(key string, read func() *Sheet) *Sheet {
	if sheet, known := l.styles[key]; known {
		return sheet
	}
	if l.styles == nil || len(l.styles) > mostStyles {
		l.styles = map[string]*Sheet{}
	}
	sheet := l.named(read())
	l.styles[key] = sheet
	return sheet
}

// styleImports reads the imports of a style element, and returns the files' names: the
// same text may import other files in another folder.
func (l *Library) styleImports(page string, parts []part, based func(string) string) ([]part, string) {
	parts = slices.Clone(parts)
	var key strings.Builder
	for i := range parts {
		if parts[i].imported == nil {
			continue
		}
		one := *parts[i].imported
		href := one.href
		if based != nil {
			href = based(href)
		}
		key.WriteString("\x00")
		if name, own := l.Path(page, href); own && fs.ValidPath(name) {
			key.WriteString(name)
			one.sheet = l.load(name, 0)
		}
		parts[i].imported = &one
	}
	return parts, key.String()
}

// Cascade combines sheets in the order in which a page names them.
func (l *Library) Cascade(sheets []*Sheet) *Cascade {
	sheets = lastOfEach(sheets)
	var key strings.Builder
	for _, sheet := range sheets {
		key.WriteString(sheet.key)
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if cascade, known := l.cascades[key.String()]; known {
		return cascade
	}
	if l.cascades == nil || len(l.cascades) > mostStyles {
		l.cascades = map[string]*Cascade{}
	}
	cascade := newCascade(sheets)
	l.last++
	cascade.shared, cascade.number = &l.families, l.last
	l.cascades[key.String()] = cascade
	return cascade
}

// lastOfEach keeps only the last occurrence of a repeated sheet, because that is the
// one that counts.
func lastOfEach(sheets []*Sheet) []*Sheet {
	place := make(map[string]int, len(sheets))
	for i, sheet := range sheets {
		place[sheet.key] = i
	}
	if len(place) == len(sheets) {
		return sheets
	}
	var kept []*Sheet
	for i, sheet := range sheets {
		if place[sheet.key] == i {
			kept = append(kept, sheet)
		}
	}
	return kept
}

// Limits: nested imports, style elements that differ from page to page, and the bytes
// of one stylesheet.
const (
	deepestImport = 8
	mostStyles    = 256
	largestSheet  = 8 << 20
)
