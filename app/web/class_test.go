package web_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/store"
	"caseload/app/teach"
	"caseload/scenarios"
	"caseload/scripts"
)

// shelf puts two packs on the site's shelf: the small one, with a cut, teaching notes and the
// test's changes, and the first morning that ships.
func shelf(changes ...string) func(*setup) {
	return func(o *setup) {
		pack, err := scenario.Read(os.DirFS("../scenario/testdata/small"), "small")
		if err != nil {
			panic(err)
		}
		main := strings.NewReplacer(changes...).Replace(pack.Files["scenario.lua"])
		pack.Files["scenario.lua"] = main
		pack.Files[scenario.NotesFile] = "# A small morning: notes\n\nBring *tea*.\n\n| when | what |\n|---|---|\n| 5 | Read <b>it</b> |\n"
		pack.Files["cuts/short.lua"] = strings.NewReplacer(`"A small morning"`, `"A short cut"`, "days = 2", "days = 1").Replace(main)
		versions, err := scenario.FreezeAll(pack, scripts.FS)
		if err != nil {
			panic(err)
		}
		folder, err := fs.Sub(scenarios.FS, "first-morning")
		if err != nil {
			panic(err)
		}
		if pack, err = scenario.Read(folder, "first-morning"); err != nil {
			panic(err)
		}
		morning, err := scenario.FreezeAll(pack, scripts.FS)
		if err != nil {
			panic(err)
		}
		if o.Runs, err = run.New(ctx, run.Options{Store: o.kept, By: o.kept.Operator(), Shelf: append(versions, morning...), Cache: run.Cache, Now: o.Now, Log: o.Log}); err != nil {
			panic(err)
		}
		o.Classes = teach.New(o.Runs, o.kept, o.Now, o.Log)
		o.Assignments = teach.NewAssignments(o.Runs, o.kept, o.Now)
	}
}

// stored sets *s to the store behind the site.
func stored(s **store.Store) func(*setup) {
	return func(o *setup) { *s = o.kept }
}

// lesson is a class and its lecturer.
type lesson struct {
	*person
	Code, Join, Board, Link string
	Expires                 time.Time
}

// browser returns the lecturer's browser.
func (l lesson) browser() *person {
	b := l.site.browser()
	b.get(l.Link)
	return b
}

// class creates a class the way a program does.
func (s *site) class(choices string, change ...request) lesson {
	t := s.t
	t.Helper()
	l := lesson{person: s.program()}
	r := l.post("/class", choices, change...)
	want(t, "make a class", r.StatusCode, 201)
	if err := json.Unmarshal([]byte(r.text), &l); err != nil {
		t.Fatal(err)
	}
	want(t, "Location", r.Header.Get("Location"), l.Board)
	return l
}

// student returns a new student at the first desk of a class.
func (l lesson) student() (*person, desk) {
	t := l.site.t
	t.Helper()
	p := l.site.program()
	r := p.post(l.Join+"/runs", "")
	want(t, "begin", r.StatusCode, 201)
	return p, r.desk(t)
}

