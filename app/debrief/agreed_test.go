package debrief

import (
	"encoding/json"
	"strings"
	"testing"
)

// What was agreed in supervision follows from what was replied there, and is the student's
// alone; what its record says was decided about cases isn't.
func TestOthersSeeNothingThatWasAgreed(t *testing.T) {
	d := Debrief{Form: form, Supervision: Supervision{Sessions: []Session{{Agreed: []Agreed{{What: "go home on time"}}, Decided: []string{"Reid stays open"}}}}}
	text, err := json.Marshal(d.HandedOn())
	if err != nil || strings.Contains(string(text), "agreed") || strings.Contains(string(text), "go home") || !strings.Contains(string(text), "Reid stays open") {
		t.Errorf("others see %s, %v", text, err)
	}
	if one := d.ForOthers().Supervision.Sessions[0]; one.Agreed != nil || len(d.Supervision.Sessions[0].Agreed) != 1 {
		t.Errorf("others see %+v", one)
	}
}

// A text that is cut short for the debrief doesn't break off within what somebody says,
// unless it begins so; then it says that there is more.
func TestABriefTextEndsWhereASentenceEnds(t *testing.T) {
	for text, want := range map[string]string{
		"The kitchen is yours. “I'm all right,” says Kay. “It's them. They cry every evening.”": "The kitchen is yours. “I'm all right,” says Kay.",
		"“It went out at six. I heard her shout, and a door, and then nothing at all.”":         "“It went out at six. …”",
		"One two three. Four five six seven eight nine ten eleven twelve thirteen.":             "One two three.",
		"One two three four five six seven eight nine ten eleven twelve thirteen.":              "One two three four five six seven eight nine ten eleven twelve …",
	} {
		if got := brief(text, 12); got != want {
			t.Errorf("found %q, want %q", got, want)
		}
	}
}
