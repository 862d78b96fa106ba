package web_test

import (
	"strings"
	"testing"
)

// A person who mistypes a code gets the box again with what they typed; a program
// gets the sentence.
func TestAMistypedCode(t *testing.T) {
	s := newSite(t, shelf())
	l := s.class(`{"scenario":"small"}`)
	p := s.browser()
	for _, typed := range []string{"CCCCCCCC", "KT4M7PXO", "no such code at all", `"><b>`} {
		r := p.send(form(t, p.get("/"), "/class/join"), map[string]string{"code": typed})
		want(t, typed, r.StatusCode, 404)
		again := form(t, r.reply, "/class/join")
		want(t, "what was typed", again.values.Get("code"), typed[:min(len(typed), 16)])
		if r := p.send(again, map[string]string{"code": l.Code}); r.address != l.Join || r.StatusCode != 200 {
			t.Errorf("after %q the code leads to %s, %d", typed, r.address, r.StatusCode)
		}
	}
	r := p.get("/class/CCCCCCCC")
	want(t, "an address", r.StatusCode, 404)
	want(t, "its code", form(t, r, "/class/join").values.Get("code"), "CCCCCCCC")
	begin := p.form("/class/CCCCCCCC/runs", "")
	want(t, "begin", begin.StatusCode, 404)
	form(t, begin, "/class/join")
	want(t, "a program", s.program().post("/class/join", `{"code":"x"}`).StatusCode, 404)
	s.program().get("/class/CCCCCCCC").sentence(t)
	if p.cookie != nil {
		t.Error("a mistyped code gave a cookie")
	}
}

// Somebody else's class, an unknown code, a malformed code and a secret that
// doesn't belong to the code all get the same answer, and nothing is changed.
func TestOthersClassesAreNotThere(t *testing.T) {
	s := newSite(t, shelf())
	mine, theirs := s.class(`{"scenario":"small"}`), s.class(`{"scenario":"small"}`)
	secret := strings.TrimPrefix(mine.Link, mine.Board+"/")
	last := "A"
	if strings.HasSuffix(secret, "A") {
		last = "Q"
	}
	p := s.program()
	first := p.get("/class/CCCCCCCC").text
	for _, c := range []struct{ code, secret string }{
		{theirs.Code, secret}, {mine.Code, secret[:len(secret)-1] + last}, {mine.Code, secret + "A"}, {mine.Code, "x"},
		{mine.Code, strings.ToLower(secret)}, {"CCCCCCCC", secret}, {strings.ToLower(mine.Code), secret}, {"x", secret},
	} {
		board, key := "/class/"+c.code+"/board", with("Cookie", "caseload_board_"+c.code+"="+c.secret)
		for _, r := range []reply{
			p.get(board + "/" + c.secret), p.get(board, key), p.get(board+"/measures", key), p.post(board+"/end", "", key),
			p.post(board+"/lock", "", key), p.post(board+"/unlock", "", key), p.post(board+"/clock", `{"minutes":5}`, key),
		} {
			want(t, board, r.StatusCode, 404)
			want(t, "body", r.text, first)
			want(t, "cookies", len(r.Cookies()), 0)
		}
	}
	for _, code := range []string{"CCCCCCCC", "x", "CCCCC", "CCCCCCC", "CCCCC%20", "OOOOOOOO", "%00"} {
		want(t, "class "+code, mine.get("/class/"+code).StatusCode, 404)
		want(t, "begin in "+code, mine.post("/class/"+code+"/runs", "").StatusCode, 404)
	}
	for _, typed := range []string{"", "x", "CCCCC", "CCCCCCC", "OOOOOOOO", "../.."} {
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
	want(t, "a code twice", p.form("/class/join", "code=CCCCCCCC&code=CCCCCCCC").StatusCode, 400)
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
	for _, address := range []string{"/class", "/class/join", l.Join + "/runs", l.Board + "/clock", l.Board + "/lock", l.Board + "/unlock", l.Board + "/end"} {
		want(t, address, s.browser().form(address, "", with("Sec-Fetch-Site", "cross-site")).StatusCode, 403)
		want(t, address+" by its origin", l.post(address, "", with("Origin", "https://elsewhere.test")).StatusCode, 403)
	}
	want(t, "the class", l.get(l.Board).StatusCode, 200)
}

// A class whose version was frozen for another engine says so, to lecturer and
// students.
func TestAClassOfAnEarlierVersion(t *testing.T) {
	s := newSite(t, shelf())
	l := s.class(`{"scenario":"small"}`)
	freezeEarlier(t, s, "classes")
	for _, r := range []reply{l.get(l.Join), l.get(l.Board), s.program().post(l.Join+"/runs", "")} {
		want(t, "status", r.StatusCode, 409)
		if !strings.Contains(r.sentence(t), "This class was made with an earlier version") {
			t.Error(r.text)
		}
	}
	want(t, "end it", l.post(l.Board+"/end", "").StatusCode, 204)
}
