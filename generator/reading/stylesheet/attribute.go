package stylesheet

import "strings"

func (t *attributeTest) matches(n *Node) bool {
	a := n.Attribute(t.name)
	return a != nil && (t.how == "" || t.holds(a.Text()))
}

func (t *attributeTest) holds(value string) bool {
	want := t.value
	if t.fold {
		value, want = strings.ToLower(value), strings.ToLower(want)
	}
	switch t.how {
	case "":
		return true
	case "=":
		return value == want
	case "~=":
		return want != "" && hasWord([]byte(value), want)
	case "|=":
		return value == want || strings.HasPrefix(value, want+"-")
	case "^=":
		return want != "" && strings.HasPrefix(value, want)
	case "$=":
		return want != "" && strings.HasSuffix(value, want)
	case "*=":
		return want != "" && strings.Contains(value, want)
	}
	return false
}
