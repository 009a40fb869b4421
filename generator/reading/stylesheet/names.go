package stylesheet

import (
	_ "embed"
	"strings"
)

// properties.txt lists the properties that Chromium 156 knows, which is what
// @supports asks for.
//
//go:embed properties.txt
var propertiesText string

var propertyNames = " " + strings.Join(strings.Fields(propertiesText), " ") + " "