// A lecturer creates a class and a student plays in it with plain forms and
// links.
func TestAClassByFormsAlone(t *testing.T) {
	s := newSite(t, shelf(`days = 2,`, `days = 2, brief = "Before the small morning.",`))
	lecturer, student := s.browser(), s.browser()
	board := lecturer.send(form(t, lecturer.get(linkTo(t, lecturer.get("/"), "/class/new")), "/class"), nil)
	want(t, "the board", board.StatusCode, 200)
	code := strings.Split(board.address, "/")[2]
	for _, said := range []string{"Your class is ready", "A small morning", code, "http://caseload.test/class/" + code, "the same luck for everybody", "Fewer than five have begun"} {
		if !strings.Contains(board.text, said) {
			t.Errorf("the board doesn't say %q", said)
		}
	}
	if lecturer.cookie != nil {
		t.Error("making a class gave a guest's cookie")
	}

	join := form(t, student.get("/"), "/class/join")
	typed := " " + strings.ToLower(code[:3]) + "-" + strings.ToLower(code[3:])
	class := student.send(join, map[string]string{"code": typed})
	want(t, "the class", class.address, "/class/"+code)
	if student.cookie != nil {
		t.Error("the class gave a cookie for being read")
	}
	for _, said := range []string{"Your lecturer never sees your words", "Before the small morning.", "newly qualified social worker", "the same luck for everybody", "The class is deleted on "} {
		if !strings.Contains(class.text, said) {
			t.Errorf("the class doesn't say %q", said)
		}
	}
	at := student.send(form(t, class.reply, "/runs"), nil)
	want(t, "the desk", at.address, "/runs/1")
	class.reply = student.get("/class/" + code)
	if !strings.Contains(class.text, "Go on with your run") || !strings.Contains(class.text, `href="/runs/1"`) {
		t.Error("the class doesn't lead back to the run")
	}
	want(t, "beginning again", student.form("/class/"+code+"/runs", "").Header.Get("Location"), "/runs/1")
	program := s.program()
	program.cookie = student.cookie
	program.finish(program.get("/runs/1").desk(t))
	if !strings.Contains(student.get("/class/"+code).text, "Read the debrief of your run") {
		t.Error("the class doesn't lead to the debrief")
	}

	ended := lecturer.send(form(t, board.reply, "/end"), nil)
	if ended.StatusCode != 200 || !strings.Contains(ended.text, "The class has ended") {
		t.Errorf("ending it: %d %.300s", ended.StatusCode, ended.text)
	}
	for _, gone := range []string{"/class/" + code, board.address} {
		want(t, gone, lecturer.get(gone).StatusCode, 404)
	}
	want(t, "the student's run", student.get("/runs/1/debrief").StatusCode, 200)
}

func TestAClassByJSON(t *testing.T) {
	s := newSite(t, shelf())
	l := s.class(`{"scenario":"small"}`)
	if left := time.Until(l.Expires); left > teach.KeepClass || left < teach.KeepClass-time.Minute {
		t.Errorf("the class is kept for %s", left)
	}
	p, d := l.student()
	again := p.post(l.Join+"/runs", "").desk(t)
	want(t, "the same run", again.Run, d.Run)
	want(t, "by its code", p.post("/class/join", fmt.Sprintf(`{"code":%q}`, strings.ToLower(l.Code))).Header.Get("Location"), l.Join)
	want(t, "in small letters", p.get("/class/"+strings.ToLower(l.Code)).Header.Get("Location"), l.Join)
	var class struct{ Slug, Title, Begin string }
	check(t, json.Unmarshal([]byte(p.get(l.Join).text), &class))
	want(t, "where to begin", class.Begin, l.Join+"/runs")
	want(t, "what", class.Slug+" "+class.Title, "small A small morning")
	want(t, "end", l.post(l.Board+"/end", "").StatusCode, 204)
	want(t, "end again", l.post(l.Board+"/end", "").StatusCode, 404)
	want(t, "begin in it", s.program().post(l.Join+"/runs", "").StatusCode, 404)
	want(t, "the run", p.get(fmt.Sprintf("/runs/%d", d.Run)).StatusCode, 200)
}

// Everybody plays the cut, terms and luck that were chosen.
func TestWhatWasChosenIsPlayed(t *testing.T) {
	s := newSite(t, shelf())
	type played struct {
		Digest   string
		Scenario struct{ Title string }
		Load     struct{ Ceiling int }
		Cases    []struct{ Name string }
	}
	play := func(choices string) (two [2]played) {
		l := s.class(choices)
		for i := range two {
			p, d := l.student()
			check(t, json.Unmarshal([]byte(p.get(fmt.Sprintf("/runs/%d", d.Run)).text), &two[i]))
		}
		return two
	}
	want(t, "the scenario", play(`{"scenario":"small"}`)[0].Scenario.Title, "A small morning")
	want(t, "the cut", play(`{"scenario":"short"}`)[0].Scenario.Title, "A short cut")

	own, stretched := play(`{"scenario":"small","employer":"own"}`)[0], play(`{"scenario":"small","employer":"stretched"}`)[0]
	want(t, "the scenario's own ceiling", own.Load.Ceiling, 90_000)
	want(t, "a stretched employer's", stretched.Load.Ceiling, 100_000)

	same := play(`{"scenario":"first-morning"}`)
	want(t, "a name under one luck", fmt.Sprint(same[1].Cases), fmt.Sprint(same[0].Cases))
	want(t, "the digest", same[1].Digest, same[0].Digest)
	each := play(`{"scenario":"first-morning","same_luck":false}`)
	if each[0].Digest == each[1].Digest {
		t.Error("with luck of their own two desks are the same")
	}
	if other := play(`{"scenario":"first-morning"}`); other[0].Digest == same[0].Digest {
		t.Error("two classes have the same luck")
	}
}

