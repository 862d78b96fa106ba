package web_test

import (
	"crypto/sha256"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"caseload/app/teach"
)

// behindProxy lets a test's requests come from any address, named in
// X-Forwarded-For, at any time.
func behindProxy(now *time.Time) func(*setup) {
	return func(o *setup) {
		o.Proxies = []string{"0.0.0.0"} // the address that a test's requests come from
		o.Now = func() time.Time { return *now }
	}
}

func from(address string) request { return with("X-Forwarded-For", address) }

// Too many classes from one network are refused for the rest of the minute, and
// those from others aren't.
func TestClassesAMinute(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 15, 0, time.UTC)
	s := newSite(t, behindProxy(&now))
	p := s.program()
	make := func(address string) reply { return p.post("/class", `{"scenario":"small"}`, from(address)) }
	for range 10 {
		want(t, "a class", make("10.0.0.1").StatusCode, 201)
	}
	want(t, "a scenario that isn't there", p.post("/class", `{"scenario":"none"}`, from("10.0.0.1")).StatusCode, 422)
	r := make("203.0.113.9, 10.0.0.1") // the first address is only what the client claims
	want(t, "one more", r.StatusCode, 429)
	want(t, "sentence", r.sentence(t), "10 classes were made from your network within a minute, which is the limit. None was made now; try again in a minute.")
	want(t, "Retry-After", r.Header.Get("Retry-After"), "45")
	want(t, "from elsewhere", make("10.0.0.2").StatusCode, 201)
	want(t, "classes", count(t, s, "classes"), 11)
	now = now.Add(45 * time.Second)
	want(t, "a minute on", make("10.0.0.1").StatusCode, 201)
	for _, word := range []string{"10.0.0", "203.0.113"} {
		if strings.Contains(s.log.String(), word) {
			t.Error("an address is in the log")
		}
	}
}

// Whoever guesses codes is stopped soon, and learns nothing more even from a code
// that some class has. Those who are in the class go on, and so does its lecturer, from
// whose network it can be joined all the while; a hall full of people who copy the same
// wrong code doesn't stop anybody.
func TestCodesAreGuessedSlowly(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	s := newSite(t, behindProxy(&now))
	l, elsewhere := s.class(`{"scenario":"small"}`), s.class(`{"scenario":"small"}`)
	in, _ := l.student()
	seated, _ := elsewhere.student()
	stranger := s.program()
	for range 2 * teach.WrongCodes {
		want(t, "the same wrong code", stranger.get("/class/XXXXXXXX", from("10.0.0.1")).StatusCode, 404)
		want(t, "no code", stranger.get("/class/typed%20wrongly", from("10.0.0.1")).StatusCode, 404)
	}
	const digits = "34679CDFHJ"
	for i := range teach.WrongCodes - 1 {
		code := "CCCCC" + digits[i/100:i/100+1] + digits[i/10%10:i/10%10+1] + digits[i%10:i%10+1]
		want(t, code, stranger.post("/class/"+code+"/runs", "", from("10.0.0.1")).StatusCode, 404)
	}
	unknown := stranger.get("/class/MMMMMMMM", from("10.0.0.1"))
	for name, r := range map[string]reply{"an unknown code": unknown, "a right code": stranger.get(l.Join, from("10.0.0.1")), "begin": stranger.post(l.Join+"/runs", "", from("10.0.0.1"))} {
		want(t, name, r.StatusCode, 429)
		want(t, name, r.text, unknown.text)
		want(t, "Retry-After", r.Header.Get("Retry-After"), "600")
	}
	want(t, "sentence", unknown.sentence(t), "1000 different codes that no class has were tried from your network within 10 minutes, so for now only classes that somebody on your network leads or has joined can be joined from it. If this is one, check the code. If you are in a class already, begin from the same browser as before; otherwise try again in a few minutes.")
	want(t, "who is in the class", in.get(l.Join, from("10.0.0.1")).StatusCode, 200)
	want(t, "and begins again", in.post(l.Join+"/runs", "", from("10.0.0.1")).StatusCode, 201)
	want(t, "its lecturer", l.get(l.Board, from("10.0.0.1")).StatusCode, 200)
	made := s.class(`{"scenario":"small"}`, from("10.0.0.1"))
	want(t, "a class that was made there just now", stranger.get(made.Join, from("10.0.0.1")).StatusCode, 200)
	want(t, "the class that is led from there", stranger.get(l.Join, from("10.0.0.1")).StatusCode, 200)
	want(t, "begin in it", s.program().post(l.Join+"/runs", "", from("10.0.0.1")).StatusCode, 201)
	want(t, "a class that is led from elsewhere", stranger.get(elsewhere.Join, from("10.0.0.1")).StatusCode, 429)
	want(t, "and that somebody from there is in", seated.post(elsewhere.Join+"/runs", "", from("10.0.0.1")).StatusCode, 201)
	want(t, "which others can join from then on", s.program().post(elsewhere.Join+"/runs", "", from("10.0.0.1")).StatusCode, 201)
	want(t, "from elsewhere", stranger.get(l.Join, from("10.0.0.2")).StatusCode, 200)
	now = now.Add(teach.WrongCodesFor)
	want(t, "later", stranger.get(elsewhere.Join, from("10.0.0.1")).StatusCode, 200)
}

