package forms

import (
	"fmt"
	"strings"

	"caseload/app/script/form"
	authorweb "caseload/app/web/author"
)

// sayOption says what can be chosen for a field.
func sayOption(o form.Option) string {
	title := o.Title
	if o.Part != "" {
		title = authorweb.SayDrawn(o.Drawn)
	}
	switch {
	case o.Sort == form.SortKind && o.About != "":
		return strings.TrimSuffix(o.About, ".")
	case title == "":
		return o.Name + " (as the script calls it)"
	case o.About != "":
		return title + ", " + o.About
	}
	return title
}

// sayBraces says what is put in place of the names in braces in a text.
func sayBraces(list []form.Option) string {
	var parts []string
	for _, o := range list {
		what := "what the script puts there"
		if o.Part != "" {
			what = authorweb.SayDrawn(o.Drawn)
		}
		parts = append(parts, "{"+o.Name+"}: "+what+".")
	}
	if len(parts) == 0 {
		return ""
	}
	return "Leave what is in braces as it is. " + strings.Join(parts, " ")
}

// sayApart says of a value that it isn't written in the thing itself.
func sayApart(f form.Field) string {
	switch {
	case f.Apart == 0:
		return ""
	case strings.Contains(f.Path, "@"):
		return fmt.Sprintf("One of several that the script decides between; this one is on line %d.", f.Apart)
	}
	return fmt.Sprintf("It is written on line %d, and whatever else uses it changes with it.", f.Apart)
}
