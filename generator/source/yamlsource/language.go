package yamlsource

import "strings"

// Languages returns the codes under which text in a language may be found, nearest
// first: for "pt-BR", pt-br and pt. Norwegian pages use nb, nn or no, which count as
// one language for disclosures.
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

// SameLanguage reports whether two codes differ only in their region or script.
func SameLanguage(a, b string) bool { return Base(a) == Base(b) }
