package page_test

import (
	"bytes"
	"context"
	"io"

	"caseload/app/page"
	ownpage "caseload/app/page/own"
	playpage "caseload/app/page/play"
	teachpage "caseload/app/page/teach"
	"caseload/app/teach"
)

// pairStates returns every state of the pages of two students who play together.
func pairStates(l page.Layout, assignment teachpage.AssignmentView, led teachpage.AssignmentLedView) map[string]view {
	asks := teachpage.PairView{Layout: l, Assignment: 4, Name: "Week one: who waits?", Cohort: "BA Social Work, year 2, 2026/27", Kept: "24 hours"}
	asked, taken, wrong := asks, asks, asks
	asked.Code, asked.Link, asked.Until = "KT4M7PXC", "https://caseload.southfield.ac.uk/assignments/4/pair/KT4M7PXC", "Tuesday 1 December 2026, 14:05"
	taken.Asks, taken.Taken, taken.Marked, taken.Variants = "Asha Longwinded-Surname", "KT4M7PXC", true, true
	wrong.Typed, wrong.Notice = "KT4M7PX", page.Notice{Kind: page.NoticeProblem, Text: "Nobody asks for a partner with this code, or no longer: it may be mistyped, or have been used, replaced or withdrawn, or its time is over. Nothing was begun. Ask your partner for their code as it is now."}

	may, playing := assignment, assignment
	may.Pairs = true
	playing.Pairs, playing.Going, playing.Used, playing.With = true, 12, 1, "Ben Okoro"
	playing.Ended = []teachpage.AssignedRun{{ID: 11, With: "Ben Okoro", When: "Monday 30 November 2026, 18:40"}}

	led.Students = []teachpage.AssignmentStudent{
		{ID: 7, Name: "Asha Longwinded-Surname", State: teachpage.StateGoing, Where: "Day 3 of 5", Day: 3, Days: 5, Runs: []int64{12}, With: "Ben Okoro", Moved: "Wednesday 2 December 2026, 14:05", Stuck: teach.StuckStill},
		{ID: 8, Name: "Ben Okoro", State: teachpage.StateGoing, Where: "Day 3 of 5", Day: 3, Days: 5, Runs: []int64{12}, With: "Asha Longwinded-Surname", Moved: "Wednesday 2 December 2026, 14:05", Stuck: teach.StuckStill},
		{ID: 9, Name: "Di", State: teachpage.StateNone, Where: "Not begun"},
	}
	desk := playpage.DeskView{Layout: l, Run: 42, Desk: firstMorning(), Live: "/runs/42/live?turn=1"}
	leave := ownpage.DeleteView{Layout: l, Run: 42, Title: "First week", Began: "29 November 2026", Assignment: 7, AssignmentName: "Week one", Cohort: "BA Social Work, year 2, 2026/27", Partner: "Ben Okoro", Marked: true}
	return map[string]view{
		"pair": asks, "pair-asked": asked, "pair-taken": taken, "pair-wrong": wrong,
		"assignment-pairs": may, "assignment-pair-playing": playing, "assignment-led-pairs": led,
		"desk-pair": paired{desk, ""}, "desk-pair-moved": paired{desk, "Ask Dawn for advice about the Reids"},
		"delete-pair": paired{leave, ""},
	}
}

// paired is a page of a run that two students have, and what the partner has just decided.
type paired struct {
	view
	chose string
}

func (p paired) Render(ctx context.Context, w io.Writer) error {
	var whole, region, empty bytes.Buffer
	err := p.view.Render(page.WithPair(ctx, []string{"Asha Longwinded-Surname", "Ben Okoro"}), &whole)
	if err != nil || p.chose == "" {
		_, _ = w.Write(whole.Bytes())
		return err
	}
	_ = playpage.PartnerView{Run: 42}.Render(ctx, &empty)
	_ = playpage.PartnerView{Run: 42, Partner: "Ben Okoro", Chose: p.chose}.Render(ctx, &region)
	_, err = w.Write(bytes.Replace(whole.Bytes(), empty.Bytes(), region.Bytes(), 1))
	return err
}
