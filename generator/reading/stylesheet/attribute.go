package stylesheet

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// matches reads the start tag anew: few rules ask for attributes.
func (t *attributeTest) matches(n *Node) bool {
	if n.Tag == nil {
		return false
	}
	value, found := rawAttribute(n.Tag, t.name)
	if !found {
		return false
	}
	if plain(value) {
		return t.holds(string(value))
	}
	if t.how == "" || t.differs(value) {
		return t.how == ""
	}
	return t.holds(decodedAttribute(n.Tag, t.name))
}

// differs tells whether a value that does not read as it is written begins with
// something else than what is wanted.
func (t *attributeTest) differs(value []byte) bool {
	if t.fold || t.how != "=" && t.how != "|=" && t.how != "^=" {
		return false
	}
	begins := min(bytes.IndexAny(value, unread), len(t.value))
	return string(value[:begins]) != t.value[:begins]
}

// unread are the bytes that do not stand for themselves in a value.
const unread = "&\r\x00"

// plain tells whether a value reads as it is written.
func plain(value []byte) bool { return !bytes.ContainsAny(value, unread) }

// rawAttribute gives the first attribute of a start tag with a lower-case name, as
// written. It takes the tag apart as the tokenizer does, without its buffers.
func rawAttribute(tag []byte, name string) (value []byte, found bool) {
	at := 1
	for at < len(tag) && !isSpace(tag[at]) && tag[at] != '/' && tag[at] != '>' {
		at++
	}
	for {
		at = behindSpace(tag, at)
		if at >= len(tag) || tag[at] == '>' {
			return nil, false
		}
		start := at
		for at < len(tag) && !isSpace(tag[at]) && tag[at] != '/' && tag[at] != '>' && (tag[at] != '=' || at == start) {
			at++
		}
		key := tag[start:at]
		value, at = rawValue(tag, at)
		if len(key) == len(name) && equalLower(key, name) {
			return value, true
		}
	}
}

// rawValue gives the value that may stand behind an attribute's name, and where
// it ends.
func rawValue(tag []byte, at int) ([]byte, int) {
	at = behindSpace(tag, at)
	if at >= len(tag) {
		return nil, at
	}
	if tag[at] == '/' {
		return nil, at + 1
	}
	if tag[at] != '=' {
		return nil, at
	}
	at = behindSpace(tag, at+1)
	if at >= len(tag) || tag[at] == '>' {
		return nil, at
	}
	start := at
	if quote := tag[at]; quote == '"' || quote == '\'' {
		start++
		length := bytes.IndexByte(tag[start:], quote)
		if length < 0 {
			return tag[start:], len(tag)
		}
		return tag[start : start+length], start + length + 1
	}
	for at < len(tag) && !isSpace(tag[at]) && tag[at] != '>' {
		at++
	}
	return tag[start:at], at
}

func behindSpace(tag []byte, at int) int {
	for at < len(tag) && isSpace(tag[at]) {
		at++
	}
	return at
}

// equalLower compares a name as written with one in lower case.
func equalLower(written []byte, name string) bool {
	for i, c := range written {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != name[i] {
			return false
		}
	}
	return true
}

// decodedAttribute is rawAttribute with character references decoded; "" for none.
func decodedAttribute(tag []byte, name string) string {
	z := html.NewTokenizer(bytes.NewReader(tag))
	z.Next()
	for _, more := z.TagName(); more; {
		var key, value []byte
		key, value, more = z.TagAttr()
		if string(key) == name {
			return string(value)
		}
	}
	return ""
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
