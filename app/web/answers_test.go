package web

import (
	"encoding"
	"reflect"
	"slices"
	"strings"
	"testing"

	"caseload/app/debrief"
	"caseload/app/run"
	authorweb "caseload/app/web/author"
	debriefweb "caseload/app/web/debrief"
	helpweb "caseload/app/web/help"
	libraryweb "caseload/app/web/library"
	ownweb "caseload/app/web/own"
	playweb "caseload/app/web/play"
	publicationweb "caseload/app/web/publication"
	teachweb "caseload/app/web/teach"
)

// Every field of a JSON answer is documented with its unit, in the order of the
// types, and no other fields are.
func TestEveryAnswerIsDocumented(t *testing.T) {
	for name, of := range map[string]reflect.Type{"desk": reflect.TypeFor[playweb.TurnJSON](), "what-if": reflect.TypeFor[playweb.WhatIfJSON](),
		"reflection": reflect.TypeFor[debriefweb.ReflectionJSON](), "shared": reflect.TypeFor[debriefweb.SharedJSON](), "pooled": reflect.TypeFor[run.Pooled](), "log": reflect.TypeFor[playweb.LogJSON](), "glossary": reflect.TypeFor[playweb.GlossaryJSON](), "notes": reflect.TypeFor[playweb.NotesJSON](), "in-library": reflect.TypeFor[libraryweb.InLibraryJSON](), "decided": reflect.TypeFor[publicationweb.DecidedJSON](), "library": reflect.TypeFor[libraryweb.ListJSON](), "cohorts": reflect.TypeFor[teachweb.CohortsJSON](), "cohort": reflect.TypeFor[teachweb.CohortJSON](),
		"class-list": reflect.TypeFor[teachweb.ListJSON](), "educator": reflect.TypeFor[teachweb.EducatorJSON](), "pack": reflect.TypeFor[authorweb.PackJSON](), "pack-taken": reflect.TypeFor[authorweb.TakenJSON](), "pack-moved": reflect.TypeFor[authorweb.MovedJSON](), "awaited": reflect.TypeFor[teachweb.AwaitingJSON](), "portfolio": reflect.TypeFor[ownweb.PortfolioJSON](), "everything": reflect.TypeFor[ownweb.EverythingJSON](), "everything-run": reflect.TypeFor[ownweb.RunFileJSON](), "comments": reflect.TypeFor[debriefweb.CommentsJSON](), "seminar": reflect.TypeFor[teachweb.SeminarJSON](), "board": reflect.TypeFor[teachweb.BoardJSON](), "assignment": reflect.TypeFor[teachweb.AssignmentJSON](), "extracts": reflect.TypeFor[teachweb.ExtractsJSON](), "extract": reflect.TypeFor[teachweb.ExtractJSON](), "extract-seen": reflect.TypeFor[teachweb.ExtractSeenJSON](), "pair": reflect.TypeFor[teachweb.PairJSON](), "moved": reflect.TypeFor[playweb.MovedJSON](), "followed": reflect.TypeFor[teachweb.FollowedJSON](), "followed-turn": reflect.TypeFor[teachweb.FollowedTurnJSON](),
		"rubric": reflect.TypeFor[teachweb.RubricJSON](), "marks": reflect.TypeFor[teachweb.MarksJSON](), "marking": reflect.TypeFor[teachweb.MarkingJSON](), "own-mark": reflect.TypeFor[teachweb.OwnMarkJSON](), "sample": reflect.TypeFor[teachweb.SampleJSON](), "sampled": reflect.TypeFor[teachweb.SampledJSON]()} {
		paths, listed := pathsOf(of, ""), []string{}
		for _, f := range helpweb.AnswerFields(name) {
			listed = append(listed, f.Path)
			if f.Unit == "" || f.Meaning == "" {
				t.Errorf("%s: %s lacks its unit or its meaning", name, f.Path)
			}
		}
		for _, path := range paths {
			if !slices.Contains(listed, path) {
				t.Errorf("%s: answers.tsv doesn't list %s", name, path)
			}
		}
		for _, path := range listed {
			if !slices.Contains(paths, path) {
				t.Errorf("%s: answers.tsv lists %s, which isn't there", name, path)
			}
		}
		if !t.Failed() && !slices.Equal(paths, listed) {
			t.Errorf("%s: answers.tsv isn't in the order of the types", name)
		}
	}
	for _, path := range pathsOf(reflect.TypeFor[playweb.DeskJSON](), "") {
		if !slices.ContainsFunc(helpweb.AnswerFields("desk"), func(f debrief.Field) bool { return f.Path == path }) {
			t.Errorf("a desk has %s, which isn't listed", path)
		}
	}
}

// pathsOf lists the fields of a type by their paths in JSON: "a.b", "list[].c",
// "by{}.d".
func pathsOf(of reflect.Type, prefix string) []string {
	var list []string
	for i := range of.NumField() {
		f := of.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && name == "" {
			list = append(list, pathsOf(f.Type, prefix)...)
			continue
		}
		if !f.IsExported() {
			continue
		}
		path, inner := inside(prefix+name, f.Type)
		list = append(list, path)
		if inner.Kind() == reflect.Struct && !inner.Implements(reflect.TypeFor[encoding.TextMarshaler]()) {
			list = append(list, pathsOf(inner, path+".")...)
		}
	}
	return list
}

// inside returns the element type of a list, pointer or map, and its path.
func inside(path string, of reflect.Type) (string, reflect.Type) {
	switch of.Kind() {
	case reflect.Slice:
		return inside(path+"[]", of.Elem())
	case reflect.Map:
		return inside(path+"{}", of.Elem())
	case reflect.Pointer:
		return inside(path, of.Elem())
	}
	return path, of
}
