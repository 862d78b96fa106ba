package page_test

import (
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/sim"
)

// reviewStates returns every state of the pages of a draft's reviews.
func reviewStates(l page.Layout) map[string]view {
	list := authorpage.ReviewsView{Layout: l, Draft: 4, Name: "The week before half-term", Count: 4, May: true, List: []authorpage.ReviewCard{
		{ID: 3, Who: "Pat Osei", Says: "For the local authority side, from Marlow County Council. Begun on 30 November 2026, and not ended yet.", State: "The draft is as it was read."},
		{ID: 2, Who: "Cy, who grew up in care", Says: "Reviewer from lived experience, who signs for neither side. Not yet, on 29 November 2026: it needs work first.", State: "The draft has changed since it was read."},
		{ID: 1, Who: "Ada Okonkwo", Says: "For the university side, from the University of Southfield. Signed on 28 November 2026.", State: "The draft has changed since it was read."}}}
	none, reads := list, list
	none.List, none.Notice = nil, page.Notice{Kind: page.NoticeInfo, Text: "The review is given up, and what you answered in it is deleted."}
	list.Open, reads.May = 3, false
	reads.Asks = authorpage.Asks{List: []authorpage.Ask{{Person: 5, Says: "Lou Hartley asked Pat Osei on 30 November 2026 to review it."}}}
	reads.Asks.Resting = []sim.Sentence{"Rae Whitaker-Featherstonehaugh said on 29 November 2026 that they can’t, and can be asked again from 7 December 2026. If they can sooner, they begin a review by themselves."}
	none.Asks = authorpage.Asks{List: []authorpage.Ask{{Person: 7, Says: "Lou Hartley asked you on 30 November 2026 to review it.", Back: "I can’t"}}}

	open := authorpage.ReviewView{Layout: l, Draft: 4, Name: list.Name, ID: 3, Mine: true, Who: "Pat Osei", Says: list.List[0].Says, State: list.List[0].State}
	asked := func(key string, asks, hint, fine, change, why sim.Sentence) {
		open.Questions = append(open.Questions, authorpage.ReviewQuestion{Key: key, Asks: asks, Hint: hint, WhatChanges: why, Choices: []authorpage.ReviewChoice{
			{Value: "fine", Label: fine}, {Value: "change", Label: change}, {Value: "unsure", Label: "I can’t say"}}})
	}
	asked("happen", "Would this happen?", "As it is told, with these people, in this order, in a team that you know: the calls, the hours, what is asked of a worker, and what becomes of it.", "Yes, it would", "Not as it is told", "Why? If something has to change, say where and what")
	asked("law", "Is the law right, and dated?", "Acts, guidance, deadlines and thresholds, for its nation; and whether it says when they were checked.", "Yes", "Something is wrong, or has no date", "What did you look up, and where? If something is wrong, say what")
	asked("recognised", "Could a real person or family be recognised?", "By a name, an address, a job, an illness, or something that happened.", "No", "Yes, or I’m not easy about it", "Why? Don’t write down here who it is: say which detail has to go")
	asked("harm", "Is anything in it hard to read without a warning?", "Whatever students should know before they begin is among the content notes.", "No, the content notes say what is in it", "Yes, something is missing there or should go", "Why? If something has to change, say where and what")
	open.Ranges = "You have judged 1 of 4 ranges. You can end the review without the rest, and can’t judge them in it afterwards."
	answered := open
	answered.Questions = append([]authorpage.ReviewQuestion{}, open.Questions...)
	for i := range answered.Questions {
		answered.Questions[i].Choices = append([]authorpage.ReviewChoice{}, open.Questions[i].Choices...)
		answered.Questions[i].Choices[i%3].Chosen = true
	}
	answered.Questions[1].Why = "The visit after a move is within a week of the start of the placement, and the letter says ten days.\n\nI looked it up in the regulations; the local figure I only remember."
	lacks := answered
	lacks.Questions = append([]authorpage.ReviewQuestion{}, answered.Questions...)
	lacks.Questions[0].Problem, lacks.Questions[2].Problem = "Choose an answer before you sign.", "You say that something has to change here, so you can’t sign it yet. Choose “Not yet”, or another answer."
	lacks.NoWords = "Say what it needs before you could sign it."
	lacks.Problems = []authorpage.ReviewProblem{{At: "question-happen", Says: "Would this happen? Choose an answer before you sign."}, {At: "question-recognised", Says: "Could a real person or family be recognised? " + lacks.Questions[2].Problem}, {At: "words", Says: lacks.NoWords}}
	outdated := answered
	outdated.Neither = authorpage.AddressPartnership(2) + "#self-title"
	outdated.Changed = true
	outdated.State = "The draft has changed since it was read."
	outdated.Notice = page.Notice{Kind: page.NoticeProblem, Text: "The draft has changed since you read it, so this version can’t be signed any more. What you wrote is kept. See what has changed; then press “Begin again with these answers”, at the end, to review what is there now."}
	outdated.Since = []authorpage.ReviewSince{{Path: "scenario.lua", Says: "its text has changed", At: authorpage.AddressDifference(4, 7, 10, 11)}, {Path: "text/second-call-with-a-long-name.md", Says: "this file is new", At: authorpage.AddressFile(4, 9)}, {Path: "half-term", Says: "the scenario has this short name now, which it hadn’t"}}
	again := answered
	again.Before, again.Since = "Your answers in your review of 29 November 2026 are filled in. The draft has changed since that was begun: read what is listed here, and look at every answer again before you end this review.", outdated.Since
	ended, others := answered, open
	ended.Ended, ended.Mine, ended.Says, ended.Words = true, false, list.List[1].Says, "The brother is a person, and so is the carer. Nobody would ring at seven on a Sunday, and no school writes like this.\n\nAsk a carer to read the second text."
	others.Mine, others.Says = false, "For the local authority side, from Marlow County Council. Begun on 30 November 2026 and never ended: they have left the partnership. What they answered is kept, and they can go on if they come back."

	read := authorpage.ReviewReadView{Layout: l, Draft: 4, Name: list.Name, Review: 3, Plays: true, HasNote: true, Says: "This is the draft as it was when the review began, on 30 November 2026, and it is like this still.",
		Cases: []string{"Reid. The grandmother asked for help herself, and early. In school nearly every day this winter"}, People: []string{"Sam Whitaker, health visitor", "Ruth, the carer, who has known them both since they were two and knows every bus driver in town"},
		Texts: []authorpage.ReviewText{{Path: "text/first-call.md", Prose: page.ReadProse("“I'm not sure I should be ringing about this,” says {sam}.\n\n“It's the second time that nobody came to the door.”")}},
		Said:  []authorpage.ReviewSaid{{Title: "Question: Could you come with me this afternoon?", Path: "scenario.lua", Line: 40, Lines: []string{"I don't want to make more of it than it is, but I would rather not go alone.", "I'll come with you today", "“Thank you,” says {sam}."}}},
		Notes: page.ReadProse("# Before the seminar\n\nAsk who decided what was urgent."), Scripts: []authorpage.ReviewText{{Path: "scenario.lua", Text: "scenario {\n  title = \"The week before half-term\",\n}\n"}}}
	earlier := authorpage.ReviewReadView{Layout: l, Draft: 4, Name: list.Name, Review: 2, Says: "This is the draft as it was when the review began, on 29 November 2026. It has changed since, and what is here hasn’t."}
	long, letGo := reads, ended
	long.Older = "300"
	letGo.Since, letGo.LetGo, letGo.State = nil, true, "The draft has changed since. What was read isn’t kept any longer, because the partnership needed the room for what came later; what was answered, said and judged is kept."
	return map[string]view{
		"draft-reviews-long": long, "draft-review-let-go": letGo,
		"draft-reviews": list, "draft-reviews-none": none, "draft-reviews-reads": reads, "draft-review": answered, "draft-review-lacks": lacks, "draft-review-outdated": outdated, "draft-review-again": again,
		"draft-review-ended": ended, "draft-review-others": others, "draft-review-read": read, "draft-review-read-earlier": earlier,
	}
}
