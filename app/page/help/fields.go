package help

import (
	"context"
	"io"
	"strings"

	"caseload/app/debrief"
	"caseload/app/page"
)

// FieldsView says what each field means, of a debrief and of what a program is
// answered with besides.
type FieldsView struct {
	page.Layout
	Fields  []debrief.Field
	Answers []FieldList // what a program is answered with besides
}

// FieldList is the fields of one answer, by its name.
type FieldList struct {
	Name    string // "desk"
	Meaning string
	Fields  []debrief.Field
}

// Render writes the page.
func (v FieldsView) Render(ctx context.Context, w io.Writer) error {
	return fieldsPage(v).Render(ctx, w)
}

// fieldSection is a part of a debrief with its fields.
type fieldSection struct {
	Name    string // "prioritising.triage"; "" for what stands by itself
	Meaning string
	Fields  []debrief.Field
}

// all are the sections of the page, in order.
func (v FieldsView) all() []fieldSection {
	list := fieldSections(v.Fields)
	for _, a := range v.Answers {
		list = append(list, fieldSection(a))
	}
	return list
}

// fieldSections parts fields at the parts of a debrief: what stands by itself comes
// first, and of a part that has parts of its own each is a section.
func fieldSections(all []debrief.Field) []fieldSection {
	parts := map[string]debrief.Field{}
	for _, f := range all {
		if strings.Count(f.Path, ".") < 2 && (f.Unit == "object" || f.Unit == "list") {
			parts[strings.TrimSuffix(f.Path, "[]")] = f
		}
	}
	list, at := []fieldSection{{Meaning: "what stands by itself"}}, map[string]int{"": 0}
	for _, f := range all {
		name := sectionOf(f.Path, parts)
		if _, known := at[name]; !known {
			at[name] = len(list)
			list = append(list, fieldSection{Name: name, Meaning: parts[name].Meaning})
		}
		if section := &list[at[name]]; strings.TrimSuffix(f.Path, "[]") != name {
			section.Fields = append(section.Fields, f)
		}
	}
	return list
}

func sectionOf(path string, parts map[string]debrief.Field) string {
	names := strings.SplitN(strings.ReplaceAll(path, "[]", ""), ".", 3)
	for n := min(2, len(names)); n > 0; n-- {
		name := strings.Join(names[:n], ".")
		if _, part := parts[name]; part {
			return name
		}
	}
	return ""
}

// title is what a section is headed by.
func (s fieldSection) title() string {
	if s.Name == "" {
		return "debrief"
	}
	return s.Name
}

func (s fieldSection) anchor() string { return "section-" + strings.ReplaceAll(s.title(), ".", "-") }
