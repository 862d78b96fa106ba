package page_test

import (
	"testing"

	playpage "caseload/app/page/play"
	"caseload/app/sim"
)

// The name of a case has its place in each line, and is not looked for in the
// words of an author, which may mention another family's.
func TestACaseIsNamedWhateverATitleSays(t *testing.T) {
	tell := playpage.Tell(sim.Desk{Cases: []sim.File{{ID: "reid", Name: "Reid"}}})
	for _, title := range []string{"About Friday", "About the Reids", "Reidsdale School"} {
		letter := sim.Letter{ID: "l", Kind: sim.KindMessage, From: "Sam", On: "reid", Title: title}
		if heading, _, _, _ := tell.OpenLetter(letter); heading != "Reid: "+title {
			t.Errorf("a letter is headed %q", heading)
		}
		if row := tell.Job(sim.Job{ID: "j", On: "reid", Title: title, With: "Sam"}); row.Title != title || row.Text != "Reid · with Sam" {
			t.Errorf("a task is told as %+v", row)
		}
	}
	for _, title := range []string{"Marsh", "New referral from the school"} {
		if row := tell.Letter(sim.Letter{ID: "r", Kind: sim.KindReferral, Title: title}); row.Title != "New referral: "+title {
			t.Errorf("a referral is titled %q", row.Title)
		}
	}
}

// A family is headed by its children, who the desk says are children. How
// somebody is described doesn't make a child of them.
func TestAFamilyIsHeadedByItsChildren(t *testing.T) {
	file := sim.File{Name: "Reid", People: []sim.Member{
		{Name: "Kayla", Who: "7", Child: true}, {Name: "Jude", Who: "not yet born", Child: true},
		{Name: "Bev", Who: "84, at home"}, {Name: "Tanya", Who: "mother"},
	}}
	if heading, _, _ := playpage.Tell(sim.Desk{}).OpenCase(file); heading != "Reid: Kayla, 7; Jude, not yet born" {
		t.Errorf("it is headed %q", heading)
	}
}

// An author's words for a date keep their letters in the middle of a line.
func TestADateKeepsItsWords(t *testing.T) {
	file := sim.File{Name: "Reid", Kind: "child in need", Dates: []sim.Date{{What: "Child in need and plan", ISO: "2026-03-25", State: "running"}, {What: "Mira’s review", ISO: "2026-03-02", State: "missed"}}}
	row := playpage.Tell(sim.Desk{}).Case(file)
	if row.Text != "Child in need · Child in need and plan by 25 March" || row.At != "Mira’s review was due 2 March" {
		t.Errorf("it is told as %+v", row)
	}
}
