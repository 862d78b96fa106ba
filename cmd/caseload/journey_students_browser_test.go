package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	devtools "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"

	"caseload/app/policy"
	"caseload/app/sim"
)

// comesByLink has the first of the class list come by her link.
func (j *journey) comesByLink() *tab {
	j.Helper()
	p := j.person()
	p.visit(j.links[0].link)
	p.says("You are invited to BA Social Work, year 2, 2026/27")
	want(j.T, "the name on the list", p.read("Your name"), j.links[0].name)
	j.look(p, "list ")
	p.write("Passphrase", everybodys)
	p.press("Make the account")
	p.says("You are in this cohort.", "First duty day")
	return p
}

// comesByCode has somebody come who was told the cohort's code, knows nothing else, and
// types it where the first page asks for a code.
func (j *journey) comesByCode(code string) *tab {
	j.Helper()
	p := j.person()
	p.visit(j.home)
	j.look(p, "")
	p.write("Code from your lecturer", strings.ToLower(code[:4]+" "+code[4:]))
	p.press("Go")
	p.says("BA Social Work, year 2, 2026/27 is a cohort of University of Northmoor.")
	j.look(p, "")
	p.write("Your name", "Joss Whitaker-Lane")
	p.write("Email address", "joss.lane@student.northmoor.example")
	p.write("Passphrase", everybodys)
	p.press("Make the account")
	p.says("Now sign in")
	j.look(p, "account made ")
	p.write("Passphrase", everybodys)
	p.press("Sign in")
	p.says("You are in this cohort.", "First duty day")
	j.look(p, "joined ")
	return p
}

// comesAsGuest has somebody come by their link who has begun a run as a guest, which they
// keep.
func (j *journey) comesAsGuest() *tab {
	j.Helper()
	p := j.person()
	p.visit(j.home)
	p.takes("Start here: First morning")
	p.press("Begin")
	run := p.where()
	p.visit(j.links[2].link)
	p.write("Passphrase", everybodys)
	p.press("Make the account")
	p.says("Runs from before you signed in")
	j.look(p, "guest ")
	p.press("Keep it in my account")
	p.takes("Your runs")
	p.says("Go on with this run")
	j.look(p, "run ")
	p.takes("Go on with this run")
	want(j.T, "the run from before", p.where(), run)
	return p
}

// httpSeat is a student's place in a run on a server, which they play by JSON.
type httpSeat struct {
	*player
	decisions string // the address
	desk      struct {
		Run int64
		sim.Desk
	}
}

func (s *httpSeat) Desk() sim.Desk { return s.desk.Desk }

func (s *httpSeat) Decide(d sim.Decision) error {
	return s.post(s.decisions, 200, map[string]any{"turn": s.desk.Turn, "offer": d.Offer, "with": d.With})
}

// post sends JSON, and keeps the desk that is answered.
func (s *httpSeat) post(address string, status int, body any) error {
	sent, err := json.Marshal(body)
	if err != nil {
		return err
	}
	return s.goTo("POST", address, status, string(sent))
}

// goTo asks for a desk, and keeps it.
func (s *httpSeat) goTo(method, address string, status int, body string) error {
	got, answer, err := s.answer(method, address, body)
	if err != nil || got != status {
		return fmt.Errorf("%s: status %d: %.300s %v", address, got, answer, err)
	}
	s.desk.Desk = sim.Desk{}
	return json.Unmarshal(answer, &s.desk)
}

// begins begins an assignment as somebody who speaks JSON.
func (j *journey) begins(p *player, assignment string) *httpSeat {
	j.Helper()
	s := &httpSeat{player: p}
	check(j.T, s.post(assignment+"/runs", 201, map[string]any{}))
	s.decisions = fmt.Sprintf("%s/runs/%d/decisions", j.home, s.desk.Run)
	return s
}

// playOut plays a run in a style until it ends, or until so many decisions are made.
func (j *journey) playOut(s *httpSeat, style string, decisions int) {
	j.Helper()
	for turn := range policy.Play(j.Context(), s, policy.Named[style], policy.Chance(uint64(s.desk.Run))) {
		check(j.T, turn.Err)
		if decisions--; decisions == 0 {
			return
		}
	}
}

// plays has a student find the assignment, decide a few times by the page's forms and the
// keyboard, and play the rest at once.
func (j *journey) plays(p *tab) {
	j.Helper()
	p.visit(j.home)
	p.takes("Your assignments")
	p.says("First duty day", "To do")
	j.look(p, "")
	p.takes("First duty day")
	p.says("Formative, not a test.", "Who can see what")
	j.look(p, "student ")
	p.press("Begin")
	address := ask[string](p, "location.href")
	s := &httpSeat{player: p.program(j.home, 1), decisions: address + "/decisions"}
	for range 4 {
		check(j.T, s.goTo("GET", address, 200, ""))
		p.decide(filled(s.desk.Desk, policy.Careful(s.desk.Desk, policy.Chance(1))))
		p.goOn()
	}
	j.look(p, "assigned ")
	check(j.T, s.goTo("GET", address, 200, ""))
	j.playOut(s, "careful", 0)
	p.visit(address + "/debrief")
	p.says("What you decided, one by one")
	j.look(p, "")
}

