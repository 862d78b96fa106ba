package web_test

import (
	"fmt"
	"strings"
	"testing"

	"caseload/app/store"
	keptshelf "caseload/app/store/shelf"
)

// fromTheScenario are words of the small scenario's desks and debriefs, and names that it has for what
// can be decided.
var fromTheScenario = []string{"Reid", "reid", "Sam rings", "sam-rings", "Who you are"}

// silent fails if something of the scenario's texts is shown.
func silent(t *testing.T, what, text string) {
	t.Helper()
	for _, said := range fromTheScenario {
		lacks(t, what, text, said)
	}
}

// Runs are ended because of what the scenario's texts hold: whoever has one reads on its pages, as a
// program does, that it has ended, why, and what is still theirs; nothing of the scenario is shown,
// and another's run isn't there. What they wrote can be read, taken away and erased. It is all as
// before once the runs are opened again.
func TestRunsAreEndedForWhatTheirTextsHold(t *testing.T) {
	var kept *store.Store
	c := newCourse(t, shelf(), stored(&kept))
	sam, other := c.sam, c.browser()
	finished := sam.finishedRun()
	want(t, "look back", sam.form(finished+"/reflection", fields("day-1-what", "the phone", "day-1-word", "tired")).StatusCode, 303)
	middle := sam.form("/scenarios/small/runs", "").Header.Get("Location")
	want(t, "a note in the middle", sam.form(middle+"/decisions", "turn=1&offer=triage:reid&reason=pattern&note=entre+nous").StatusCode, 303)
	known := 0
	for _, at := range []string{middle, finished + "/debrief", finished + "/turns/1"} {
		for _, said := range fromTheScenario {
			if strings.Contains(sam.get(at).text, said) {
				known++
			}
		}
	}
	if known < 3 {
		t.Fatalf("the pages say %d of what must not be said later", known)
	}

	on := keptshelf.New(kept)
	_, err := on.WithdrawAndHide(ctx, kept.Operator(), "small", "", "It named a real street.")
	check(t, err)
	// A decision is refused at once, whatever this server has seen.
	r := sam.form(middle+"/decisions", "turn=2&offer=end")
	want(t, "a decision", r.StatusCode, 410)
	says(t, "a decision", r.text, "was ended", "It named a real street.", `href="`+middle+`"`)
	asJSON := with("Accept", "application/json")
	for _, run := range []string{middle, finished} {
		page := sam.get(run)
		want(t, run, page.StatusCode, 410)
		says(t, run, page.text, "This run was ended on", "You did nothing wrong", "nothing more is expected of you", "It named a real street.", "entre nous", "is still yours", run+"/reflection", run+"/delete", `href="/library"`)
		silent(t, run, page.text)
		program := sam.get(run, asJSON)
		want(t, "a program at "+run, program.StatusCode, 410)
		says(t, "a program at "+run, program.text, `"hidden":{"at":"`, `"why":"It named a real street."`, `"note":"entre nous"`, `"offer":""`)
		silent(t, "a program at "+run, program.text)
		for _, at := range []string{"/review", "/debrief", "/debrief.json", "/debrief.csv", "/turns/1", "/what-if", "/play.txtar", "/glossary", "/notes"} {
			if run == middle && at == "/turns/1" {
				continue // it hasn't ended, so there is nothing to look back on
			}
			for kind, r := range map[string]reply{"page": sam.get(run + at), "program": sam.get(run+at, asJSON)} {
				if r.StatusCode == 200 || r.StatusCode >= 500 {
					t.Errorf("%s%s answers a %s with %d", run, at, kind, r.StatusCode)
				}
				silent(t, kind+" "+run+at, r.text)
			}
		}
		want(t, "another's run", other.get(run).StatusCode, 404)
		want(t, "another's run, to a program", other.get(run, asJSON).StatusCode, 404)
		want(t, "a decision in another's run", other.form(run+"/decisions", "turn=2&offer=end").StatusCode, 404)
	}
	debrief := sam.get(finished+"/debrief", asJSON)
	want(t, "the debrief", debrief.StatusCode, 410)
	says(t, "the debrief", debrief.text, `"hidden":{"at":"`)
	for what, sent := range map[string]string{"/forks": "turn=1", "/onward": "", "/what-ifs": "turn=1&policy=careful"} {
		r := sam.form(finished+what, sent)
		if r.StatusCode < 400 || r.StatusCode >= 500 {
			t.Errorf("%s answers %d", what, r.StatusCode)
		}
		silent(t, what, r.text)
	}
	home := sam.get("/")
	says(t, "the first page", home.text, "Ended, because its scenario was withdrawn", "What happened to it")
	lacks(t, "the first page", home.text, "Go on with this run")
	says(t, "the scenario’s page", sam.get("/scenarios/small").text, "Runs of it were ended", "what you wrote in it is still yours")

	// What they wrote is theirs as before.
	reflection := sam.get(finished + "/reflection")
	want(t, "looking back", reflection.StatusCode, 200)
	says(t, "looking back", reflection.text, "the phone", "tired", "What happened to this run")
	silent(t, "looking back", reflection.text)
	want(t, "writing on", sam.form(finished+"/reflection", fields("day-1-what", "the phone, again")).StatusCode, 303)
	says(t, "a program that looks back", sam.get(finished+"/reflection", asJSON).text, "the phone, again")
	silent(t, "the portfolio", sam.get("/portfolio").text)
	silent(t, "the measures", sam.get("/runs/measures").text)
	files := unzip(t, sam.form("/account/everything/download", fields("passphrase", phrase)))
	all := ""
	for name, text := range files {
		silent(t, "the download’s "+name, text)
		all += text
	}
	says(t, "the download", all, "entre nous", "the phone, again")

	// A mistake loses nothing.
	_, err = on.Show(ctx, kept.Operator(), "small", "")
	check(t, err)
	eventually(t, "the run is opened again", func() bool { return sam.get(middle).StatusCode == 200 })
	says(t, "the debrief as before", sam.get(finished+"/debrief").text, "Reid")
	want(t, "a decision as before", sam.form(middle+"/decisions", "turn=2&offer=end").StatusCode, 303)
	want(t, "begun anew", sam.form("/scenarios/small/runs", "").StatusCode, 410)

	_, err = on.WithdrawAndHide(ctx, kept.Operator(), "small", "", "It named a real street.")
	check(t, err)
	eventually(t, "ended again", func() bool { return sam.get(middle).StatusCode == 410 })
	want(t, "the words are erased", sam.form(middle+"/writing/erase", "").StatusCode, 303)
	lacks(t, "once they are erased", sam.get(middle).text, "entre nous")
	want(t, "the run is deleted", sam.form(middle+"/delete", "").StatusCode, 303)
	want(t, "once it is deleted", sam.get(middle).StatusCode, 404)
}

