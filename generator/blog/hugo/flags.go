package hugo

import (
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"
)

// Flags of `hugo build` that shape the configuration, with their short forms. The
// others say how to build, and `hugo config` does not know them.
var shaping = map[string]string{
	"baseURL": "b", "cacheDir": "", "clock": "", "config": "", "configDir": "", "contentDir": "c", "destination": "d",
	"environment": "e", "ignoreVendorPaths": "", "theme": "t", "themesDir": "",
}

// Flags without a value; a short one may be before one with a value (-Dd out).
var switches = map[string]string{"buildDrafts": "D", "buildExpired": "E", "buildFuture": "F", "help": "h"}

// Flags that publish the pages elsewhere, or never end.
var refused = map[string]string{
	"renderToMemory": "M", "renderStaticToDisk": "", "watch": "w", "source": "s",
}

func parse(args []string) *pflag.FlagSet {
	set := pflag.NewFlagSet("hugo", pflag.ContinueOnError)
	set.ParseErrorsAllowlist.UnknownFlags = true
	set.SortFlags = false
	for name, short := range shaping {
		set.StringP(name, short, "", "")
	}
	for name, short := range switches {
		set.BoolP(name, short, false, "")
	}
	for name, short := range refused {
		if name == "source" {
			set.StringP(name, short, "", "")
			continue
		}
		set.BoolP(name, short, false, "")
	}
	_ = set.Parse(args) // Hugo reports what it can't read
	return set
}

// configFlags returns those of a build's flags that `hugo config` needs.
func configFlags(args []string) []string {
	var flags []string
	set := parse(args)
	for name := range shaping {
		if f := set.Lookup(name); f.Changed {
			flags = append(flags, "--"+name+"="+f.Value.String())
		}
	}
	slices.Sort(flags)
	return flags
}

// Refused returns the first of a build's flags with which nothing would be published
// where it can be checked, or "".
func Refused(args []string) string {
	set := parse(args)
	for _, name := range []string{"renderToMemory", "watch", "source"} {
		if f := set.Lookup(name); f.Changed && f.Value.String() != "false" {
			return "--" + name
		}
	}
	return ""
}

// FlagValue returns the value of one of the flags that shape the configuration.
func FlagValue(args []string, name string) string { return parse(args).Lookup(name).Value.String() }

// variables are the variables that environment removes.
func variables() []string {
	return slices.DeleteFunc(os.Environ(), func(pair string) bool { return !publishDir.MatchString(pair) })
}

// PublishVariable returns the publish folder set in the environment, or "".
func PublishVariable() string {
	for _, pair := range variables() {
		_, value, _ := strings.Cut(pair, "=")
		return value
	}
	return ""
}
