package network

import "fmt"

// CheckAccount returns what is wrong with an account, such as one in site.yaml, or nil
// if nothing is known to be wrong. If some of the network's links have it as a
// parameter, only those count, because a handle in a path can look like anything.
func (n *Network) CheckAccount(account string) error {
	for _, in := range []string{"parameter", "path", "host"} {
		known, example := false, ""
		for _, s := range n.Shapes {
			if s.AccountIn != in || s.AccountIs == nil {
				continue
			}
			if s.AccountIs.MatchString(account) {
				return nil
			}
			known, example = true, either(s.AccountLike, example)
		}
		if known {
			return fmt.Errorf("%q does not look like an account of %s%s", account, n.Name, like(example))
		}
	}
	return nil
}

func like(example string) string {
	if example == "" {
		return ""
	}
	return fmt.Sprintf("; expected something like %q", example)
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
