// Package lint holds the rules that posts and published pages are checked by. In
// go posts and pages with their recognized links, out come findings. Each rule is
// one file: its reason, its source, its code, a bad and a good example.
package lint
