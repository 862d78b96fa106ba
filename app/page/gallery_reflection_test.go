package page_test

import (
	"slices"
	"strings"

	"caseload/app/debrief"
	"caseload/app/glossary"
	"caseload/app/page"
	debriefpage "caseload/app/page/debrief"
	playpage "caseload/app/page/play"
	"caseload/app/sim"
)

// reflectionStates returns every state of a reflection and of its shared page.
func reflectionStates(l page.Layout) map[string]view {
	dates := []string{"Monday 2 March", "Tuesday 3 March", "Wednesday 4 March"}
	days := make([]debriefpage.ReflectionPart, len(dates))
	for i, date := range dates {
		name := "day-" + string(rune('1'+i))
		days[i] = debriefpage.ReflectionPart{Name: name, Title: date, Boxes: []debriefpage.ReflectionBox{
			{Name: name + "-what", Label: "What pressed?", Hint: "What happened, and what was left?"},
			{Name: name + "-so-what", Label: "What helped?", Hint: "What did it give, and to whom?"},
			{Name: name + "-now-what", Label: "What would you do differently?", Hint: "Or ask somebody about?"},
		}, Feeling: &debriefpage.ReflectionBox{Name: name + "-word", Label: "One word for how it felt", Hint: "For you alone, even if you share the day. At most 40 characters."}}
	}
	boxes := func(form string, labels ...string) (list []debriefpage.ReflectionBox) {
		for _, label := range labels {
			list = append(list, debriefpage.ReflectionBox{Name: form + "-" + strings.ToLower(label), Label: label, Hint: "What happened?"})
		}
		return list
	}
	end := []debriefpage.ReflectionPart{
		{Name: "gibbs", Title: "Gibbs: six steps", About: "After Gibbs, 1988. The six steps are not checked against a published source yet; the questions are Caseload’s.", Boxes: boxes("gibbs", "Description", "Feelings", "Evaluation", "Analysis", "Conclusion", "Plan")},
		{Name: "444", Title: "4×4×4: for supervision", About: "After Morrison, 2005: four steps, seen from four sides (people who use services, staff, the organisation, its partners), for the four things that supervision is for (accountability, development, support, mediation). The model was checked; the lists are not checked against a published source yet, and the questions are Caseload’s.", Boxes: boxes("444", "Experience", "Reflection", "Analysis", "Action")},
	}
	asked := debrief.Asked{Status: "not checked against a published source yet", Questions: []sim.Sentence{"What else could explain this?", "What do you not know?", "How would the family tell it?", "What power did you hold?", "What would you do with an hour more?"}}
	playing := debriefpage.ReflectionView{Layout: l, Run: 42, Title: "First week on the team", Days: days[:2], Asked: asked, Until: "2 April 2026"}
	none := playing
	none.Days = nil
	kept := playing
	kept.Days = slices.Clone(playing.Days)
	kept.Days[1].Boxes = slices.Clone(days[1].Boxes)
	kept.Days[1].Boxes[0].Text = "Marsh came in while I was on the phone to the school.\n\nI read the referral twice and still called it P3."
	kept.Notice = page.Notice{Kind: page.NoticeInfo, Text: "Kept, for you alone."}
	long := kept
	long.Days = slices.Clone(kept.Days)
	long.Days[1].Feeling = &debriefpage.ReflectionBox{Name: "day-2-word", Label: days[1].Feeling.Label, Hint: days[1].Feeling.Hint, Text: "I was rather more tired than I thought I would be",
		Problem: "This has 49 characters, and there is room for 40. Nothing is lost: shorten it here, and keep it again."}
	long.Notice = page.Notice{Kind: page.NoticeProblem, Text: "Nothing was kept yet: something is too long, and is marked below. All that you wrote is still here."}

	ended := playing
	ended.Ended, ended.End, ended.Days = true, end, slices.Clone(days)
	ended.Named = []debrief.Framework{
		{ID: "PCF.1", Framework: "Professional Capabilities Framework (BASW, 2018)", Title: "Professionalism", Status: "title checked on a page of CareLearning’s; order not checked yet"},
		{ID: "PCF.6", Framework: "Professional Capabilities Framework (BASW, 2018)", Title: "Critical reflection and analysis", Status: "title checked on a page of CareLearning’s; order not checked yet"},
		{ID: "SWE.6", Framework: "Social Work England professional standards", Title: "Ethical practice and reporting concerns", Status: "not checked against a published source yet", Unverified: true},
	}
	ended.Days[2].Moments = []debrief.Moment{
		{Play: "urgent-first", Turn: 8, What: "You put Hale first (P1) while this waited: “Write up Friday’s visit”.", Frameworks: []string{"PCF.6"}, Prompt: "What told you this could not wait? What did you leave, and who knows?"},
		{Play: "urgent-first", Turn: 9, What: "You put Clarke first (P2) while this waited: the core group.", Frameworks: []string{"PCF.6"}, Prompt: "What told you this could not wait? What did you leave, and who knows?"},
		{Play: "view-kept", Turn: 12, What: "Reid: a message from the health visitor came, and no decision about them followed.", Frameworks: []string{"PCF.6"}, Prompt: "What would someone who disagreed point to?"},
		{Play: "capacity-raised", Turn: 14, What: "You told Dawn Ellis what can and can’t be done: “Something has to wait”.", Frameworks: []string{"PCF.1", "SWE.6"}, Prompt: "What did you offer, and what did you ask for?"},
	}
	shared := ended
	shared.Days = slices.Clone(ended.Days)
	shared.Days[1] = kept.Days[1]
	shared.Open = "day-2"
	shared.Share = debriefpage.ReflectionShare{Address: "https://caseload.example.ac.uk/shared/4mZ0w1m2Xw7T9b3n5cVQyK8dPfRhJsLgU6aEoIxYtBk", Names: []string{"day-2", "444"}}
	shared.Notice = page.Notice{Kind: page.NoticeInfo, Text: "Kept, and shared. The address is below, and you can stop sharing at any time."}
	read := debriefpage.SharedView{Layout: l, Title: "First week on the team", Parts: []debriefpage.SharedPart{
		{Title: "Tuesday 3 March", Texts: []debriefpage.SharedText{{Label: "What pressed?", Text: kept.Days[1].Boxes[0].Text}, {Label: "What would you do differently?", Text: "Ask who else has seen him.\nRing before four."}}}, {Title: "4×4×4: for supervision"}}}
	notes := playpage.NotesView{Layout: l, Run: 42, Title: "First week on the team", Until: "2 April 2026", Days: []playpage.NotesDay{
		{Day: 1, Date: dates[0], Beside: []playpage.NoteBeside{
			{Turn: 2, At: "09:10", What: "Recommend on “A worry about Jude”", Chose: "Tier: P2; First response: Find out more first", On: "Marsh", Reason: "pattern", Note: "Third time this winter.\n\nNobody has asked gran."},
			{Turn: 7, At: "14:30", What: "Write up Friday’s visit", Note: "Half of it, before the phone rings again."},
		}, About: []playpage.NoteAbout{{Label: "What pressed?", Text: "The phone."}}},
		{Day: 2, Date: dates[1], About: []playpage.NoteAbout{{Label: "What helped?", Text: "Ten minutes with Marta."}}},
	}}
	terms := glossary.Of([]string{"health visitor\nA nurse who visits families with children under five.\nSource: common usage\n\nsection 17 / s17 / child in need\nA child who needs services.\nSource: Children Act 1989, section 17\nRead: legislation.gov.uk\n\nGP\nA family doctor."})
	explained := playpage.DeskView{Layout: l, Run: 42, Desk: firstMorning(), Open: "case:reid", Glossary: terms}
	afterwards := notes
	afterwards.Ended = true
	shows := afterwards
	shows.ShowsReasons, shows.Days = true, slices.Clone(notes.Days)
	shows.Days[0].Beside = slices.Clone(notes.Days[0].Beside)
	shows.Days[0].Beside[0].ToShow = &page.ReasonToShow{Run: 42, Turn: 2, Shown: true, From: page.ReasonInNotes}
	shows.Days[0].Beside[1].Reason, shows.Days[0].Beside[1].ToShow = "capacity", &page.ReasonToShow{Run: 42, Turn: 7, From: page.ReasonInNotes}
	return map[string]view{
		"glossary": playpage.GlossaryView{Layout: l, Run: 42, Title: "First week on the team", Glossary: terms}, "glossary-none": playpage.GlossaryView{Layout: l, Run: 42, Title: "First week on the team", Ended: true}, "desk-glossary": explained,
		"notes": notes, "notes-ended": afterwards, "notes-reasons": shows, "notes-none": playpage.NotesView{Layout: l, Run: 42, Title: "First week on the team"},
		"reflection-none": none, "reflection": playing, "reflection-kept": kept, "reflection-long": long,
		"reflection-ended": ended, "reflection-shared": shared, "shared": read,
	}
}
