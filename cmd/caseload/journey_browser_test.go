package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// journey is a course from an empty server on, as its people see it in their browsers,
// without JavaScript and without instructions: each of them finds their way by the words on
// the pages.
type journey struct {
	*testing.T
	home string
	seen map[string]bool // which kinds of pages were looked at

	projected int // how many pages were

	administrator, lecturer *tab
	assignment              string // its address
	links                   []invited
}

// invited is a student on the class list, with their link.
type invited struct{ name, email, link string }

// everybodys is the passphrase of everybody in the journey.
const everybodys = "forty geese over the weir"

// TestACourseFromAnEmptyServer goes from a server with nobody in its database to students
// who have taken their runs away: every step by the pages' own links, buttons and boxes.
// Pages are checked with axe and photographed with -shots.
func TestACourseFromAnEmptyServer(t *testing.T) {
	long(t)
	t.Parallel()
	s := serve(t, filepath.Join(t.TempDir(), "caseload.db"))
	j := &journey{T: t, home: s.address, seen: map[string]bool{}}
	j.isSetUp(s)
	j.lecturer = j.comesToTeach("Ruth Okonkwo", "ruth.okonkwo@northmoor.example")
	code := j.cohortIsMade()
	j.isAssigned()
	amara, joss, priya := j.comesByLink(), j.comesByCode(code), j.comesAsGuest()
	j.plays(amara)
	j.othersPlay(joss, priya)
	j.isFollowed()
	j.readsAndAnswers(amara)
	j.seminarIsHeld()
	j.isMarked(amara, joss)
	j.takesEverythingAndLeaves(amara, priya)
}

// person opens a browser of their own, without scripts.
func (j *journey) person() *tab {
	j.Helper()
	return (&tab{j.T, browser(j.T)}).scriptless()
}

// anyNumber matches what tells one page of a kind from another in its address.
var anyNumber = regexp.MustCompile(`\d+|/(invitations|set-up|join)/\w+|\?.*`)

// look looks at a page of a kind that wasn't looked at yet.
func (j *journey) look(p *tab, kind string) {
	j.Helper()
	kind += anyNumber.ReplaceAllString(p.where(), "-")
	if j.seen[kind] {
		return
	}
	j.seen[kind] = true
	wide, high := ask[int64](p, "innerWidth"), ask[int64](p, "innerHeight")
	p.scripts(true) // axe waits by timers
	for _, width := range []int64{1440, 768, 360} {
		p.do(chromedp.EmulateViewport(width, 900))
		p.accessible()
	}
	p.scripts(false)
	p.do(chromedp.EmulateViewport(wide, high))
	if *shots != "" {
		p.photograph(filepath.Join(*shots, "journey"), len(j.seen))
	}
}

// isSetUp makes the first administrator by the address in the log.
func (j *journey) isSetUp(s *process) {
	j.Helper()
	logged := regexp.MustCompile(`address=(/set-up/\S+)`)
	var found []string
	for range 1_000 {
		if found = logged.FindStringSubmatch(s.log.String()); found != nil {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	if found == nil {
		j.Fatalf("the log has no address for the first administrator:\n%s", s.log.String())
	}
	p := j.person()
	j.administrator = p
	p.visit(j.home + found[1])
	p.press("Make the account") // at once, to see what is missing
	p.says("There is a problem")
	j.look(p, "wrong ")
	p.write("Your organisation’s name", "University of Northmoor")
	p.choose("University")
	p.write("Your name", "Helen Archer")
	p.write("Email address", "helen.archer@northmoor.example")
	p.write("Passphrase", everybodys)
	j.look(p, "")
	p.press("Make the account")
	p.says("Helen Archer", "University of Northmoor", "an administrator")
	j.look(p, "")
	second := j.person()
	second.visit(j.home + found[1])
	second.lacks("Make the account")
	j.look(second, "used ")
}

// comesToTeach has the administrator invite a lecturer, who accepts.
func (j *journey) comesToTeach(name, email string) *tab {
	j.Helper()
	p := j.administrator
	p.visit(j.home)
	p.takes("Your account")
	p.takes("People and invitations")
	j.look(p, "")
	p.write("Email address (optional)", email)
	p.choose("Lecturer")
	p.press("Make the link")
	link := p.read("Link of the invitation")
	j.look(p, "link ")
	p = j.person()
	p.visit(link)
	p.says("You are invited to University of Northmoor, as a lecturer")
	j.look(p, "")
	p.write("Your name", name)
	p.write("Passphrase", everybodys)
	p.press("Make the account")
	p.says(name)
	return p
}

// cohortIsMade has the lecturer make a cohort and import a class list of thirty. It returns
// the code for those who aren't on it.
func (j *journey) cohortIsMade() (code string) {
	j.Helper()
	p := j.lecturer
	p.takes("Your cohorts")
	j.look(p, "none ")
	p.write("Name", "BA Social Work, year 2")
	p.write("Year", "2026/27")
	p.press("Make the cohort")
	link := p.read("Link for students")
	code = link[strings.LastIndex(link, "/")+1:]
	j.look(p, "empty ")
	p.takes("Invite from a class list")
	j.look(p, "")

	var list strings.Builder
	list.WriteString("Surname;First name;E-mail\r\n")
	for _, name := range demoNames[:30] {
		first, last, _ := strings.Cut(name, "_")
		fmt.Fprintf(&list, "%s;%s;%s.%s@student.northmoor.example\r\n", last, first, strings.ToLower(first), strings.ToLower(last))
	}
	file := filepath.Join(j.TempDir(), "class.csv")
	check(j.T, os.WriteFile(file, []byte(list.String()), 0o600))
	p.do(chromedp.SetUploadFiles(chromedp.ID("file"), []string{file}))
	p.press("Look at it")
	p.says("Nothing has happened yet.", "Amara Bell")
	j.look(p, "preview ")
	p.press("Import it")
	p.says("30 links are made.")
	j.look(p, "links ")
	for _, row := range ask[[][]string](p, "[...document.querySelectorAll('#links-title ~ table tbody tr')].map((r) => [...r.cells].map((c) => c.textContent.trim()))") {
		j.links = append(j.links, invited{row[0], row[1], row[2]})
	}
	want(j.T, "links", len(j.links), 30)
	return code
}

// isAssigned has the lecturer assign First duty day.
func (j *journey) isAssigned() {
	j.Helper()
	p := j.lecturer
	p.takes("BA Social Work, year 2")
	p.takes("Assign a scenario")
	p.choose("First duty day")
	j.look(p, "")
	p.press("Assign it")
	p.says("First duty day", "Nobody has joined the cohort yet.")
	j.look(p, "nobody ")
	j.assignment = ask[string](p, "location.href")
}
