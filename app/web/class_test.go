package web_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
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

// shelf puts two packs on the site's shelf: the small one, with a cut and the
// test's changes, and the first morning that ships.
func shelf(changes ...string) func(*setup) {
	return func(o *setup) {
		pack, err := scenario.Read(os.DirFS("../scenario/testdata/small"), "small")
		if err != nil {
			panic(err)
		}
		main := strings.NewReplacer(changes...).Replace(pack.Files["scenario.lua"])
		pack.Files["scenario.lua"] = main
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
		if o.Runs, err = run.New(ctx, run.Options{Store: o.kept, Shelf: append(versions, morning...), Cache: run.Cache, Now: o.Now, Log: o.Log}); err != nil {
			panic(err)
		}
		o.Classes = teach.New(o.Runs, o.kept, o.Now, o.Log)
	}
}

// stored sets *s to the store behind the site.
func stored(s **store.Store) func(*setup) {
	return func(o *setup) { *s = o.kept }
}

// lesson is a class and its lecturer.
type lesson struct {
	*person
	Code, Join, Board string
	Expires           time.Time
}

// class creates a class the way a program does.
func (s *site) class(choices string) lesson {
	t := s.t
	t.Helper()
	l := lesson{person: s.program()}
	r := l.post("/class", choices)
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
		t.Error("making a class gave a cookie")
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

// A person who mistypes a code gets the box again with what they typed; a program
// gets the sentence.
func TestAMistypedCode(t *testing.T) {
	s := newSite(t, shelf())
	l := s.class(`{"scenario":"small"}`)
	p := s.browser()
	for _, typed := range []string{"CCCCCC", "KT4M7O", "no such code at all", `"><b>`} {
		r := p.send(form(t, p.get("/"), "/class/join"), map[string]string{"code": typed})
		want(t, typed, r.StatusCode, 404)
		again := form(t, r.reply, "/class/join")
		want(t, "what was typed", again.values.Get("code"), typed[:min(len(typed), 16)])
		if r := p.send(again, map[string]string{"code": l.Code}); r.address != l.Join || r.StatusCode != 200 {
			t.Errorf("after %q the code leads to %s, %d", typed, r.address, r.StatusCode)
		}
	}
	r := p.get("/class/CCCCCC")
	want(t, "an address", r.StatusCode, 404)
	want(t, "its code", form(t, r, "/class/join").values.Get("code"), "CCCCCC")
	begin := p.form("/class/CCCCCC/runs", "")
	want(t, "begin", begin.StatusCode, 404)
	form(t, begin, "/class/join")
	want(t, "a program", s.program().post("/class/join", `{"code":"x"}`).StatusCode, 404)
	s.program().get("/class/CCCCCC").sentence(t)
	if p.cookie != nil {
		t.Error("a mistyped code gave a cookie")
	}
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

// Somebody else's class, an unknown code, a malformed code and a secret that
// doesn't belong to the code all get the same answer, and nothing is changed.
func TestOthersClassesAreNotThere(t *testing.T) {
	s := newSite(t, shelf())
	mine, theirs := s.class(`{"scenario":"small"}`), s.class(`{"scenario":"small"}`)
	secret := strings.TrimPrefix(mine.Board, mine.Join+"/board/")
	last := "A"
	if strings.HasSuffix(secret, "A") {
		last = "Q"
	}
	first := mine.get("/class/CCCCCC").text
	for _, board := range []string{
		theirs.Join + "/board/" + secret, mine.Join + "/board/" + secret[:len(secret)-1] + last, mine.Join + "/board/" + secret + "A", mine.Join + "/board/x",
		mine.Join + "/board/" + strings.ToLower(secret), "/class/CCCCCC/board/" + secret, "/class/" + strings.ToLower(mine.Code) + "/board/" + secret, "/class/x/board/" + secret,
	} {
		for _, r := range []reply{mine.get(board), mine.post(board+"/end", ""), mine.post(board+"/clock", `{"minutes":5}`)} {
			want(t, board, r.StatusCode, 404)
			want(t, "body", r.text, first)
		}
	}
	for _, code := range []string{"CCCCCC", "x", "CCCCC", "CCCCCCC", "CCCCC%20", "OOOOOO", "%00"} {
		want(t, "class "+code, mine.get("/class/"+code).StatusCode, 404)
		want(t, "begin in "+code, mine.post("/class/"+code+"/runs", "").StatusCode, 404)
	}
	for _, typed := range []string{"", "x", "CCCCC", "CCCCCCC", "OOOOOO", "../.."} {
		want(t, "join by "+typed, mine.form("/class/join", "code="+typed).StatusCode, 404)
	}
	want(t, "join by a control character", mine.form("/class/join", "code=%00").StatusCode, 422)
	for _, l := range []lesson{mine, theirs} {
		if r := l.get(l.Board); r.StatusCode != 200 || !strings.Contains(r.text, `"ends":null`) {
			t.Errorf("a class was changed: %d %s", r.StatusCode, r.text)
		}
	}
}

// Choices that a lecturer can't have meant are refused with a sentence, and no
// class is created.
func TestChoicesThatAreRefused(t *testing.T) {
	s := newSite(t, shelf())
	p := s.program()
	for _, c := range []struct {
		kind, body string
		status     int
	}{
		{isJSON, `{}`, 422}, {isJSON, `{"scenario":"none"}`, 422}, {isJSON, `{"scenario":"small","employer":"kind"}`, 422},
		{isJSON, `{"scenario":"small","employer":null}`, 422}, {isJSON, `{"scenario":"small","minutes":241}`, 422},
		{isJSON, `{"scenario":"small","minutes":-1}`, 400}, {isJSON, `{"scenario":"small","minutes":"20"}`, 400}, {isJSON, `{"scenario":"small","same_luck":"yes"}`, 400},
		{isJSON, `{"scenario":"small","same_luck":null}`, 400}, {isJSON, `{"scenario":1}`, 400}, {isJSON, `{"scenario":"small","name":"Jo"}`, 400}, {isJSON, `[`, 400},
		{isForm, "scenario=small&scenario=short", 400}, {isForm, "scenario=small&minutes=x", 400}, {isForm, "scenario=small&minutes=", 400}, {isForm, "scenario=%ff", 400},
		{isForm, "", 422}, {"text/plain", "scenario=small", 415},
	} {
		r := p.do("POST", "/class", c.kind, c.body)
		want(t, c.kind+" "+c.body, r.StatusCode, c.status)
		r.sentence(t)
	}
	l := s.class(`{"scenario":"small","minutes":240}`)
	for body, status := range map[string]int{`{}`: 400, `{"minutes":241}`: 422, `{"minutes":null}`: 400, `{"minutes":5,"minutes":5}`: 400, `{"seconds":5}`: 400} {
		want(t, "clock "+body, l.post(l.Board+"/clock", body).StatusCode, status)
	}
	for body, status := range map[string]int{`{"seed":1}`: 400, `{"name":"Jo"}`: 400} {
		want(t, "begin with "+body, p.post(l.Join+"/runs", body).StatusCode, status)
	}
	want(t, "a code twice", p.form("/class/join", "code=CCCCCC&code=CCCCCC").StatusCode, 400)
	if n := count(t, s, "classes"); n != 1 {
		t.Errorf("%d classes were made, not 1", n)
	}
	back := s.browser().form("/class", "scenario=none")
	if back.StatusCode != 422 || !strings.Contains(back.text, `href="/class/new"`) {
		t.Errorf("%d, and no way back to the form", back.StatusCode)
	}
}

// count returns the number of rows in a table.
func count(t *testing.T, s *site, table string) (n int) {
	t.Helper()
	check(t, other(t, s).QueryRow("SELECT COUNT(*) FROM "+table).Scan(&n))
	return n
}

// Requests from another site change nothing about a class.
func TestAClassIsNotDoneForOtherSites(t *testing.T) {
	s := newSite(t, shelf())
	l := s.class(`{"scenario":"small"}`)
	for _, address := range []string{"/class", "/class/join", l.Join + "/runs", l.Board + "/clock", l.Board + "/end"} {
		want(t, address, s.browser().form(address, "", with("Sec-Fetch-Site", "cross-site")).StatusCode, 403)
		want(t, address+" by its origin", l.post(address, "", with("Origin", "https://elsewhere.test")).StatusCode, 403)
	}
	want(t, "the class", l.get(l.Board).StatusCode, 200)
}

// The lecturer's secret leaks through no link, cache, student's page or log.
func TestTheSecretStaysWithTheLecturer(t *testing.T) {
	var kept *store.Store
	s := newSite(t, shelf(), stored(&kept))
	l := s.class(`{"scenario":"small"}`)
	secret := strings.TrimPrefix(l.Board, l.Join+"/board/")
	board := s.browser().get(l.Board)
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
	for _, r := range []reply{l.get(l.Board), l.post(l.Board+"/clock", `{"minutes":5}`), l.post(l.Board+"/end", "")} {
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
	never := l.get("/class/CCCCCC").text
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
	gone, err := kept.DeleteExpired(ctx, time.Now())
	check(t, err)
	want(t, "classes that went", gone, 1)
	want(t, "classes", count(t, s, "classes"), 0)
	row, err := kept.AnyRun(ctx, kept.Operator(), d.Run)
	check(t, err)
	want(t, "the class of the run", row.Run().Class, 0)
	want(t, "play on", p.decide(d.Run, 1, "triage:reid").StatusCode, 200)
}

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
	lecturer := s.browser()
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

func TestHowManyClasses(t *testing.T) {
	s := newSite(t, shelf(), func(o *setup) { o.Proxies = []string{"0.0.0.0"} }) // the address that a test's requests come from
	p := s.program()
	from := func(address string) reply {
		return p.post("/class", `{"scenario":"small"}`, with("X-Forwarded-For", address))
	}
	for range 60 {
		want(t, "a class", from("10.0.0.1").StatusCode, 201)
	}
	r := from("203.0.113.9, 10.0.0.1") // the first address is only what the client claims
	want(t, "one more", r.StatusCode, http.StatusTooManyRequests)
	r.sentence(t)
	want(t, "from elsewhere", from("10.0.0.2").StatusCode, 201)
	want(t, "classes", count(t, s, "classes"), 61)
	for _, word := range []string{"10.0.0", "203.0.113"} {
		if strings.Contains(s.log.String(), word) {
			t.Error("an address is in the log")
		}
	}
}

func TestAFullClass(t *testing.T) {
	s := newSite(t, shelf())
	l := s.class(`{"scenario":"small"}`)
	first, d := l.student()
	db := other(t, s)
	for _, statement := range []string{
		`WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ?) INSERT INTO guests SELECT i, randomblob(32), created_at, expires_at FROM n, guests WHERE id = 1`,
		`WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ?) INSERT INTO runs (guest_id, version, terms, luck, created_at, expires_at, class_id) SELECT i, version, terms, luck, created_at, expires_at, class_id FROM n, runs WHERE id = 1`,
	} {
		_, err := db.Exec(statement, teach.MaxInClass)
		check(t, err)
	}
	r := s.program().post(l.Join+"/runs", "")
	want(t, "one more", r.StatusCode, 422)
	r.sentence(t)
	want(t, "who is in it", first.post(l.Join+"/runs", "").desk(t).Run, d.Run)
}

// A class whose version was frozen for another engine says so, to lecturer and
// students.
func TestAClassOfAnEarlierVersion(t *testing.T) {
	s := newSite(t, shelf())
	l := s.class(`{"scenario":"small"}`)
	db := other(t, s)
	for _, statement := range []string{
		`INSERT INTO versions SELECT replace(hex(zeroblob(32)), '00', 'ff'), slug, title, 'older', rules, CAST(replace(CAST(files AS TEXT), 'gopher-lua', 'older-lua') AS BLOB), created_at FROM versions LIMIT 1`,
		`UPDATE classes SET version = replace(hex(zeroblob(32)), '00', 'ff')`,
	} {
		_, err := db.Exec(statement)
		check(t, err)
	}
	for _, r := range []reply{l.get(l.Join), l.get(l.Board), s.program().post(l.Join+"/runs", "")} {
		want(t, "status", r.StatusCode, 409)
		if !strings.Contains(r.sentence(t), "This class was made with an earlier version") {
			t.Error(r.text)
		}
	}
	want(t, "end it", l.post(l.Board+"/end", "").StatusCode, 204)
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
