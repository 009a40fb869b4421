package source

import "unicode/utf8"

// block is the number of bytes between two recorded counts of code points. A feed or a
// minified page may be a single line of several megabytes with thousands of findings.
const block = 4 << 10

// columnIn returns the column of an offset in the line that starts at lineStart.
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

// counts returns how many code points begin before each block. It returns none if the
// file is not UTF-8, because they can't be counted from the middle of such a file.
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

// ended returns how many code points end at or before an offset.
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
