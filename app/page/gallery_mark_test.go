package page_test

import (
	"time"

	"caseload/app/mark"
	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/teach"
)

// markStates returns every state of the pages on which an assignment is marked.
func markStates(l page.Layout) map[string]view {
	const name, cohort = "Week one: who waits?", "BA Social Work, year 2, 2026/27"
	sources := map[string]teachpage.CriterionSource{
		"PCF.6": {Framework: "Professional Capabilities Framework (BASW, 2018)", Status: "title checked on a page of CareLearning’s; order not checked yet"},
		"SWE.6": {Framework: "Social Work England professional standards", Status: "not checked against a published source yet"},
	}
	marking := mark.Marking{Anonymous: true, Second: mark.Blind, Difference: 3, Lateness: true, Changed: 2, Since: 1, Rubric: mark.Rubric{Edition: 2, Criteria: []mark.Criterion{
		{Key: 1, Name: "Critical reflection and analysis", Description: "Says what is known and what isn’t, and what would change the plan.", Points: 20, Source: "PCF.6"},
		{Key: 2, Name: "Ethical practice and reporting concerns", Points: 10, Source: "SWE.6", Levels: []mark.Level{{Name: "Clear", Points: 10}, {Name: "In part", Points: 5}, {Name: "Not yet", Points: 0}}},
		{Key: 3, Name: "Records that somebody could read years later", Points: 10},
	}}}
	rubric := teachpage.RubricView{Layout: l, ID: 4, Name: name, Cohort: cohort, Edition: 2, Plan: mark.PlanOfMarking(marking), Sources: sources, Templates: []string{"Professional Capabilities Framework (BASW, 2018)", "Social Work England professional standards"}}
	fresh, wrong, theirs, mended := rubric, rubric, rubric, rubric
	fresh.Edition, fresh.Plan = 0, mark.RubricPlan{Criteria: []mark.CriterionPlan{{}}, Anonymous: true, Second: mark.Single, Difference: "0"}
	wrong.Wrong, wrong.Sentence = mark.FieldOf(mark.FieldPoints, 2), "Give the most points, a whole number from 1 to 1000, or levels."
	wrong.Plan = mark.PlanOfMarking(marking)
	wrong.Plan.Criteria[2].Points = "many"
	theirs.Theirs = marking.Criteria[:2]
	mended.Fixed, mended.Second = true, mark.Blind
	mended.Mended = &teach.Mended{Mended: mark.Mended{Loses: []string{"Use of the team"}, Gains: []string{"Records that somebody could read years later"}, Others: []string{"Critical reflection and analysis"}}, Marks: []mark.ToCome{{Candidate: 31804, Handed: 2}, {Candidate: 77120, Handed: 1, Drafts: 1}}}

	when := time.Date(2026, 12, 7, 10, 12, 0, 0, time.UTC)
	said := func(id int64, place mark.Place, marker string, handed bool, points ...int) mark.Mark {
		m := mark.Mark{ID: id, Place: place, Name: marker, Marker: id, Edition: 2, Changed: 1, At: when, Comment: "A week held together. Say earlier what you leave."}
		for i, n := range points {
			m.Points = append(m.Points, mark.Point{Criterion: i + 1, Points: &n, Reason: []string{"You named what you didn’t know before you set the tier.", "The concern went to Dawn the same hour.", "Two of five visits have no reason beside them."}[i]})
		}
		if handed {
			m.Handed = &when
		}
		return m
	}
	shown := func(m mark.Mark) teachpage.ShownMark {
		return teachpage.ShownMark{Mark: m, When: "Monday 7 December 2026, 10:12", Criteria: marking.Criteria}
	}
	first, second, settled := said(1, mark.First, "Ada Okonkwo", true, 14, 10, 6), said(2, mark.Second, "Bo Lindqvist", true, 11, 5, 6), said(3, mark.Settled, "Ada Okonkwo", true, 13, 10, 6)
	settled.Why = "We read Tuesday again together. The concern did go on the same day."
	row := func(n int, s mark.Standing) teachpage.CandidateRow {
		return teachpage.CandidateRow{Number: n, Finished: true, Standing: s}
	}
	list := teachpage.MarksView{Layout: l, ID: 4, Name: name, Cohort: cohort, Marking: marking, NotBegun: 1, Going: 2, Kept: "18 January 2028", Candidates: []teachpage.CandidateRow{
		row(18233, mark.Standing{State: mark.None}), row(31804, mark.Standing{State: mark.Made, Mark: &first}), row(40771, mark.Standing{State: mark.Waits}),
		row(52019, mark.Standing{State: mark.Differs}), row(63350, mark.Standing{State: mark.Made, Mark: &settled}), row(77120, mark.Standing{State: mark.Begun, Again: true}),
	}}
	pair := row(81112, mark.Standing{State: mark.Waits})
	pair.With, list.Candidates[2].With = []int{40771}, []int{81112}
	list.Candidates = append(list.Candidates, pair)
	list.Candidates[5].Deleted = true
	list.Candidates[2].Mine, list.Candidates[1].Finished = true, false
	list.Left = []teachpage.CandidateRow{row(90041, mark.Standing{State: mark.Made, Mark: &second})}
	none, empty, released := list, list, list
	none.Marking = mark.Marking{}
	empty.Candidates = nil
	released.Released, released.Marking.Released, released.Candidates = "Monday 14 December 2026, 09:00", &when, append([]teachpage.CandidateRow{}, list.Candidates...)
	released.Candidates[0].Late = true
	for i := range released.Candidates {
		released.Candidates[i].Name = "Cy Longwinded-Surname"
	}

	owing := released
	owing.Candidates = append([]teachpage.CandidateRow{}, released.Candidates...)
	owing.Candidates[1].Owed = true

	one := teachpage.CandidateView{Layout: l, ID: 4, Number: 31804, Name: name, Cohort: cohort, Finished: true, Marking: marking, Sources: sources, Place: mark.First, Standing: mark.Standing{State: mark.None}}
	one.With, one.Deleted = []int{81112}, true
	refused, changed, seeing, differs, counted, taken, again := one, one, one, one, one, one, one
	refused.Plan = mark.PlanOfMark(marking, marking.Rubric, first)
	refused.Plan.Points[0].Points = "21"
	refused.Wrong, refused.Sentence, refused.Draft = mark.FieldOf(mark.FieldPoints, 1), "Give points, a whole number from 0 to 20.", true
	changed.Marking.Second, changed.Another = mark.Single, "Bo Lindqvist"
	other := shown(second)
	other.Place = mark.First
	changed.Theirs, changed.Marks, changed.Plan = &other, []teachpage.ShownMark{other}, refused.Plan
	seeing.Marking.Second, seeing.Place, seeing.Marks, seeing.Standing = mark.Seeing, mark.Second, []teachpage.ShownMark{shown(first)}, mark.Standing{State: mark.Waits}
	differs.Marks, differs.Standing, differs.Plan = []teachpage.ShownMark{shown(first), shown(second)}, mark.Standing{State: mark.Differs}, mark.Agreed(marking, first, second)
	counted.Marks, counted.Standing, counted.Plan = []teachpage.ShownMark{shown(first), shown(second), shown(settled)}, mark.Standing{State: mark.Made, Mark: &settled}, mark.PlanOfMark(marking, marking.Rubric, settled)
	counted.Given, counted.Student = true, "Cy Longwinded-Surname"
	taken.Place, taken.Standing, taken.Finished = "", mark.Standing{State: mark.Waits}, false
	again.Marking.Second, again.Standing = mark.Single, mark.Standing{State: mark.None, Again: true}
	whyApart, apart := one, one
	whyApart.Wrong, whyApart.Sentence, whyApart.WhyApart = mark.FieldApart, "A reason can have 500 characters. Shorten it.", "Was ill from Wednesday on."
	apart.With, apart.Apart = nil, "Was ill from Wednesday on, and the partner decided alone."
	list.Candidates[3].Apart = true
	old := shown(first)
	old.Why = "Added up wrongly."
	again.Earlier, again.Plan, again.Given = []teachpage.ShownMark{old}, mark.PlanOfMark(marking, marking.Rubric, first), true
	given := mark.Given{Assignment: 4, Name: name, Rubric: marking.Rubric, Points: settled.Points, Comment: settled.Comment, At: when}
	own := teachpage.MarkView{Layout: l, ID: 4, Run: 7, Name: name, Cohort: cohort, Given: &given, When: "Monday 14 December 2026, 09:00", Kept: "18 January 2028", Sources: sources}
	anew, nothing, ownApart := own, own, own
	givenApart := given
	givenApart.Apart = apart.Apart
	ownApart.Given = &givenApart
	anew.Again, anew.Why = true, "A criterion was forgotten."
	anew.Earlier = []teachpage.EarlierMark{{Points: 27, Most: 40, When: "Monday 7 December 2026, 09:00", Changed: "Monday 14 December 2026, 09:00", Why: "Added up wrongly."}}
	nothing.Given = nil
	unread := teachpage.ReleaseView{MarksView: list, Sampled: 6, Unmoderated: 2}
	late := teachpage.ReleaseView{MarksView: list, Notice: page.Notice{Kind: page.NoticeProblem, Text: "It isn’t as many as you were told any longer who would be given a mark. Nothing was released; look at it again."}}
	sample := teachpage.SampleView{Layout: l, ID: 4, Name: name, Cohort: cohort, Marking: marking, Sources: sources, Marked: 38, Plan: mark.SamplingPlan{Size: "6", Pass: "30"}}
	undrawn, unmarked := sample, sample
	undrawn.Wrong, undrawn.Sentence, undrawn.Plan.Size = mark.FieldSize, "Give how many runs are to be in the sample, a whole number from 6 to 38.", "3"
	unmarked.Marked = 0
	opinions := []teachpage.OpinionRow{{Moderator: "Bo Lindqvist", Agrees: false, Text: "Analysis is worth more: the second visit is well argued.", When: "Tuesday 8 December 2026, 09:30", Earlier: true}, {Moderator: "Cy Longwinded-Surname", Agrees: true, When: "Wednesday 9 December 2026, 16:05"}}
	pass := 30
	sample.Drawn, sample.Pass = "Monday 7 December 2026, 15:00", &pass
	sample.Runs = []teachpage.SampledRow{
		{Number: 31804, Stratum: mark.Top, Standing: mark.Standing{State: mark.Made, Mark: &first}, Opinions: opinions}, {Number: 52019, Stratum: mark.Failed, Standing: mark.Standing{State: mark.Made, Mark: &settled}},
		{Number: 63350, Marked: true, Stratum: mark.Borderline, Standing: mark.Standing{State: mark.None, Again: true}},
	}
	sample.Examiners = []teachpage.ExaminerRow{
		{ID: 1, Name: "Eve Osei", Email: "eve.osei@northfield.ac.uk", Came: "Tuesday 8 December 2026, 11:20", Report: "The marks are fair, and their reasons are of use to students.\n\nSay in the rubric what a record needs.", Reported: "Friday 11 December 2026, 14:00"},
		{ID: 2, Email: "f.marsh@northfield.ac.uk", Invited: "Tuesday 8 December 2026, 11:00", Until: "22 December 2026", Mailed: "Sent by mail on 8 December 2026 at 11:02."},
		{ID: 4, Email: "g.reid@northfield.ac.ukk", Invited: "Tuesday 8 December 2026, 11:05", Mailed: "It couldn’t be sent by mail (8 December 2026 at 11:06). Check the address, or hand a link over."},
		{ID: 5, Email: "h.lund@northfield.ac.uk", Invited: "Tuesday 10 November 2026, 11:05"}, {ID: 3, Ended: "Monday 14 December 2026, 09:00"},
	}
	linked, external := sample, sample
	linked.Mails = true
	linked.Email, linked.Link = "g.reid@northfield.ac.uk", "https://caseload.example/invitations/mAdE-uPmAdE-uPmAdE-uPmAdE-uPmAdE-uP"
	external.Examines, external.Report = true, sample.Examiners[0].Report
	drawn := teachpage.SampledView{Layout: l, ID: 4, Name: name, Cohort: cohort, Row: sample.Runs[0], Finished: true, Marking: marking, Marks: []mark.Mark{first, second, settled}, Agrees: "no", Wrong: mark.FieldOpinion, Sentence: "Say in a comment what you see differently."}
	examined, remark := drawn, drawn
	examined.Wrong, examined.Sentence, examined.Examines = "", "", true
	remark.Wrong, remark.Sentence, remark.Row, remark.Marks, remark.Finished, remark.Row.Marked = "", "", sample.Runs[2], nil, false, true
	return map[string]view{
		"marks-release": teachpage.ReleaseView{MarksView: list}, "marks-release-changed": late, "marks-release-unmoderated": unread, "marks-release-done": teachpage.ReleaseView{MarksView: released}, "marks-release-again": teachpage.ReleaseView{MarksView: owing},
		"mark-own": own, "mark-own-again": anew, "mark-own-none": nothing, "mark-own-apart": ownApart,
		"sample": sample, "sample-new": undrawn, "sample-none": unmarked, "sample-link": linked, "sample-external": external, "sampled": drawn, "sampled-external": examined, "sampled-again": remark,
		"rubric": rubric, "rubric-new": fresh, "rubric-wrong": wrong, "rubric-changed": theirs, "rubric-mended": mended,
		"marks": list, "marks-no-rubric": none, "marks-none": empty, "marks-released": released, "marks-owed": owing,
		"candidate": one, "candidate-apart": apart, "candidate-apart-wrong": whyApart, "candidate-wrong": refused, "candidate-changed": changed, "candidate-seeing": seeing, "candidate-differs": differs, "candidate-settled": counted, "candidate-taken": taken, "candidate-again": again,
	}
}
