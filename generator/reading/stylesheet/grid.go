package stylesheet

import "strings"

// emptyRows returns how many of a grid's first rows are as high as nothing, as in
// "grid-template-rows: 0fr", with which accordions close.
func emptyRows(value string) int {
	count := 0
	for _, track := range spaced(value) {
		switch strings.TrimSpace(track) {
		case "0fr", "0", "0px", "minmax(0,0fr)", "minmax(0, 0fr)", "minmax(0px,0fr)":
			count++
		default:
			return count
		}
	}
	return count
}

// inEmptyRow reports whether an element is in such a row and is no higher than that. One
// whose overflow is visible is as high as its content.
func (j *judgment) inEmptyRow() bool {
	if j.parent == nil || !strings.Contains(j.parent.text(display), "grid") || int(j.node.Index) > emptyRows(j.parent.text(gridRows)) {
		return false
	}
	switch j.text(overflowY) {
	case "hidden", "auto", "scroll":
	default:
		return false
	}
	if at := j.text(position); at == "absolute" || at == "fixed" {
		return false
	}
	for _, p := range []property{height, minHeight, paddingTop, paddingBottom} {
		if pixels, known := j.metrics.length(j.text(p)); known && pixels > thinnest {
			return false
		}
	}
	return true
}

// rowOf returns an element's row, as far as it matters for what it looks like.
func (f *family) rowOf(n *Node) int32 {
	if n.Index <= f.empty {
		return n.Index
	}
	return 0
}
