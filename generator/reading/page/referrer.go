package page

import (
	"slices"
	"strings"
)

// metaReferrer returns the policy that a <meta name="referrer"> sets, or "" for none.
// Browsers still accept old keywords
// (https://html.spec.whatwg.org/multipage/semantics.html#meta-referrer).
func metaReferrer(content string) string {
	policy := strings.ToLower(strings.TrimSpace(content))
	switch policy {
	case "never":
		return "no-referrer"
	case "default":
		return "strict-origin-when-cross-origin"
	case "always":
		return "unsafe-url"
	case "origin-when-crossorigin":
		return "origin-when-cross-origin"
	}
	return ReferrerPolicy(policy)
}

// ReferrerPolicy returns the policy that a header's list sets: the last one that
// browsers know, or "" if they know none.
func ReferrerPolicy(list string) string {
	policies := strings.Split(list, ",")
	for _, policy := range slices.Backward(policies) {
		policy = strings.ToLower(strings.TrimSpace(policy))
		switch policy {
		case "no-referrer", "no-referrer-when-downgrade", "same-origin", "origin", "strict-origin", "origin-when-cross-origin",
			"strict-origin-when-cross-origin", "unsafe-url":
			return policy
		}
	}
	return ""
}