// A full class refuses whoever comes next, and after many attempts doesn't even look;
// other classes take people from the same network all the while.
func TestAFullRoomPunishesNobodyElse(t *testing.T) {
	now := time.Now().Truncate(time.Minute)
	s := newSite(t, behindProxy(&now))
	l, other := s.class(`{"scenario":"small"}`), s.class(`{"scenario":"small"}`)
	first, d := l.student()
	fill(t, s, teach.MaxInClass)
	for range teach.RefusedAMinute {
		r := s.program().post(l.Join+"/runs", "", from("10.0.0.1"))
		want(t, "one more", r.StatusCode, 422)
		want(t, "sentence", r.sentence(t), "This class is full: it has 500 runs. Your lecturer can make another.")
	}
	r := s.program().post(l.Join+"/runs", "", from("10.0.0.1"))
	want(t, "many more", r.StatusCode, 429)
	want(t, "sentence", r.sentence(t), "This class is full, and many have tried to join it just now. Ask your lecturer, and try again in a minute.")
	want(t, "Retry-After", r.Header.Get("Retry-After"), "60")
	want(t, "who is in it", first.post(l.Join+"/runs", "", from("10.0.0.1")).desk(t).Run, d.Run)
	want(t, "another class", s.program().post(other.Join+"/runs", "", from("10.0.0.1")).StatusCode, 201)
	want(t, "a run of one's own", s.program().post("/scenarios/small/runs", "", from("10.0.0.1")).StatusCode, 201)
	now = now.Add(time.Minute)
	want(t, "a minute on", s.program().post(l.Join+"/runs", "", from("10.0.0.1")).StatusCode, 422)
}

// fill copies the first guest and their run until there are n in its class.
func fill(t *testing.T, s *site, n int) {
	t.Helper()
	db := other(t, s)
	for i := 2; i <= n; i++ {
		hash := sha256.Sum256([]byte{byte(i), byte(i >> 8)})
		var guest int
		check(t, db.QueryRow("INSERT INTO guests (token_hash, created_at, expires_at) SELECT ?, created_at, expires_at FROM guests WHERE id = 1 RETURNING id", hash[:]).Scan(&guest))
		_, err := db.Exec(`INSERT INTO runs (guest_id, version, terms, luck, created_at, expires_at, class_id)
			SELECT ?, version, terms, luck, created_at, expires_at, class_id FROM runs WHERE id = 1`, guest)
		check(t, err)
	}
}

