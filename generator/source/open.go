package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// LargestText is the size limit, in bytes, of a file that a person wrote:
// configuration, a post, a source, a template.
const LargestText = 64 << 20

// ErrSpecial means that a file is a pipe, a device or a socket, where a read may never end.
var ErrSpecial = errors.New("it is not a regular file; expected a file with text, not a pipe, a device or a socket")

// ErrFolder means that a file is a folder.
var ErrFolder = errors.New("it is a folder; expected a file")

// TooLargeError means that a file is larger than the limit. Both are in bytes.
type TooLargeError struct {
	Limit int64
	Size  int64 // more than the limit; 0 if it grew while it was read
}

func (e TooLargeError) Error() string {
	return fmt.Sprintf("it has more than %d MB; expected a smaller file", e.Limit>>20)
}

// Read reads a regular file of at most limit bytes. It never blocks on a pipe.
func Read(name string, limit int64) ([]byte, error) {
	return read(func() (fs.File, error) { return os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0) }, name, limit)
}

// Open opens a regular file, to read parts of it. It never blocks on a pipe.
func Open(name string) (*os.File, error) {
	file, err := os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err == nil {
		err = ordinary(info)
	}
	if err != nil {
		return nil, errors.Join(wrap(name, err), file.Close())
	}
	return file, nil
}

// ReadIn is Read for a file that must be inside a folder.
func ReadIn(root *os.Root, name string, limit int64) ([]byte, error) {
	return read(func() (fs.File, error) { return root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0) }, name, limit)
}

// ReadFS is Read for a file in a file system.
func ReadFS(system fs.FS, name string, limit int64) ([]byte, error) {
	info, err := fs.Stat(system, name) // before it is opened: opening a pipe may block
	if err == nil {
		err = ordinary(info)
	}
	if err != nil {
		return nil, wrap(name, err)
	}
	return read(func() (fs.File, error) { return system.Open(name) }, name, limit)
}

func read(open func() (fs.File, error), name string, limit int64) ([]byte, error) {
	file, err := open()
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if err := ordinary(info); err != nil {
		return nil, wrap(name, err)
	}
	if info.Size() > limit {
		return nil, wrap(name, TooLargeError{limit, info.Size()})
	}
	buffer := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	if _, err := buffer.ReadFrom(io.LimitReader(file, limit+1)); err != nil {
		return nil, err
	}
	if int64(buffer.Len()) > limit {
		return nil, wrap(name, TooLargeError{Limit: limit})
	}
	return buffer.Bytes(), nil
}

func ordinary(info fs.FileInfo) error {
	switch {
	case info.IsDir():
		return ErrFolder
	case !info.Mode().IsRegular():
		return ErrSpecial
	}
	return nil
}

func wrap(name string, err error) error { return &fs.PathError{Op: "read", Path: name, Err: err} }
