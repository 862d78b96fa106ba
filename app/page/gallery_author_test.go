package page_test

import (
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	signpage "caseload/app/page/sign"
	"caseload/app/sim"
	"caseload/app/who"
	"slices"
	"strings"
)

// authorStates returns every state of the pages of partnerships and their drafts.
func authorStates(l page.Layout) map[string]view {
	uni, marlow := authorpage.Place{ID: 1, Name: "University of Southfield"}, authorpage.Place{ID: 2, Name: "Marlow County Council"}
	card := authorpage.PartnershipCard{ID: 3, Name: "Southfield and Marlow write together", Standing: who.Owned}
	list := authorpage.PartnershipsView{Layout: l, Partnerships: []authorpage.PartnershipCard{card, {ID: 2, Name: "Adults in winter", Standing: who.Reviewed}}, Places: []authorpage.Place{uni}}
	wrong := list
	wrong.Places, wrong.Notice, wrong.Place = []authorpage.Place{uni, marlow}, page.Notice{Kind: page.NoticeProblem, Text: "Give it a name. Nothing was changed."}, 2
	owned := authorpage.PartnershipView{Layout: l, ID: 3, Name: card.Name, Owns: true, Writes: true, Mails: true,
		Sides:  "A university and a local authority write here, so what they publish can be signed by both.",
		Drafts: []authorpage.DraftCard{{ID: 4, Name: "The week before half-term", Slug: "half-term"}, {ID: 1, Name: "A first try", Slug: "first-try", PutAway: true}},
		People: []authorpage.Somebody{
			{ID: 1, Name: "Ada Okonkwo", Email: "ada.okonkwo@southfield.ac.uk", Place: uni.Name, Standing: who.Owned, Self: true},
			{ID: 2, Name: "Pat Osei", Email: "pat.osei@marlow.gov.uk", Place: marlow.Name, Standing: who.Written},
			{ID: 3, Name: "Cy, who grew up in care", Email: "cy@x.test", Standing: who.Reviewed, Lived: true},
			{ID: 4, Email: "somebody.with.a-longer-name@marlow.gov.uk", Standing: who.Reviewed, Invited: "30 November 2026"}},
		Self:   authorpage.Self{Places: []authorpage.Place{uni}, Place: 1, For: uni.Name},
		Starts: []authorpage.Start{{Value: "team-children-in-care", Label: "A short morning in a children-in-care team, with comments"}, {Value: "scenario-first-morning", Label: "A copy of “First morning”"}, {Value: "bare-children", Label: "An empty scenario, with the rules of children’s services in England"}, {Value: "empty", Label: "Nothing: an empty scenario.lua, for those who write script"}}}
	owned.Terms = authorpage.Terms{Empty: true}
	linked, begins, reads, agreeing := owned, owned, owned, owned
	agreed := "What you write here can be used, changed and taught with by both organisations, and by nobody else without asking both.\n\nYou are named as an author unless you ask us not to."
	agreeing.Terms = authorpage.Terms{ID: 2, Text: page.ReadProse(agreed), By: "Ada Okonkwo", Set: "30 November 2026", Asked: true, Written: agreed,
		Says: "Nothing is published before everybody who writes or has written here has agreed. These haven’t yet: Ada Okonkwo, Pat Osei."}
	termsChanged := agreeing
	termsChanged.Terms.Asked, termsChanged.Terms.Open, termsChanged.Terms.Says = false, true, "Everybody who writes here has agreed to them."
	termsChanged.Notice = page.Notice{Kind: page.NoticeProblem, Text: "Another owner has set other terms meanwhile, which you see now. What you wrote is in the box still: change it so that it fits theirs, and keep it then."}
	linked.Link, linked.Email = "https://caseload.southfield.ac.uk/invitations/"+strings.Repeat("mAdE-uP", 6), "bo@marlow.gov.uk"
	unused := owned
	unused.Drafts = owned.Drafts[1:]
	begins.Begin, begins.Notice = authorpage.Begin{Name: "Half-term", Slug: "Half Term", From: "empty"}, page.Notice{Kind: page.NoticeProblem, Text: "The short name has small letters, digits and hyphens, and begins with a letter, as in half-term. Nothing was changed."}
	reads.Owns, reads.Writes, reads.Drafts, reads.Self = false, false, nil, authorpage.Self{Named: "Cy, who grew up in care"}
	owned.People[1].Tokens = 2
	owned.Waiting = waitingStates()
	owned.Tokens = []authorpage.Token{
		{ID: 2, Name: "laptop in the office", Writes: true, Made: "30 November 2026", Ends: "28 February 2027"},
		{ID: 1, Name: "the computer at home, on which the old drafts are", Made: "1 September 2026", Used: "29 November 2026", Ends: "30 November 2026", Ended: true}}
	tokened, wrongToken := owned, reads
	tokened.Token, tokened.TokenName, tokened.Site = "caseload_"+strings.Repeat("mAdE-uP", 6)+"x", "laptop in the office", "https://caseload.southfield.ac.uk"
	tokened.Notice = page.Notice{Kind: page.NoticeInfo, Text: "The token is made. It is shown here this once: copy it now."}
	wrongToken.NewToken, wrongToken.Notice = authorpage.NewToken{Days: 30}, page.Notice{Kind: page.NoticeProblem, Text: "Give the token a name by which you know it later. Nothing was changed."}
	reads.Sides = "Nobody from a local authority is here yet. A scenario is signed by both sides when it is published."

	found := authorpage.Found{Looked: true, Final: true, Sum: "2 findings.", List: []authorpage.Finding{
		{Severity: "Error:", Path: "scenario.lua", Line: 12, At: authorpage.AddressFile(4, 7), Sentence: "A comma is missing at the end of this line.", Instead: "End it with a comma.", Mends: true, Code: "comma"},
		{Severity: "Look again:", Path: "text/first-call.md", Line: 3, At: authorpage.AddressFile(4, 8), Sentence: "This sentence has 52 words, and a message is read on the way.", Instead: "Make two of it."},
		{Severity: "Note:", Sentence: "The pack has no golden play yet."}}}
	draft := authorpage.DraftView{Layout: l, ID: 4, Name: "The week before half-term", Slug: "half-term", Partnership: card, Writes: true, Found: found, Asks: authorpage.Asks{List: []authorpage.Ask{{Person: 5, Says: "You asked Pat Osei on 30 November 2026 to review it.", Back: "Take it back"}}, Can: []authorpage.Asked{{Person: 6, Name: "Cy, who grew up in care, from lived experience"}, {Person: 7, Name: "Rae Whitaker-Featherstonehaugh, for the local authority side"}, {Person: 8, Name: "Dev Sandhu, who signs for neither side"}}, Sideless: true}, Outside: "At 2 ranges practitioners would defend tiers that the draft doesn’t. Change the ranges, or let their reasons say why you hold to them, before it is published.",
		Files:   []authorpage.FileRow{{ID: 7, Path: "scenario.lua", Size: "5,210 characters", Findings: "1 finding"}, {ID: 8, Path: "text/first-call.md", Size: "640 characters", Findings: "1 finding"}, {ID: 9, Path: "plays/careful.txtar", Size: "2,204 characters", Findings: "nothing"}},
		Removed: []authorpage.FileRow{{ID: 6, Path: "text/second-call-with-a-long-name.md"}}}
	fresh, waiting, away := draft, draft, draft
	waiting.Earlier = true
	fresh.Found = authorpage.Found{Sum: "This hasn’t been checked as it is now."}
	fresh.Removed, fresh.Path = nil, "call.txt"
	fresh.Notice = page.Notice{Kind: page.NoticeProblem, Text: "A file’s name has letters, digits, hyphens and dots, and ends with .lua or .md, as in text/first-call.md; golden plays are plays/NAME.txtar. Nothing was changed."}
	waiting.Found = authorpage.Found{Looked: true, Sum: "Nothing so far. The plays are still being made."}
	away.Writes, away.PutAway, away.Owns = false, true, true

	earlier := authorpage.EarlierView{Layout: l, Draft: 4, Name: draft.Name, Looked: true, Digest: "d1", Writes: true, Files: []authorpage.EarlierFile{{ID: 7, Path: "scenario.lua", Hunks: []authorpage.Hunk{{Lines: []authorpage.Line{
		{Was: 6, Is: 6, Text: "  days = 2,"}, {Was: 7, Text: "  notes = { \"a parent's low mood\" },"}, {Is: 7, Text: "  content_notes = { \"a parent's low mood\" },"}, {Was: 8, Is: 8, Text: "}"},
	}}}}}}
	file := authorpage.FileView{Layout: l, Play: 1, Draft: 4, Name: draft.Name, ID: 7, Path: "scenario.lua", Version: 12, Writes: true, Found: authorpage.Found{Looked: true, Final: true, Sum: "1 finding.", List: found.List[:1]},
		Text: "-- The week before half-term\nscenario {\n  title = \"The week before half-term\",\n  setting = \"A children-in-care team in a small town\",\n  nation = \"england\",\n  begins = \"2026-10-19\",\n  days = 5\n}\n\nperson { \"Reid\", lives = \"with her grandmother, who has looked after her since she was two and knows every bus driver in town\" }\n"}
	failures := []authorpage.Failure{{Path: "scenario.lua", Line: 12, At: authorpage.AddressFile(4, 7), Sentence: "In “Sam rings”: half-term/scenario.lua:12: can't set `x` of nil (nothing)", Met: "It happened in 14 plays; at first in one of the bot “Careful”, at turn 6."}}
	missed := []authorpage.Missed{{Path: "scenario.lua", Line: 33, At: authorpage.AddressFile(4, 7), Sentence: "No bot reached lines 33 to 41.", Source: "if reply == \"together\" then"}, {Path: "scenario.lua", Line: 58, At: authorpage.AddressFile(4, 7), Sentence: "No bot chose “There's somebody who does only this. Shall we ring her now, while we're all here?” (answer), which was there in 26 plays."}}
	bots := authorpage.BotsView{Layout: l, Draft: 4, Name: draft.Name, Known: true, Sum: "7 bots played it 20 times each: 1 thing went wrong, and they never reached 2 places.",
		Says:     []sim.Sentence{"3 of 4 storylines were reached.", "17 of 18 choices were taken.", "310 of 317 lines of the pack's scripts ran."},
		Failures: failures, Missed: missed, Stories: []string{"The brother comes back"}, Files: []authorpage.CoveredRow{{Path: "scenario.lua", At: authorpage.AddressBotLines(4, 7), Ran: 310, Of: 317}, {Path: "people-who-come-later.lua", Ran: 20, Of: 20}},
		Contrast: "It tells careful work from loud: in the same luck, answering the loudest comes to more harm or more worry-days.",
		Against:  []authorpage.AgainstRow{{Measure: "Harm, in severities", Careful: "0.2", Loudest: "1.4", More: "+1.2", Between: "+0.8 to +1.6"}, {Measure: "Strain of the practitioner in the story, of 100", Careful: "31.0", Loudest: "54.9", More: "+23.9", Between: "+22.9 to +25.0"}},
		Fair:     "In 2 of 20 lucks careful comes to serious harm, and in each that was looked at somebody avoids it.", Harmed: []authorpage.HarmedRow{{Luck: "7", What: "Kayla was hurt while nobody had seen her for eleven days.", Avoided: "By date and First come"}},
		Stated: "The scenario says 90 minutes. Bots reorder their day more often than people do, so theirs are rather too many.", Minutes: []authorpage.MinutesRow{{Bot: "Careful", Means: "Reads before it answers, takes what presses most first, uses supervision, and goes home on time.", Minutes: "92"}, {Bot: "Loudest first", Means: "Answers whoever is on the line, then what came last; reads nothing.", Minutes: "64"}},
		Assumes: []sim.Sentence{"Policies are programs that see a desk and nothing else. They show what a scenario can lead to, not what students do."}}
	botsNone := authorpage.BotsView{Layout: l, Draft: 4, Name: draft.Name, Going: true, Sum: "The bots are playing. It takes a few seconds."}
	botsFine := bots
	botsFine.Failures, botsFine.Missed, botsFine.Stories, botsFine.Against, botsFine.Harmed = nil, nil, nil, nil, nil
	botPlay := authorpage.BotPlayView{Layout: l, Draft: 4, Name: draft.Name, Failure: failures[0], Writes: true, Path: "plays/half-term-error-1.txtar", Turns: []authorpage.BotTurn{
		{Number: 1, When: "Monday 2 March, 09:00", What: "Lay out my day", Chose: "Order: Write up Friday's visit"}, {Number: 2, When: "Monday 2 March, 09:00", What: "Write up Friday's visit"}, {Number: 3, When: "Monday 2 March, 09:45", What: "Answer Sam, “Phone call about Reid”", Chose: "I'll ring the school first"}}}
	botLines := authorpage.BotLinesView{Layout: l, Draft: 4, Name: draft.Name, ID: 7, Path: "scenario.lua", Plays: 140, Lines: []authorpage.BotLine{
		{Text: "-- The week before half-term, in which a grandmother falls ill and nobody says who looks after the children until Friday afternoon\n"}, {Text: "storyline(\"Sam rings\", function()\n", Runs: true, Plays: 140}, {Text: "  wait_until \"09:30\"\n", Runs: true, Plays: 138}, {Text: "  if reply == \"together\" then\n", Runs: true, Plays: 26}, {Text: "    visit()\n", Runs: true}, {Text: "  end\n"}}}
	file.Bots = authorpage.BotsHere{Sum: bots.Sum, File: 7, Known: true, Failures: failures, Missed: missed, More: 4}
	draft.Bots, fresh.Bots, waiting.Bots = bots.Sum, "Bots haven’t played this as it is now. They play once a check has found no error.", "The draft is being checked. Bots play it once the check has found no error."
	comments := commentStates(l, draft.Name)
	file.Comments = comments["draft-comments"].Comments
	file.Comments.File, file.Comments.New = 7, authorpage.NewComment{File: 7, Path: "scenario.lua", Version: 12}
	merged, reading, removed := file, file, file
	merged.Here, merged.Merged, merged.Touched, merged.From, merged.To = []string{"Pat Osei"}, []string{"Pat Osei"}, true, 10, 11
	reading.Writes, removed.Removed = false, true
	reading.Comments.May, reading.Comments.Writes, removed.Comments = false, false, authorpage.Comments{Draft: 4, File: 7}
	history := authorpage.HistoryView{Layout: l, Draft: 4, ID: 7, Path: "scenario.lua", Writes: true, More: 40, Sessions: []authorpage.Session{
		{Who: "Pat Osei", When: "30 November 2026, 09:12 to 09:31", From: 90, To: 160}, {Who: "Ada Okonkwo", When: "29 November 2026, 17:02", From: 40, To: 90}}}
	gone := history
	gone.Writes, gone.Removed = false, true
	none := history
	none.Sessions, none.More = nil, 0
	difference := authorpage.DifferenceView{Layout: l, Draft: 4, ID: 7, Path: "scenario.lua", From: 10, To: 11, Who: "Pat Osei", When: "30 November 2026, 09:12 to 09:31", Writes: true, Hunks: []authorpage.Hunk{
		{Lines: []authorpage.Line{{Was: 6, Is: 6, Text: "  begins = \"2026-10-19\","}, {Was: 7, Text: "  days = 5 -- of the first week", Changed: [][2]int{{9, 10}, {21, 26}}}, {Is: 7, Text: "  days = 10, -- of the second week", Changed: [][2]int{{9, 12}, {23, 29}}}, {Is: 8, Text: "  length = \"a week of five days in which three families wait for the same visit\","}, {Was: 8, Is: 9, Text: "}"}}},
		{Lines: []authorpage.Line{{Was: 30, Text: "-- gone"}}}}}
	same := difference
	same.Hunks = nil
	golden := authorpage.GoldenView{Layout: l, Draft: 4, Name: draft.Name, ID: 9, Path: "plays/careful.txtar", Writes: true, Digest: "d1", Turns: 14, Ended: true, Where: "the end", Plain: true,
		Bots:    []authorpage.Bot{{Value: "careful", Label: "Careful", Means: "Reads before it answers, and goes home on time."}, {Value: "loudest", Label: "Loudest first", Means: "Answers whoever is on the line."}},
		Differs: []sim.Sentence{"Turn 6, day 1 at 09:30, after “task:write-up”: from here the play differs from what was recorded.", "It was day 1 at 09:30; now it is day 1 at 09:45.", "No longer happens: 09:30 Sam rings about Reid."}}
	goldenSame, goldenStops, goldenOn, goldenRefused := golden, golden, golden, golden
	goldenSame.Same, goldenSame.Differs, goldenSame.Turns = true, nil, 0
	goldenStops.Same, goldenStops.Differs, goldenStops.Turns, goldenStops.Ended, goldenStops.Where = true, nil, 0, false, "day 1, 16:10"
	goldenOn.Differs, goldenOn.Turns, goldenOn.More, goldenOn.Bot = nil, 31, 31, "loudest"
	goldenRefused.Refused, goldenRefused.Ended, goldenRefused.Where = "There is no such offer here.", false, "day 1, 09:00"
	goldenRefused.Differs = []sim.Sentence{"Turn 1, day 1 at 09:00: “visit:nobody” can't be decided here any more. There is no such offer here.", "What can be decided there: task:write-up, break, end."}
	goldenBad := golden
	goldenBad.Unplayable, goldenBad.Notice = true, page.Notice{Kind: page.NoticeProblem, Text: "The draft can’t be played as it is written now. Mend what is said here first."}
	goldenBad.Wrong = []authorpage.Mistake{authorpage.MistakeIn(4, 7, "scenario.lua", 12, "A comma is missing at the end of this line.")}
	goldenFile := file
	goldenFile.Path, goldenFile.ID, goldenFile.Text, goldenFile.Found = golden.Path, 9, "Careful, from the beginning.\n-- terms --\n-- luck --\n0 1\n-- decisions --\ntask:write-up\n-- steps --\n1 day 1 09:00 begins\n", authorpage.Found{Looked: true, Final: true, Sum: "Nothing was found."}
	goldenFile.Notice = page.Notice{Kind: page.NoticeInfo, Text: "The golden play is recorded as it goes now. What it was before is in the history of this file, and can be gone back to."}
	goldenFound := draft
	goldenFound.Found.List = append(slices.Clone(found.List), authorpage.Finding{Severity: "Error:", Path: golden.Path, Line: 30, At: authorpage.AddressFile(4, 9), Sentence: "the play now goes differently. " + golden.Differs[0], Instead: "If that is intended, record it again; if not, see what changed there.", Again: "Record it again as it goes now"})
	arrive := signpage.ArriveView{Layout: l, Address: "/invitations/" + strings.Repeat("mAdE-uP", 6), Place: uni.Name, Partners: card.Name, ForEmail: "bo@marlow.gov.uk"}
	known := arrive
	known.SignedIn, known.Fits = "bo@marlow.gov.uk", true
	things := []authorpage.FormsThing{{Key: "scenario:x:0", What: "The scenario", Title: "The week before half-term", Line: 2}, {Key: "person:sam:0", What: "Person", Title: "Sam Whitaker", Line: 10}, {Key: "case:home:0", What: "Case", Title: "Reid", Line: 14}, {Key: "child:k:0", What: "Child", Title: "first.children[1]", Line: 16, Inner: true},
		{Key: "adult:r:0", What: "Adult", Title: "Ruth", Line: 16, Inner: true}, {Key: "children.visits:home:0", What: "Dates for visits", Title: "home", Line: 22}, {Key: "ask:sam-rings:0", What: "Question", Title: "Could you come with me this afternoon? I don't want to make more of it than it is, but I would rather not…", Line: 40}, {What: "Message", Title: "“Two slips”", Line: 52, Wrong: true}}
	forms := authorpage.FormsView{Layout: l, Draft: 4, Name: draft.Name, Writes: true, Sum: "61 of the 80 values that these have can be changed by a form. The others are computed, and shown as script.", Files: []authorpage.FormsFile{{ID: 7, Path: "scenario.lua", Things: things}, {ID: 9, Path: "week.lua", Sum: "Nothing in this file has a form. It is written as script."}}}
	form := authorpage.FormView{Layout: l, Draft: 4, Name: draft.Name, ID: 7, Path: "scenario.lua", Version: 12, Key: "case:home:0", What: "Case", Title: "Reid", Line: 14, Writes: true, Parts: []authorpage.FormsThing{{Key: "child:k:0", What: "Child", Title: "First child of “the first family”, drawn by luck", Line: 16}, {Key: "adult:r:0", What: "Adult", Title: "Ruth", Line: 16}}, Computed: "What is shown as script (1 value) is computed there, or is of a sort that has no form yet.",
		Groups: []authorpage.FormGroup{{Fields: []authorpage.FormField{
			{At: "value-1", Name: "value.1", Label: "The family's or the person's name, as the desk shows it", Box: authorpage.BoxLine, Value: "Reid", Needed: true},
			{At: "value-kind", Name: "value.kind", Label: "What kind of case it is, with its points", Box: authorpage.BoxName, Value: "children.child_in_need", Needed: true, Instead: "instead.kind", Options: []authorpage.FormOption{{Value: "children.assessment", Label: "An open assessment under section 17: 7 points"}, {Value: "children.child_in_need", Label: "A child in need plan: a typical one: 5 points"}}},
			{At: "value-led", Name: "value.led", Label: "Who leads, where it isn't the student", Box: authorpage.BoxName, Value: "sam", Options: []authorpage.FormOption{{Value: "mum", Label: "Parent of “the first family”, drawn by luck, mother"}, {Value: "sam", Label: "Sam Whitaker, health visitor"}}},
			{At: "value-lines", Label: "What lies on the desk about it", Box: authorpage.BoxScript, Value: "lines_of(home)"},
			{At: "value-strengths", Name: "value.strengths", Label: "What is strong here, shown beside the worries", Hint: "Up to 12. One on each line: add a line, or take one out.", Box: authorpage.BoxLines, Lines: 4, Value: "{mum} asked for help herself, and early\n{gran} lives two streets away"},
			{At: "value-summary", Name: "value.summary", Label: "What is on the desk about it, free to read", Box: authorpage.BoxLine, Value: "text/home-summary.md", Words: authorpage.AddressFile(4, 8)},
			{At: "value-tier", Name: "value.tier", Label: "How soon it has to be answered, as judged so far", Box: authorpage.BoxChoice, Choices: []string{"P0", "P1", "P2", "P3", "P4"}, Value: "P3"},
			{At: "value-since", Name: "value.since", Label: "When it was allocated", Hint: "That is Thursday 19 February 2026.", Box: authorpage.BoxLine, Value: "2026-02-19"},
			{At: "value-travel", Name: "value.travel", Label: "There and back", Hint: "Every visit takes that much longer. In minutes, 0 to 1440.", Box: authorpage.BoxLine, Value: "20"},
			{At: "value-new", Name: "value.new", Label: "It is new to this worker, in the first four weeks", Hint: "2 points.", Box: authorpage.BoxYesNo, Value: "true"}}},
			{Legend: "The file, which costs minutes to read", Fields: []authorpage.FormField{{At: "value-file-1", Name: "value.file.1", Label: "The words, or the file in the pack", Box: authorpage.BoxProse, Lines: 3, Hint: "9 words.", Value: "Two moves since the spring, and a new school.", Needed: true}}}},
		More: []authorpage.FormGroup{{Fields: []authorpage.FormField{{At: "value-visits", Name: "value.visits", Label: "How often it is visited", Box: authorpage.BoxLine}}}}}
	form.Said = authorpage.FormComments{Comments: comments["draft-comments"].Comments, Values: []authorpage.Said{{What: "What it is called", At: authorpage.AddressCommentOn(4, 7, 14, 14)}, {What: "What is strong here, shown beside the worries", At: authorpage.AddressCommentOn(4, 7, 18, 21)}}}
	form.Said.Open = form.Said.Open[:1]
	formWrong, formReads := form, form
	fields := append([]authorpage.FormField{}, form.Groups[0].Fields...)
	fields[8].Problem, fields[8].Value = "Write a number from 0 to 1440.", "5000"
	fields[4].Problem = "Somebody else wrote “{mum} asked for help”. Yours is still here: save again to put it in place of theirs, or write theirs."
	formWrong.Problems, formWrong.Groups = []authorpage.FormField{fields[4], fields[8]}, []authorpage.FormGroup{{Fields: fields}, form.Groups[1]}
	formReads.Writes = false
	forms.Files[0].Adds = []authorpage.FormsAdd{{Word: "person", A: "a person"}, {Word: "case", A: "a case"}, {Word: "storyline", A: "a storyline"}}
	form.AddsTo, form.Adds = "Add somebody who belongs to it", []authorpage.FormsAdd{{Word: "child", A: "a child"}, {Word: "adult", A: "an adult"}}
	adds := authorpage.FormView{Layout: l, Draft: 4, Name: draft.Name, ID: 7, Path: "scenario.lua", What: "Add a question", Add: "ask", In: "storyline:x:0", Writes: true,
		Groups: []authorpage.FormGroup{{Fields: []authorpage.FormField{
			{At: "value-say", Name: "value.say", Label: "What is said", Box: authorpage.BoxProse, Lines: 3, Needed: true},
			{At: "value-from", Name: "value.from", Label: "Who says it", Box: authorpage.BoxName, Instead: "instead.from", Options: []authorpage.FormOption{{Value: "sam", Label: "Sam Whitaker, health visitor"}}},
			{At: "value-choices", Name: "value.choices", Label: "The answers", Hint: "Two to eight, each of which a practitioner could defend. The desk shows them in an order drawn by luck. One on each line: add a line, or take one out.", Box: authorpage.BoxLines, Lines: 2, Needed: true}}}},
		More: []authorpage.FormGroup{{Fields: []authorpage.FormField{{At: "value-discuss", Name: "value.discuss", Label: "A question worth talking about afterwards", Box: authorpage.BoxLine}}}}}
	steps := []authorpage.FormStep{{What: "Task: Ring {parent}", At: "/"}, {What: "If “Ring {parent}” is done, and not taken off the desk:", At: "/"}, {What: "What goes well: {parent} and the school have agreed on breakfast club.", At: "/", Depth: 1}}
	asks := form
	asks.Parts, asks.Adds, asks.What, asks.Title, asks.Key = nil, nil, "Question", "The school rings", "ask:school-rings:0"
	asks.Groups = []authorpage.FormGroup{{Fields: []authorpage.FormField{{At: "value-title", Name: "value.title", Label: "Its line in the inbox", Box: authorpage.BoxLine, Value: "The school rings"}}}}
	asks.Question = &authorpage.FormQuestion{Answers: []authorpage.FormAnswer{
		{Key: "parent", Words: "“Thank you. I'd like to ask {parent} first, this morning.”", Steps: steps, In: "ask:school-rings:0/parent", Adds: []authorpage.FormsAdd{{Word: "message", A: "a message"}, {Word: "task", A: "a task"}}},
		{Key: "watch", Words: "“Please keep an eye on it, and ring me on Friday.”"}}, Nobody: steps[:1]}
	asksWrong := asks
	task := asks
	task.What, task.Title, task.Key, task.Question = "Task", "Visit Kerry and Jaden", "task:visit:0", nil
	task.Outcome = []authorpage.FormAnswer{
		{Key: "done", Words: "Once it is done", In: "task:visit:0/done", Adds: []authorpage.FormsAdd{{Word: "message", A: "a message"}, {Word: "good", A: "something that goes well"}}, Steps: []authorpage.FormStep{{What: "What goes well: Jaden said what he wanted", At: "/"}, {What: "Message: Why she didn’t ring", At: "/"}}},
		{Key: "gone", Words: "If it is taken off the desk instead", In: "task:visit:0/gone", Adds: []authorpage.FormsAdd{{Word: "message", A: "a message"}}},
	}
	task.Found = []authorpage.Finding{{Severity: "Look again:", Sentence: "The content notes don’t name a death, or grief, and a text does: “died”.", Instead: "Would somebody want to know before they begin? Add it to `content_notes`, in your own words."}}
	formsFound := forms
	formsFound.Found = authorpage.Found{Looked: true, Final: true, Sum: "2 findings.", List: make([]authorpage.Finding, 2)}
	formsFound.Files = []authorpage.FormsFile{{ID: 7, Path: "scenario.lua", Things: append([]authorpage.FormsThing{{Key: "person:sam:1", What: "Person", Title: "Kerry Marsh", Line: 11, Found: 2}}, things...)}}
	formsFolded, long := forms, forms.Files[0]
	long.Folded, long.Open, long.Which, long.Before, long.After = true, true, "Forms 201 to 208 of 950", authorpage.AddressFormsOf(4, 9, 1), authorpage.AddressFormsOf(4, 9, 209)
	long.Path, long.ID = "week.lua", 9
	folded := formsFound.Files[0]
	folded.Folded = true
	folded.Sorts, long.Sorts = "Person (3), Case (1), Question (1) and 4 others.", "Message (410), Question (260), Task (120), Wait until (70), Storyline (40) and 50 others."
	formsFolded.Files = []authorpage.FormsFile{folded, long, {ID: 11, Path: "coast.lua", Which: "It has 97 forms, shown by themselves.", Alone: authorpage.AddressFormsOf(4, 11, 1)}, {ID: 12, Path: "thinks.lua", Sum: "Nothing in this file has a form. It is written as script."}}
	formsFolded.Notice, formsFolded.On = page.Notice{Kind: page.NoticeInfo, Text: "Your change is saved."}, authorpage.AddressOn(9, 203)
	long.Things = slices.Clone(long.Things)
	for i := range long.Things {
		long.Things[i].Place = 201 + i
	}
	formsFolded.Files[1] = long
	wrongTree := *asks.Question
	wrongTree.Problem, asksWrong.Question = "Write the words of the answer.", &wrongTree
	answer := authorpage.AnswerView{Layout: l, Draft: 4, Name: draft.Name, ID: 7, Version: 12, Question: authorpage.FormsThing{Key: asks.Key, What: "Question", Title: "The school rings", Line: 40}, Answer: asks.Question.Answers[0], Key: "parent"}
	answerWrong := answer
	answerWrong.Problem, answerWrong.Key = "Another answer to this question has this word. Write another one.", "watch"
	answerWrong.Notice = page.Notice{Kind: page.NoticeProblem, Text: "The script does something else with the answers here, so it isn’t certain what this would change. Look at these places first:"}
	answerWrong.Uses = []authorpage.FormsUse{{What: "Message: I looked in (line 52 of scenario.lua)", At: "/"}}
	takeOut := authorpage.TakeOutView{Layout: l, Draft: 4, Name: draft.Name, ID: 7, Version: 12, Thing: authorpage.FormsThing{Key: "storyline:x:0", What: "Storyline", Title: "The health visitor rings", Line: 38}, Source: "storyline(\"The health visitor rings\", function()\n  wait_until \"09:36\"\nend)", Parts: []authorpage.FormsThing{{Key: "ask:sam-rings:0", What: "Question", Title: "About Friday", Line: 40}}}
	takeOutUsed := takeOut
	takeOutUsed.Thing, takeOutUsed.Parts = authorpage.FormsThing{Key: "person:sam:0", What: "Person", Title: "Sam Whitaker", Line: 10}, nil
	takeOutUsed.Problem, takeOutUsed.Uses = "The script still goes on with this, so it can’t be taken out yet. Change these places first:", []authorpage.FormsUse{{What: "Question: About Friday (line 40 of scenario.lua)", At: "/"}, {What: "Line 61 of week.lua", At: "/"}}
	names := []authorpage.FormName{{Name: "mum", For: "first.parent"}, {Name: "older", For: "first.children[1]"}, {Name: "gran", For: "Ruth"}}
	formProse := authorpage.FormView{Layout: l, Draft: 4, Name: draft.Name, ID: 7, Path: "scenario.lua", Version: 12, Key: "message:about-friday:0", What: "Message", Title: "About Friday", Line: 44, Writes: true, Groups: []authorpage.FormGroup{{Fields: []authorpage.FormField{
		{At: "value-say", Name: "value.say", Label: "What is said", Box: authorpage.BoxLine, Value: "text/friday.md", Words: authorpage.AddressFile(4, 8)},
		{At: "text-8", Name: "text.8", Label: "The words in text/friday.md", Box: authorpage.BoxProse, Lines: 5, Value: "{mum} wasn't at the gate on Friday, and {older} said that nobody had got up. I rang twice and left a message with {gran}. Could we speak before three? I'd rather not leave it over the weekend.",
			Prose: &authorpage.FormProse{Version: 3, Most: 80, Count: "36 words, of 80 at most.", Age: "Somebody of about 9 reads this easily, says the Flesch–Kincaid formula of what was last saved. It counts syllables, words and sentences, can’t know whether a word is known or the text is clear, and is rough for a text as short as this.", Names: names, All: true}},
		{At: "value-discuss", Name: "value.discuss", Label: "A question worth talking about afterwards", Hint: "For the debrief and for a class.", Box: authorpage.BoxProse, Lines: 3, Value: "Who needed to know that {mun} wasn't at the gate, and from whom?", Problem: "Nothing is put in place of {mun} here. Write {mum} if that is meant.",
			Prose: &authorpage.FormProse{Count: "13 words.", Names: names}}}}}}
	formProse.Problems = formProse.Groups[0].Fields[2:]
	strips, calendars := stripStates(l, draft.Name), calendarStates(l, draft.Name)
	draft.Signed = "This draft is signed as it is now, by Ada Okonkwo and Pat Osei. If you change anything in it, it has to be signed again."
	fresh.Taken = "Another scenario, or a part of one, was published under the short name first-morning already. So this draft can’t be published under it: give the draft, or the file of the part, another one before somebody signs it."
	file.Signed, form.Signed = draft.Signed, draft.Signed
	forms.Signed = "Ada Okonkwo and Pat Osei had signed this draft, and it has changed since. So that no longer counts: they are told, and it has to be signed again."
	return map[string]view{
		"draft-comments": comments["draft-comments"], "draft-comments-parts": comments["draft-comments-parts"], "draft-comments-new": comments["draft-comments-new"], "draft-comments-none": comments["draft-comments-none"],
		"draft-forms": forms, "draft-form": form, "draft-form-wrong": formWrong, "draft-form-reader": formReads, "draft-form-new": adds, "draft-question": asks, "draft-task": task, "draft-forms-found": formsFound, "draft-forms-folded": formsFolded, "draft-question-wrong": asksWrong, "draft-answer": answer, "draft-answer-wrong": answerWrong, "draft-take-out": takeOut, "draft-take-out-used": takeOutUsed, "draft-form-prose": formProse,
		"draft-strip": strips["draft-strip"], "draft-strip-none": strips["draft-strip-none"],
		"draft-calendar": calendars["draft-calendar"], "draft-calendar-none": calendars["draft-calendar-none"],
		"partnerships": list, "partnerships-wrong": wrong, "partnerships-none": authorpage.PartnershipsView{Layout: l},
		"partnerships-left": authorpage.PartnershipsView{Layout: l, Left: []authorpage.LeftCard{{Name: "Southfield and Marlow write together", Says: "You left it, or one of its owners took you out, on 30 November 2026. What you wrote in it stays with its people. A review that you had begun is kept, and you go on with it if an owner invites you again."}}},
		"error-taken-out": page.ErrorView{Layout: l, Status: 403, Title: "That could not be done", Text: "You are no longer in the partnership that this belongs to: you left it, or one of its owners took you out, on 30 November 2026. So nothing was changed. What you had saved or sent before is kept, also the answers of a review that you had begun: you go on with it if an owner invites you again.", Next: page.Link{Address: "/partnerships", Text: "Your partnerships"}, Unsent: page.UnsentForm{Boxes: []page.UnsentField{
			{Name: "choice.happen", Label: "Would this happen? What you chose", Text: "Yes"}, {Name: "why.happen", Label: "Would this happen? What you wrote", Text: "Nobody rings a school at seven in the morning, and the duty worker would look at the record first. Then the family is rung, and the school once it opens."},
		}}},
		"partnership": owned, "partnership-link": linked, "partnership-unused": unused, "partnership-begin": begins, "partnership-reader": reads, "partnership-token": tokened, "partnership-token-wrong": wrongToken, "arrive-partnership": arrive, "arrive-partnership-known": known,
		"partnership-terms": agreeing, "partnership-terms-wrong": termsChanged,
		"draft": draft, "draft-fresh": fresh, "draft-waiting": waiting, "draft-away": away,
		"draft-file": file, "draft-file-merged": merged, "draft-file-reader": reading, "draft-file-removed": removed,
		"draft-bots": bots, "draft-bots-fine": botsFine, "draft-bots-none": botsNone, "draft-bots-play": botPlay, "draft-bots-lines": botLines,
		"draft-golden": golden, "draft-golden-same": goldenSame, "draft-golden-stops": goldenStops, "draft-golden-on": goldenOn, "draft-golden-refused": goldenRefused, "draft-golden-bad": goldenBad, "draft-golden-file": goldenFile, "draft-golden-found": goldenFound,
		"draft-earlier": earlier, "draft-earlier-none": authorpage.EarlierView{Layout: l, Draft: 4, Name: draft.Name, Looked: true},
		"draft-history": history, "draft-history-removed": gone, "draft-history-none": none, "draft-difference": difference, "draft-difference-none": same,
	}
}
