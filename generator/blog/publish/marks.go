package publish

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// marksName is the file in the published folder that lists what a build wrote. Each
// mark is a hash of a file's name and content: the list tells readers nothing of
// pages that no page links to, and a file that somebody has changed is not ours.
const marksName = ".written-by-aboveboard"

const marksHead = "# What `aboveboard build` wrote into this folder, so that the next build can take it away. Leave this file here.\n"

// largestMarked is the largest file that is hashed, in bytes: a build that reads a
// whole disk image would seem to hang.
const largestMarked = 1 << 30

// markOf returns the mark of a file. It is empty for what is never removed: folders,
// pipes and files over the limit.
func markOf(folder fs.FS, name string) (string, error) {
	info, err := fs.Stat(folder, name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > largestMarked {
		return "", err
	}
	file, err := folder.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	hash := sha256.New()
	io.WriteString(hash, name+"\x00") // a hash never fails
	if _, err := io.Copy(hash, file); err != nil {
		return "", fmt.Errorf("read %s: %w", name, err)
	}
	return hex.EncodeToString(hash.Sum(nil)[:16]), nil
}

// readMarks returns none if there is no readable list.
func readMarks(folder *os.Root) []string {
	data, err := source.ReadIn(folder, marksName, source.LargestText)
	if err != nil {
		return nil
	}
	var marks []string
	for line := range strings.Lines(string(data)) {
		if !strings.HasPrefix(line, "#") {
			marks = append(marks, strings.TrimSpace(line))
		}
	}
	return marks
}

func writeMarks(folder *os.Root, marks []string) error {
	slices.Sort(marks)
	var text bytes.Buffer
	text.WriteString(marksHead)
	for _, mark := range slices.Compact(marks) {
		fmt.Fprintln(&text, mark)
	}
	if old, err := source.ReadIn(folder, marksName, source.LargestText); err == nil && bytes.Equal(old, text.Bytes()) {
		return nil
	}
	if err := replace(folder, marksName, &text, 0o644); err != nil {
		return fmt.Errorf("write the list of published files: %w", err)
	}
	return nil
}

// same reports whether two files have the same bytes.
func same(a, b io.Reader) bool {
	x, y := bufio.NewReaderSize(a, 64<<10), bufio.NewReaderSize(b, 64<<10)
	for {
		p, errP := x.Peek(32 << 10)
		q, errQ := y.Peek(32 << 10)
		if !bytes.Equal(p, q) {
			return false
		}
		if len(p) == 0 {
			return errors.Is(errP, io.EOF) && errors.Is(errQ, io.EOF)
		}
		x.Discard(len(p))
		y.Discard(len(q))
	}
}
