package page_test

import (
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	playpage "caseload/app/page/play"
	"caseload/app/sim"
)

// draftPlayStates returns every state of the pages on which a draft is played.
func draftPlayStates(l page.Layout) map[string]view {
	bots := []authorpage.Bot{
		{Value: "careful", Label: "Careful", Means: "Reads what is quick before answering, takes the most pressing tiers first, uses supervision and lunch, and goes home on time."},
		{Value: "loudest", Label: "Loudest first", Means: "Answers whoever is on the line, then what came last; reads nothing and takes no break."},
	}
	fresh := authorpage.PlaysView{Layout: l, Draft: 4, Name: "The week before half-term", Begin: authorpage.BeginPlay{Luck: "1"}, Bots: bots, Files: []string{"scenario.lua", "home.lua"}, Most: 5}
	from, wrong, full := fresh, fresh, fresh
	from.Begin = authorpage.BeginPlay{From: "line", File: "home.lua", Line: "33", Luck: "7", Bot: "loudest"}
	from.Cuts = []string{"half-term-hour"}
	from.Mine = []authorpage.PlayCard{{ID: 1, Title: "From day 2, 10:30", Where: "4 decisions have been made since."}}
	from.Others = []authorpage.PlayCard{{ID: 2, Title: "From where line 33 of home.lua has just run, with luck 7", Where: "Nothing has been decided since.", Who: "Pat Osei"}}
	wrong.Notice = page.Notice{Kind: page.NoticeProblem, Text: "The draft can’t be played as it is written now. Mend what is said here first."}
	wrong.Wrong = []authorpage.Mistake{
		authorpage.MistakeIn(4, 7, "scenario.lua", 12, "A comma is missing at the end of this line."),
		authorpage.MistakeIn(4, 0, "text/a-text-that-was-taken-out.md", 0, "There is no such file."), {Says: "The pack has no scenario."}}
	full.Full, full.Mine = true, []authorpage.PlayCard{from.Mine[0], from.Mine[0], from.Mine[0], from.Mine[0], from.Mine[0]}

	banner := authorpage.PlayBanner{Draft: 4, ID: 1, Name: fresh.Name, How: "It is played from day 1, 10:30. A bot made the first 6 decisions. 2 decisions have been made since.", Turn: 9, Begun: 6, Newest: true, Writes: true, Bots: bots, Bot: "careful", Keep: authorpage.Keep{Comment: "Played by hand in the editor, from day 1, 10:30."}}
	desk := func(open string, change func(*playpage.DeskView, *authorpage.PlayBanner)) view {
		b := banner
		v := playpage.DeskView{Layout: l, Desk: firstMorning(), Open: open, Draft: &playpage.Draft{Address: authorpage.AddressPlay(4, 1), Edits: map[string][]playpage.Edit{}}}
		if change != nil {
			change(&v, &b)
		}
		at := func(id string, line int) {
			v.Draft.Edits[id] = []playpage.Edit{{Where: authorpage.Where("scenario.lua", line), Address: authorpage.AddressLine(4, 7, line), Form: authorpage.AddressFormAt(4, 7, line), Comment: authorpage.AddressCommentFrom(4, 7, line, 1, "Monday 2 March, 09:10")}, {Where: "text/first-call.md", Address: authorpage.AddressLine(4, 8, 1), Text: true}}
		}
		for i, l := range v.Desk.Inbox {
			at(l.ID, 100+i)
		}
		for i, f := range v.Desk.Cases {
			at(f.ID, 20+i)
		}
		for i, o := range v.Desk.Offers {
			at(o.ID, 100+i)
		}
		v.Draft.Banner = b.Component()
		return v
	}
	return map[string]view{
		"plays": fresh, "plays-from": from, "plays-wrong": wrong, "plays-full": full,
		"play": desk("letter:marsh-email", nil),
		"play-failed": desk("case:reid", func(v *playpage.DeskView, b *authorpage.PlayBanner) {
			b.Newest, b.Wrong = false, wrong.Wrong[:1]
		}),
		"play-keep": desk("", func(v *playpage.DeskView, b *authorpage.PlayBanner) {
			v.Notice = page.Notice{Kind: page.NoticeProblem, Text: "Give the golden play a name. Nothing was kept."}
			b.Keep.Open, b.Unplayable = true, wrong.Wrong[:1]
		}),
		"play-keep-taken": desk("", func(v *playpage.DeskView, b *authorpage.PlayBanner) {
			v.Notice = page.Notice{Kind: page.NoticeProblem, Text: "The draft has a golden play of that name already, so nothing was kept yet. Replace that one, or choose another name."}
			b.Keep = authorpage.Keep{Name: "careful", Comment: "Careful, from the beginning.", Open: true, Taken: true}
		}),
		"play-others": desk("letter:reid-phone", func(v *playpage.DeskView, b *authorpage.PlayBanner) {
			v.Draft.Read, b.Whose = true, "Pat Osei"
		}),
		"play-ended": desk("", func(v *playpage.DeskView, b *authorpage.PlayBanner) {
			v.Desk.Ended, v.Desk.Offers, v.Desk.Guide, b.Ended = true, nil, "", true
		}),
		"play-day": desk("", func(v *playpage.DeskView, b *authorpage.PlayBanner) {
			v.Desk.Review = &sim.Review{Day: 1, Date: "Monday 2 March", Left: "17:00"}
		}),
		"play-unplayable": authorpage.UnplayableView{Layout: l, Draft: 4, Name: fresh.Name, Play: 1, Mine: true, Turn: 9, Wrong: wrong.Wrong[:1],
			Notice: page.Notice{Kind: page.NoticeProblem, Text: "This play was stopped, because it took too long or too much of the server. A script that keeps things going for ever does that: check the draft, or begin earlier."}},
	}
}
