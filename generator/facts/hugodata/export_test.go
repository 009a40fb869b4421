package hugodata

// Raw returns data files with such content.
func Raw(files map[string][]byte) Data {
	var d Data
	for name, content := range files {
		d.files = append(d.files, dataFile{name, func() ([]byte, error) { return content, nil }})
	}
	return d
}
