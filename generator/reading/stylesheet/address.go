package stylesheet

import (
	"net/url"
	"path"
	"strings"
)

// Path returns the file of the public folder that a page of that folder links to, or
// false if the address leads to another site.
func (l *Library) Path(page, address string) (string, bool) {
	address = strings.TrimSpace(address)
	if name, found := plainPath(address); found {
		return l.below(name), true
	}
	if l.Elsewhere(address) {
		return "", false
	}
	parsed, err := url.Parse(address)
	if err != nil || parsed.Opaque != "" {
		return "", false
	}
	if parsed.Host != "" {
		if l.base == nil || !sameHost(parsed.Host, l.base.Host) {
			return "", false
		}
		return l.below(parsed.Path), true
	}
	if parsed.Scheme != "" {
		return "", false
	}
	if strings.HasPrefix(parsed.Path, "/") {
		return l.below(parsed.Path), true
	}
	page = l.Local(page)
	if parsed.Path == "" {
		return page, true
	}
	return cleaned(path.Dir("/"+page) + "/" + parsed.Path), true
}

// plainPath is a fast path for addresses with little more than a path and nothing to
// decode, as most addresses of a site are.
func plainPath(address string) (string, bool) {
	if address == "" || address[0] != '/' || strings.HasPrefix(address, "//") {
		return "", false
	}
	end := len(address)
	for i := range len(address) {
		switch c := address[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '/', c == '-', c == '_', c == '.', c == '=', c == '&':
		case c == '?' || c == '#':
			end = min(end, i)
		default:
			return "", false
		}
	}
	return address[:end], true
}

// Elsewhere reports whether an address certainly leads to another site, without parsing it.
func (l *Library) Elsewhere(address string) bool {
	if !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "http://") {
		return false
	}
	if l.base == nil {
		return true
	}
	return strings.IndexByte(address, '%') < 0 && !strings.Contains(strings.ToLower(address), l.host)
}

// Local returns the path of a page within the public folder.
func (l *Library) Local(page string) string {
	if l.Folder == "" {
		return page
	}
	return strings.TrimPrefix(page, l.Folder+"/")
}

// below removes the folder that the base address ends in.
func (l *Library) below(name string) string {
	if l.base != nil {
		if folder := strings.TrimSuffix(l.base.Path, "/"); folder != "" {
			if rest, found := strings.CutPrefix(name, folder+"/"); found {
				name = "/" + rest
			}
		}
	}
	return cleaned(name)
}

// cleaned keeps the slash at the end, which distinguishes a folder from a file.
func cleaned(name string) string {
	if strings.HasPrefix(name, "/") && !strings.Contains(name, "//") && !strings.Contains(name, "/.") {
		return name[1:]
	}
	slash := strings.HasSuffix(name, "/")
	name = strings.TrimPrefix(path.Clean("/"+name), "/")
	if slash && name != "" {
		name += "/"
	}
	return name
}

func sameHost(a, b string) bool {
	return strings.EqualFold(strings.TrimPrefix(strings.ToLower(a), "www."), strings.TrimPrefix(strings.ToLower(b), "www."))
}
