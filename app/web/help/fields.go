package help

import (
	"sync"

	"github.com/gofiber/fiber/v2"

	"caseload/app/debrief"
	helppage "caseload/app/page/help"
	"caseload/app/web/edge"
)

type fieldJSON struct {
	Path    string `json:"path"`
	Unit    string `json:"unit"`
	Meaning string `json:"meaning"`
}

// documented lists the answers whose fields are explained besides those of a
// debrief. It is read when it is first asked for, since most commands never do.
var documented = sync.OnceValue(func() []helppage.FieldList {
	return []helppage.FieldList{
		{Name: "desk", Meaning: "what a program is answered with for a run’s desk, as it is or was at a turn", Fields: AnswerFields("desk")},
		{Name: "what-if", Meaning: "what a program is answered with for what might have been", Fields: AnswerFields("what-if")},
		{Name: "reflection", Meaning: "what a program is answered with for what its student wrote when looking back", Fields: AnswerFields("reflection")},
		{Name: "shared", Meaning: "what others can read of that, where a part is shared", Fields: AnswerFields("shared")},
		{Name: "notes", Meaning: "what a program is answered with for all that a student wrote in a run, by day", Fields: AnswerFields("notes")},
		{Name: "glossary", Meaning: "what a program is answered with for what the terms of a run’s scenario mean", Fields: AnswerFields("glossary")},
		{Name: "log", Meaning: "what a program is answered with for a run that was begun with rules that this program doesn’t know, or that can’t be gone through again", Fields: AnswerFields("log")},
		{Name: "pooled", Meaning: "what a program is answered with for the recommendations of several runs together", Fields: AnswerFields("pooled")},
		{Name: "library", Meaning: "what a program is answered with for a search of the library", Fields: AnswerFields("library")},
		{Name: "in-library", Meaning: "what a program is answered with for one scenario in the library", Fields: AnswerFields("in-library")},
		{Name: "cohort", Meaning: "what a program is answered with for a cohort", Fields: AnswerFields("cohort")},
		{Name: "cohorts", Meaning: "what a program is answered with for the cohorts of whoever asks", Fields: AnswerFields("cohorts")},
		{Name: "class-list", Meaning: "what a program is answered with for a class list, looked at or imported", Fields: AnswerFields("class-list")},
		{Name: "educator", Meaning: "what a program is answered with for a practice educator of a cohort", Fields: AnswerFields("educator")},
		{Name: "everything", Meaning: "the file account.json, where a person takes all that is theirs away", Fields: AnswerFields("everything")},
		{Name: "everything-run", Meaning: "the file run.json in the folder of each run, where a person takes all that is theirs away; desks.jsonl beside it has a desk in each line, and debrief.json its debrief", Fields: AnswerFields("everything-run")},
		{Name: "portfolio", Meaning: "what a program is answered with for what its student shares of their runs, with their own notes", Fields: AnswerFields("portfolio")},
		{Name: "comments", Meaning: "what a program is answered with for what staff said of a student’s run", Fields: AnswerFields("comments")},
		{Name: "followed", Meaning: "what a program is answered with for a student's run, read by their lecturers and their practice educator", Fields: AnswerFields("followed")},
		{Name: "followed-turn", Meaning: "what a program is answered with for one turn of such a run", Fields: AnswerFields("followed-turn")},
		{Name: "extracts", Meaning: "what a program is answered with for what students handed to practice educators in a cohort", Fields: AnswerFields("extracts")},
		{Name: "extract", Meaning: "what a program is answered with for one of these", Fields: AnswerFields("extract")},
		{Name: "extract-seen", Meaning: "what a program is answered with that is about to hand one over, and has to send “seen” with it", Fields: AnswerFields("extract-seen")},
		{Name: "rubric", Meaning: "what a program is answered with for what an assignment is marked by", Fields: AnswerFields("rubric")},
		{Name: "marks", Meaning: "what a program is answered with for the runs for an assignment that are marked", Fields: AnswerFields("marks")},
		{Name: "marking", Meaning: "what a program is answered with for one of these runs and its marks", Fields: AnswerFields("marking")},
		{Name: "own-mark", Meaning: "what a program is answered with for a student's own mark", Fields: AnswerFields("own-mark")},
		{Name: "pair", Meaning: "what a program is answered with for a student who asks for a partner, or who has the code of one who asks", Fields: AnswerFields("pair")},
		{Name: "moved", Meaning: "what a program is told, as it happens, of what a partner has decided since a turn", Fields: AnswerFields("moved")},
		{Name: "seminar", Meaning: "what a program is answered with for a seminar of an assignment or a class, at the part and the moment in the address", Fields: AnswerFields("seminar")},
		{Name: "board", Meaning: "what a program is answered with for the board of a class", Fields: AnswerFields("board")},
		{Name: "assignment", Meaning: "what a program is answered with for an assignment", Fields: AnswerFields("assignment")},
		{Name: "sample", Meaning: "what a program is answered with for the sample of an assignment's marked runs", Fields: AnswerFields("sample")},
		{Name: "sampled", Meaning: "what a program is answered with for one run in it and its marks", Fields: AnswerFields("sampled")},
		{Name: "decided", Meaning: "what a program is answered with for what classes decided with what was published of a draft", Fields: AnswerFields("decided")},
		{Name: "pack", Meaning: "what a program is answered with that takes a draft out, at /drafts/NUMBER/pack; it may ask with a token", Fields: AnswerFields("pack")},
		{Name: "pack-taken", Meaning: "what a program is answered with that has sent a draft back to that address: a zip file as pack and, as from, the digest and the files that it took out", Fields: AnswerFields("pack-taken")},
		{Name: "pack-moved", Meaning: "what it is answered with if others have changed the draft since, so that nothing was taken in", Fields: AnswerFields("pack-moved")},
		{Name: "awaited", Meaning: "what a program is answered with for those who are invited to a cohort", Fields: AnswerFields("awaited")},
	}
})

// fields explains every field of the answers. For programs, it answers with lists
// by the name of the answer.
func (s *Pages) fields(c *fiber.Ctx) error {
	if !edge.WantsJSON(c) {
		return s.Page(c, helppage.FieldsView{Layout: s.Layout, Fields: debrief.Fields(), Answers: documented()})
	}
	all := map[string][]fieldJSON{"debrief": fieldsOf(debrief.Fields())}
	for _, answer := range documented() {
		all[answer.Name] = fieldsOf(answer.Fields)
	}
	return c.JSON(all)
}

func fieldsOf(fields []debrief.Field) []fieldJSON {
	list := make([]fieldJSON, len(fields))
	for i, f := range fields {
		list[i] = fieldJSON(f)
	}
	return list
}
