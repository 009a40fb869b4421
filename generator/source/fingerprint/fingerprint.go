// Package fingerprint reports whether files have changed. It reads every byte: a
// file's time and size may be the same after a change. While a program runs, the time at
// which the system last changed a file tells as much, because nobody can set that; see Moments.
//
// Its hash has 64 bits, so one changed file in 18 quintillion would go unnoticed. A hash
// against forgers takes twenty times as long, and whoever can change a file here needs
// no forgery.
package fingerprint

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cespare/xxhash/v2"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/workers"
)

// ErrLink says that there is a symbolic link, so that files elsewhere may matter.
var ErrLink = errors.New("there is a symbolic link")

// ErrLarge says that a file is so large that reading it again costs more than it saves.
var ErrLarge = errors.New("there is a very large file")

// largest is how many bytes of a file are read: more than any source may have.
const largest = source.LargestText

// atOnce is how many bytes are read at a time.
const atOnce = 64 << 10

// settled is how long ago the last change to a file must be so that the next one has
// another time: FAT keeps times of two seconds.
const settled = 2 * time.Second

// Print is what files were at one moment.
type Print struct {
	Content string // the same for files with the same names and bytes; empty if they were not read
	Moment  string // differs, too, when a file was written with the bytes that it had
	Files   int
}

// Of returns the fingerprint of files and folders below root, with everything in the
// folders. What does not exist counts as that.
func Of(root string, names []string) (Print, error) {
	return OfKnown(root, names, nil)
}

// OfKnown is Of where the fingerprints (OfBytes) of some files are known, by their names, so
// that only their moments are looked at.
func OfKnown(root string, names []string, known map[string]string) (Print, error) {
	files, err := listAll(root, names)
	if err != nil {
		return Print{}, err
	}
	return read(root, files, known)
}

// Moments is Of without reading the files. Where times do not tell whether a file will be
// changed from now on, as just after it was written, it does read them.
func Moments(root string, names []string) (Print, error) {
	files, err := listAll(root, names)
	if err != nil {
		return Print{}, err
	}
	now := time.Now()
	moments, failed := make([]string, len(files)), make([]error, len(files))
	var fresh atomic.Bool
	_ = workers.Each(context.Background(), len(files), func(i int) { // it ends with its work alone
		info, err := os.Lstat(filepath.Join(root, filepath.FromSlash(files[i])))
		switch {
		case os.IsNotExist(err):
			moments[i] = missing
			return
		case err != nil:
			failed[i] = err
			return
		}
		if changed, known := changedAt(info); !known || now.Sub(changed) < settled {
			fresh.Store(true)
		}
		moments[i] = momentOf(info)
	})
	if fresh.Load() {
		return read(root, files, nil)
	}
	return Print{Moment: Sum(files, moments), Files: len(files)}, errors.Join(failed...)
}

func listAll(root string, names []string) ([]string, error) {
	var files []string
	for _, name := range names {
		found, err := list(root, name)
		if err != nil {
			return nil, err
		}
		files = append(files, found...)
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}

// Names returns the fingerprint of the names of all files in a folder below root.
func Names(root, folder string) (string, error) {
	files, err := list(root, folder)
	return Sum(files, files), err
}

// list returns a file's name, or the names in a folder.
func list(root, name string) ([]string, error) {
	var files []string
	top := filepath.Join(root, filepath.FromSlash(name))
	err := filepath.WalkDir(top, func(full string, e fs.DirEntry, err error) error {
		switch {
		case os.IsNotExist(err) && full == top:
			files = append(files, name)
			return nil
		case err != nil:
			return err
		case e.Type()&fs.ModeSymlink != 0:
			return ErrLink
		case e.IsDir():
			return nil
		}
		relative, err := filepath.Rel(top, full)
		files = append(files, path.Join(name, filepath.ToSlash(relative)))
		return err
	})
	return files, err
}

// read reads all files that are not known, several at once.
func read(root string, files []string, known map[string]string) (Print, error) {
	contents, moments, failed := make([]string, len(files)), make([]string, len(files)), make([]error, len(files))
	buffers := sync.Pool{New: func() any { return new(make([]byte, atOnce)) }}
	_ = workers.Each(context.Background(), len(files), func(i int) { // it ends with its work alone
		name := filepath.Join(root, filepath.FromSlash(files[i]))
		if contents[i] = known[files[i]]; contents[i] != "" {
			info, err := os.Lstat(name)
			if failed[i] = err; err == nil {
				moments[i] = momentOf(info)
			}
			return
		}
		buffer := buffers.Get().(*[]byte)
		defer buffers.Put(buffer)
		contents[i], moments[i], failed[i] = one(name, *buffer)
	})
	p := Print{Files: len(files)}
	p.Content, p.Moment = Sum(files, contents), Sum(files, moments)
	return p, errors.Join(failed...)
}

// one returns what a file contains, and when it was written. It reads by way of the buffer.
func one(name string, buffer []byte) (content, moment string, err error) {
	file, err := source.Open(name)
	if os.IsNotExist(err) {
		return missing, missing, nil
	}
	if err != nil {
		return "", "", err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return "", "", err
	}
	hash := xxhash.New()
	n, err := io.CopyBuffer(hash, io.LimitReader(file, largest+1), buffer)
	if err != nil {
		return "", "", err
	}
	if n > largest {
		return "", "", ErrLarge
	}
	return written(hash.Sum64()), momentOf(info), nil
}

// missing stands for a file that does not exist.
const missing = "none"

// momentOf is what a file's times and size are.
func momentOf(info os.FileInfo) string {
	changed, _ := changedAt(info)
	return written(uint64(changed.UnixNano())) + " " + written(uint64(info.ModTime().UnixNano())) + " " + written(uint64(info.Size()))
}

// OfBytes returns the fingerprint of a file that contains such bytes, for Sum.
func OfBytes(data []byte) string { return written(xxhash.Sum64(data)) }

func written(sum uint64) string { return strconv.FormatUint(sum, 16) }

// Sum joins the fingerprints of files, whose names are sorted, to the Content of all.
func Sum(names, prints []string) string {
	hash := xxhash.New()
	for i, name := range names {
		_, _ = hash.WriteString(name) // it never fails
		_, _ = hash.WriteString("\x00" + prints[i] + "\x00")
	}
	return written(hash.Sum64())
}
