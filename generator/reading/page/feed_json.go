package page

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// jsonValue is a value and its position.
type jsonValue struct {
	raw json.RawMessage
	at  int
}

// text returns a value that is a string, or "" for any other.
func (v jsonValue) text() string {
	var text string
	_ = json.Unmarshal(v.raw, &text)
	return text
}

// jsonValues returns the values of an object by their names, or those of a list under
// "". It returns none for anything else.
func jsonValues(in jsonValue) map[string][]jsonValue {
	values := map[string][]jsonValue{}
	d := json.NewDecoder(bytes.NewReader(in.raw))
	open, err := d.Token()
	if err != nil || open != json.Delim('{') && open != json.Delim('[') {
		return values
	}
	for d.More() {
		name := ""
		if open == json.Delim('{') {
			key, err := d.Token()
			if err != nil {
				return values
			}
			name, _ = key.(string)
		}
		var raw json.RawMessage
		if d.Decode(&raw) != nil {
			return values
		}
		values[name] = append(values[name], jsonValue{raw, in.at + int(d.InputOffset()) - len(raw)})
	}
	return values
}

// last returns the last value of a name, which is the one that counts.
func last(values []jsonValue) jsonValue {
	if len(values) == 0 {
		return jsonValue{}
	}
	return values[len(values)-1]
}

// readJSONFeed reads a JSON feed (https://www.jsonfeed.org/version/1.1/).
func readJSONFeed(file *source.File, styles Styles, seen Seen) *Feed {
	if !bytes.Contains(file.Data[:min(len(file.Data), 1024)], []byte("jsonfeed.org")) {
		return nil
	}
	feed := &Feed{File: file}
	data := bytes.TrimPrefix(file.Data, []byte(source.ByteOrderMark))
	var whole json.RawMessage
	if err := json.Unmarshal(data, &whole); err != nil {
		feed.Problem = "it is not valid JSON: " + err.Error()
		return feed
	}
	document := jsonValues(jsonValue{data, len(file.Data) - len(data)})
	feed.Title, feed.Lang = last(document["title"]).text(), strings.ToLower(last(document["language"]).text())
	for _, item := range jsonValues(last(document["items"]))[""] {
		feed.jsonItem(item, styles, seen)
	}
	return feed
}

// jsonItem reads one item. Of its texts, feed readers show the first that is not empty.
func (f *Feed) jsonItem(item jsonValue, styles Styles, seen Seen) {
	fields := jsonValues(item)
	one := Item{Span: source.Span{Start: item.at, End: item.at + len(item.raw)}, Link: last(fields["url"]).text(), Title: last(fields["title"]).text()}
	for _, name := range []string{"content_html", "content_text", "summary"} {
		value := last(fields[name])
		if strings.TrimSpace(value.text()) == "" {
			continue
		}
		f.identify(&one, "json", value.raw)
		if seen(one) {
			f.Items = append(f.Items, one)
		} else {
			f.readItem(one, jsonFragment(value.raw, value.at), styles)
		}
		return
	}
	f.readItem(one, nil, styles)
}

// jsonFragment decodes a JSON string and keeps the offset of each byte.
func jsonFragment(raw []byte, at int) *fragment {
	f := &fragment{}
	for i := 1; i < len(raw)-1; {
		n := 1
		if raw[i] == '\\' {
			n = 2
			if raw[i+1] == 'u' {
				n = 6
				if next := i + 6; i+6 < len(raw)-1 && raw[next] == '\\' && raw[next+1] == 'u' && (raw[i+2]|0x20) == 'd' {
					n = 12 // a surrogate pair
				}
			}
			n = min(n, len(raw)-1-i)
			var piece string
			if json.Unmarshal([]byte(`"`+string(raw[i:i+n])+`"`), &piece) == nil {
				f.add(piece, at+i)
			}
		} else {
			f.add(string(raw[i:i+1]), at+i)
		}
		i += n
	}
	f.offsets = append(f.offsets, int32(at+len(raw)-1))
	return f
}
