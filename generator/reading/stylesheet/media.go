package stylesheet

import "strings"

// screens reads a media query list. On is the condition it sets on the screen,
// empty where it holds for every screen; applies is false where it holds for none.
// What depends on the reader's wishes, such as prefers-color-scheme, is a condition.
func screens(list string) (on string, applies bool) {
	var conditions []string
	for _, query := range strings.Split(strings.ToLower(list), ",") {
		query = strings.Join(strings.Fields(query), " ")
		condition, holds := oneQuery(query)
		if !holds {
			continue
		}
		if condition == "" {
			return "", true
		}
		conditions = append(conditions, condition)
	}
	return strings.Join(conditions, ", "), len(conditions) > 0
}

func oneQuery(query string) (string, bool) {
	query = strings.TrimPrefix(query, "only ")
	rest, negated := strings.CutPrefix(query, "not ")
	kind, condition, several := strings.Cut(rest, " and ")
	if strings.HasPrefix(rest, "(") {
		return query, true
	}
	switch kind {
	case "all", "screen", "":
		if negated {
			return query, several
		}
		return condition, true
	}
	return "", negated // print, speech, tty and the like; "not print" is every screen
}
