package source

import "encoding/json"

// stored is a File or an Excerpt in JSON: Line and Column are how many are before it.
type stored struct {
	Path   string
	Data   []byte
	Line   int `json:",omitempty"`
	Column int `json:",omitempty"`
}

// MarshalJSON keeps the bytes and the positions of a file, or of an excerpt of one.
func (f *File) MarshalJSON() ([]byte, error) {
	return json.Marshal(stored{f.Path, f.Data, f.before.Line, f.before.Column})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (f *File) UnmarshalJSON(data []byte) error {
	var s stored
	if err := json.Unmarshal(data, &s); err != nil {
		return err
	}
	f.Path, f.Data, f.starts = s.Path, s.Data, New(s.Path, s.Data).starts
	f.before = Position{Line: s.Line, Column: s.Column}
	return nil
}
