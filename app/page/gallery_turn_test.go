package page_test

import (
	"caseload/app/page"
	playpage "caseload/app/page/play"
	"caseload/app/playtest"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/whatif"
)

// turnStates returns every state of looking back, of a forked run, and of what
// might have been.
func turnStates(l page.Layout) map[string]view {
	week := fullWeek()
	back := func(open string, change func(*playpage.Past)) playpage.DeskView {
		p := &playpage.Past{Turn: 14, Turns: 73, Offer: "triage:marsh", Decided: "Recommend a tier for Marsh · P2 · in two to three days · Visit within five working days"}
		change(p)
		return playpage.DeskView{Layout: l, Run: 42, Desk: week, Open: open, Past: p}
	}
	same := func(*playpage.Past) {}
	forked := playpage.DeskView{Layout: l, Run: 43, Desk: week, Fork: playpage.Fork{Parent: 42, Turn: 14}}
	orphan := playpage.DeskView{Layout: l, Run: 43, Desk: week, Fork: playpage.Fork{Turn: 2}}

	ask := playpage.WhatIfView{Layout: l, Run: 42, Title: "First week", Turn: 14, Turns: 73, When: "Tuesday 3 March, 10:45", Decided: "Recommend a tier for Marsh · P2 · in two to three days",
		Policies:  []whatif.PlayingOn{{Name: "careful", Title: "Careful", Summary: "Reads what is quick before answering, takes the most pressing tiers first, uses supervision and lunch, and goes home on time."}, {Name: "loudest", Title: "Loudest first", Summary: "Answers whoever is on the line, then what came last; reads nothing and takes no break."}},
		Employers: []scenario.Employer{{Name: "own", Title: "The scenario’s own", Summary: "As its authors wrote it."}, {Name: "blaming", Title: "A blaming employer", Summary: "Afraid: little discretion, a missed date that costs, supervision once a quarter, no time to learn."}},
		Choices: []whatif.Alternative{
			{Value: "triage:marsh tier=P1", Verb: sim.VerbTriage, Label: "Recommend a tier for Marsh: P1 · today"}, {Value: "triage:marsh tier=P2", Verb: sim.VerbTriage, Label: "Recommend a tier for Marsh: P2 · in two to three days"},
			{Value: "read:marsh-file", Verb: sim.VerbRead, Label: "Read the file", Minutes: 10}, {Value: "end", Verb: sim.VerbEnd, Label: "Go home"},
		}}
	whole := ask
	whole.Turn, whole.When, whole.Decided, whole.Choices = 0, "", "", nil
	refused := ask
	refused.Notice = page.Notice{Kind: page.NoticeProblem, Text: "That can’t be decided now; choose from what the desk offers."}
	answered, partly, alike, under := ask, ask, ask, whole
	answered.Asked = playpage.WhatIfAsked{Choice: "triage:marsh tier=P1", Policy: "careful"}
	answered.Result = whatIfResult(100)
	partly.Asked, partly.Result = answered.Asked, whatIfResult(38)
	alike.Result = whatIfResult(0)
	alike.Result.Seeds.Asked = 0
	under.Asked, under.Result = playpage.WhatIfAsked{Terms: "blaming", Policy: "careful"}, whatIfResult(100)
	under.Result.Instead, under.Result.Terms = nil, &whatif.Under{Might: "blaming"}
	under.Result.Why = []sim.Sentence{
		"Supervision: 1 held and 0 lost as it was, none was due as it might have been.",
		"Writing up an hour of contact takes 45 minutes as it was and 90 as it might have been; recording, done and to come, adds up to 6 h 15 and 10 h 40.",
		"In the luck of this run, strain came to less under the other terms; in most lucks it comes to more (81 of 100). Luck alone can turn a single week.",
	}
	stuck := playpage.UnplayableView{Layout: l, Run: 42, Title: "First week on the team", Slug: "first-week", Until: "2 April 2026", Why: "This run was begun with an earlier version of Caseload and can't be played on with this one. What you decided is kept. You can begin the scenario again.", Decided: []playpage.UnplayableDecision{
		{Turn: 1, When: "3 March 2026, 09:12", Decision: sim.Decision{Offer: "triage:marsh", With: map[string]string{"tier": "P1", "response": "visit-today"}}, Reason: "new-information", Note: "I would rather ring the school first."},
		{Turn: 2, When: "3 March 2026, 09:15", Decision: sim.Decision{Offer: "answer:sam-rings:together"}},
		{Turn: 3, When: "3 March 2026, 09:31", Decision: sim.Decision{Offer: "end"}},
	}}
	return map[string]view{
		"hidden": playpage.HiddenView{Layout: l, Run: 42, Title: "First week on the team", On: "30 November 2026", Why: "It named a street that there is.", For: "For “Week one”.", Assigned: 3, Followed: true, Until: "2 April 2027", Written: []playpage.HiddenWords{
			{Turn: 1, When: "3 March 2026, 09:12", Text: "I would rather ring the school first. · New information"}, {Turn: 14, When: "3 March 2026, 10:40", Text: "Nobody has asked gran."},
		}},
		"hidden-bare": playpage.HiddenView{Layout: l, Run: 42, Title: "First week on the team", On: "30 November 2026", Why: "It named a street that there is.", Finished: true, Closed: true},
		"unplayable":  stuck, "unplayable-bare": playpage.UnplayableView{Layout: l, Run: 42, Title: "An earlier scenario", Why: stuck.Why},
		"turn": back("", same), "turn-letter": back("letter:marsh", same), "turn-case": back("case:reid", same), "turn-raise": back("offer:raise:dawn", same), "turn-job": back("job:novak-visit", same),
		"turn-first": back("", func(p *playpage.Past) { p.Turn = 1 }), "turn-last": back("", func(p *playpage.Past) { p.Turn = 73 }),
		"turn-stuck": back("", func(p *playpage.Past) {
			p.Stuck = "This run was played with an earlier version of Caseload, so it can be read, but not played on from here or tried differently with this one."
		}),
		"turn-reason": back("", func(p *playpage.Past) {
			p.Own, p.ToShow = "Nobody has asked gran. · A pattern over time", &page.ReasonToShow{Run: 42, Turn: 14, From: page.ReasonOnTurn}
		}),
		"turn-reason-shown": back("", func(p *playpage.Past) {
			p.Own, p.ToShow = "Nobody has asked gran. · A pattern over time", &page.ReasonToShow{Run: 42, Turn: 14, Shown: true, From: page.ReasonOnTurn}
		}),
		"desk-forked": forked, "desk-forked-orphan": orphan,
		"whatif": ask, "whatif-whole": whole, "whatif-refused": refused, "whatif-answered": answered, "whatif-partly": partly, "whatif-alike": alike, "whatif-employer": under,
	}
}

