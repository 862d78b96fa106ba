package author

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"caseload/app/script/form"
)

// mostNamed is how many things of a file are named in what release notes begin with.
const mostNamed = 8

// differ says in a list in Markdown how the files of a pack differ from what they were.
func (d *Drafts) differ(was, is map[string]string) string {
	var lines []string
	paths := slices.AppendSeq(slices.Collect(maps.Keys(is)), maps.Keys(was))
	slices.Sort(paths)
	for _, path := range slices.Compact(paths) {
		before, were := was[path]
		now, are := is[path]
		switch {
		case IsGolden(path): // students don't meet it
		case !were:
			lines = append(lines, fmt.Sprintf("- New file: %s", path))
		case !are:
			lines = append(lines, fmt.Sprintf("- Taken out: %s", path))
		case before == now:
		case strings.HasSuffix(path, ".lua"):
			lines = append(lines, fmt.Sprintf("- Changed: %s%s", path, d.things(inside(before), inside(now))))
		default:
			lines = append(lines, fmt.Sprintf("- Changed: %s", path))
		}
	}
	return strings.Join(lines, "\n")
}

// things says which things of a script are new, changed or gone, or "" if forms find none.
func (d *Drafts) things(before, now string) string {
	was, is := d.written(before), d.written(now)
	var new, changed, gone []string
	for _, t := range d.Forms(now).Things {
		switch text, were := was[t.Key]; {
		case !were:
			new = append(new, named(t))
		case text != is[t.Key]:
			changed = append(changed, named(t))
		}
	}
	for _, t := range d.Forms(before).Things {
		if _, are := is[t.Key]; !are {
			gone = append(gone, named(t))
		}
	}
	var said []string
	for _, one := range []struct {
		what string
		list []string
	}{{"new", new}, {"changed", changed}, {"taken out", gone}} {
		if more := len(one.list) - mostNamed; more > 0 {
			one.list = append(one.list[:mostNamed:mostNamed], fmt.Sprintf("and %d more", more))
		}
		if len(one.list) > 0 {
			said = append(said, one.what+": "+strings.Join(one.list, ", "))
		}
	}
	if len(said) == 0 {
		return ""
	}
	return " (" + strings.Join(said, "; ") + ")"
}

// written returns what is written of each thing of a script, by its key.
func (d *Drafts) written(text string) map[string]string {
	all := map[string]string{}
	for _, t := range d.Forms(text).Things {
		var b strings.Builder
		for _, f := range t.Fields() {
			if f.Given {
				fmt.Fprintf(&b, "%s=%s\n", f.Path, f.Source)
			}
		}
		all[t.Key] = b.String()
	}
	return all
}

func named(t form.Thing) string { return fmt.Sprintf("%s “%s”", t.Word, t.Title) }
