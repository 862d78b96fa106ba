package web_test

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"caseload/app/author"
	"caseload/app/store/storetest"
	authorweb "caseload/app/web/author"
	"caseload/app/who"
)

var tokenShown = regexp.MustCompile(`id="token"[^>]* value="(caseload_[\w-]{43})"`)

// token has somebody make a token, and returns a program that asks with it.
func (w *writers) token(p *person, may string) *person {
	w.t.Helper()
	r := p.form(w.partnership+"/tokens", fields("name", "laptop", "may", may, "days", "30"))
	want(w.t, "make a token", r.StatusCode, 200)
	shown := tokenShown.FindStringSubmatch(r.text)
	if shown == nil {
		w.t.Fatal("the page doesn't show the token")
	}
	if strings.Contains(p.get(w.partnership).text, shown[1]) {
		w.t.Error("the token is shown a second time")
	}
	return w.bearer(shown[1])
}

func (w *writers) bearer(token string) *person {
	return &person{site: w.site, header: http.Header{"Accept": {"application/json"}, "Authorization": {"Bearer " + token}}}
}

// out takes a draft out.
func (w *writers) out(p *person) authorweb.PackJSON {
	w.t.Helper()
	r := p.get(w.draft + "/pack")
	want(w.t, "take out", r.StatusCode, 200)
	var pack authorweb.PackJSON
	check(w.t, json.Unmarshal([]byte(r.text), &pack))
	return pack
}

// in sends a draft back with other texts.
func (w *writers) in(p *person, from authorweb.PackJSON, texts map[string]string) reply {
	w.t.Helper()
	base, err := json.Marshal(from.BaseJSON)
	check(w.t, err)
	archive, err := author.Pack{Slug: from.Slug, Files: texts}.Archive()
	check(w.t, err)
	return w.upload(p, w.draft+"/pack", archive, "from", string(base))
}

func TestATokenOpensADraftAndNothingElse(t *testing.T) {
	w := newWriters(t)
	writes, reads := w.token(w.pat, "write"), w.token(w.pat, "read")
	pack := w.out(reads)
	pack.Texts["new.lua"] = "-- new\n"
	want(t, "a token that reads sends", w.in(reads, pack, pack.Texts).StatusCode, 403)
	want(t, "a token that writes sends", w.in(writes, pack, pack.Texts).StatusCode, 200)

	var takes []string
	guest := w.browser()
	guest.header = writes.header.Clone()
	guest.header.Del("Authorization")
	for _, r := range w.Routes() {
		if r.TakesTokens() {
			takes = append(takes, r.Method+" "+r.Path)
			continue
		}
		address := strings.NewReplacer(":partnership", numbered.FindString(w.partnership), ":draft", numbered.FindString(w.draft), ":file", numbered.FindString(w.file), ":organisation", "1", ":", "").Replace(r.Path)
		if got, none := writes.do(r.Method, address, isJSON, "").StatusCode, guest.do(r.Method, address, isJSON, "").StatusCode; got != none {
			t.Errorf("%s %s with a token: %d, and %d without", r.Method, address, got, none)
		}
	}
	if got := strings.Join(takes, ", "); got != "GET /drafts/:draft/pack, POST /drafts/:draft/pack" {
		t.Errorf("tokens are taken at %s", got)
	}
	if strings.Contains(w.log.String(), "caseload_") || strings.Contains(w.log.String(), "Bearer") {
		t.Error("the log has a token in it")
	}
}

func TestATokenIsTheirsForTheirPartnershipAlone(t *testing.T) {
	w := newWriters(t)
	lous := w.token(w.lou, "write")
	other := w.lou.form("/partnerships", fields("organisation", "1", "name", "Another")).Header.Get("Location")
	draft := w.lou.form(other+"/drafts", fields("name", "Other", "slug", "other", "from", "empty")).Header.Get("Location")
	want(t, "another partnership's draft", lous.get(draft+"/pack").StatusCode, 404)
	want(t, "Lou herself", w.lou.get(draft+"/pack").StatusCode, 200)

	both := w.token(w.pat, "write")
	both.keys = w.lou.keys // cookies count for nothing beside a token
	both.header.Set("Authorization", "Bearer caseload_"+strings.Repeat("A", 43))
	r := both.get(w.draft + "/pack")
	want(t, "a wrong token beside somebody's cookies", r.StatusCode, 401)
	says(t, "which", r.sentence(t), "isn’t good")

	pats := w.token(w.pat, "write")
	cross := pats.get(w.draft+"/pack", with("Sec-Fetch-Site", "cross-site"))
	want(t, "a token", cross.StatusCode, 200)
	want(t, "no CORS", cross.Header.Get("Access-Control-Allow-Origin"), "")
	page := w.lou.get(w.partnership).text
	says(t, "the owner's page", page, "tokens for the command line", "Withdraw all tokens of")
	somebody := regexp.MustCompile(w.partnership + `/people/\d+/withdraw-tokens`).FindString(page)
	want(t, "who doesn't own it withdraws", w.pat.form(somebody, "").StatusCode, 403)
	want(t, "the owner withdraws", w.lou.form(somebody, "").StatusCode, 303)
	want(t, "a withdrawn token", pats.get(w.draft+"/pack").StatusCode, 401)

	pats = w.token(w.pat, "write")
	withdraw := regexp.MustCompile(w.partnership + `/tokens/\d+/withdraw`).FindString(w.pat.get(w.partnership).text)
	want(t, "somebody else withdraws", w.lou.form(withdraw, "").StatusCode, 404)
	want(t, "Pat withdraws", w.pat.form(withdraw, "").StatusCode, 303)
	want(t, "a withdrawn token", pats.get(w.draft+"/pack").StatusCode, 401)

	pats = w.token(w.pat, "write")
	_, err := storetest.AsAnother(t, w.path).Exec("UPDATE tokens SET expires_at = 1")
	check(t, err)
	want(t, "a token that has ended", pats.get(w.draft+"/pack").StatusCode, 401)
	says(t, "the page", w.pat.get(w.partnership).text, "It ended on", "Take off the list")

	pats = w.token(w.pat, "write")
	want(t, "take Pat out", w.lou.form(regexp.MustCompile(w.partnership+`/people/\d+/remove`).FindString(w.lou.get(w.partnership).text), "").StatusCode, 303)
	want(t, "the token of somebody who was taken out", pats.get(w.draft+"/pack").StatusCode, 401)
}

