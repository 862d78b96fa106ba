package worry_test

import (
	"testing"

	"caseload/app/sim/calendar"
	"caseload/app/sim/worry"
)

func TestNight(t *testing.T) {
	facts := func() []worry.Fact {
		return []worry.Fact{
			{Case: "reid", Concern: 3, Since: 100},
			{Case: "reid", Concern: 4, Since: 300},
			{Case: "reid", Concern: 4, Since: 100, Answered: 150},
			{Case: "marsh", Concern: 2, Since: 100},
		}
	}
	for name, c := range map[string]struct {
		of    string
		lies  int
		night calendar.Time
		want  int
	}{
		"before anything is so":          {"reid", 0, 99, 0},
		"once it is":                     {"reid", 0, 100, 3},
		"the gravest counts":             {"reid", 0, 300, 4},
		"a text that tells of more":      {"reid", 4, 100, 4},
		"what isn't serious doesn't add": {"marsh", 2, 300, 0},
		"a text without a fact":          {"marsh", 3, 300, 3},
		"another case":                   {"osei", 0, 300, 0},
	} {
		if got := worry.Night(facts(), c.of, c.lies, c.night); got != c.want {
			t.Errorf("%s: want %d, found %d", name, c.want, got)
		}
	}
	list := facts()
	worry.Night(list, "reid", 0, 200)
	worry.Night(list, "reid", 0, 300)
	if list[0].Nights != 2 || list[1].Nights != 1 || list[2].Nights != 0 || list[3].Nights != 0 {
		t.Errorf("the nights that were counted: %+v", list)
	}
}

func TestWhatAnswersAFact(t *testing.T) {
	any, one := worry.Fact{}, worry.Fact{Protective: []string{"a lock on the window"}}
	if !any.Answers("a talk", true) || any.Answers("a talk", false) {
		t.Error("a fact that names nothing is answered by anything protective")
	}
	if one.Answers("a talk", true) || !one.Answers("a lock on the window", false) {
		t.Error("a fact that names something is answered by that alone")
	}
}
