// Package lint has the rules for posts and published pages. It takes posts and pages
// with their recognized links, and returns findings. Each rule is one file: its reason,
// its source, its code, a bad and a good example.
package lint
