package stylesheet

import "strings"

// property is a property that can hide text, make it small, or undo that.
type property uint8

const (
	display property = iota
	visibility
	opacity
	contentVisibility
	position
	left
	right
	top
	bottom
	float
	marginLeft
	marginTop
	paddingTop
	paddingRight
	paddingBottom
	boxSizing
	textIndent
	whiteSpace
	overflowX
	overflowY
	width
	maxWidth
	minWidth
	height
	maxHeight
	minHeight
	clip
	clipPath
	transform
	scale
	translate
	filter
	textColor
	textFill
	textShadow
	backgroundColor
	backgroundImage
	backgroundClip
	fontSize
	containerType
	containerName
	animationName
	colorScheme
	gridRows
	properties // the number of properties
)

// definition is a property as defined in the standards.
type definition struct {
	name      string
	initial   string
	inherited bool
	valid     func(value string) bool
}

var definitions = [properties]definition{
	display:           {"display", "inline", false, displays},
	visibility:        {"visibility", "visible", true, oneOf("visible hidden collapse")},
	opacity:           {"opacity", "1", false, isNumber},
	contentVisibility: {"content-visibility", "visible", false, oneOf("visible hidden auto")},
	position:          {"position", "static", false, oneOf("static relative absolute fixed sticky -webkit-sticky")},
	left:              {"left", "auto", false, isOffset},
	right:             {"right", "auto", false, isOffset},
	top:               {"top", "auto", false, isOffset},
	bottom:            {"bottom", "auto", false, isOffset},
	float:             {"float", "none", false, oneOf("none left right inline-start inline-end")},
	marginLeft:        {"margin-left", "0", false, isOffset},
	marginTop:         {"margin-top", "0", false, isOffset},
	paddingTop:        {"padding-top", "0", false, isPositive},
	paddingRight:      {"padding-right", "0", false, isPositive},
	paddingBottom:     {"padding-bottom", "0", false, isPositive},
	boxSizing:         {"box-sizing", "content-box", false, oneOf("content-box border-box")},
	textIndent:        {"text-indent", "0px", true, isLength},
	whiteSpace:        {"white-space", "normal", true, oneOf("normal nowrap pre pre-wrap pre-line break-spaces")},
	overflowX:         {"overflow-x", "visible", false, isOverflow},
	overflowY:         {"overflow-y", "visible", false, isOverflow},
	width:             {"width", "auto", false, isExtent("auto")},
	maxWidth:          {"max-width", "none", false, isExtent("none")},
	minWidth:          {"min-width", "auto", false, isExtent("auto")},
	height:            {"height", "auto", false, isExtent("auto")},
	maxHeight:         {"max-height", "none", false, isExtent("none")},
	minHeight:         {"min-height", "auto", false, isExtent("auto")},
	clip:              {"clip", "auto", false, isClip},
	clipPath:          {"clip-path", "none", false, isClipPath},
	transform:         {"transform", "none", false, isTransform},
	scale:             {"scale", "none", false, isScale},
	translate:         {"translate", "none", false, isTranslate},
	filter:            {"filter", "none", false, isFilter},
	textColor:         {"color", "canvastext", true, isColor},
	textFill:          {"-webkit-text-fill-color", "currentcolor", true, isColor},
	textShadow:        {"text-shadow", "none", true, anything},
	backgroundColor:   {"background-color", "transparent", false, isColor},
	backgroundImage:   {"background-image", "none", false, isImage},
	backgroundClip:    {"background-clip", "border-box", false, anything},
	fontSize:          {"font-size", "medium", true, isFontSize},
	containerType:     {"container-type", "normal", false, anything},
	containerName:     {"container-name", "none", false, anything},
	animationName:     {"animation-name", "none", false, anything},
	colorScheme:       {"color-scheme", "normal", true, anything},
	gridRows:          {"grid-template-rows", "none", false, anything},
}

// byName finds a longhand by its name, or by a logical name that means the same in text
// that runs from left to right and from top to bottom.
var byName = propertiesByName(map[string]property{
	"inset-inline-start": left, "inset-inline-end": right, "inset-block-start": top, "inset-block-end": bottom,
	"margin-inline-start": marginLeft, "margin-block-start": marginTop,
	"padding-inline-end": paddingRight, "padding-block-start": paddingTop, "padding-block-end": paddingBottom,
	"inline-size": width, "max-inline-size": maxWidth, "min-inline-size": minWidth,
	"block-size": height, "max-block-size": maxHeight, "min-block-size": minHeight,
	"overflow-inline": overflowX, "overflow-block": overflowY,
	"-webkit-transform": transform, "-webkit-clip-path": clipPath, "-webkit-filter": filter, "-webkit-box-sizing": boxSizing,
	"-webkit-background-clip": backgroundClip, "-webkit-animation-name": animationName, "-webkit-opacity": opacity,
})

func propertiesByName(others map[string]property) map[string]property {
	all := others
	for p := range properties {
		all[definitions[p].name] = p
	}
	return all
}

// inherits reports whether a property is inherited by default.
func (p property) inherits() bool { return definitions[p].inherited }

// isCSSWide are the CSS-wide keywords, which every property accepts.
func isCSSWide(value string) bool {
	switch value {
	case "inherit", "initial", "unset", "revert", "revert-layer":
		return true
	}
	return false
}

// substituted reports whether a value depends on the element's custom properties.
func substituted(value string) bool {
	return strings.Contains(value, "var(") || strings.Contains(value, "env(") || strings.Contains(value, "attr(")
}

// accepts reports whether browsers accept a value for a property.
func (p property) accepts(value string) bool {
	return isCSSWide(value) || substituted(value) || definitions[p].valid(value)
}
