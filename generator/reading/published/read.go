package published

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/workers"
)

// largestPage is the size limit of one file: more than the longest page that anybody
// reads. From hugePage on, pages are read one at a time, because such a page of many
// small elements takes gigabytes of memory.
const largestPage, hugePage = 64 << 20, 8 << 20

// Page reads one of Pages and passes it to visit, which must not keep it. It returns a
// finding instead if it can't.
func (s *Site) Page(name string, visit func(*page.Page)) []finding.Finding {
	file, fault, findings := s.file(name)
	if file == nil {
		return findings
	}
	page.Lend(file, s.styles, func(p *page.Page) {
		p.Problem, p.Unread = fault.problem, fault.unread
		if policy := s.headers.referrer(name); policy != "" {
			for i := range p.Links {
				p.Links[i].Referrer = cmp.Or(p.Links[i].Referrer, policy)
			}
		}
		visit(p)
	})
	return findings
}

// Feed reads one of Feeds. It returns nil if the file is not a feed.
func (s *Site) Feed(name string) (*page.Feed, []finding.Finding) {
	return s.NewItems(name, func(page.Item) bool { return false })
}

// NewItems is Feed without the pages of items that were read before.
func (s *Site) NewItems(name string, seen page.Seen) (*page.Feed, []finding.Finding) {
	file, fault, findings := s.file(name)
	if file == nil {
		return nil, findings
	}
	feed := page.ReadNewItems(file, s.styles, seen)
	if feed != nil && fault.problem != "" {
		feed.Problem, feed.Unread = fault.problem, fault.unread
	}
	return feed, findings
}

// Walk reads pages, several at a time, and passes each to visit with its index in Pages.
// It calls visit from several goroutines, and visit must not keep the page. Findings are
// in the order of the indexes. The error is the context's.
func (s *Site) Walk(ctx context.Context, pages []int, visit func(i int, p *page.Page)) ([]finding.Finding, error) {
	found := make([][]finding.Finding, len(pages))
	var huge sync.Mutex
	err := workers.Each(ctx, len(pages), func(n int) {
		name := s.Pages[pages[n]]
		if s.isHuge(name) {
			huge.Lock()
			defer huge.Unlock()
		}
		found[n] = s.Page(name, func(p *page.Page) { visit(pages[n], p) })
	})
	return slices.Concat(found...), err
}

func (s *Site) isHuge(name string) bool {
	info, err := os.Stat(filepath.Join(s.dir, filepath.FromSlash(name)))
	return err == nil && info.Size() > hugePage
}

// fault is a problem with a file.
type fault struct {
	problem string // empty if all of it was read
	unread  bool   // it is over the size limit
}

// file reads a file as UTF-8.
func (s *Site) file(name string) (*source.File, fault, []finding.Finding) {
	shown := path.Join(s.name, name)
	data, whole, err := readAtMost(filepath.Join(s.dir, filepath.FromSlash(name)))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault{}, []finding.Finding{unreadable(shown, "this file disappeared while the folder was read; check again when nothing writes to it")}
	case err != nil:
		return nil, fault{}, []finding.Finding{unreadable(shown, "this file can't be read: %v", finding.Cause(err))}
	}
	problem := ""
	if !utf8.Valid(data) && whole || bytes.IndexByte(data[:min(len(data), 64)], 0) >= 0 {
		data, problem = decode(data)
	}
	if !whole {
		problem = "it has more than 64 MB, and only the first 64 MB were read; expected a smaller page"
	}
	return source.New(shown, data), fault{problem, !whole}, nil
}

// readAtMost reads the first largestPage bytes, and reports whether that was all.
func readAtMost(name string) (data []byte, whole bool, err error) {
	file, err := source.Open(name)
	if err != nil {
		return nil, false, err
	}
	defer file.Close()
	var buffer bytes.Buffer
	if info, err := file.Stat(); err == nil {
		buffer.Grow(int(min(info.Size(), largestPage)) + bytes.MinRead)
	}
	if _, err := buffer.ReadFrom(io.LimitReader(file, largestPage+1)); err != nil {
		return nil, false, err
	}
	data = buffer.Bytes()
	return data[:min(len(data), largestPage)], len(data) <= largestPage, nil
}

// declaration matches the XML declaration that begins a feed.
var declaration = regexp.MustCompile(`^(?:\x{FEFF})?\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']`)

// decodeAs converts a feed to UTF-8 from the encoding that its first line names.
func decodeAs(data []byte, label string) ([]byte, string) {
	encoding, name := charset.Lookup(label)
	if encoding == nil {
		return toValidUTF8(data), fmt.Sprintf("its first line says %q, which is not a known encoding; save it as UTF-8", label)
	}
	if name != "utf-8" {
		if text, err := encoding.NewDecoder().Bytes(data); err == nil && utf8.Valid(text) {
			return text, ""
		}
	}
	return toValidUTF8(data), fmt.Sprintf("its first line says %q, but not all of it is; save it as UTF-8", label)
}

// legible replaces invalid UTF-8, at which an XML decoder would stop.
func toValidUTF8(data []byte) []byte { return bytes.ToValidUTF8(data, []byte("\uFFFD")) }

// decode converts a page in another encoding to UTF-8, by its byte order mark or its
// <meta charset>, as browsers do.
func decode(data []byte) ([]byte, string) {
	if m := declaration.FindSubmatch(data[:min(len(data), 200)]); m != nil {
		return decodeAs(data, string(m[1]))
	}
	encoding, name, certain := charset.DetermineEncoding(data, "text/html")
	if name == "utf-8" {
		return data, "it says that it is UTF-8, but not all of it is; save it as UTF-8"
	}
	text, err := encoding.NewDecoder().Bytes(data)
	if err != nil || !utf8.Valid(text) {
		return data, "its encoding is not known; save it as UTF-8"
	}
	if !certain && !bytes.Contains(bytes.ToLower(data[:min(len(data), 1024)]), []byte("charset")) {
		return text, "it is not UTF-8 and does not say what it is; it was read as " + name + "; save it as UTF-8"
	}
	return text, ""
}
