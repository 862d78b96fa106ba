package web_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"caseload/app/store"
)

// The desk shows the live clock, which stops nobody. Anybody can take more time,
// up to two hours.
func TestTheLiveClock(t *testing.T) {
	s := newSite(t, shelf())
	l := s.class(`{"scenario":"small","minutes":20}`)
	p, d := l.student()
	b := s.browser()
	b.cookie = p.cookie
	address := fmt.Sprintf("/runs/%d", d.Run)
	if strings.Contains(b.get(address).text, "ends play") {
		t.Error("a clock that wasn't started is at the desk")
	}
	lecturer := l.browser()
	start := form(t, lecturer.get(l.Board), "/clock")
	want(t, "the minutes that were planned", start.values.Get("minutes"), "20")
	board := lecturer.send(start, nil)
	if !strings.Contains(board.text, "Play ends at") || !strings.Contains(b.get(l.Join).text, "Your class ends play at") {
		t.Error("the clock isn't on the board or on the class's page")
	}
	desk := b.get(address + "?open=case%3Areid")
	if !strings.Contains(desk.text, "Your class ends play at") {
		t.Error("the clock isn't at the desk")
	}
	longer := b.send(form(t, desk, "/longer"), nil)
	want(t, "back at what was open", longer.address, address+"?open=case%3Areid")
	if !strings.Contains(longer.text, ", and you at ") {
		t.Error("the desk doesn't say when the student's own time ends")
	}
	for range 11 {
		want(t, "longer", p.post(address+"/longer", "").StatusCode, 204)
	}
	if full := b.get(address); strings.Contains(full.text, "/longer") {
		t.Error("more than two hours can be taken")
	}
	want(t, "somebody else's", s.program().post(address+"/longer", "").StatusCode, 404)
	if board := lecturer.get(l.Board); strings.Contains(board.text, "120") || strings.Contains(board.text, "and you at") {
		t.Error("the board says who took longer")
	}

	_, err := other(t, s).Exec("UPDATE classes SET ends_at = ?", time.Now().Add(-time.Minute).UnixMilli())
	check(t, err)
	if past := lecturer.get(l.Board); !strings.Contains(past.text, "Play ended at") {
		t.Error("the board doesn't say that play has ended")
	}
	want(t, "play on", p.decide(d.Run, 1, "triage:reid").StatusCode, 200)
	_, late := l.student()
	want(t, "begin late", late.Turn, 1)
	want(t, "off", l.post(l.Board+"/clock", `{"minutes":0}`).StatusCode, 204)
	if strings.Contains(b.get(address).text, "ends play") {
		t.Error("the clock was taken off, and is at the desk")
	}
}

// A run outside a class can't take extra time.
func TestLongerWithoutAClass(t *testing.T) {
	var kept *store.Store
	s := newSite(t, stored(&kept))
	p := s.program()
	d := p.begin()
	want(t, "longer", p.post(fmt.Sprintf("/runs/%d/longer", d.Run), "").StatusCode, 204)
	row, err := kept.AnyRun(ctx, kept.Operator(), d.Run)
	check(t, err)
	want(t, "minutes", row.Run().Extra, 0)
}
