package store_test

import (
	"testing"

	"caseload/app/mark"
	"caseload/app/store"
	"caseload/app/who"
)

func (e *examined) sample(t *testing.T, p store.Person, act who.Act) store.Sample {
	t.Helper()
	return must(e.SampleFor(ctx, p, e.l.Assignment().ID, act))(t)
}

// sampled returns the one run in the sample as somebody sees it.
func (e *examined) sampled(t *testing.T, p store.Person) store.Sampled {
	t.Helper()
	_, list, err := e.SampleOf(ctx, e.sample(t, p, who.ReadSample))
	check(t, err)
	if len(list) != 1 {
		t.Fatalf("the sample is %+v", list)
	}
	return list[0]
}

// drawsOne has a marked run drawn.
func (e *examined) drawsOne(t *testing.T, pass int) {
	t.Helper()
	e.finishes(t, e.sam, today)
	e.marks(t, e.lou, 6, 10)
	check(t, e.DrawSample(ctx, e.sample(t, e.lou, who.DrawSample), mark.Sampling{Size: 1, Pass: &pass}, func(n int) int { return n - 1 }))
}

// What a moderator says stays with the mark that it is of, and nobody moderates their own.
func TestAMarkInTheSampleIsModerated(t *testing.T) {
	e := newExamined(t, mark.Single, nil)
	mustBe(t, e.DrawSample(ctx, e.sample(t, e.lou, who.DrawSample), mark.Sampling{Size: 1}, func(int) int { return 0 }), store.ErrNotFound)
	e.drawsOne(t, 20)
	one := e.sampled(t, e.lou)
	if one.Stratum != mark.Failed || !one.Marked || one.Standing.Mark.Total() != 16 || one.Marks[0].Name != "" || one.Marks[0].Marker != 0 {
		t.Errorf("the sample has %+v", one)
	}
	on := one.Standing.Mark.ID
	mustBe(t, e.ModerateMark(ctx, e.sample(t, e.lou, who.Moderate), one.Number, on, true, ""), store.ErrTaken)
	mustBe(t, e.ModerateMark(ctx, e.sample(t, e.max, who.Moderate), one.Number, on+1, true, ""), store.ErrChanged)
	mustBe(t, e.ModerateMark(ctx, e.sample(t, e.max, who.Moderate), 1, on, true, ""), store.ErrNotFound)
	check(t, e.ModerateMark(ctx, e.sample(t, e.max, who.Moderate), one.Number, on, false, "Too few."))
	if o := e.sampled(t, e.lou).Opinions; len(o) != 1 || o[0].Moderator != "Max" || o[0].Agrees || o[0].Text != "Too few." || o[0].Earlier {
		t.Errorf("the moderator says %+v", o)
	}
	e.marks(t, e.lou, 8, 18)
	check(t, e.DrawSample(ctx, e.sample(t, e.lou, who.DrawSample), mark.Sampling{Size: 1}, func(int) int { return 0 }))
	if one := e.sampled(t, e.max); !one.Opinions[0].Earlier || one.Stratum != mark.Failed || one.Standing.Mark.Total() != 26 {
		t.Errorf("once another mark counts there is %+v", one)
	}
	check(t, e.Erase(ctx, e.max))
	if o := e.sampled(t, e.lou).Opinions; len(o) != 1 || o[0].Moderator != "" {
		t.Errorf("once its moderator is erased it is %+v", o)
	}
}

