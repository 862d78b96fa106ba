package web_test

import (
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
	says(t, "a decision", r.text, "This run was ended", "It named a real street.", `href="`+middle+`"`)
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
