package markup

// large is the size in bytes from which a page's tree gets its memory at once: growing, it
// would need nearly twice as much.
const large = 1 << 20

// makeRoom makes room for as many elements as a large page may have.
func (d *Document) makeRoom() {
	if len(d.Data) < large {
		return
	}
	tags, most := 2, len(d.Data)/len("<b>")
	for i, c := range d.Data[:len(d.Data)-1] {
		if c == '<' && isLetter(d.Data[i+1]) && tags < most {
			tags++
		}
	}
	if tags > cap(d.Tree) {
		d.Tree, d.Events = make(Tree, 0, tags), make([]Event, 0, 4*tags)
	}
}