// The lecturer's secret leaks through no link, cache, student's page or log.
func TestTheSecretStaysWithTheLecturer(t *testing.T) {
	var kept *store.Store
	s := newSite(t, shelf(), stored(&kept))
	l := s.class(`{"scenario":"small"}`)
	secret := strings.TrimPrefix(l.Link, l.Board+"/")
	board := l.browser().get(l.Board)
	want(t, "referrers", board.Header.Get("Referrer-Policy"), "same-origin")
	want(t, "caches", board.Header.Get("Cache-Control"), "no-store")
	for _, href := range find(board, func(string) bool { return true }) {
		if !strings.HasPrefix(href, "/") && !strings.HasPrefix(href, "#") {
			t.Errorf("the board links to %s", href)
		}
	}
	p, d := l.student()
	for _, address := range []string{l.Join, fmt.Sprintf("/runs/%d", d.Run)} {
		for _, who := range []*person{p, s.browser()} {
			if strings.Contains(who.get(address).text, secret) {
				t.Errorf("%s holds the secret", address)
			}
		}
	}
	var hash []byte
	check(t, other(t, s).QueryRow("SELECT secret_hash FROM classes").Scan(&hash))
	if len(hash) != 32 || strings.Contains(string(hash), secret) {
		t.Error("the secret is kept")
	}
	check(t, kept.Close())
	for _, r := range []reply{l.get(l.Link), l.get(l.Board), l.post(l.Board+"/clock", `{"minutes":5}`), l.post(l.Board+"/end", "")} {
		if r.StatusCode < 500 {
			t.Errorf("without a store: %d", r.StatusCode)
		}
	}
	if log := s.log.String(); !strings.Contains(log, "/class/:code/board/:secret") || strings.Contains(log, secret) || strings.Contains(log, l.Code) {
		t.Errorf("the log says %s", log)
	}
}

// A class that has expired is like one that never existed, and its runs remain
// only with their students.
func TestAClassExpires(t *testing.T) {
	var kept *store.Store
	s := newSite(t, shelf(), stored(&kept))
	l := s.class(`{"scenario":"small"}`)
	p, d := l.student()
	want(t, "clock", l.post(l.Board+"/clock", `{"minutes":20}`).StatusCode, 204)
	_, err := other(t, s).Exec("UPDATE classes SET expires_at = ?", time.Now().Add(-time.Second).UnixMilli())
	check(t, err)
	never := l.get("/class/CCCCCCCC").text
	for _, address := range []string{l.Join, l.Board} {
		r := l.get(address)
		want(t, address, r.StatusCode, 404)
		want(t, "body", r.text, never)
	}
	want(t, "begin in it", s.program().post(l.Join+"/runs", "").StatusCode, 404)
	b := s.browser()
	b.cookie = p.cookie
	if desk := b.get(fmt.Sprintf("/runs/%d", d.Run)); desk.StatusCode != 200 || strings.Contains(desk.text, "Your class") {
		t.Errorf("the desk is %d, or still speaks of the class", desk.StatusCode)
	}
	gone, err := kept.DeleteExpired(ctx, kept.Operator(), time.Now())
	check(t, err)
	want(t, "classes that went", gone, 1)
	want(t, "classes", count(t, s, "classes"), 0)
	row, err := kept.AnyRun(ctx, kept.Operator(), d.Run)
	check(t, err)
	want(t, "the class of the run", row.Run().Class, 0)
	want(t, "play on", p.decide(d.Run, 1, "triage:reid").StatusCode, 200)
}

// The form offers what can be chosen, with sensible defaults.
func TestTheFormForAClass(t *testing.T) {
	s := newSite(t, shelf())
	r := s.browser().get("/class/new")
	want(t, "as it stands", form(t, r, "/class").values.Encode(), url.Values{"scenario": {"small"}, "employer": {"own"}, "same_luck": {"yes"}, "minutes": {"0"}}.Encode())
	for _, said := range []string{"A small morning", "A short cut", "First morning", "5 supervision", "It is deleted after 30 days"} {
		if !strings.Contains(r.text, said) {
			t.Errorf("the form doesn't say %q", said)
		}
	}
}
