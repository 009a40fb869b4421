package stylesheet

import (
	"math"
	"strings"
)

// cut finds boxes too small to show the text in them, and records what they clip.
func (j *judgment) cut() {
	c := &j.state.clips
	if j.block && !j.isWindow() {
		if p, found := j.tooSmall(); found {
			why := j.why(p)
			if c.flow.words == "" {
				c.flow = why
			}
		} else if j.inEmptyRow() && c.flow.words == "" {
			c.flow = j.parent.why(gridRows)
		}
	}
	if j.holdsPlaced() {
		c.placed = c.flow
		if j.text(transform) != "none" || j.text(filter) != "none" || j.text(translate) != "none" || j.text(scale) != "none" {
			c.fixed = c.flow
		}
	}
}

// holdsPlaced reports whether this element is the containing block of absolutely
// positioned elements inside it.
func (j *judgment) holdsPlaced() bool {
	return j.text(position) != "static" || j.text(transform) != "none" || j.text(filter) != "none" || j.text(translate) != "none" || j.text(scale) != "none"
}

// tooSmall returns the property that makes a box too small, if it clips what overflows.
func (j *judgment) tooSmall() (property, bool) {
	if j.growsWithWords() {
		return 0, false
	}
	x, y := j.text(overflowX), j.text(overflowY)
	if y != "visible" || x == "hidden" || x == "auto" || x == "scroll" { // the other axis becomes auto
		m := j.metrics
		m.percent = math.NaN()
		if p, room := j.extent(m, height, maxHeight, minHeight, paddingBottom, paddingTop); room <= thinnest*j.font/16 {
			return p, true
		}
	}
	if x != "visible" || y == "hidden" || y == "auto" || y == "scroll" {
		if p, room := j.extent(j.metrics, width, maxWidth, minWidth, paddingRight, paddingRight); room < 1 {
			return p, true
		}
	}
	return 0, false
}

// growsWithWords reports whether a box is at least as large as its content.
func (j *judgment) growsWithWords() bool {
	switch j.text(display) {
	case "table-row", "table-cell", "table-row-group", "table-header-group", "table-footer-group", "table", "inline-table":
		return true
	}
	return false
}

// thinnest is the space in pixels above the letters of a line of 16 pixels.
const thinnest = 3.0

// extent returns how much room text has in one direction before it is clipped, and the
// property that decides it. Text also shows in the padding.
func (j *judgment) extent(m metrics, size, most, least, behind, before property) (property, float64) {
	p, room := size, math.Inf(1)
	if pixels, known := m.length(j.text(size)); known {
		room = pixels
	}
	if pixels, known := m.length(j.text(most)); known && pixels < room {
		p, room = most, pixels
	}
	if math.IsInf(room, 1) {
		return p, room
	}
	if pixels, known := m.length(j.text(least)); known {
		room = math.Max(room, pixels)
	}
	back, _ := j.metrics.length(j.text(behind))
	front, _ := j.metrics.length(j.text(before))
	if j.text(boxSizing) == "border-box" {
		room = math.Max(room-back-front, 0)
	}
	return p, room + back
}

// emptyClip reports whether "rect(…)" leaves nothing visible.
func emptyClip(value string, m metrics) bool {
	sides := arguments(value, "rect")
	if len(sides) != 4 {
		return false
	}
	var n [4]float64
	for i, side := range sides {
		pixels, known := m.length(side)
		if !known {
			return false
		}
		n[i] = pixels
	}
	return n[2]-n[0] <= 1 || n[1]-n[3] <= 1
}

// emptyPath reports whether a clip-path leaves nothing visible.
func emptyPath(value string, m metrics) bool {
	for _, part := range spaced(value) {
		name, _, _ := strings.Cut(part, "(")
		list := arguments(part, name)
		switch name {
		case "inset":
			if emptyInset(list) {
				return true
			}
		case "circle", "ellipse":
			if len(list) > 0 && zero(list[0]) || name == "ellipse" && len(list) > 1 && zero(list[1]) {
				return true
			}
		case "polygon":
			if emptyPolygon(list) {
				return true
			}
		case "rect":
			if len(list) >= 4 && emptyClip("rect("+strings.Join(list[:4], ",")+")", m) {
				return true
			}
		}
	}
	return false
}

func zero(text string) bool {
	pixels, known := sample.length(text)
	return known && pixels == 0
}

// emptyInset reports whether the clipped sides touch, so that nothing is left. The size of the box is unknown, so
// only percentages are certain.
func emptyInset(list []string) bool {
	var sides []string
	for _, part := range list {
		if part == "round" {
			break
		}
		sides = append(sides, part)
	}
	if len(sides) == 0 || len(sides) > 4 {
		return false
	}
	share := func(i int) float64 {
		text := side(sides, i)
		if strings.HasSuffix(text, "%") {
			number, _ := numberOf(text)
			return number
		}
		if pixels, known := sample.length(text); known && pixels >= farAway {
			return 1
		}
		return 0
	}
	return share(0)+share(2) >= 1 || share(1)+share(3) >= 1
}

// emptyPolygon reports whether the points of a polygon are on one line.
func emptyPolygon(list []string) bool {
	var xs, ys []float64
	for _, point := range list {
		parts := spaced(point)
		if len(parts) != 2 {
			continue
		}
		x, known := sample.length(parts[0])
		y, other := sample.length(parts[1])
		if !known || !other {
			return false
		}
		xs, ys = append(xs, x), append(ys, y)
	}
	return len(xs) > 0 && area(xs, ys) < 0.5
}

func area(xs, ys []float64) float64 {
	sum := 0.0
	for i := range xs {
		next := (i + 1) % len(xs)
		sum += xs[i]*ys[next] - xs[next]*ys[i]
	}
	return math.Abs(sum) / 2
}
