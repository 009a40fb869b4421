package audit

import (
	"cmp"
	"strings"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// causes joins findings with one cause while the pages are read, so that a theme's
// fault on a hundred thousand pages takes no more memory than their names. It is safe
// for concurrent use, and the result does not depend on the order.
type causes struct {
	mu     sync.Mutex
	joined map[string]*finding.Finding
}

// take joins findings with a cause and returns the rest.
func (c *causes) take(found []finding.Finding) []finding.Finding {
	c.mu.Lock()
	defer c.mu.Unlock()
	var rest []finding.Finding
	for _, f := range found {
		switch known := c.joined[f.Cause]; {
		case f.Cause == "":
			rest = append(rest, f)
		case known == nil:
			if c.joined == nil {
				c.joined = map[string]*finding.Finding{}
			}
			c.joined[f.Cause] = &f
		default:
			known.Join(f)
		}
	}
	return rest
}

// findings returns the joined findings. Those in a post's own text name that post, even
// if a list shows it.
func (c *causes) findings(postOf func(route string) string) []finding.Finding {
	var all []finding.Finding
	for _, f := range c.joined {
		post := ""
		if f.Route != "" {
			post = cmp.Or(postOf(f.Route), f.Origin)
		}
		f.Settle(post)
		all = append(all, *f)
	}
	return all
}

// routeKey returns a route in the form for comparing: some links omit the slash at its end.
func routeKey(route string) string { return strings.ToLower(strings.Trim(route, "/")) }