// Whoever leads reads that what they have set has ended, and why, and nothing of what it said; nobody
// counts as overdue; what staff and students wrote to each other is read as before; and another
// scenario can be put in its place.
func TestLecturersReadThatRunsWereEnded(t *testing.T) {
	var kept *store.Store
	c := newCourse(t, shelf(), stored(&kept))
	tia := c.browser()
	tia.joins(c.join, "Tia Lund", "tia@uni.test")
	assignment := c.assign()
	run, read := c.begins(assignment, "")
	c.sam.playsOn(run)
	going := tia.form(assignment+"/runs", "").Header.Get("Location")
	want(t, "a comment", c.lou.form(read+"/comments", fields("turn", "1", "day", "0", "text", "Well asked.")).StatusCode, 303)
	want(t, "an answer", c.sam.form(run+"/comments/1/answer", fields("answer", "Thank you.")).StatusCode, 303)
	class := c.site.class(`{"scenario":"small"}`)
	early := c.site.browser()
	inClass := early.form(class.Join+"/runs", "").Header.Get("Location")

	_, err := keptshelf.New(kept).WithdrawAndHide(ctx, kept.Operator(), "small", "", "It named a real street.")
	check(t, err)
	eventually(t, "the run is ended", func() bool { return tia.get(going).StatusCode == 410 })
	for _, at := range []string{"/", "/cohorts"} {
		says(t, at, c.lou.get(at).text, "runs of it were ended because of what it says")
	}
	says(t, "the cohort", c.lou.get(c.cohort).text, "Runs of it were ended because of what it says")
	led := c.lou.get(assignment)
	want(t, "the lecturer's page", led.StatusCode, 200)
	says(t, "the lecturer's page", led.text, "Its scenario was withdrawn on", "Why: It named a real street.", "have ended what was begun, too", "2 students had begun it or finished it", "no student did anything wrong", "hidden, and not erased", "In the middle, and ended")
	lacks(t, "the lecturer's page", led.text, "can go on or stop")
	want(t, "due before today", c.lou.form(assignment, sentAssignment("scenario", "first-morning", "opens_date", day(-9), "due_date", day(-1), "confirmed", "yes")).StatusCode, 303)
	stand := c.lou.get(assignment, with("Accept", "application/json")).text
	lacks(t, "how the students stand", stand, `"overdue":true`)
	says(t, "the lecturer's page with another scenario", c.lou.get(assignment).text, "A version that it had before was withdrawn on", "2 students had begun it or finished it")
	says(t, "a student's page then", c.sam.get(assignment).text, "it was ended because of something in that version’s texts", "You did nothing wrong", `href="`+run+`"`)

	followed := c.lou.get(read)
	want(t, "a student's run", followed.StatusCode, 200)
	says(t, "a student's run", followed.text, "It was ended on", "Why: It named a real street.", "Well asked.", "Thank you.", "A decision")
	silent(t, "a student's run", followed.text)
	program := c.lou.get(read, with("Accept", "application/json")).text
	says(t, "a student's run, to a program", program, `"hidden":{"at":"`, "Well asked.")
	silent(t, "a student's run, to a program", program)
	want(t, "a turn of it", c.lou.get(read+"/turns/1").StatusCode, 410)
	silent(t, "a turn of it", c.lou.get(read+"/turns/1").text)
	says(t, "the student's comments", c.sam.get(run+"/comments").text, "Well asked.", "Thank you.", "What happened to this run")

	for _, at := range []string{class.Board, class.Board + "?show=reid", class.Board + "/seminar"} {
		for kind, r := range map[string]reply{"page": class.get(at), "program": class.get(at, with("Accept", "application/json"))} {
			want(t, kind+" "+at, r.StatusCode, 410)
			says(t, kind+" "+at, r.text, "was ended", "It named a real street.")
			silent(t, kind+" "+at, r.text)
		}
	}
	seminar := c.lou.get(assignment + "/seminar")
	if seminar.StatusCode >= 500 {
		t.Errorf("the seminar answers %d", seminar.StatusCode)
	}
	silent(t, "the seminar", seminar.text)
	says(t, "the class to whoever played", early.get(class.Join).text, "You did nothing wrong", `href="`+inClass+`"`)
	says(t, "the class to somebody new", c.site.browser().get(class.Join).text, "Nothing is expected of you")
	want(t, "the class to a program", early.get(class.Join, with("Accept", "application/json")).StatusCode, 410)
}