// othersPlay has the one who came by the code finish too, the one who came as a guest stop
// in the middle, and five more of the list come and finish.
func (j *journey) othersPlay(joss, priya *tab) {
	j.Helper()
	j.playOut(j.begins(joss.program(j.home, 2), j.assignment), "loudest", 0)
	j.playOut(j.begins(priya.program(j.home, 3), j.assignment), "careful", 9)
	for i, style := range []string{"deadline", "careful", "first-come", "worn-out", "careful"} {
		one := &httpSeat{player: newPlayer(uint64(10 + i))}
		sent, err := json.Marshal(map[string]string{"name": j.links[3+i].name, "email": j.links[3+i].email, "passphrase": everybodys})
		check(j.T, err)
		status, answer, err := one.answer("POST", j.links[3+i].link, string(sent))
		check(j.T, err)
		if status != 200 {
			j.Fatalf("%s comes: status %d: %.300s", j.links[3+i].name, status, answer)
		}
		j.playOut(j.begins(one.player, j.assignment), style, 0)
	}
}

// readsAndAnswers has a student find what was said of her run, and answer.
func (j *journey) readsAndAnswers(p *tab) {
	j.Helper()
	p.visit(j.home)
	p.takes("Your assignments")
	j.look(p, "feedback ")
	p.takes("Feedback received: 2 comments, 2 of them new")
	p.says("You asked before you went.", "A calm day.")
	j.look(p, "")
	p.openFold("Answer")
	p.write("Your answer", "I was afraid of asking too much.")
	p.press("Keep the answer")
	p.says("I was afraid of asking too much.")
	l := j.lecturer
	l.visit(j.assignment)
	l.takes("Read the run of Amara Bell")
	l.takes("1. ")
	if !strings.Contains(ask[string](l, "document.body.innerText"), "I was afraid of asking too much.") {
		l.takes("Amara Bell’s run")
		l.says("I was afraid of asking too much.")
	}
}

// takesEverythingAndLeaves has one student take all that is hers away and delete her run,
// and another erase their account.
func (j *journey) takesEverythingAndLeaves(amara, priya *tab) {
	j.Helper()
	amara.visit(j.home)
	amara.takes("Your account")
	amara.takes("Take everything away")
	amara.write("Your passphrase", everybodys)
	j.look(amara, "")
	has := downloaded(amara, "Download it")
	for _, part := range []string{"A calm day.", "I was afraid of asking too much.", "amara.bell@student.northmoor.example", "First duty day"} {
		if !slices.ContainsFunc(has, func(file string) bool { return strings.Contains(file, part) }) {
			j.Errorf("what she takes away has no %q", part)
		}
	}
	amara.visit(j.home)
	amara.openFold("Delete one run")
	amara.takes("First duty day")
	amara.says("The attempt stays used.")
	j.look(amara, "")
	amara.press("Delete this run") // without being sure
	amara.says("There is a problem")
	amara.choose("Delete it, with the attempt used")
	amara.press("Delete this run")
	amara.says("The run is deleted")
	j.look(amara, "deleted ")

	priya.visit(j.home)
	priya.takes("Your account")
	priya.takes("Erase your account")
	j.look(priya, "")
	priya.write("Your passphrase", everybodys)
	priya.press("Erase my account and all that is in it")
	j.look(priya, "erased ")

	l := j.lecturer
	l.visit(j.assignment)
	l.says("Amara Bell", "Deleted their run")
	l.lacks("Priya Nair")
	j.look(l, "after ")
	a := j.administrator
	a.visit(j.home)
	a.takes("Your account")
	a.takes("People and invitations")
	a.takes("The audit log")
	a.says("follow a student's run")
	j.look(a, "")
}

// downloaded presses a button that answers with a ZIP archive, and returns the texts of
// its files.
func downloaded(p *tab, button string) (texts []string) {
	p.t.Helper()
	data := p.fetches("button", button)
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	check(p.t, err)
	for _, f := range archive.File {
		r, err := f.Open()
		check(p.t, err)
		text, err := io.ReadAll(r)
		check(p.t, err)
		texts = append(texts, string(text))
	}
	return texts
}

// fetches follows the link, or presses the button, that answers with a file, and returns what
// is in it.
func (p *tab) fetches(kind, said string) []byte {
	p.t.Helper()
	folder := p.t.TempDir()
	_, err := chromedp.Call(p.ctx, devtools.SetDownloadBehavior, devtools.SetDownloadBehaviorParams{
		Behavior: devtools.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder, BrowserContextID: chromedp.FromContext(p.ctx).BrowserContextID,
	})
	check(p.t, err)
	ask[bool](p, "("+labelled+".click(), true)", kind, said)
	var files []string
	for range 800 {
		files, _ = filepath.Glob(filepath.Join(folder, "[^.]*"))
		files = slices.DeleteFunc(files, func(f string) bool { return strings.HasSuffix(f, ".crdownload") }) // it isn't whole yet
		if len(files) == 1 {
			break
		}
		time.Sleep(25 * time.Millisecond)
	}
	if len(files) != 1 {
		p.t.Fatalf("nothing was downloaded, at %s:\n%s", p.where(), p.text())
	}
	data, err := os.ReadFile(files[0])
	check(p.t, err)
	return data
}
