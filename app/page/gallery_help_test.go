package page_test

import (
	"caseload/app/page"
	helppage "caseload/app/page/help"
)

// helpStates returns every state of the help, with some words of each kind.
func helpStates(l page.Layout) map[string]view {
	text := func(t string) []helppage.TypePart { return []helppage.TypePart{{Text: t}} }
	word := func(t, w string) []helppage.TypePart { return []helppage.TypePart{{Text: t, Word: w}} }
	ask := helppage.Word{
		Name: "ask", Call: "ask { … }", Sentence: "Asks the student something, and waits for the answer.", When: "in a storyline",
		Text: []string{"Asks the student something, and waits for the answer. Everything else goes on meanwhile."},
		Fields: []helppage.Field{
			{Name: "say", Type: word("Text", "Text"), Means: "What is said.", Otherwise: "needed"},
			{Name: "from", Type: []helppage.TypePart{{Text: "person", Word: "a person"}, {Text: " or "}, {Text: "Name", Word: "Name"}}, Means: "Who says it. A name alone brings somebody in, without a role.", Otherwise: "nobody is named"},
			{Name: "choices", Type: []helppage.TypePart{{Text: "Answer", Word: "Answer"}, {Text: ", by name"}}, Means: "The answers, by names of your choice: two to eight, each defensible. They are shown in an order drawn by luck.", Otherwise: "needed"},
			{Name: "rings_off", Type: word("Minutes", "Minutes"), Means: "How long they hold, once the desk has shown it.", Measure: "minutes, 0 to 1440", Otherwise: "0, a caller until the day ends, what is written for as long as it takes"},
		},
		Gives:    []helppage.Gives{{Type: text("text or nil"), Means: "The name of the answer; `nil` when they rang off or gave up."}},
		Examples: []string{"local reply = ask {\n  from = sam, about = home, by = \"phone\", rings_off = \"5 minutes\",\n  say = { \"Could somebody see her today?\", concern = 3 },\n  choices = {\n    together = { \"“Let's go together this afternoon.”\", leads = \"then 1 h 20, at two\" },\n    school   = \"“I'll ring her school first, and call you back today.”\",\n  },\n}\nif reply == nil then message { from = sam, about = home, say = \"I tried to reach you.\" } end"},
	}
	value := helppage.Word{
		Name: "Text", Call: "Text", Sentence: "Something to read.", Type: text("text or table"), Gives: []helppage.Gives{},
		Text:     []string{"Something to read: the words themselves, or the name of a file in the pack's `text` folder."},
		Fields:   []helppage.Field{{Name: "first item", Type: text("text"), Means: "The words, or the file: `\"text/call.md\"`.", Otherwise: "needed"}, {Name: "concern", Type: text("whole number"), Means: "How serious it is; never shown.", Measure: "0 to 4", Otherwise: "0"}},
		Examples: []string{"advice { from = dawn, say = \"Begin with the chronology.\" }"},
	}
	person := helppage.Word{Name: "a person", Call: "a person", Sentence: "Somebody, as `person` gives them.", Text: []string{"Somebody, as `person` gives them."}, Gets: true,
		Fields: []helppage.Field{{Name: "name", Type: word("Name", "Name"), Means: "Their name."}}, Examples: []string{"guide(\"Ask \" .. dawn.name .. \" when you're unsure.\")"}}
	asked := helppage.Word{Name: "person:asked", Call: "person:asked(about)", Sentence: "Says whether the student has asked this person, about a case or about how things are going.",
		Text: []string{"Says whether the student has asked this person."}, Gives: []helppage.Gives{{Type: text("true or false"), Means: "Whether they were asked."}}}
	family := helppage.Word{Name: "names.family", Call: "names.family { … }", Sentence: "Draws a family: a family name, a parent and children.", When: "before the stories", Text: []string{"Draws a family: a family name, a parent and children."},
		Fields:   []helppage.Field{{Name: "children", Type: text("whole number"), Means: "How many.", Otherwise: "1"}},
		Gives:    []helppage.Gives{{Type: text("table"), Means: "The family.", Measure: "first names", Fields: []helppage.Field{{Name: "parent", Type: word("Name", "Name"), Means: "A parent's first name."}, {Name: "partner", Type: word("Name", "Name"), Means: "Another's.", Otherwise: "there is none"}}}},
		Examples: []string{"local reid = names.family { draw = \"the family on Brook Street\", children = 2 }\ncase { reid.name, kind = \"child in need\", people = { child { reid.children[1], age = 7 }, adult { reid.parent, \"mother\" } } }"}}
	help := helppage.Help{Frame: "local sam = person { \"Sam\", role = \"health visitor\" }\n\n-->\n", Themes: []helppage.Theme{
		{Name: "Telling", About: "what happens while the student works.", Words: []helppage.Word{ask}},
		{Name: "People, cases and tasks", About: "what a story can ask of those it made.", Words: []helppage.Word{person, asked}},
		{Name: "How things are written", About: "what a field may hold.", Words: []helppage.Word{value, {Name: "Answer", Call: "Answer", Sentence: "An answer.", Text: []string{"An answer."}}, {Name: "Name", Call: "Name", Sentence: "A name.", Text: []string{"A name."}}, {Name: "Minutes", Call: "Minutes", Sentence: "A length of a day at most.", Text: []string{"A length of a day at most."}}}},
		{Name: "names", Module: "names", About: "a bank of names, drawn by luck.\n\nDraw names at the top of a scenario, never in a storyline.", Words: []helppage.Word{family}},
	}}
	of := func(name string) helppage.WordView {
		theme, w, _ := help.Word(name)
		return helppage.WordView{Layout: l, Help: help, Theme: theme, Word: w}
	}
	guide := guideFixture()
	return map[string]view{
		"help-guide":      helppage.GuideView{Layout: l, Guide: guide},
		"help-guide-page": helppage.GuidePageView{Layout: l, Guide: guide, At: 1},
		"help":            helppage.View{Layout: l},
		"help-words":      helppage.WordsView{Layout: l, Help: help},
		"help-ask":        of("ask"),
		"help-value":      of("Text"),
		"help-record":     of("a person"),
		"help-function":   of("names.family"),
	}
}
