package yamlsource

import "strings"

// Languages returns the codes that words in a language may be filed under, nearest
// first: "pt-BR" gives pt-br and pt. Norwegian pages say nb, nn or no, and mean one
// language as far as disclosures go.
func Languages(code string) []string {
	code = strings.ToLower(strings.ReplaceAll(code, "_", "-"))
	codes := []string{code}
	for cut := strings.LastIndexByte(code, '-'); cut > 0; cut = strings.LastIndexByte(code[:cut], '-') {
		codes = append(codes, code[:cut])
	}
	base := codes[len(codes)-1]
	switch base {
	case "nb", "nn":
		codes = append(codes, "no")
	case "no":
		codes = append(codes, "nb", "nn")
	}
	return codes
}

// Base returns a language without its region.
func Base(code string) string {
	base, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(code), "_", "-"), "-")
	return base
}

// SameLanguage reports whether two codes differ in their region or script alone.
func SameLanguage(a, b string) bool { return Base(a) == Base(b) }
