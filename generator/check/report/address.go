package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"path"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// artifact returns a file's address: relative to the blog if the file is in it.
func artifact(file string) sarifArtifactLocation {
	slashed := strings.ReplaceAll(file, `\`, "/")
	if strings.HasPrefix(slashed, "/") {
		return sarifArtifactLocation{URI: "file://" + escapePath(slashed)}
	}
	if len(slashed) > 2 && slashed[1] == ':' && slashed[2] == '/' {
		return sarifArtifactLocation{URI: "file:///" + slashed[:2] + escapePath(slashed[2:])}
	}
	return sarifArtifactLocation{URI: escapePath(path.Clean(slashed)), URIBaseID: blogRoot}
}

// escapePath percent-encodes a path. A colon is escaped too: in a first segment
// it would end a scheme.
func escapePath(p string) string {
	segments := strings.Split(p, "/")
	for i, s := range segments {
		segments[i] = strings.ReplaceAll(url.PathEscape(s), ":", "%3A")
	}
	return strings.Join(segments, "/")
}

// fingerprints distinguishes findings with the same rule, file, subject and line text
// by counting them.
type fingerprints map[string]int

// of returns a mark that stays the same when the finding moves to another line.
func (seen fingerprints) of(f finding.Finding) string {
	subject := f.Subject
	if subject == "" {
		subject = f.Message
	}
	line := strings.TrimSpace(shortLine(f, f.Position().Line))
	parts := []string{string(f.Rule), f.File.Path, subject, line}
	if len(f.Pages()) > 1 {
		parts = []string{string(f.Rule), f.Cause} // another page may be the first one next time
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	print := hex.EncodeToString(sum[:12])
	seen[print]++
	return fmt.Sprintf("%s:%d", print, seen[print])
}
