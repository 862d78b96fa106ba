package web_test

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// A student shows what weighed most in a decision from wherever they read it back, as a form
// or by htmx, and withdraws it. Who follows the run reads it beside the decision meanwhile.
func TestAReasonIsShownFromWhereItIsRead(t *testing.T) {
	c := newCourse(t)
	a := c.assign("tries", "end")
	run, read := c.begins(a, "")
	want(t, "a decision", c.sam.form(run+"/decisions", fields("turn", "1", "offer", "triage:reid", "reason", "pattern", "note", "entre nous")).StatusCode, 303)
	show, withdraw := run+"/turns/1/reason/show", run+"/turns/1/reason/withdraw"
	const label = "A pattern over time"
	says(t, "the notes while it goes on", c.sam.get(run+"/notes").text, `action="`+show+`"`, "Who reads a reason that you show")
	saysNot(t, "staff, before", c.lou.get(read).text+c.lou.get(read+"/turns/1").text, label)
	r := c.sam.form(show, fields("from", "notes"))
	want(t, "show", fmt.Sprint(r.StatusCode, " ", r.Header.Get("Location")), "303 "+run+"/notes#reason-1")
	says(t, "the notes", c.sam.get(run+"/notes").text, `action="`+withdraw+`"`, "those who follow this run see what weighed most")
	for _, at := range []string{read, read + "/turns/1"} {
		says(t, at, c.lou.get(at).text, "What weighed most, as the student shows it", label)
		saysNot(t, at, c.lou.get(at).text, "entre nous")
	}

	c.sam.playsOn(run)
	says(t, "the turn", c.sam.get(run+"/turns/1").text, `action="`+withdraw+`"`)
	says(t, "the debrief", c.sam.get(run+"/debrief").text, `action="`+withdraw+`"`)
	saysNot(t, "the debrief to hand on", c.sam.get(run+"/debrief?for=others").text, `action="`+withdraw+`"`)
	for from, to := range map[string]string{"": run + "/turns/1#reason-1", "turn": run + "/turns/1#reason-1", "debrief": run + "/debrief#reason-1", "//evil.example": run + "/turns/1#reason-1"} {
		want(t, "back to "+from, c.sam.form(withdraw, fields("from", from)).Header.Get("Location"), to)
	}
	saysNot(t, "staff, once it is withdrawn", c.lou.get(read).text+c.lou.get(read+"/turns/1").text, label)
	fragment := c.sam.form(show, fields("from", "debrief"), with("HX-Request", "true"))
	want(t, "by htmx", fragment.StatusCode, 200)
	if !strings.HasPrefix(strings.TrimSpace(fragment.text), "<form") || !strings.Contains(fragment.text, withdraw) || !strings.Contains(fragment.text, `value="debrief"`) {
		t.Errorf("htmx gets %s", fragment.text)
	}
	says(t, "staff", c.lou.get(read).text, label)
	files := unzip(t, c.sam.form("/account/everything/download", fields("passphrase", phrase)))
	folder := "runs" + strings.TrimPrefix(run, "/runs") + "/"
	says(t, "their download", files[folder+"run.html"], "What weighed most, shown to those who follow the run since")
	says(t, "their download", files[folder+"run.json"], `"shown":`)
	want(t, "erase", c.sam.form(run+"/writing/erase", "").StatusCode, 303)
	saysNot(t, "staff, once it is erased", c.lou.get(read).text, label)
	want(t, "show what was erased", c.sam.form(show, "").StatusCode, 404)
}

// A student can show a reason with the decision itself. A decision that isn't made keeps what
// was ticked; where nobody follows the run there is nothing to tick, and what is sent anyway
// shows nothing; nor does it beside what is the student's own business.
func TestAReasonIsShownWithItsDecision(t *testing.T) {
	c := newCourse(t)
	run, read := c.begins(c.assign("tries", "end"), "")
	says(t, "the desk", c.sam.get(run+"?open=newest").text, `name="show_reason"`, "unless you show what weighed most")
	sent := []string{"turn", "1", "offer", "triage:reid", "reason", "pattern", "show_reason", "yes"}
	refused := c.sam.form(run+"/decisions", fields(append(sent, "with.tier", "P9")...))
	want(t, "a tier that there isn't", refused.StatusCode, 422)
	says(t, "what was ticked", refused.text, `name="show_reason" value="yes" checked`)
	want(t, "decide", c.sam.form(run+"/decisions", fields(sent...)).StatusCode, 303)
	says(t, "staff", c.lou.get(read+"/turns/1").text, "What weighed most, as the student shows it", "A pattern over time")
	b := *c.sam
	b.header = http.Header{"Accept": {"application/json"}}
	want(t, "a break", b.post(run+"/decisions", `{"turn":2,"offer":"recover:break","reason":"capacity","show_reason":true}`).StatusCode, 200)
	says(t, "their notes", b.get(run+"/notes").text, `"reason":"pattern","shown":true`, `"reason":"capacity","shown":false`)
	want(t, "not a tick", b.post(run+"/decisions", `{"turn":3,"offer":"end","show_reason":"perhaps"}`).StatusCode, 400)

	alone := b.begin()
	saysNot(t, "one's own run", c.sam.get(fmt.Sprintf("/runs/%d?open=newest", alone.Run)).text, "show_reason")
	want(t, "decide there", b.post(fmt.Sprintf("/runs/%d/decisions", alone.Run), `{"turn":1,"offer":"triage:reid","reason":"pattern","show_reason":true}`).StatusCode, 200)
	files := unzip(t, c.sam.form("/account/everything/download", fields("passphrase", phrase)))
	says(t, "what is kept of it", files[fmt.Sprintf("runs/%d/run.json", alone.Run)], `"pattern"`)
	saysNot(t, "what is kept of it", files[fmt.Sprintf("runs/%d/run.json", alone.Run)], `"shown"`)
}

