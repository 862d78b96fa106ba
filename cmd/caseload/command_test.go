package main

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"caseload/app/scenario"
	"caseload/app/sim"
)

func TestVersion(t *testing.T) {
	out, _, code := caseload(t, "--version")
	want(t, "exit code", code, 0)
	holds(t, out, "caseload ", "gopher-lua", "rules ")
}

// TestServeFromAnywhere checks that the binary can be started in any folder: it
// brings everything it needs, makes its database there, and stops on a signal.
func TestServeFromAnywhere(t *testing.T) {
	s := serve(t, "caseload.db")
	for address, part := range map[string]string{"/": "/scenarios/first-morning", "/scenarios/first-morning": "/scenarios/first-morning/runs", "/healthz": "ok"} {
		r, err := http.Get(s.address + address)
		check(t, err)
		text, _ := io.ReadAll(r.Body)
		r.Body.Close()
		want(t, address, r.StatusCode, 200)
		holds(t, string(text), part)
	}
	request, err := http.NewRequest("GET", s.address+"/exit", nil)
	check(t, err)
	r, err := new(http.Transport).RoundTrip(request) // a RoundTripper follows no redirects
	check(t, err)
	r.Body.Close()
	want(t, "where “Exit this page” leads", r.Header.Get("Location"), "https://www.bbc.co.uk/weather")
	info, err := os.Stat(filepath.Join(s.Dir, "caseload.db"))
	check(t, err)
	want(t, "mode of the database", info.Mode().Perm(), 0o600)
	check(t, s.Process.Signal(syscall.SIGTERM))
	check(t, s.Wait())
	log := s.log.String()
	want(t, "lines of the log", strings.Count(log, "\n"), 2)
	holds(t, log, "nobody has said yet who runs this server", "nobody has an account yet", "address=/set-up/")
}

// TestNoCommandServes checks that without a command the binary serves and accepts
// serve's flags.
func TestNoCommandServes(t *testing.T) {
	_, errs, code := caseload(t, "--addr", "nowhere:x", "--db", filepath.Join(t.TempDir(), "a.db"))
	want(t, "exit code", code, 1)
	holds(t, errs, "caseload: listen")
	folder := t.TempDir()
	_, errs, code = caseload(t, "--db", folder)
	want(t, "exit code", code, 1)
	holds(t, errs, "caseload: open database")
	_, _, code = caseload(t, "fly")
	if code == 0 {
		t.Error("an unknown command was understood")
	}
}

// packOnDisk copies the small pack to a temporary folder, writes the changed files
// over it, and returns the folder.
func packOnDisk(t *testing.T, change map[string]string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "morning")
	check(t, os.CopyFS(folder, os.DirFS("../../app/scenario/testdata/small")))
	for name, text := range change {
		check(t, os.MkdirAll(filepath.Dir(filepath.Join(folder, name)), 0o755))
		check(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644))
	}
	return folder
}

// golden returns the file of a golden play of the small pack.
func golden(t *testing.T) string {
	t.Helper()
	version := small(t)
	g := scenario.Golden{Luck: sim.NewLuck(3), Decisions: []sim.Decision{{Offer: "work:desk"}, {Offer: "end"}}}
	steps, err := scenario.Trace(g.Play(version))
	check(t, err)
	g.Steps = steps
	return string(g.Format())
}

