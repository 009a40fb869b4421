package yamlsource

import "strings"

// Languages gives the codes that words in a language may be filed under, nearest
// first: "pt-BR" gives pt-br and pt. Norwegian pages say nb, nn or no, and mean one
// language as far as disclosures go.
func Languages(code string) []string {
	code = strings.ToLower(strings.ReplaceAll(code, "_", "-"))
	base, _, regional := strings.Cut(code, "-")
	codes := []string{code}
	if regional {
		codes = append(codes, base)
	}
	switch base {
	case "nb", "nn":
		codes = append(codes, "no")
	case "no":
		codes = append(codes, "nb", "nn")
	}
	return codes
}

// Base gives a language without its region.
func Base(code string) string {
	base, _, _ := strings.Cut(code, "-")
	return base
}