func TestWhatIsWrongWithATokenIsSaid(t *testing.T) {
	w := newWriters(t)
	mia := w.member("mia@uni.test", who.Lecturer)
	w.joins(mia, "mia@uni.test", "readable")
	saysNot(t, "a reader's page", mia.get(w.partnership).text, "read and write drafts")
	says(t, "a reader's token to write", mia.form(w.partnership+"/tokens", fields("name", "x", "may", "write", "days", "90")).text, "can only read as well")
	says(t, "no name", mia.form(w.partnership+"/tokens", fields("name", " ", "may", "read", "days", "90")).text, "Give the token a name")
	reads := w.token(mia, "read")
	w.out(reads)
	says(t, "the page", mia.get(w.partnership).text, "used last on")
	for range 9 {
		w.token(mia, "read")
	}
	says(t, "one more", mia.form(w.partnership+"/tokens", fields("name", "x", "may", "read", "days", "90")).text, "which is the most")
}

func TestWrongTokensAreCounted(t *testing.T) {
	w := newWriters(t)
	good, wrong := w.token(w.lou, "read"), w.bearer("caseload_"+strings.Repeat("A", 43))
	for n := 0; ; n++ {
		if status := wrong.get(w.draft + "/pack").StatusCode; status == 429 {
			break
		} else if status != 401 || n > 400 {
			t.Fatalf("the %dth wrong token: %d", n, status)
		}
	}
	r := good.get(w.draft + "/pack")
	want(t, "a good token from the same address", r.StatusCode, 429)
	if r.Header.Get("Retry-After") == "" {
		t.Error("it isn't said when to try again")
	}
	want(t, "somebody who has signed in", w.lou.get(w.draft+"/pack").StatusCode, 200)
}

func TestWhatWasTakenOutComesBackUnlessTheDraftHasMovedOn(t *testing.T) {
	w := newWriters(t)
	pats := w.token(w.pat, "write")
	pack := w.out(pats)
	texts := map[string]string{"scenario.lua": "\ufeff" + strings.ReplaceAll(pack.Texts["scenario.lua"], "\n", "\r\n") + "-- Pat\r\n", "text/a.md": "no line end"}
	r := w.in(pats, pack, texts)
	want(t, "send back", r.StatusCode, 200)
	if r.text != `{"added":["text/a.md"],"changed":["scenario.lua"],"removed":[]}` {
		t.Errorf("what was done: %s", r.text)
	}
	says(t, "the history", w.lou.get(w.file+"/history").text, "Somebody")
	again := w.out(pats)
	for path, text := range texts {
		want(t, path, again.Texts[path], text)
	}
	moved := again.Texts["text/a.md"]
	delete(again.Texts, "text/a.md")
	again.Texts["text/b.md"] = moved
	want(t, "another path", w.in(pats, again, again.Texts).StatusCode, 200)
	renamed := w.out(pats)
	if f := renamed.Files[1]; f.Path != "text/b.md" || f.File != again.Files[1].File {
		t.Errorf("a file that got another path is another file: %v, %v", renamed.Files, again.Files)
	}

	want(t, "Lou saves", w.save(w.lou, w.version(w.lou), "-- Lou was here\nscenario {}\n").StatusCode, 303)
	r = w.in(pats, renamed, renamed.Texts)
	want(t, "send to a draft that has moved on", r.StatusCode, 409)
	var since authorweb.MovedJSON
	check(t, json.Unmarshal([]byte(r.text), &since))
	if len(since.Files) != 1 || since.Files[0].Path != "scenario.lua" || len(since.Files[0].By) != 1 || since.Files[0].By[0].Who != "Somebody" || len(since.Files[0].Places) == 0 {
		t.Errorf("what has changed since is %s", r.text)
	}
	if text := w.out(pats).Texts["scenario.lua"]; !strings.Contains(text, "Lou was here") {
		t.Errorf("what Lou saved is gone: %s", text)
	}
	newest := w.out(pats)
	newest.Texts["scenario.lua"] = "one\r\ntwo\n"
	r = w.in(pats, newest, newest.Texts)
	want(t, "mixed line ends", r.StatusCode, 422)
	says(t, "which", r.sentence(t), "end in one way and some in another")
}
