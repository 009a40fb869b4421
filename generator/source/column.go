package source

import "unicode/utf8"

// block is how many bytes lie between two counts of code points. A feed or a minified page
// is one line of megabytes, and may have thousands of findings.
const block = 4 << 10

// columnIn returns the column of an offset in a line that starts at another one.
func (f *File) columnIn(start, offset int) int {
	if offset-start > 2*block {
		if passed := f.counts(); len(passed) > 0 {
			return f.ended(passed, offset) - f.ended(passed, start) + 1
		}
	}
	column := 1
	for start < offset {
		_, size := utf8.DecodeRune(f.Data[start:])
		if start+size > offset {
			break
		}
		start += size
		column++
	}
	return column
}

// counts returns how many code points begin before each block; none where the file is
// not UTF-8, in which they can't be told from a place in the middle.
func (f *File) counts() []int {
	if known := f.passed.Load(); known != nil {
		return *known
	}
	var passed []int
	if utf8.Valid(f.Data) {
		passed = make([]int, 0, len(f.Data)/block+1)
		for at, count := 0, 0; at <= len(f.Data); at += block {
			passed = append(passed, count)
			count += starts(f.Data[at:min(at+block, len(f.Data))])
		}
	}
	f.passed.Store(&passed)
	return passed
}

// ended returns how many code points end before an offset. One that the offset is
// inside of has not ended.
func (f *File) ended(passed []int, offset int) int {
	for offset < len(f.Data) && offset > 0 && !utf8.RuneStart(f.Data[offset]) {
		offset--
	}
	return passed[offset/block] + starts(f.Data[offset/block*block:offset])
}

// starts counts the bytes that begin a code point.
func starts(data []byte) int {
	count := 0
	for _, c := range data {
		if utf8.RuneStart(c) {
			count++
		}
	}
	return count
}