// What can't be shown is refused with a sentence: a reason for what is the student's own
// business or in supervision, of a run that nobody follows, or that isn't there.
func TestWhatCannotBeShownSaysWhy(t *testing.T) {
	c := newCourse(t, shelf(`storyline("A new referral"`, `storyline("Dawn asks", function()
  supervision { with = dawn, at = "09:05", talk = true }
  exchange { from = dawn, opens = "support", say = "How was it?", replies = { hard = "“Hard.”", own = { "“In my own words.”", own = true, minutes = 1 } } }
  exchange { from = dawn, say = "Anything else?", replies = { no = "“No.”", yes = "“Yes.”" } }
end)

storyline("A new referral"`))
	a := c.assign()
	run, read := c.begins(a, "")
	b := *c.sam
	b.header = http.Header{"Accept": {"application/json"}}
	id := b.get(run).desk(t).Run
	for i, own := range []string{"recover:break", "supervise:session-1", `answer:[^"]+:hard`} {
		offer := regexp.MustCompile(own).FindString(b.get(run).text)
		r := b.post(run+"/decisions", fmt.Sprintf(`{"turn":%d,"offer":%q,"reason":"capacity"}`, i+1, offer))
		want(t, "decide on "+own, r.StatusCode, 200)
		at := fmt.Sprintf("%s/turns/%d/reason/show", run, i+1)
		r = b.post(at, "")
		want(t, own, r.StatusCode, 409)
		says(t, own, r.sentence(t), "your own business")
		saysNot(t, own, c.sam.get(run+"/notes").text, `action="`+at+`"`)
	}
	_, err := other(t, c.site).Exec(fmt.Sprintf("UPDATE writings SET shown_at = 1 WHERE run_id = %d AND kind = 'reason'", id))
	check(t, err)
	c.sam.playsOn(run)
	seen := c.lou.get(read, with("Accept", "application/json")).text
	says(t, "staff", seen, `"decisions":[{"turn":1,`)
	saysNot(t, "staff, whatever is in the database", seen, "capacity")
	want(t, "one that isn't there", b.post(fmt.Sprintf("/runs/%d/turns/999/reason/show", id), "").StatusCode, 404)
	want(t, "another's", c.lou.form(run+"/turns/1/reason/show", "").StatusCode, 404)
	alone := b.begin()
	r := b.post(fmt.Sprintf("/runs/%d/turns/1/reason/show", alone.Run), "")
	want(t, "one's own run", r.StatusCode, 409)
	says(t, "one's own run", r.sentence(t), "Nobody follows this run")
}

// Of a run that two have together, each shows their own, and staff read whose it is.
func TestEachOfTwoShowsTheirOwnReason(t *testing.T) {
	p := newPair(t, "tries", "end")
	want(t, "a decision", p.samsAPI.post(p.run+"/decisions", `{"turn":1,"offer":"triage:reid","reason":"pattern"}`).StatusCode, 200)
	want(t, "the partner", p.umaAPI.post(p.run+"/turns/1/reason/show", "").StatusCode, 404)
	want(t, "who wrote it", p.samsAPI.post(p.run+"/turns/1/reason/show", "").StatusCode, 204)
	says(t, "their notes", p.samsAPI.get(p.run+"/notes").text, `"reason":"pattern","shown":true,`)
	says(t, "staff", p.lou.get(p.read+"/turns/1").text, "What weighed most for Sam Okafor, who shows it", "A pattern over time")
	says(t, "a program", p.lou.get(p.read, with("Accept", "application/json")).text, `"reasons":[{"by":"Sam Okafor","reason":"pattern"}]`)
	want(t, "the partner withdraws", p.umaAPI.post(p.run+"/turns/1/reason/withdraw", "").StatusCode, 204)
	says(t, "staff", p.lou.get(p.read).text, "A pattern over time")
	p.samsAPI.playsOn(p.run)
	saysNot(t, "the partner", p.uma.get(p.run+"/notes").text+p.uma.get(p.run+"/debrief").text+p.uma.get(p.run+"/turns/1").text, "A pattern over time")
}
