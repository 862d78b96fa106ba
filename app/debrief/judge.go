package debrief

import (
	"caseload/app/scenario"
	"caseload/app/sim"
)

// Judge says what the steps of a play show, compared with what the scenario
// publishes about what was on those desks; it uses the standard frameworks. It
// sees only desks and decisions: if two plays have equal desks up to a turn, it
// says the same about those desks, whatever came later.
func Judge(steps []scenario.Step, published []sim.Published) Debrief {
	return JudgeBy(steps, published, Standard())
}

// JudgeBy is [Judge] with a course's own frameworks.
func JudgeBy(steps []scenario.Step, published []sim.Published, links Links) Debrief {
	if len(steps) == 0 {
		return empty()
	}
	w := read(steps)
	d := Debrief{
		Title: w.last().Scenario.Title, Role: w.last().Scenario.Role,
		Decisions: Decisions(steps), Topics: w.topics(published), Later: []Later{},
	}
	p := &d.Prioritising
	p.Triage = w.triage(published)
	p.Responses = responses(p.Triage.Examples)
	p.Revision = w.revision(published)
	p.Order = w.attention()
	p.Dates = w.dates()
	p.Timeline = w.timeline()
	p.Hours = w.hours()
	p.Forecasts = Score(w.forecasts())
	p.Context = context()
	d.Stress = w.stress()
	d.Supervision = w.supervision()
	d.Moments = w.moments(d, published, links)
	d.First, d.unread = w.firstPage(d), w.unread()
	d.Frameworks = links.named(d.Moments)
	d.Limits, d.OwnLimits = limits(d, w)
	d.Form = form
	return d
}

// empty returns the debrief of a play without steps, in which there was no desk.
func empty() Debrief {
	return Debrief{
		First: FirstPage{Families: []Standing{}, Decisions: []Notable{}, Left: []Undone{}, Pressed: []sim.Sentence{}, Supervision: []sim.Sentence{}},
		Prioritising: Prioritising{
			Triage: Triage{Detection: Detect(nil), Method: Method, Rule: triageRule, ByLoad: []LoadGroup{}, Examples: []Judgement{}, Sentence: nothingToRecommend}, Responses: []Response{},
			Revision:  Revision{Rule: revisionRule, List: []Revised{}, Reason: nothingNew, Sentence: nothingNew},
			Order:     Order{Rule: orderRule, Passed: []Passed{}, Sentence: nothingChosen},
			Dates:     Dates{List: []Kept{}, Sentence: noDates},
			Timeline:  Timeline{Days: []AxisDay{}, Rows: []Track{}},
			Hours:     Hours{Rule: hoursRule, List: []sim.Spent{}, Groups: []Group{}, Quadrants: []Quadrant{}, Sentence: noMinutes},
			Forecasts: Score(nil), Context: context(),
		},
		Stress:      Stress{Whose: whose, Days: []Day{}, Events: []Distress{}, Load: Load{Raised: []Raised{}, Line: []Weighed{}}},
		Supervision: Supervision{Sessions: []Session{}, Sentence: noSessions},
		Moments:     []Moment{}, Decisions: []Decided{}, Topics: []Topic{}, Later: []Later{}, Frameworks: []Framework{},
		Limits: []sim.Sentence{nothingPlayed}, OwnLimits: []sim.Sentence{}, Form: form,
	}
}

// topics returns the questions worth talking about, if a desk showed what they
// are about while the student could still respond.
func (w *walk) topics(published []sim.Published) []Topic {
	list := []Topic{}
	for _, p := range published {
		i, shown := w.shown[p.Message]
		if p.Discuss == "" || !shown || w.steps[i].Desk.Ended {
			continue
		}
		letter, _ := w.last().Letter(p.Message)
		t := Topic{On: letter.On, Turn: w.steps[i].Desk.Turn, State: letter.State, Asked: letter.Title, Prompt: p.Discuss, Key: p.KeyMoment != ""}
		if letter.From != "" {
			t.Asked = letter.From + ": " + letter.Title
		}
		if w.replied[p.Message] {
			t.Said = letter.Replied
		} else {
			t.Instead = letter.Replied
		}
		list = append(list, t)
	}
	return list
}

// takenBack reports whether the decision that led to step i was taken back. Only
// the last decision can be, only if it took no time, and only at once.
func takenBack(steps []scenario.Step, i int) bool {
	return i+1 < len(steps) && steps[i+1].Decision != nil && steps[i+1].Decision.Offer == sim.VerbTakeBack
}
