package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	checking "caseload/app/check"
)

// checkCommand reports everything that is wrong with packs.
type checkCommand struct {
	Path   []string `arg:"" optional:"" help:"Folders of packs, zip archives of them, or names of scenarios that ship."`
	JSON   bool     `name:"json" help:"Print one JSON array, for editors."`
	Fix    bool     `help:"Mend what is safe to mend, and say what was."`
	Strict bool     `help:"Let warnings count as errors do."`
	Rules  bool     `help:"List what is looked for."`
}

func (c *checkCommand) Run(ctx context.Context, out io.Writer) error {
	if c.Rules {
		for _, r := range checking.Rules() {
			fmt.Fprintf(out, "%-22s %-8s %s\n", r.ID, r.Severity, r.About)
		}
		return nil
	}
	if len(c.Path) == 0 {
		return fmt.Errorf("say which packs: `caseload check PATH…`; `caseload check --rules` lists what is looked for")
	}
	sayUnbounded()
	all := []checking.Finding{}
	fine := true
	for _, path := range c.Path {
		said := map[string]bool{}
		say := func(list []checking.Finding) {
			for _, f := range reached(path, slices.Clone(list)) {
				if line := f.String(); !said[line] {
					said[line] = true
					fmt.Fprintln(out, line)
				}
			}
		}
		first := say
		if c.JSON || c.Fix {
			first = nil
		}
		list, err := apart(ctx, path, first)
		if err != nil {
			return err
		}
		if c.Fix {
			if list, err = c.mend(ctx, out, path, list); err != nil {
				return err
			}
		}
		errors, warnings := checking.Count(list, checking.Error), checking.Count(list, checking.Warning)
		fine = fine && errors == 0 && (!c.Strict || warnings == 0)
		if !c.JSON {
			say(list)
			fmt.Fprintf(out, "%s: %s\n", strings.TrimSuffix(path, "/"), summed(errors, warnings, checking.Count(list, checking.Note)))
		}
		all = append(all, reached(path, list)...)
	}
	if c.JSON {
		if err := writeJSON(out, all); err != nil {
			return err
		}
	}
	if !fine {
		return errSaid
	}
	return nil
}

// apart checks a pack in a separate process, with limits, and returns its findings. First
// is called with those that need no plays, unless it is nil.
func apart(ctx context.Context, path string, first func([]checking.Finding)) ([]checking.Finding, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return checking.Apart(ctx, nil, first, self, "check-apart", "--", path)
}

// reached prefixes the file of each finding with the path given on the command
// line, so that it can be opened from the current folder. Files of the shared
// library keep their names.
func reached(path string, list []checking.Finding) []checking.Finding {
	for i := range list {
		switch f := &list[i]; {
		case strings.HasPrefix(f.File, "scripts/"):
		case f.File == "":
			f.File = strings.TrimSuffix(path, "/")
		default:
			f.File = strings.TrimSuffix(path, "/") + "/" + f.File
		}
	}
	return list
}

// summed returns the numbers of findings in words.
func summed(errors, warnings, notes int) string {
	var parts []string
	for _, n := range []struct {
		n    int
		what string
	}{{errors, "error"}, {warnings, "warning"}, {notes, "note"}} {
		switch {
		case n.n == 1:
			parts = append(parts, "1 "+n.what)
		case n.n > 1:
			parts = append(parts, fmt.Sprintf("%d %ss", n.n, n.what))
		}
	}
	if parts == nil {
		return "fine"
	}
	text := strings.Join(parts, ", ")
	if errors == 0 {
		return "fine, with " + text
	}
	return text
}