// More people can join classes from one network in a minute than a campus sends; the
// next are told when to come back, and nobody else is.
func TestJoinsAMinute(t *testing.T) {
	now := time.Now().Truncate(time.Minute)
	s := newSite(t, behindProxy(&now))
	l := s.class(`{"scenario":"small"}`)
	join := func(address string) reply { return s.program().post(l.Join+"/runs", "", from(address)) }
	s.SetJoins(3)
	for range 3 {
		want(t, "join", join("10.0.0.1").StatusCode, 201)
	}
	r := join("10.0.0.1")
	want(t, "one more", r.StatusCode, 429)
	want(t, "sentence", r.sentence(t), "3 people from your network have joined a class within a minute, which is the limit. Nothing was lost; try again in a minute.")
	want(t, "Retry-After", r.Header.Get("Retry-After"), "60")
	want(t, "from elsewhere", join("10.0.0.2").StatusCode, 201)
	now = now.Add(time.Minute)
	want(t, "a minute on", join("10.0.0.1").StatusCode, 201)
}

// A lecturer locks the class: nobody else joins, those who are in go on, and it can
// be unlocked.
func TestALockedClass(t *testing.T) {
	s := newSite(t)
	l := s.class(`{"scenario":"small"}`)
	in, d := l.student()
	b := l.browser()
	board := b.send(form(t, b.get(l.Board), "/lock"), nil)
	if !strings.Contains(board.text, "The class is locked: nobody else can join.") || !strings.Contains(l.get(l.Board).text, `"locked":true`) {
		t.Errorf("the board doesn't say that the class is locked: %s", board.text)
	}
	r := s.program().post(l.Join+"/runs", "")
	want(t, "join", r.StatusCode, 422)
	want(t, "sentence", r.sentence(t), "Your lecturer has locked this class, so nobody else can join it. Ask for it to be unlocked, then try again.")
	if page := s.browser().get(l.Join).text; !strings.Contains(page, "has locked this class") || strings.Contains(page, ">Begin<") {
		t.Error("the class's page doesn't say that it is locked")
	}
	want(t, "who is in it", in.post(l.Join+"/runs", "").desk(t).Run, d.Run)
	want(t, "plays on", in.decide(d.Run, 1, "triage:reid").StatusCode, 200)
	want(t, "unlock", b.send(form(t, board.reply, "/unlock"), nil).StatusCode, 200)
	l.student()
	want(t, "a program locks", l.post(l.Board+"/lock", "").StatusCode, 204)
	want(t, "a field", l.post(l.Board+"/unlock", `{"locked":true}`).StatusCode, 400)
}

// Whoever guesses codes on two servers is stopped on both, and a class that is known at
// an address on one of them is known there on the other.
func TestServersCountGuessesTogether(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	path := filepath.Join(t.TempDir(), "caseload.db")
	sites := []*site{openSite(t, path, behindProxy(&now)), openSite(t, path, behindProxy(&now))}
	var led, elsewhere struct{ Join string }
	for address, class := range map[string]any{"10.0.0.1": &led, "10.0.0.2": &elsewhere} {
		r := sites[0].program().post("/class", `{"scenario":"small"}`, from(address))
		want(t, "make a class", r.StatusCode, 201)
		check(t, json.Unmarshal([]byte(r.text), class))
	}
	status := func(s *site, address string) int { return s.browser().get(address, from("10.0.0.1")).StatusCode }
	const letters = "CDFHJKMPRT"
	for i := range teach.WrongCodes {
		code := []byte("CCCCCCCC")
		for n, at := i, 0; n > 0; n, at = n/10, at+1 {
			code[at] = letters[n%10]
		}
		want(t, "a guess", status(sites[i%2], "/class/"+string(code)), 404)
	}
	for _, s := range sites {
		soon(t, "the guesses to be known", func() bool { return status(s, elsewhere.Join) == 429 })
		want(t, "the class that is known there", status(s, led.Join), 200)
	}
}
