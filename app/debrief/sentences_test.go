package debrief_test

import (
	"slices"
	"strings"
	"testing"

	"caseload/app/debrief"
	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// changed turns the small pack into one in which Sam's call should change the
// view of an open case.
var changed = []string{`wait_until "09:30"`, `wait_until "09:30"
  expect { about = home, tiers = { "P1" }, why = "A mark.", judged = "two practitioners, who differed at first and then agreed on P1", agreement = "differed" }`}

func onReid(t *testing.T, decisions ...sim.Decision) debrief.Judgement {
	t.Helper()
	steps, seat := play(t, 1, changed, decisions...)
	examples := debrief.Judge(steps, seat.Published()).Prioritising.Triage.Examples
	i := slices.IndexFunc(examples, func(j debrief.Judgement) bool { return j.On == "reid" })
	if i < 0 {
		t.Fatalf("found %+v", examples)
	}
	return examples[i]
}

// Acting late, not noticing, and not having opened what was there each get a
// different sentence.
func TestLateUnnoticedAndUnopenedAreDifferentSentences(t *testing.T) {
	call, file, chronology := at("work:desk"), at("read:reid-file"), at("read:reid-chronology")
	for _, c := range []struct {
		name      string
		met       string
		counts    string
		words     string
		decisions []sim.Decision
	}{
		{"at once", debrief.InTime, debrief.Hit, "from none to P1 at once, inside", []sim.Decision{call, call, at("triage:reid", "tier", "P1"), at("end"), at("end")}},
		{"next day", debrief.ActedLate, debrief.Hit, "That is later than P1, which means the same working day.", []sim.Decision{call, call, at("end"), at("triage:reid", "tier", "P1"), at("end")}},
		{"files left shut", debrief.Unopened, debrief.Miss, "You hadn't opened the file (10 min) and the chronology", []sim.Decision{call, call, at("triage:reid", "tier", "P3"), at("end"), at("end")}},
		{"read, and held otherwise", debrief.InTime, debrief.Miss, "less urgent than the authors’ range, P1.", []sim.Decision{call, call, file, chronology, at("triage:reid", "tier", "P3"), at("end"), at("end")}},
		{"nothing", debrief.Unnoticed, debrief.Uncounted, "The log holds no decision of yours about it", []sim.Decision{call, call, at("end"), at("end")}},
		{"read, and left", debrief.Touched, debrief.Uncounted, "You did take it up: your next decision about it was “Read the file” at once", []sim.Decision{call, call, file, chronology, at("end"), at("end")}},
	} {
		j := onReid(t, c.decisions...)
		if j.Met != c.met || j.Counts != c.counts || !strings.Contains(string(j.Sentence), c.words) || j.Question == "" {
			t.Errorf("%s: want %s, %s, %q; found %+v", c.name, c.met, c.counts, c.words, j)
		}
		if j.Agreement != "differed" || j.Shown != 3 {
			t.Errorf("%s: found %+v", c.name, j)
		}
	}
}

// Whoever does the work in the time that the range allows, and leaves the tier, is told
// what was done; the tier isn't counted against them. Reading alone isn't the work.
func TestWorkDoneInTimeStandsForATier(t *testing.T) {
	low, call := at("triage:reid", "tier", "P3"), at("work:desk")
	worked := onReid(t, low, call, call, at("contact:dawn", "about", "reid"), at("end"), at("end"))
	if worked.Met != debrief.Worked || worked.Counts != debrief.Uncounted || !strings.Contains(string(worked.Sentence), "you turned to it at once: “Ask Dawn") || !strings.Contains(string(worked.Sentence), "isn't counted") {
		t.Errorf("found %+v", worked)
	}
	read := onReid(t, low, call, call, at("read:reid-file"), at("end"), at("end"))
	if read.Met == debrief.Worked || read.Counts != debrief.Miss {
		t.Errorf("found %+v", read)
	}
}

// Ranges that span urgent and not urgent count neither way, and with a range of
// two tiers either of them is inside.
func TestTiesAndContestedRanges(t *testing.T) {
	for tiers, want := range map[string]string{`"P0", "P1"`: debrief.IsUrgent, `"P1", "P2"`: debrief.Either, `"P2", "P3"`: debrief.NotUrgent, `"P0", "P3"`: debrief.Either} {
		steps, seat := play(t, 1, []string{`"P2", "P3"`, tiers}, morning("P2")...)
		d := debrief.Judge(steps, seat.Published())
		j := d.Prioritising.Triage.Examples[0]
		either := want == debrief.Either
		if j.Published != want || either != (j.Counts == debrief.Uncounted) || either != (d.Prioritising.Triage.Either == 1) {
			t.Errorf("%s: found %+v", tiers, j)
		}
	}
}

// The time is measured from news to a new view of the tier, and to an action.
func TestRevisionIsTimed(t *testing.T) {
	call := at("work:desk")
	for _, c := range []struct {
		decisions     []sim.Decision
		tier, act     int // minutes; -1 for never
		words, middle string
	}{
		{[]sim.Decision{call, call, call, at("triage:reid", "tier", "P1"), at("end"), at("end")}, 15, -1, "15 minutes later you set the tier to P1.", "half of them within 8 minutes"},
		{[]sim.Decision{call, call, at("read:reid-file"), at("triage:reid", "tier", "P1"), at("end"), at("end")}, 10, 0, "10 minutes later", "half of them within 5 minutes"},
		{[]sim.Decision{call, call, call, at("read:reid-file"), at("end"), at("end")}, -1, 15, "15 minutes later you turned to them: “Read the file”. No tier was set.", "set no tier"},
		{[]sim.Decision{call, call, at("end"), at("end")}, -1, -1, "No decision about them followed", "nothing about that case was decided"},
	} {
		steps, seat := play(t, 1, changed, c.decisions...)
		r := debrief.Judge(steps, seat.Published()).Prioritising.Revision
		one := r.List[0]
		if minutes(one.TierAfter) != c.tier || minutes(one.ActAfter) != c.act || !strings.Contains(string(one.Sentence), c.words) || !strings.Contains(string(r.Sentence), c.middle) {
			t.Errorf("%q: found %+v, %q", c.words, one, r.Sentence)
		}
		if r.News != r.Retiered+r.Acted+r.Left {
			t.Errorf("found %+v", r)
		}
	}
}

// News for which no range is published, and which was dealt with, isn't listed.
func TestNewsThatCalledForNoOtherViewIsLeftOut(t *testing.T) {
	call := at("work:desk")
	for acts, want := range map[string]int{"work:desk": 1, "read:reid-file": 0} {
		steps, seat := play(t, 1, nil, call, call, at(acts), at("end"), at("end"))
		if r := debrief.Judge(steps, seat.Published()).Prioritising.Revision; r.News != want || len(r.List) != want {
			t.Errorf("%s: found %+v", acts, r)
		}
	}
}

func minutes(p *int) int {
	if p == nil {
		return -1
	}
	return *p
}

// A tier that was taken back is neither a tier that was set nor a new view.
func TestTakenBackIsNoRevision(t *testing.T) {
	steps, seat := play(t, 1, nil, at("work:desk"), at("work:desk"), at("triage:reid", "tier", "P1"), at("take-back"), at("end"), at("end"))
	if r := debrief.Judge(steps, seat.Published()).Prioritising.Revision; r.Retiered != 0 || r.Left != r.News {
		t.Errorf("found %+v", r)
	}
}

// The order is compared with what was pressing on the desk and could have been
// begun: the referral. Writing up doesn't press, and reading isn't compared.
func TestOrderIsToldAgainstTheDesk(t *testing.T) {
	decisions := slices.Insert(morning("P2"), 5, at("read:reid-file"), at("work:desk"))
	steps, seat := play(t, 1, nil, decisions...)
	o := debrief.Judge(steps, seat.Published()).Prioritising.Order
	if o.Choices != 3 || o.Pressing != 2 || len(o.Passed) != 1 || o.Passed[0].Did != "Tidy up: nothing is waiting on the desk" || !slices.Equal(o.Passed[0].Waiting, []string{"“Marsh” from Brook Primary"}) {
		t.Errorf("found %+v", o)
	}
}

// Supervision that was called off and asked for again is one session, and what
// was brought is compared with what was pressing.
func TestSupervisionOfAWeek(t *testing.T) {
	v := version(t, "first-week")
	d, luck := supervised(t, v)
	s := d.Supervision
	if s.Due != 1 || s.Held != 1 || s.Cancelled != 1 || s.Rearranged != 1 || len(s.Sessions) != 1 {
		t.Fatalf("found %+v", s)
	}
	one := s.Sessions[0]
	if one.State != debrief.Held || len(one.Functions) != 4 || !one.Feelings || len(one.Cases) == 0 || one.Decision == "" {
		t.Errorf("found %+v", one)
	}
	for _, name := range one.NotBrought {
		if slices.Contains(one.Cases, name) || !slices.Contains(one.Pressing, name) {
			t.Errorf("%s: found %+v", name, one)
		}
	}
	if s := judged(t, v, policy.WornOut, luck).Supervision; s.Held != 0 || s.Sessions[0].State == debrief.Held || !strings.Contains(string(s.Sessions[0].Sentences[0]), "no other time was asked for") {
		t.Errorf("found %+v", s)
	}
}

// supervised returns the debrief of a careful week in which a session was held, and its
// luck. In some weeks the student is on the road when it is time.
func supervised(t *testing.T, v *scenario.Version) (debrief.Debrief, uint64) {
	for luck := uint64(1); luck <= 20; luck++ {
		if d := judged(t, v, policy.Careful, luck); d.Supervision.Held > 0 {
			return d, luck
		}
	}
	t.Fatal("no careful week has a session that is held")
	return debrief.Debrief{}, 0
}

// Only the student's own debrief says whether feelings were spoken of.
func TestFeelingsAreForTheStudentAlone(t *testing.T) {
	v := version(t, "first-week")
	d, luck := supervised(t, v)
	others := d.ForOthers()
	felt := func(d debrief.Debrief) int {
		n := strings.Count(string(encode(t, d.Supervision)), "it felt") + strings.Count(string(encode(t, d.Supervision)), `"feelings":true`)
		return n + strings.Count(string(encode(t, d.Decisions)), "How it felt")
	}
	if felt(d) == 0 || felt(others) != 0 {
		t.Errorf("the student's own says so %d times, the others' %d times", felt(d), felt(others))
	}
	if before := judged(t, v, policy.Careful, luck); string(encode(t, before)) != string(encode(t, d)) {
		t.Error("taking it out changed the student's own")
	}
}

// When load is raised with a manager, the debrief gives the evidence and the
// employer's answer; load above its ceiling that isn't raised is mentioned as
// such.
func TestCapacityIsToldWithItsAnswer(t *testing.T) {
	v := version(t, "first-week")
	load := judged(t, v, policy.Careful, 8).Stress.Load
	if len(load.Raised) == 0 {
		t.Fatalf("found %+v", load)
	}
	for _, r := range load.Raised {
		if len(r.Evidence) == 0 || len(r.Standards) == 0 || r.Answer == "" || !strings.Contains(string(r.Sentence), "The answer came on") || !strings.Contains(string(r.Sentence), r.Answer[:20]) {
			t.Errorf("found %+v", r)
		}
	}
	if load := judged(t, v, policy.Loudest, 8).Stress.Load; load.Turn > 0 && !strings.Contains(string(load.Sentence), "It wasn't raised with a manager") {
		t.Errorf("found %+v", load)
	}
}

// No sentence blames, marks or comments on the student's health.
func TestNothingShames(t *testing.T) {
	bad := []string{"you failed", "wrong", "should have", "mistake", "careless", "score of", "grade", "your stress", "your strain", "you ignored", "poor"}
	for _, p := range policyNames() {
		d := judged(t, version(t, "first-week"), policy.Named[p], 2)
		d.Decisions, d.Topics, d.Prioritising.Context, d.Prioritising.Order.Rule, d.Prioritising.Forecasts.Rule = nil, nil, nil, "", ""
		for i := range d.Prioritising.Triage.Examples {
			d.Prioritising.Triage.Examples[i].Why = "" // the scenario's own words
		}
		for i := range d.Stress.Load.Raised {
			d.Stress.Load.Raised[i].Answer = ""
		}
		text := strings.ToLower(string(encode(t, d)))
		for _, word := range bad {
			if strings.Contains(text, word) {
				t.Errorf("%s: a debrief says %q", p, word)
			}
		}
	}
}

// What is still waiting on the desk isn't judged yet.
func TestWhatStillWaitsIsNotJudged(t *testing.T) {
	steps, seat := play(t, 1, changed, morning("P2")...)
	for n := range steps {
		for _, j := range debrief.Judge(steps[:n], seat.Published()).Prioritising.Triage.Examples {
			if j.Turn == 0 && j.Met == debrief.Unnoticed && steps[n-1].Desk.Scenario.Day == 1 && !steps[n-1].Desk.Ended {
				t.Errorf("after %d steps: %s", n, j.Sentence)
			}
		}
	}
}

// What a manager decided without the student, or what became of a caller who rang
// off, is not quoted as the student's words; and nobody who went home is said to
// have had nothing pressing.
func TestWhatWasNotSaidIsNotQuoted(t *testing.T) {
	home := func(sim.Desk, func(int) int) sim.Decision { return at("end") }
	d := judged(t, version(t, "first-week"), home, 4)
	without := 0
	for _, topic := range d.Topics {
		if topic.Said != "" {
			t.Errorf("nothing was said: found %+v", topic)
		}
		if strings.Contains(string(topic.Instead), "without a recommendation") {
			without++
		}
	}
	if without == 0 || !strings.Contains(string(d.Prioritising.Order.Sentence), "no piece of work") {
		t.Errorf("found %d, %q", without, d.Prioritising.Order.Sentence)
	}
	for _, day := range d.Stress.Days {
		if strings.Contains(string(day.Strain), "; 0 was carried") {
			t.Errorf("found %q", day.Strain)
		}
	}
}

// No working minutes pass between an evening and the next morning, but what was
// done in the morning wasn't done at once.
func TestTheNextMorningIsNotAtOnce(t *testing.T) {
	call := at("work:desk")
	j := onReid(t, call, call, at("end"), at("triage:reid", "tier", "P1"), at("end"))
	if !strings.Contains(string(j.Sentence), " the next working day, ") || !strings.Contains(string(j.Sentence), " of working time after that") {
		t.Errorf("found %q", j.Sentence)
	}
	steps, seat := play(t, 1, nil, call, call, at("end"), at("triage:reid", "tier", "P1"), at("end"))
	if one := debrief.Judge(steps, seat.Published()).Prioritising.Revision.List[0]; !strings.Contains(string(one.Sentence), "The next working day, ") {
		t.Errorf("found %q", one.Sentence)
	}
}

// Nobody walks out of a conversation: answering somebody whom one is with isn't told as
// work that was chosen instead of the referral. Answering the telephone is.
func TestWhoeverOneIsWithIsNotChosen(t *testing.T) {
	for by, want := range map[string]bool{"phone": true, "in person": false} {
		change := []string{`wait_until "09:30"`, `wait_until "10:30"`, `by = "phone", urgent = true`, `by = "` + by + `"`}
		var decisions []sim.Decision
		for range 6 { // until Sam asks
			decisions = append(decisions, at("work:desk"))
		}
		steps, seat := play(t, 1, change, append(decisions, at("answer:reid-"+strings.ReplaceAll(by, " ", "-")+":school"), at("end"), at("end"))...)
		passed := debrief.Judge(steps, seat.Published()).Prioritising.Order.Passed
		if told := slices.ContainsFunc(passed, func(p debrief.Passed) bool { return strings.HasPrefix(p.Did, "Answer ") }); told != want {
			t.Errorf("%s: found %+v", by, passed)
		}
	}
}