// An external examiner of another organisation reads the sample and nothing else, until it is
// ended; their report stays.
func TestAnExternalExaminerHasTheSampleAlone(t *testing.T) {
	e := newExamined(t, mark.Single, nil)
	id := e.l.Assignment().ID
	draws := func() store.Sample { return e.sample(t, e.lou, who.DrawSample) }
	mustBe(t, e.InviteExaminer(ctx, draws(), "eve@z.test", later, hash("eve"), false), store.ErrNotFound)
	e.drawsOne(t, 0)
	mustBe(t, e.InviteExaminer(ctx, draws(), "sam@x.test", later, hash("sam too"), false), store.ErrTaken)
	check(t, e.InviteExaminer(ctx, draws(), "zoe@y.test", later, hash("first"), false))
	check(t, e.InviteExaminer(ctx, draws(), "zoe@y.test", later, hash("zoe too"), false))
	_, err := e.Invited(ctx, hash("first"))
	mustBe(t, err, store.ErrNotFound)
	invited := must(e.Invited(ctx, hash("zoe too")))(t)
	if i := invited.Invitation(); i.Assignment != id || i.Examined == "" || len(i.Roles) > 0 {
		t.Errorf("the invitation is %+v", i)
	}
	_, err = e.SampleFor(ctx, e.zoe, id, who.ReadSample)
	mustBe(t, err, store.ErrNotFound)
	check(t, e.AcceptAs(ctx, invited, e.zoe))
	mustBe(t, e.AcceptAs(ctx, invited, e.zoe), store.ErrNotFound)
	mustBe(t, e.InviteExaminer(ctx, draws(), "zoe@y.test", later, hash("again"), false), store.ErrLocked)

	one := e.sampled(t, e.zoe)
	check(t, e.ModerateMark(ctx, e.sample(t, e.max, who.Moderate), one.Number, one.Standing.Mark.ID, true, "Fine."))
	if one = e.sampled(t, e.zoe); len(one.Opinions) > 0 || len(one.Marks) != 1 {
		t.Errorf("an external examiner sees %+v", one)
	}
	must(e.Decisions(ctx, must(e.SampledRun(ctx, e.sample(t, e.zoe, who.ReadSample), one.Number))(t), 0))(t)
	for _, act := range []who.Act{who.DrawSample, who.Moderate} {
		_, err := e.SampleFor(ctx, e.zoe, id, act)
		mustBe(t, err, store.ErrNotFound)
	}
	_, err = e.MarkAssignment(ctx, e.zoe, id)
	mustBe(t, err, store.ErrNotFound)
	_, err = e.OpenAssignment(ctx, e.zoe, id)
	mustBe(t, err, store.ErrNotFound)
	_, err = e.SampleFor(ctx, e.lou, id, who.ReportSample)
	mustBe(t, err, store.ErrForbidden)
	if list := must(e.ExaminedBy(ctx, e.zoe))(t); len(list) != 1 || list[0].ID != id {
		t.Errorf("she examines %+v", list)
	}

	reports := e.sample(t, e.zoe, who.ReportSample)
	check(t, e.ReportOnSample(ctx, reports, "Fair, and well reasoned."))
	examiners := must(e.Examiners(ctx, draws()))(t)
	if len(examiners) != 1 || examiners[0].Report != "Fair, and well reasoned." || examiners[0].Came == nil {
		t.Fatalf("there are %+v", examiners)
	}
	check(t, e.EndExaminer(ctx, draws(), examiners[0].ID))
	mustBe(t, e.EndExaminer(ctx, draws(), examiners[0].ID), store.ErrNotFound)
	mustBe(t, e.ReportOnSample(ctx, reports, "More."), store.ErrNotFound)
	_, err = e.SampleFor(ctx, e.zoe, id, who.ReadSample)
	mustBe(t, err, store.ErrNotFound)
	check(t, e.Erase(ctx, e.zoe))
	if x := must(e.Examiners(ctx, draws()))(t)[0]; x.Name+x.Email != "" || x.Report == "" {
		t.Errorf("once she is erased there is %+v", x)
	}
	check(t, e.InviteExaminer(ctx, draws(), "eve@z.test", later, hash("unsent"), true))
	mailed := must(e.Invited(ctx, hash("unsent")))(t).Invitation()
	if i := must(e.RelinkToMail(ctx, e.Operator(), mailed.ID, hash("sent"), later))(t); mailed.Mailed != store.MailWaiting || i.Email != "eve@z.test" || i.Examined == "" {
		t.Errorf("what is mailed is %+v", i)
	}
	check(t, e.MailedInvitation(ctx, e.Operator(), mailed.ID, store.MailFailed))
	if list := must(e.ExaminersInvited(ctx, draws()))(t); len(list) != 1 || list[mailed.Examiner].Mailed != store.MailFailed {
		t.Errorf("what became of it is %+v", list)
	}
	check(t, e.AcceptAs(ctx, must(e.Invited(ctx, hash("sent")))(t), e.ada))
	if list := must(e.ExaminersInvited(ctx, draws()))(t); len(list) > 0 {
		t.Errorf("once it is used there is %+v", list)
	}
}
