package yamlsource

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// largestFile is the size limit of a source file; a program with a hundred facts has 30 kB.
const largestFile = 1 << 20

// largestTable is the size limit of a spreadsheet table, such as 10,000 rows of 20 columns.
const largestTable = 8 << 20

// Folder reads the source files of a blog and reports why one can't be read.
type Folder struct {
	Root     string // the blog
	Findings []finding.Finding
}

// Report adds a finding about a whole file, named by its path in the blog, with a
// message formatted as by fmt.Sprintf.
func (f *Folder) Report(rule finding.ID, name, format string, args ...any) {
	f.Findings = append(f.Findings, finding.OfFile(rule, name, format, args...))
}

// File reads one file that must exist. It returns nil if it can't be read.
func (f *Folder) File(name, purpose string) *source.File {
	info, err := os.Lstat(filepath.Join(f.Root, filepath.FromSlash(name)))
	if os.IsNotExist(err) {
		f.Report("missing-file", name, "this file is missing; it contains %s", purpose)
		return nil
	}
	if err != nil {
		f.Report("unreadable-file", name, "this file can't be read: %v", err)
		return nil
	}
	return f.Read(name, info.Mode())
}

// Read refuses anything but a regular file of a sensible size. The mode is that of the
// folder's entry, or any with its type.
func (f *Folder) Read(name string, mode fs.FileMode) *source.File {
	return f.read(name, mode, largestFile, "YAML text")
}

// ReadTable is Read for a table, with a larger limit.
func (f *Folder) ReadTable(name string, mode fs.FileMode) *source.File {
	return f.read(name, mode, largestTable, "a table")
}

func (f *Folder) read(name string, mode fs.FileMode, limit int64, what string) *source.File {
	switch {
	case mode.IsDir():
		f.Report("not-a-regular-file", name, "this is a folder; expected a file")
		return nil
	case mode&fs.ModeSymlink != 0:
		f.Report("not-a-regular-file", name, "this is a link to another file or folder; expected the file itself, so that a copy of the blog is complete")
		return nil
	case !mode.IsRegular():
		f.Report("not-a-regular-file", name, "this is not a regular file; expected a text file")
		return nil
	}
	data, err := source.Read(filepath.Join(f.Root, filepath.FromSlash(name)), limit)
	if large, is := errors.AsType[source.TooLargeError](err); is {
		f.Report("file-too-large", name, "this file has %d kB; expected at most %d kB of %s", max(large.Size, limit+1)>>10, limit>>10, what)
		return nil
	}
	if err != nil {
		f.Report("unreadable-file", name, "this file can't be read: %v", err)
		return nil
	}
	return source.New(name, data)
}

// List returns the YAML files of a folder, sorted by name, and reports names that are
// not valid ids. A missing folder has no files.
func (f *Folder) List(dir string) []fs.DirEntry {
	entries, err := os.ReadDir(filepath.Join(f.Root, filepath.FromSlash(dir)))
	if err != nil {
		if !os.IsNotExist(err) {
			f.Report("unreadable-file", dir, "this folder can't be read: %v", err)
		}
		return nil
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return !f.isSource(dir, e) })
	f.rejectCaseTwins(dir, entries)
	return entries
}

// Tables returns the tables of a folder, sorted by name. A missing folder has none.
func (f *Folder) Tables(dir string) []fs.DirEntry {
	entries, _ := os.ReadDir(filepath.Join(f.Root, filepath.FromSlash(dir))) // List has already reported why it can't be read
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		return strings.ToLower(path.Ext(e.Name())) != ".csv" || strings.ContainsAny(e.Name()[:1], ".~") // an office program's lock file
	})
}

func (f *Folder) isSource(dir string, e fs.DirEntry) bool {
	name := path.Join(dir, e.Name())
	switch strings.ToLower(path.Ext(e.Name())) {
	case ".yml":
		f.Report("wrong-ending", name, "this file ends in .yml and would not be read; rename it to end in .yaml")
		return false
	case ".xlsx", ".xls", ".ods", ".tsv", ".numbers":
		if !strings.ContainsAny(e.Name()[:1], ".~") {
			f.Report("spreadsheet-file", name, "this is a spreadsheet's own format, which is not read here; run `aboveboard import` with the file, or save it as CSV")
		}
		return false
	case ".yaml":
		if strings.HasPrefix(e.Name(), ".") {
			return false // an editor's or system's hidden file
		}
		if why := IdentifierProblem(strings.TrimSuffix(e.Name(), ".yaml")); why != "" {
			f.Report("bad-id", name, "the file name %q %s", e.Name(), why)
		}
		return true
	}
	return false
}

// rejectCaseTwins reports file names that are the same on Windows and macOS.
func (f *Folder) rejectCaseTwins(dir string, entries []fs.DirEntry) {
	first := map[string]string{}
	for _, e := range entries {
		folded := strings.ToLower(e.Name())
		if twin, taken := first[folded]; taken {
			f.Report("case-conflict", path.Join(dir, e.Name()), "this file and %q differ only in upper and lower case, and Windows and macOS treat them as one file; rename one", twin)
			continue
		}
		first[folded] = e.Name()
	}
}
