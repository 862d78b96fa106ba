package help

import (
	"context"
	"io"
	"strings"

	"caseload/app/debrief"
	"caseload/app/page"
)

// FieldsView explains every field of a debrief and of the other answers of the
// API.
type FieldsView struct {
	page.Layout
	Fields  []debrief.Field
	Answers []FieldList // the other answers that programs receive
}

// FieldList holds the fields of one named answer.
type FieldList struct {
	Name    string // "desk"
	Meaning string
	Fields  []debrief.Field
}

// Render writes the page to w.
func (v FieldsView) Render(ctx context.Context, w io.Writer) error {
	return fieldsPage(v).Render(ctx, w)
}

// fieldSection is a section of the page: a part of a debrief, or an answer, with
// its fields.
type fieldSection struct {
	Name    string // "prioritising.triage"; "" for the fields at the top level
	Meaning string
	Fields  []debrief.Field
}

// all returns the sections of the page in order.
func (v FieldsView) all() []fieldSection {
	list := fieldSections(v.Fields)
	for _, a := range v.Answers {
		list = append(list, fieldSection(a))
	}
	return list
}

// fieldSections splits a debrief's fields into its parts. Top-level fields come
// first. A part that contains further parts is split into one section for each of
// them.
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

// title returns the heading of a section.
func (s fieldSection) title() string {
	if s.Name == "" {
		return "debrief"
	}
	return s.Name
}

func (s fieldSection) anchor() string { return "section-" + strings.ReplaceAll(s.title(), ".", "-") }
