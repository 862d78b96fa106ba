package run

import "caseload/app/sim"

// dayBoxes are what is asked about a day: what pressed, what helped, and what one would
// do differently, with a box for one word on how it felt. Their names are those of the
// three questions of Rolfe, Driscoll and Borton (DOMAIN 7.3), which they put for a day.
var dayBoxes = []Box{
	{"what", "What pressed?", "What happened, and what was left?", false},
	{"so-what", "What helped?", "What did it give, and to whom?", false},
	{"now-what", "What would you do differently?", "Or ask somebody about?", false},
	{FeltBox, "One word for how it felt", sim.Say("For you alone, even if you share the day. At most %d characters.", maxFeeling), true},
}

// endForms are the forms of DOMAIN 7.3 and 5.2, each with a note on how far it
// was checked.
var endForms = []Part{
	{Name: "gibbs", Title: "Gibbs: six steps", About: "After Gibbs, 1988. The six steps are not checked against a published source yet; the questions are Caseload’s.", Boxes: []Box{
		{"description", "Description", "What happened?", false},
		{"feelings", "Feelings", "What did you feel and think? For you alone, even if you share the rest.", true},
		{"evaluation", "Evaluation", "What went well, and what didn’t?", false},
		{"analysis", "Analysis", "What sense do you make of it? What else could explain it?", false},
		{"conclusion", "Conclusion", "What else could you have done?", false},
		{"plan", "Action plan", "What would you do if it came again?", false},
	}},
	{Name: "444", Title: "4×4×4: for supervision", About: "After Morrison, 2005: four steps, seen from four sides (people who use services, staff, the organisation, its partners), for the four things that supervision is for (accountability, development, support, mediation). The model was checked; the lists are not checked against a published source yet, and the questions are Caseload’s.", Boxes: []Box{
		{"experience", "Experience", "What happened, and what was it like for people using services, for staff, for the organisation, for partners?", false},
		{"reflection", "Reflection", "What did you notice at the time, and what went through your mind? How might each of the four sides tell it?", false},
		{"analysis", "Analysis", "What do you make of it? Think of what you answer for, what you are learning, what support you need, and how you and the organisation stand with each other.", false},
		{"action", "Action", "What comes next, for whom, and what will you take to supervision?", false},
	}},
}
