package page_test

import (
	"caseload/app/page"
	authorpage "caseload/app/page/author"
)

// commentStates are the states of the page with the comments on a draft.
func commentStates(l page.Layout, name string) map[string]authorpage.CommentsView {
	at := func(line int) authorpage.Comment {
		return authorpage.Comment{ID: int64(line), Path: "scenario.lua", First: line, Last: line, At: authorpage.AddressLine(4, 7, line), Version: 12, By: "Pat Osei", When: "30 November 2026, 09:12"}
	}
	asks, suggests, changed, gone, settled := at(3), at(5), at(8), at(9), at(12)
	asks.From, asks.To, asks.Quote, asks.Asked, asks.Text = 42, 76, "title = \"The week before half-term\",", "Ada Okonkwo", "Nobody in our team would call it that.\n\nWhat about “The week before the holidays”?"
	asks.Replies = []authorpage.Reply{{By: "Ada Okonkwo", When: "30 November 2026, 10:02", Did: "answered", Text: "The school in the story calls it half-term. Shall we say both?"}}
	suggests.From, suggests.To, suggests.Quote, suggests.Suggests, suggests.Instead, suggests.Takeable = 82, 140, "setting = \"A children-in-care team in a small town\",", true, "setting = \"A children-in-care team in a small town by the sea, an hour from the county’s office\",", true
	suggests.Costs = "Pat Osei has then written in the draft too, and can sign it only after somebody else’s whole review."
	suggests.Text, suggests.Moment = "It matters how far it is.", "Monday 19 October, 09:10"
	changed.Last, changed.Quote, changed.Now, changed.Suggests, changed.Instead = 9, "days = 5", "days = 10", true, ""
	gone.First, gone.Last, gone.Quote, gone.Text = 0, 0, "notes = { \"a parent's low mood\" },", "Is that the word that we use?"
	asks.Deletes = true
	settled.Quote, settled.Text, settled.Settled, settled.Replies = "person { \"Reid\" }", "There is a Reid in our town.", "Resolved.", []authorpage.Reply{{By: "somebody who has left", When: "30 November 2026, 10:02", Did: "resolved it"}}
	all := authorpage.CommentsView{Layout: l, Draft: 4, Name: name, Files: []authorpage.FileRow{{ID: 7, Path: "scenario.lua"}, {ID: 8, Path: "text/first-call.md"}}, Comments: authorpage.Comments{
		Draft: 4, May: true, Writes: true, Open: []authorpage.Comment{asks, suggests, changed, gone}, Settled: []authorpage.Comment{settled}, People: []authorpage.Asked{{Person: 2, Name: "Ada Okonkwo"}, {Person: 3, Name: "Cy, who grew up in care"}}}}
	new, none := all, all
	new.Open, new.Settled, new.Play = nil, nil, 1
	new.New = authorpage.NewComment{File: 7, Path: "scenario.lua", Version: 12, First: "3", Last: "4", Quote: "title = \"The week before half-term\",\n  setting = \"A children-in-care team in a small town\",", Moment: "Monday 19 October, 09:10", Instead: "title = \"The week before\",", Asked: 3}
	new.Notice = page.Notice{Kind: page.NoticeProblem, Text: "Who should answer can’t comment on this draft, or has left. Choose somebody else; nothing was kept yet."}
	none.Open, none.Settled, none.May, none.Writes, none.People = nil, nil, false, false, nil
	parts := all
	parts.OpenPart = authorpage.CommentsPart{Says: "These are 101 to 200 of 240.", Before: authorpage.AddressCommentsFrom(4, 0, "open-from", 0), After: authorpage.AddressCommentsFrom(4, 0, "open-from", 200)}
	parts.SettledPart = authorpage.CommentsPart{Says: "These are 51 to 100 of 1204.", Before: authorpage.AddressCommentsFrom(4, 0, "settled-from", 0), After: authorpage.AddressCommentsFrom(4, 0, "settled-from", 100)}
	return map[string]authorpage.CommentsView{"draft-comments-parts": parts, "draft-comments": all, "draft-comments-new": new, "draft-comments-none": none}
}

// waitingStates is what can wait for somebody in a partnership.
func waitingStates() []authorpage.Waiting {
	return []authorpage.Waiting{
		{Says: "Pat Osei waits for an answer of yours in “The week before half-term”.", Quote: "Nobody in our team would call it that.", Since: "30 November 2026, 10:02", At: authorpage.AddressComment(4, 3), Link: "Read and answer"},
		{Says: "Other words are suggested in “The week before half-term”. The last to say something was Cy, who grew up in care.", Since: "30 November 2026, 09:12", At: authorpage.AddressComment(4, 5), Link: "Take or decline"},
		{Says: "Pat Osei has signed “The week before half-term”. The signature of your side is missing.", Since: "29 November 2026, 17:02", At: authorpage.AddressReviews(4), Link: "To the reviews"},
	}
}
