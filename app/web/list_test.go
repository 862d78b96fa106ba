package web_test

import (
	"bytes"
	"encoding/base64"
	"encoding/csv"
	"fmt"
	"html"
	"mime/multipart"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"caseload/app/who"
)

// upload sends a form with a file and whatever else.
func (p *person) upload(address string, file []byte, pairs ...string) reply {
	p.site.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for i := 0; i < len(pairs); i += 2 {
		check(p.site.t, w.WriteField(pairs[i], pairs[i+1]))
	}
	part, err := w.CreateFormFile("file", "list.csv")
	check(p.site.t, err)
	_, err = part.Write(file)
	check(p.site.t, err)
	check(p.site.t, w.Close())
	return p.do("POST", address, w.FormDataContentType(), body.String())
}

var (
	hiddenList = regexp.MustCompile(`(?s)name="list" value="(.*?)"`)
	fileOfAll  = regexp.MustCompile(`data:text/csv;charset=utf-8;base64,([^"]+)`)
)

// A lecturer uploads a list as a spreadsheet wrote it, looks at it, and imports it. Those
// on it come by their links, and the list says who hasn't.
func TestALecturerInvitesAClassList(t *testing.T) {
	c := newCampus(t)
	lou, tia := c.member("lou@uni.test", who.Lecturer), c.member("tia@uni.test", who.Student)
	zoe := c.elsewhere("zoe@county.test")
	address, _ := c.cohort(lou, "BA Social Work")
	says(t, "the cohort", lou.get(address).text, address+"/list")
	file, err := charmap.Windows1252.NewEncoder().Bytes([]byte("Surname;First name;E-mail\r\nOkafor;Zoë;uma@uni.test\r\nT;Tia;TIA@uni.test\r\n=Zoe;Z;zoe@county.test\r\n"))
	check(t, err)
	r := lou.upload(address+"/list", file, "list", "not read")
	want(t, "look", r.StatusCode, 200)
	says(t, "the preview", r.text, "Zoë Okafor", "2 get a link each", "One is a student of your organisation", "gets a link", "goes into the cohort at once", "Nothing has happened yet.")
	saysNot(t, "the cohort after looking", lou.get(address).text, "tia@uni.test")

	r = lou.form(address+"/list/import", fields("list", html.UnescapeString(hiddenList.FindStringSubmatch(r.text)[1])))
	want(t, "import", r.StatusCode, 200)
	says(t, "the links", r.text, "2 links are made. One student is in the cohort now.")
	found := fileOfAll.FindStringSubmatch(html.UnescapeString(r.text))
	if found == nil {
		t.Fatal("there is no file")
	}
	bytes, err := base64.StdEncoding.DecodeString(found[1])
	check(t, err)
	rows, err := csv.NewReader(strings.NewReader(string(bytes))).ReadAll()
	check(t, err)
	if len(rows) != 3 || rows[1][0] != "Zoë Okafor" || rows[2][0] != "Z =Zoe" || rows[2][1] != "zoe@county.test" {
		t.Fatalf("the file has %v", rows)
	}
	link := map[string]string{}
	for _, row := range rows[1:] {
		link[row[1]] = strings.TrimPrefix(row[2], "http://caseload.test")
	}
	list := lou.get(address + "/list").text
	says(t, "the list", list, "uma@uni.test", "zoe@county.test", "Withdraw")
	saysNot(t, "the list", list, "tia@uni.test", "/invitations/")

	uma := c.browser()
	says(t, "the link", uma.get(link["uma@uni.test"]).text, "You are invited to BA Social Work, 2026/27, a cohort of A University", `value="Zoë Okafor"`)
	want(t, "arrive", uma.form(link["uma@uni.test"], fields("name", "Uma", "email", "", "passphrase", phrase)).Header.Get("Location"), address+"?joined")
	says(t, "Uma's cohorts", uma.get("/cohorts").text, address)
	want(t, "accept with an account from elsewhere", zoe.form(link["zoe@county.test"], "").StatusCode, 303)
	says(t, "Zoe's cohort", zoe.get(address).text, "You are a student in this cohort")
	says(t, "Tia's cohort", tia.get(address).text, "You are a student in this cohort")
	says(t, "the cohort", lou.get(address).text, "Uma", "tia@uni.test", "zoe@county.test")
	says(t, "the list", lou.get(address+"/list").text, "<p>Nobody.</p>")
	says(t, "the audit log", c.ada.get("/organisations/1/audit.csv").text, "students invited by a list: 2", "person 3 put in")
}

