package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Copy is the cached copy of a page, so that a site need not send it again.
type Copy struct {
	Address  string `json:"address"`
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"modified,omitempty"`
	Text     string `json:"text"`
}

// Cache stores copies. A page that can't be stored is simply read again.
type Cache interface {
	Get(address string) *Copy
	Put(address string, c *Copy)
}

// Folder is a cache in a folder, with one file per page.
type Folder string

// longestKept is how long an unused page is kept.
const longestKept = 200 * 24 * time.Hour

func (f Folder) name(address string) string {
	sum := sha256.Sum256([]byte(address))
	return filepath.Join(string(f), hex.EncodeToString(sum[:16])+".json")
}

// Get returns the copy of a page, or nil.
func (f Folder) Get(address string) *Copy {
	data, err := source.Read(f.name(address), source.LargestText)
	var c Copy
	if err != nil || json.Unmarshal(data, &c) != nil || c.Address != address {
		return nil
	}
	return &c
}

// Put stores a copy of a page.
func (f Folder) Put(address string, c *Copy) {
	c.Address = address
	data, err := json.Marshal(c)
	if err != nil || os.MkdirAll(string(f), 0o755) != nil {
		return
	}
	file, err := os.CreateTemp(string(f), "new-")
	if err != nil {
		return
	}
	_, err = file.Write(data)
	if closing := file.Close(); err != nil || closing != nil || os.Rename(file.Name(), f.name(address)) != nil {
		_ = os.Remove(file.Name())
	}
}

// Prune removes pages that were not used for a long time.
func (f Folder) Prune(now time.Time) {
	entries, err := os.ReadDir(string(f))
	if err != nil {
		return
	}
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && now.Sub(info.ModTime()) > longestKept {
			_ = os.Remove(filepath.Join(string(f), e.Name()))
		}
	}
}