// TestABrokenScenarioStopsTheStart checks that if a scenario that ships doesn't
// load, the program refuses to start and says where the fault is.
func TestABrokenScenarioStopsTheStart(t *testing.T) {
	long(t) // it builds the program a second time
	dir := t.TempDir()
	file, err := filepath.Abs("../../scenarios/first-morning/scenario.lua")
	check(t, err)
	broken, overlay, program := filepath.Join(dir, "broken.lua"), filepath.Join(dir, "overlay.json"), filepath.Join(dir, "caseload")
	check(t, os.WriteFile(broken, []byte("\n\nscenari { title = 'x' }\n"), 0o600))
	plan, err := json.Marshal(map[string]any{"Replace": map[string]string{file: broken}})
	check(t, err)
	check(t, os.WriteFile(overlay, plan, 0o600))
	if out, err := exec.Command("go", "build", "-ldflags=-s -w", "-overlay", overlay, "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	serving := exec.Command(program, "--addr", "127.0.0.1:0")
	serving.Dir = dir
	out, err := serving.CombinedOutput()
	if err == nil {
		t.Error("it started")
	}
	holds(t, string(out), "a scenario that ships doesn't load", "scenarios/first-morning/scenario.lua:3: ", "did you mean `scenario`?")
	if _, err := os.Stat(filepath.Join(dir, "caseload.db")); err == nil {
		t.Error("it made a database first")
	}
}

func TestPlaytest(t *testing.T) {
	arguments := []string{"playtest", "first-morning", "--policy", "random", "--runs", "20", "--seed", "7", "--json"}
	one, _, code := caseload(t, arguments...)
	want(t, "exit code", code, 0)
	two, _, _ := caseload(t, arguments...)
	want(t, "again", two, one)
	var report struct {
		Scenario, Policy string
		Runs, Seed       int
		Errors           []string
	}
	decoder := json.NewDecoder(strings.NewReader(one))
	check(t, decoder.Decode(&report))
	if decoder.More() {
		t.Error("more than one object was printed")
	}
	want(t, "scenario", report.Scenario, "first-morning")
	want(t, "runs", report.Runs, 20)
	want(t, "errors", len(report.Errors), 0)
	out, _, _ := caseload(t, arguments[:len(arguments)-1]...)
	holds(t, out, "20 plays by policy random from seed 7", "worry-days")
	_, errs, code := caseload(t, "playtest", "first-morning", "--policy", "clever")
	want(t, "exit code", code, 1)
	holds(t, errs, "no policy called \"clever\"", "random")
	_, _, code = caseload(t, "playtest", "first-morning", "--runs", "0")
	want(t, "exit code", code, 1)
}

func TestReplay(t *testing.T) {
	database := filepath.Join(t.TempDir(), "caseload.db")
	s := serve(t, database)
	p := newPlayer(3)
	check(t, p.begin(s.address))
	for range 5 {
		status, next, err := p.ask("POST", p.run(s.address)+"/decisions", p.decision())
		check(t, err)
		want(t, "status", status, 200)
		p.desk = next
	}
	out, _, code := caseload(t, "replay", "1", "--db", database) // beside the running server
	want(t, "exit code", code, 0)
	holds(t, out, "   0  2", "   5  2", p.desk.Digest[:16], "5 decisions, every digest as it was kept; the run is still open.")
	if !regexp.MustCompile(`(?m)^   1  \d{4}-\d\d-\d\d \d\d:\d\d  [0-9a-f]{16}  \S+`).MatchString(out) {
		t.Error(out)
	}
	golden := filepath.Join(t.TempDir(), "mine.txtar")
	check(t, os.WriteFile(golden, p.download(t, p.run(s.address)+"/play.txtar"), 0o600))
	out, _, code = caseload(t, "replay", golden)
	want(t, "exit code", code, 0)
	holds(t, out, "5 decisions, every step as it was recorded.")
	tamper(t, database)
	out, _, code = caseload(t, "replay", "1", "--db", database)
	want(t, "exit code", code, 1)
	holds(t, out, "turn 3 diverges: kept 00000000", ", folded ")
	if strings.Contains(out, "\n   3  ") {
		t.Error("it went on after the turn that diverges")
	}
	_, errs, code := caseload(t, "replay", "77", "--db", database)
	want(t, "exit code", code, 1)
	holds(t, errs, "there is no such run")
	folder := t.TempDir()
	_, _, code = caseload(t, "replay", "1", "--db", filepath.Join(folder, "none.db"))
	want(t, "exit code", code, 1)
	if _, err := os.Stat(filepath.Join(folder, "none.db")); err == nil {
		t.Error("looking for a run made a database")
	}
}
