package page_test

import (
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/sim"
)

// publicationStates returns every state of the page on which a draft is published.
func publicationStates(l page.Layout) map[string]view {
	const met, missing, awaited = authorpage.NeedMet, authorpage.NeedMissing, authorpage.NeedAwaited
	need := func(state string, says, turn sim.Sentence) authorpage.NeedRow {
		return authorpage.NeedRow{State: state, Says: says, Turn: turn}
	}
	fresh := authorpage.PublicationView{Layout: l, Draft: 4, Name: "The week before half-term", Digest: "d1", Ranges: "It publishes no ranges that practitioners could judge.", Sum: "1 of 9 are done. Each counts only for the draft exactly as it is now.", Works: true, Going: true, Declares: true, Needs: []authorpage.NeedRow{
		{State: missing, Says: "The check has found 2 errors.", At: authorpage.AddressDraft(4) + "#found-title", Link: "See what was found"},
		need(met, "Every golden play goes as it was recorded.", ""),
		need(awaited, "The bots are about to play it, or playing.", ""),
		need(missing, "Nobody has declared for the university that no real person or family can be recognised.", "You can do that, or one of these: Ada Okonkwo, Rae Whitaker-Featherstonehaugh."),
		{State: missing, Says: "Nobody has signed it for the university as it is now.", Turn: "Everybody who could sign for the university has written in it since it was last reviewed. An owner can invite another reviewer for that side. Or somebody who hasn’t written in it reviews it as it is now and answers every question; after that they can sign too, if nothing is changed.", At: authorpage.AddressReviews(4), Link: "To the reviews"},
		need(missing, "Nobody has declared for the local authority that no real person or family can be recognised.", "Nobody who could do that writes for the local authority in this partnership. An owner can invite somebody, or say for whom they write."),
		{State: missing, Says: "Nobody has signed it for the local authority as it is now.", At: authorpage.AddressReviews(4), Link: "To the reviews"},
		{State: missing, Says: "Nobody who signed could answer this: Is the law right, and dated? Somebody who can has to review and sign it too, for either side.", At: authorpage.AddressReviews(4), Link: "To the reviews"},
		{State: missing, Says: "Not everybody who writes here has agreed to the terms for contributed text.", Turn: "These haven’t: Pat Osei.", At: authorpage.AddressPartnership(3) + "#terms-title", Link: "To the terms"}}}
	notes := "- Changed: scenario.lua (new: message “Two slips”; changed: case “Reid”, ask “Could you come with me this afternoon?”)\n- New file: text/second-call.md"
	ready := authorpage.PublicationView{Layout: l, Draft: 4, Name: fresh.Name, Digest: "d1", Sum: "Nothing is missing: it can be published as it is.", Publish: true, Notes: notes, Begun: true,
		Outside: "At one range practitioners would defend a tier that the draft doesn’t. Change the range, or let its reason say why you hold to it, before it is published.",
		Rules:   "Its rule pack was last checked within the last year. That holds until 23 November 2027, by this program’s own measure; signatures from before don’t count after that day. The pack may not know newer law or guidance, and some of what it holds nobody may have compared with its source: whoever signs looks these up.",
		Needs: []authorpage.NeedRow{need(met, "The check has found no error.", ""), need(met, "Every golden play goes as it was recorded.", ""), need(met, "The bots have played it to its end, and nothing went wrong.", ""),
			need(met, "Declared for the university, by Rae Whitaker: no real person or family can be recognised.", ""), need(met, "Signed for the university, by Rae Whitaker.", ""),
			need(met, "Declared for the local authority, by Pat Osei: no real person or family can be recognised.", ""), need(met, "Signed for the local authority, by Pat Osei.", ""), need(met, "For every question of a review, somebody who signed had an answer.", "")},
		Ranges: "4 of 7 ranges were judged by two practitioners apart. That isn’t needed to publish it; students are told where it wasn’t."}
	ready.Needs[6].Unsure = []sim.Sentence{"Pat Osei left to others who sign: Is the law right, and dated? Is it fair to the student?"}
	published := fresh
	published.Declares, published.Works = false, false
	published.Notice = page.Notice{Kind: page.NoticeInfo, Text: "It is published. Students can begin it and lecturers can assign it within a second, on every server."}
	published.Voided = []authorpage.VoidedRow{{Review: 3, Who: "Pat Osei", Says: "For the local authority side, from Marlow County Council. Signed on 30 November 2026.", Why: "The draft has changed since, so this signature is void: it no longer counts for it.", Since: []authorpage.ReviewSince{
		{Path: "scenario.lua", Says: "its text has changed", At: authorpage.AddressDifference(4, 7, 10, 12)}, {Path: "text/second-call.md", Says: "this file is new", At: authorpage.AddressFile(4, 8)}}}}
	published.Releases = []authorpage.ReleaseRow{
		{ID: 10, Put: "30 November 2026, 15:02", State: "Withdrawn on 30 November 2026 by Pat Osei: It named a street that exists.", Says: "Published by Ada Okonkwo.", Ends: true, Begun: "Now there are at least 25 runs in the middle and fewer than five runs finished, of this version and those before it. Numbers are told in fives, so that nobody learns of single students."},
		{ID: 9, Put: "30 November 2026, 14:31", At: page.AddressInLibrary("half-term"), State: "Offered as an urgent correction: the second signature is awaited until 14 December 2026.", Expired: "The rule pack on which it stands was compared with its sources more than a year ago, and expired on 23 November 2026. Have both sides review the law in it anew, and publish it once more, changed or as it is.", Says: "Published by Ada Okonkwo. Signed by Pat Osei for the local authority, 30 November 2026.", Notes: page.ReadProse("A street that there is has another name."), Withdraws: true, Begun: "Now there are at least 25 runs in the middle and fewer than five runs finished, of this version and those before it. Numbers are told in fives, so that nobody learns of single students."},
		{ID: 8, Put: "12 October 2026, 09:02", State: "Replaced by a newer version. Who was assigned this one still begins it.", Says: "Published by Ada Okonkwo. Signed by Rae Whitaker for the university, 12 October 2026; Pat Osei for the local authority, 11 October 2026.", Unsure: []sim.Sentence{"Pat Osei left to others who sign: Is the law right, and dated?"}, Notes: page.ReadProse(notes), Withdraws: true},
		{ID: 5, Put: "1 September 2026, 17:40", State: "Withdrawn on 2 September 2026: It named a school that there is.", Says: "Published by whoever runs this site."}}
	withdrawn := published
	withdrawn.Notice = page.Notice{Kind: page.NoticeProblem, Text: "Say why it is withdrawn: whoever looks for it reads that. Nothing was withdrawn."}
	withdrawn.Release, withdrawn.Only = 9, true
	withdrawn.UrgentSays = "What was published last was withdrawn for a reason, so it isn’t corrected with the signature of one side: both sides sign what comes in its place."
	urgent := ready
	urgent.Publish, urgent.Urgent = false, true
	urgent.Needs = append(urgent.Needs[:6:6], need(missing, "Nobody has signed it for the local authority as it is now.", "Pat Osei can do that."), ready.Needs[7])
	urgent.Sum, urgent.UrgentSays = "7 of 8 are done. Each counts only for the draft exactly as it is now.", "It has all it needs but the signature of one side. What was published before can be corrected with one, so that nobody has to wait while something wrong is offered. The library says that the second signature is awaited. If it doesn’t come within 14 days, the correction is withdrawn, and what both sides signed before it is offered again. So leave the draft as it is until then."
	return map[string]view{"publication": fresh, "publication-ready": ready, "publication-published": published, "publication-withdraw": withdrawn, "publication-urgent": urgent}
}