// What a student has handed over of a run that was ended stays, but for what the scenario said.
func TestAnExtractOfARunThatWasEnded(t *testing.T) {
	var kept *store.Store
	c := newCourse(t, shelf(), stored(&kept))
	run := c.sam.form("/scenarios/small/runs", "").Header.Get("Location")
	pat, number := c.given("pat@uni.test")
	extract := c.sam.handsOver(c.cohort, run, number)
	before := pat.get(c.cohort + "/extracts/" + extract).text
	says(t, "before", before, "entre nous", "Reid")

	_, err := keptshelf.New(kept).WithdrawAndHide(ctx, kept.Operator(), "small", "", "It named a real street.")
	check(t, err)
	for name, p := range map[string]*person{"the practice educator's": pat, "the student's": c.sam} {
		for kind, r := range map[string]reply{"page": p.get(c.cohort + "/extracts/" + extract), "program": p.get(c.cohort+"/extracts/"+extract, with("Accept", "application/json"))} {
			want(t, name+" "+kind, r.StatusCode, 200)
			says(t, name+" "+kind, r.text, "entre nous", "A decision")
			silent(t, name+" "+kind, r.text)
		}
	}
	says(t, "the practice educator's page", pat.get(c.cohort+"/extracts/"+extract).text, "It isn’t shown any longer")
}

// What a board and a seminar had learned from runs isn't shown any longer either: not where it was
// shown a moment ago, nor once the assignment has another scenario.
func TestSeminarsForgetWhatWasEnded(t *testing.T) {
	var kept *store.Store
	c := newCourse(t, shelf(), stored(&kept))
	assignment := c.assign()
	class := c.site.class(`{"scenario":"small"}`)
	next := class.students(6)
	for i := range 6 {
		next("together", `{"tier":"P1"}`)
		p := c.browser()
		p.joins(c.join, "Student "+string(rune('A'+i)), string(rune('a'+i))+"@uni.test")
		run := p.form(assignment+"/runs", "").Header.Get("Location")
		for turn, offer := range []string{"read:reid-file", "read:reid-chronology", "answer:reid-phone:together"} {
			want(t, offer, p.form(run+"/decisions", fields("turn", fmt.Sprint(turn+1), "offer", offer)).StatusCode, 303)
		}
	}
	open, said := "?part=handout&show=reid-phone", "Could we go together?"
	shown := map[string]*person{class.Board: class.browser(), class.Board + "/seminar": class.browser(), assignment + "/seminar": c.lou}
	for _, at := range []string{class.Board, class.Board + "/seminar", assignment + "/seminar"} { // a seminar has what its board opened
		says(t, "before: "+at, shown[at].get(at+open).text, said)
	}
	_, err := keptshelf.New(kept).WithdrawAndHide(ctx, kept.Operator(), "small", "", "It named a real street.")
	check(t, err)
	eventually(t, "the board is ended", func() bool { return shown[class.Board].get(class.Board).StatusCode == 410 })
	for at, p := range shown {
		r := p.get(at + open)
		want(t, at, r.StatusCode, 410)
		lacks(t, at, r.text, said)
		silent(t, at, r.text)
	}
	want(t, "another scenario", c.lou.form(assignment, sentAssignment("scenario", "first-morning", "confirmed", "yes")).StatusCode, 303)
	r := c.lou.get(assignment + "/seminar?part=handout")
	want(t, "the seminar then", r.StatusCode, 200)
	lacks(t, "the seminar then", r.text, said)
	silent(t, "the seminar then", r.text)
}
