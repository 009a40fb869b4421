package stylesheet

func parseSheet(text []byte, path string) *Sheet { return &Sheet{path: path} }

type selector struct{}