// The lecturer learns as much of somebody with an account elsewhere as of somebody whom
// nobody knows.
func TestAListTellsNothingOfAccountsElsewhere(t *testing.T) {
	c := newCampus(t)
	lou := c.member("lou@uni.test", who.Lecturer)
	c.elsewhere("zoe@county.test")
	address, _ := c.cohort(lou, "BA")
	known := lou.form(address+"/list", fields("list", "Name;E-mail\nZoe;zoe@county.test")).text
	unknown := lou.form(address+"/list", fields("list", "Name;E-mail\nZoe;eve@county.test")).text
	if strings.ReplaceAll(known, "zoe@", "eve@") != unknown {
		t.Error("the pages differ")
	}
	says(t, "the page", known, "Some may have an account already, at another university for instance.")
}

func TestAListWithSomethingWrongImportsNobody(t *testing.T) {
	c := newCampus(t)
	lou := c.member("lou@uni.test", who.Lecturer)
	address, _ := c.cohort(lou, "BA")
	const wrong = "Name;E-mail\nAmy;amy@uni.test\nBo;bo at uni\nCy;AMY@uni.test\n;di@uni.test\n"
	for _, at := range []string{"/list", "/list/import"} {
		r := lou.form(address+at, fields("list", wrong))
		want(t, at, r.StatusCode, 422)
		says(t, at, html.UnescapeString(r.text), "Nothing was imported", `Line 3: "bo at uni" isn’t an email address.`, `Line 4: "amy@uni.test" is on line 2 already.`, "Line 5: There is no name.", "Bo;bo at uni\nCy;")
	}
	says(t, "the list", lou.get(address+"/list").text, "<p>Nobody.</p>")
	want(t, "an empty box", lou.form(address+"/list", fields("list", "")).StatusCode, 422)
	want(t, "a picture", lou.upload(address+"/list", []byte("\x89PNG\r\n\x1a\n\x00")).StatusCode, 422)
	want(t, "two files", lou.do("POST", address+"/list", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\na\r\n--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nb\r\n--x--\r\n").StatusCode, 400)
	want(t, "half a form", lou.do("POST", address+"/list", "multipart/form-data; boundary=x", "--x\r\nContent-Disp").StatusCode, 400)
	want(t, "another field", lou.upload(address+"/list", nil, "more", "x").StatusCode, 400)
}

func TestLinksAreMadeAnewAndWithdrawn(t *testing.T) {
	c := newCampus(t)
	lou := c.member("lou@uni.test", who.Lecturer)
	address, _ := c.cohort(lou, "BA")
	old := linkShown.FindStringSubmatch(lou.form(address+"/list/import", fields("list", "Amy;amy@uni.test")).text)[1]
	one := regexp.MustCompile(address + `/list/\d+`).FindString(lou.get(address + "/list").text)
	anew := linkShown.FindStringSubmatch(lou.form(one+"/link", "").text)[1]
	want(t, "the old link", c.browser().get(old).StatusCode, 404)
	want(t, "the new link", c.browser().get(anew).StatusCode, 200)
	if all := linkShown.FindStringSubmatch(lou.form(address+"/list/links", "").text); all == nil || all[1] == anew {
		t.Error("there are no new links for all")
	}
	for range 2 { // a second click finds it done
		want(t, "withdraw", lou.form(one+"/withdraw", "").StatusCode, 303)
	}
	want(t, "a link for nobody", lou.form(one+"/link", "").StatusCode, 404)
	says(t, "new links for nobody", lou.form(address+"/list/links", "").text, "No link was made.")
	lou.form(address+"/archive", "")
	says(t, "an archived cohort", lou.get(address+"/list").text, "This cohort is archived")
	want(t, "an import", lou.form(address+"/list/import", fields("list", "Amy;amy@uni.test")).StatusCode, 409)
}

func TestAListIsForThoseWhoLeadTheCohort(t *testing.T) {
	c := newCampus(t)
	lou, max, tia := c.member("lou@uni.test", who.Lecturer), c.member("max@uni.test", who.Lecturer), c.member("tia@uni.test", who.Student)
	zoe := c.elsewhere("zoe@county.test")
	address, _ := c.cohort(lou, "BA")
	for name, x := range map[string]struct {
		p         *person
		get, post int
	}{"the administrator": {c.ada, 200, 200}, "another lecturer": {max, 403, 403}, "a student": {tia, 403, 403}, "elsewhere": {zoe, 404, 404}, "a guest": {c.browser(), 303, 401}} {
		want(t, name, x.p.get(address+"/list").StatusCode, x.get)
		for _, post := range []string{"/list", "/list/import"} {
			want(t, name+post, x.p.form(address+post, fields("list", "Amy;amy@uni.test")).StatusCode, x.post)
		}
		want(t, name+" links", x.p.form(address+"/list/links", "").StatusCode, x.post)
	}
}

// Five thousand students are looked at and imported as the server reads them.
func TestALongListIsImported(t *testing.T) {
	c := newCampus(t)
	lou := c.member("lou@uni.test", who.Lecturer)
	address, _ := c.cohort(lou, "BA")
	var b strings.Builder
	b.WriteString("Name;E-mail;Course\n")
	for i := range 5_000 {
		fmt.Fprintf(&b, "Student Longwinded-Surname %d;student.longwinded-surname.%d@students.uni.test;BA Social Work, year 2\n", i, i)
	}
	r := lou.upload(address+"/list", []byte(b.String()))
	want(t, "look", r.StatusCode, 200)
	r = lou.form(address+"/list/import", fields("list", html.UnescapeString(hiddenList.FindStringSubmatch(r.text)[1])))
	want(t, "import", r.StatusCode, 200)
	says(t, "the links", r.text, "5000 links are made.")
	want(t, "one more", lou.form(address+"/list/import", fields("list", "Amy;amy@uni.test")).StatusCode, 422)
}

func TestAListSpeaksJSON(t *testing.T) {
	c := newCampus(t)
	lou := c.member("lou@uni.test", who.Lecturer)
	address, _ := c.cohort(lou, "BA")
	lou.header = http.Header{"Accept": {"application/json"}}
	r := lou.post(address+"/list", `{"list":"Amy;amy@uni.test\nLou;lou@uni.test"}`)
	want(t, "look", r.text, `{"students":[{"name":"Amy","email":"amy@uni.test","is":"outside"},{"name":"Lou","email":"lou@uni.test","is":"inside"}]}`)
	r = lou.post(address+"/list/import", `{"list":"Amy;amy@uni.test"}`)
	want(t, "import", r.StatusCode, 201)
	says(t, "import", r.text, `"is":"outside","link":"http://caseload.test/invitations/`)
	says(t, "the list", lou.get(address+"/list").text, `{"awaited":[{"id":3,"name":"Amy","email":"amy@uni.test","until":"`)
	r = lou.post(address+"/list", `{"list":"Name;E-mail\nAmy;amy"}`)
	want(t, "wrong", r.StatusCode, 422)
	want(t, "wrong", r.text, `{"students":[],"problems":[{"line":2,"error":"\"amy\" isn’t an email address."}]}`)
}
