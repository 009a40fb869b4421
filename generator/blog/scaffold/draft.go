package scaffold

import (
	"bytes"
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/blog/survey"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/registry"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// drafter fills the starter files from the posts: the accounts in site.yaml, and the
// registry's programs that the posts link to.
type drafter struct {
	registry *registry.Registry
	files    map[string][]byte
	options  Options
}

const (
	siteName     = catalog.Folder + "/site.yaml"
	criteriaName = catalog.Folder + "/criteria.yaml"
)

// sampleAccounts is the accounts section of site.yaml if no accounts are known.
var sampleAccounts = regexp.MustCompile(`(?m)^# accounts:\n(?:#  .*\n)+`)

// program is the registry's for a form of a network's links: of several the one that is
// called like the network. Empty where it has none.
func (d *drafter) program(n *network.Network, form string) string {
	first := ""
	for _, e := range d.registry.Entries {
		if e.Network == nil || e.Network.ID != n.ID || len(e.Forms) > 0 && !slices.Contains(e.Forms, form) {
			continue
		}
		if e.ID == n.ID {
			return e.ID
		}
		first = cmp.Or(first, e.ID)
	}
	return first
}

// draft changes the starter files.
func (d *drafter) draft(languages []string, s survey.Survey) error {
	if err := d.copyPrograms(languages, s); err != nil {
		return err
	}
	if text := accounts(s, d.files); text != "" {
		d.files[siteName] = sampleAccounts.ReplaceAllLiteral(d.files[siteName], []byte(text))
	}
	return nil
}

// copyPrograms adds those of the registry that the accounts are in.
func (d *drafter) copyPrograms(languages []string, s survey.Survey) error {
	blog := &catalog.Catalog{Site: catalog.Site{Languages: languages, Fallback: languages[0]}, Networks: d.options.Networks}
	reader := catalog.Reader{Site: blog.Site, Networks: blog.Networks, Today: d.options.Today}
	for _, used := range s.Used {
		for _, a := range used.Accounts {
			entry := d.registry.ByID(a.Program)
			if entry == nil || d.files[programName(a.Program)] != nil {
				continue
			}
			criteria := source.New(criteriaName, d.files[criteriaName])
			var findings []finding.Finding
			if blog.Criteria, findings = reader.ReadCriteria(criteria); finding.HasErrors(findings) {
				return fmt.Errorf("the starter's %s: %s", criteriaName, findings[0].Message)
			}
			files, findings := d.registry.CopyInto(blog, criteria, entry, d.options.Today)
			if finding.HasErrors(findings) {
				continue // it stays a network without a program of the blog's
			}
			d.files[files.Program.Path] = files.Program.Data
			if files.Criteria != nil {
				d.files[criteriaName] = files.Criteria.Data
			}
		}
	}
	return nil
}

func programName(id string) string { return path.Join(catalog.Folder, "programs", id+".yaml") }

// accountText is what site.yaml says of accounts: those that count, notes about others,
// and accounts in networks that no program of the blog is in.
type accountText struct{ known, notes, others bytes.Buffer }

// accounts words them, with what they were seen in; empty where the posts have none.
func accounts(s survey.Survey, files map[string][]byte) string {
	var t accountText
	for _, used := range s.Used {
		for _, program := range programsOf(used) {
			if files[programName(program)] == nil {
				t.other(used, program)
				continue
			}
			t.program(used, program)
		}
		if used.Hidden > 0 {
			fmt.Fprintf(&t.notes, "# Links of %s that hide whose they are, as short links do: %d\n", used.Name, used.Hidden)
		}
	}
	text := ""
	if t.known.Len() > 0 {
		text = "# They are what your posts have: take out what is not yours, and add what is.\naccounts:\n" + t.known.String()
	}
	text += t.notes.String()
	if t.others.Len() > 0 {
		text += "# Your posts also link to these networks. To have their accounts checked, start a program\n" +
			"# for each (aboveboard new program ID --blank), name its network there, and add the id here:\n" + t.others.String()
	}
	return text
}

func programsOf(n survey.Network) []string {
	var ids []string
	for _, a := range n.Accounts {
		if !slices.Contains(ids, a.Program) {
			ids = append(ids, a.Program)
		}
	}
	return ids
}

// other notes the accounts in a network that no program of the blog is in.
func (t *accountText) other(n survey.Network, program string) {
	for _, a := range n.Accounts {
		if a.Program == program {
			fmt.Fprintf(&t.others, "#   network %s: %s %s (%s)\n", n.ID, a.Key, plain(a.ID), seen(a.Count))
		}
	}
}

// program lists the accounts of a program; those that are in doubt become notes.
func (t *accountText) program(n survey.Network, program string) {
	var lines, doubts bytes.Buffer
	for _, key := range keysOf(n, program) {
		var taken []survey.Account
		for _, a := range n.Accounts {
			if a.Program != program || a.Key != key {
				continue
			}
			if why := doubt(n, a, taken); why != "" {
				fmt.Fprintf(&doubts, "#   %s: %s (%s): %s\n", key, plain(a.ID), seen(a.Count), why)
				continue
			}
			taken = append(taken, a)
		}
		writeKey(&lines, key, taken)
	}
	if lines.Len() > 0 {
		fmt.Fprintf(&t.known, "  %s:\n%s", program, lines.String())
	}
	if doubts.Len() > 0 {
		fmt.Fprintf(&t.notes, "# Not taken over for %s; check reports the links that have them:\n%s", program, doubts.String())
	}
}

func writeKey(out *bytes.Buffer, key string, accounts []survey.Account) {
	switch len(accounts) {
	case 0:
	case 1:
		fmt.Fprintf(out, "    %s: %s   # %s\n", key, written(accounts[0].ID), seen(accounts[0].Count))
	default:
		fmt.Fprintf(out, "    %s:   # the first one is used for new links\n", key)
		for _, a := range accounts {
			fmt.Fprintf(out, "      - %s   # %s\n", written(a.ID), seen(a.Count))
		}
	}
}

func keysOf(n survey.Network, program string) []string {
	var keys []string
	for _, a := range n.Accounts {
		if a.Program == program && !slices.Contains(keys, a.Key) {
			keys = append(keys, a.Key)
		}
	}
	return keys
}

// enough posts with an account that is not a program's most frequent one show that it
// is not a typo.
const enough = 3

// doubt returns why an account is not used, given the accounts of its kind that are.
func doubt(n survey.Network, a survey.Account, taken []survey.Account) string {
	if why := catalog.AccountProblem(n.Network, a.Key, a.ID); why != "" {
		return why
	}
	if n.PerMarketplace && a.Key != "handle" {
		for _, other := range n.Accounts {
			if other.ID == a.ID && other.Key != a.Key && other.Key != "handle" && other.Links > a.Links {
				return fmt.Sprintf("it is %s's, and an id belongs to one marketplace", other.Key)
			}
		}
	}
	if len(taken) == 0 || a.Posts >= enough {
		return ""
	}
	var ids []string
	for _, t := range taken {
		ids = append(ids, t.ID)
	}
	if near := finding.Nearest(a.ID, ids); near != "" {
		return fmt.Sprintf("in %s; a typo for %s?", a.First, near)
	}
	return fmt.Sprintf("in %s; if it is yours, add it", a.First)
}

var simple = regexp.MustCompile(`^(?:[A-Za-z][A-Za-z0-9_.-]*[.-][A-Za-z0-9]+|[1-9][0-9]{2,17})$`)

// written returns an account as a YAML value.
func written(id string) string {
	if simple.MatchString(id) {
		return id
	}
	return fmt.Sprintf("%q", id)
}

// plain is an account in a comment, which nothing in it ends.
func plain(id string) string {
	if simple.MatchString(id) {
		return id
	}
	return fmt.Sprintf("%+q", id)
}

func seen(c survey.Count) string {
	return display.Plural(c.Links, "link") + " in " + display.Plural(c.Posts, "post")
}
