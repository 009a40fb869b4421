package yamlsource

import (
	"regexp"
	"slices"
)

// IdentifierForm matches ids that are safe as file names on every system, as Hugo
// data keys, as HTML ids and in a shortcode without quotes.
const IdentifierForm = `^[a-z0-9]+(-[a-z0-9]+)*$`

var identifierPattern = regexp.MustCompile(IdentifierForm)

const longestIdentifier = 80

// IdentifierProblem returns what is wrong with an id, or an empty string.
func IdentifierProblem(id string) string {
	// Windows reserves these names for devices, with any extension.
	devices := []string{"aux", "con", "nul", "prn", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
		"lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"}
	switch {
	case !identifierPattern.MatchString(id):
		return "is not a safe name; use lower-case letters a-z, digits and single hyphens, such as amazon-associates"
	case len(id) > longestIdentifier:
		return "is longer than 80 letters; shorten it"
	case slices.Contains(devices, id):
		return "is a name that Windows reserves; choose another"
	}
	return ""
}
