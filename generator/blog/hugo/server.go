package hugo

import (
	"context"
	"fmt"
	"strings"
)

// Serve runs Hugo's server over the blog at root until the context ends, which is no
// error, or until the server itself does. It renders into the folder o.Into and listens
// on this computer alone unless o.Extra says otherwise.
//
// Every change renders all pages that it concerns, not only those that somebody looked
// at: the others would be left as they were in the folder.
func (h Hugo) Serve(ctx context.Context, root string, o BuildOptions) error {
	extra := o.Extra
	o.Extra = nil
	args := append([]string{"server"}, o.Flags()...)
	args = append(args, "--bind", "127.0.0.1", "--disableFastRender")
	args = append(args, extra...) // of a flag that is given twice Hugo takes the last
	args = append(args, "--destination", o.Into)
	err := h.run(ctx, root, o.Env, o.Output, args...)
	switch {
	case ctx.Err() != nil:
		return nil
	case err != nil:
		return fmt.Errorf("hugo server ended (%w); its own message is above", err)
	}
	return fmt.Errorf("hugo server ended")
}

// RefusedByServer returns the first flag with which the pages of Hugo's server would not
// be where they can be checked, or "".
func RefusedByServer(args []string) string {
	set := parse(args)
	for _, name := range []string{"renderToMemory", "renderStaticToDisk", "source", "destination"} {
		if f := set.Lookup(name); f != nil && f.Changed && f.Value.String() != "false" {
			return "--" + name
		}
	}
	return ""
}

// Address finds the address that Hugo's server listens at in what it says.
func Address(said string) string {
	_, rest, found := strings.Cut(said, "Web Server is available at ")
	if !found {
		return ""
	}
	address, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	if strings.HasPrefix(address, "//") {
		address = "http:" + address
	}
	return address
}
