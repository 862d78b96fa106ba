package page_test

import (
	"caseload/app/page"
	authorpage "caseload/app/page/author"
)

// rangeStates returns every state of the pages on which ranges are judged.
func rangeStates(l page.Layout) map[string]view {
	asked := authorpage.RangeCard{Key: "a", Title: "A notice from the night", Says: "A referral: how soon?", State: "You can see nobody’s judgement of it. What others may have said is shown once you have judged it.", Asked: true}
	differed := authorpage.RangeCard{Key: "b", Title: "The carer rings", Says: "Something new about the case Reid: how soon, now?", State: "Two practitioners judged it, each on their own, and differed. Students are told so.", Judged: []authorpage.RangeJudged{
		{Who: "You", Says: "P1, today, to P2, in two to three days.", Why: "A first night missing and a phone from nowhere. P2 if she has said where she was."},
		{Who: "Pat Osei", Says: "P2, in two to three days.", Why: "She came back by herself, and the carer is with her.\n\nToday only if there is a car again."},
		{Who: "Ada Okonkwo", Says: "P1, today. This isn’t counted among the two that a range needs, since they had written in the draft before they judged.", Why: "As it is written."}, {Who: "Bo Lind", Says: "P2, in two to three days. This isn’t counted among the two that a range needs: it was given after having seen how others judged the moment as it was worded before.", Why: "I had said P1."}}}
	differed.Outside = "One of the two practitioners who judged this would defend P1."
	differed.Published = "The draft says P2, P3."
	list := authorpage.RangesView{Layout: l, Draft: 4, Name: "The week before half-term", Review: 3, Judges: true, Sum: "You have judged 1 of 2.", List: []authorpage.RangeCard{asked, differed}}
	now, none := list, list
	now.Review, now.Judges, now.Sum = 0, false, "Two practitioners or more have judged 1 of the 2 ranges of the draft as it is now, each on their own. They agreed about 0, and differed about 1."
	written := differed
	written.Change, written.Script = "Change the range if they are right. If you hold to it, let the reason that is published with it say why. Once two practitioners have judged it, students read both, and what either would defend isn’t counted against them.", authorpage.AddressLine(4, 3, 12)
	now.List = []authorpage.RangeCard{written}
	none.List, none.Sum = nil, "The draft publishes no ranges yet: no referral in it says which tiers can be defended."
	one := authorpage.RangeView{Layout: l, Draft: 4, Name: list.Name, Review: 3, Card: asked, Path: "scenario.lua", Line: 40, Plays: true, Said: []page.Prose{page.ReadProse("The form says **medium**.\n\n{mum} says: “He took my phone and kicked the door. He had gone when they came.”")},
		Tiers: []authorpage.RangeTier{{Value: "P0", Label: "P0 · now, with a manager"}, {Value: "P1", Label: "P1 · today"}, {Value: "P2", Label: "P2 · in two to three days"}, {Value: "P3", Label: "P3 · this week"}, {Value: "P4", Label: "P4 · schedule or delegate"}}}
	one.Counts, one.Reads = "What you say counts as one of the two judgements by practitioners that a range needs if you decide about referrals in your work, or have.", "If it counts, students read this as what a practitioner said, without your name, once the draft is published. Write nothing about a real person."
	one.AsksDecides, one.Decides = true, authorpage.Decides
	again := one
	again.Decides, again.Most, again.Least, again.Undecided = "", "P1", "P2", "Say whether you decide about referrals in your work, or have: only then it counts as a practitioner’s judgement. Nothing was kept yet."
	again.Earlier = "You have judged this moment before, as it was worded then: P1, today, to P2, in two to three days. Since then you could see how others judged it. If you hold to that, it goes on counting. If you choose other tiers, they are kept, and shown as given after having seen others’, and aren’t counted among the two that a range needs."
	wrong := one
	wrong.AsksDecides = false
	wrong.Counts, wrong.Reads = "What you say is kept and shown beside the range, but doesn’t count as one of the two judgements that it needs: you have written in the draft, or words that you suggested were put into it.", "Only people of this partnership read this. Write nothing about a real person."
	wrong.Most, wrong.Least, wrong.Why = "P3", "P1", ""
	wrong.Problem, wrong.NoReason = "Choose a tier in each list. The most urgent one comes first: from P1 to P3, say, and not from P3 to P1. Nothing was kept yet.", "Say why: the reason is what students and authors learn from. Nothing was kept yet."
	judged := one
	differed.Published = ""
	judged.Card, judged.Published, judged.Because, judged.Next, judged.Said, judged.Plays = differed, "The draft says P2, P3.", "It is the third call since October, and they have separated.", "a", nil, false
	return map[string]view{
		"draft-ranges": list, "draft-ranges-now": now, "draft-ranges-none": none, "draft-range": one, "draft-range-again": again, "draft-range-wrong": wrong, "draft-range-judged": judged,
	}
}
