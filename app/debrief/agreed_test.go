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
