package report

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Shard says that a report is about one of several parts of the pages. State is what
// joining the parts needs: it is for this program alone, and compressed, because it has
// the names of all pages with paid links.
type Shard struct {
	Number int    `json:"number"`
	Of     int    `json:"of"`
	State  string `json:"state"`
}

// largestState is how much a State may contain, so that a hostile file fills no memory.
const largestState = 1 << 30

// NewShard compresses what joining needs.
func NewShard(number, of int, state any) (*Shard, error) {
	var b bytes.Buffer
	text := base64.NewEncoder(base64.StdEncoding, &b)
	packed := gzip.NewWriter(text)
	if err := errors.Join(json.NewEncoder(packed).Encode(state), packed.Close(), text.Close()); err != nil {
		return nil, err
	}
	return &Shard{Number: number, Of: of, State: b.String()}, nil
}

// Open reads what NewShard compressed.
func (s Shard) Open(state any) error {
	packed, err := gzip.NewReader(base64.NewDecoder(base64.StdEncoding, bytes.NewReader([]byte(s.State))))
	if err != nil {
		return fmt.Errorf("what `report merge` needs in it is damaged: %w", err)
	}
	limited := &io.LimitedReader{R: packed, N: largestState}
	if err := json.NewDecoder(limited).Decode(state); err != nil {
		if limited.N <= 0 {
			return fmt.Errorf("it holds more than %d MB; divide the pages among more shards", largestState>>20)
		}
		return fmt.Errorf("what `report merge` needs in it is damaged: %w", err)
	}
	return nil
}

// ReadShard reads the report of a shard, and returns the report's format, too.
func ReadShard(data []byte) (Shard, string, error) {
	var file struct {
		Shard *Shard `json:"shard"`
		Runs  []struct {
			Properties struct {
				Shard *Shard `json:"shard"`
			} `json:"properties"`
		} `json:"runs"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return Shard{}, "", fmt.Errorf("it is not JSON: %w", err)
	}
	format := "json"
	if len(file.Runs) == 1 {
		file.Shard, format = file.Runs[0].Properties.Shard, "sarif"
	}
	if file.Shard == nil {
		return Shard{}, "", errors.New("it is not the report of a shard; write one with `aboveboard check --shard 1/8 --format json`")
	}
	if s := *file.Shard; s.Of < 1 || s.Number < 1 || s.Number > s.Of {
		return Shard{}, "", fmt.Errorf("it says that it is shard %d of %d; write it again", s.Number, s.Of)
	}
	return *file.Shard, format, nil
}