// whatIfResult compares a week with two that might have been, over the given
// number of seeds.
func whatIfResult(lucks int) *whatif.Compared {
	outcome := func(harm, worry int, strain float64, missed, minutes, overtime int, nights ...float64) whatif.Outcome {
		o := whatif.Outcome{Harm: harm, WorryDays: worry, Strain: strain, Missed: missed, Minutes: minutes, Overtime: overtime}
		dates := []string{"2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06"}
		for i, n := range nights {
			o.Nights = append(o.Nights, whatif.Night{ISO: dates[i], Strain: n})
		}
		return o
	}
	side := func(o whatif.Outcome) whatif.Side {
		s := whatif.Side{Outcome: o, Distribution: map[string]playtest.Spread{}}
		for _, name := range whatif.Measures {
			f := o.Measure(name)
			s.Distribution[name] = playtest.Spread{P10: max(0, f-1), P50: f, P90: f + 2}
		}
		missed := float64(o.Missed)
		s.Distribution["dates_missed"] = playtest.Spread{P10: missed, P50: missed, P90: missed}
		return s
	}
	r := &whatif.Compared{
		Policy: "careful", Instead: &whatif.Choice{Label: "Recommend a tier for Marsh: P1 · today"},
		Happened: outcome(2, 6, 44.2, 1, 2412, 96, 27, 33, 38.2, 41, 44.2),
		AsItWas:  side(outcome(1, 3, 21.4, 1, 2290, 0, 27, 26.1, 24, 22, 21.4)),
		Might:    side(outcome(1, 0, 23.9, 0, 2301, 10, 27, 29, 27.5, 25, 23.9)),
		Pairs:    map[string]whatif.Counts{}, Seeds: whatif.Seeds{Asked: 100, Played: lucks},
		Unknown: []sim.Sentence{"At that moment (Tuesday 3 March, 10:45) nobody could have known what luck would bring from there on.", "Over 100 other lucks harm came to anything from 0 to 4 as it was, and to anything from 0 to 3 as it might have been. Luck by luck, what might have been came to less in 31, to more in 9, and to the same in 60: which of these it would be, nobody could have known."},
		Limits:  []sim.Sentence{"The same policy (“careful”) plays both sides to the end, so that one thing changes at a time. It sees the desk and nothing else. It isn’t you, and it is no model answer."},
	}
	for _, name := range whatif.Measures {
		r.Pairs[name] = whatif.Counts{Less: lucks / 3, Same: lucks - lucks/3 - lucks/10, More: lucks / 10}
	}
	return r
}
