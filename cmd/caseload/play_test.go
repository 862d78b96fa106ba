package main

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	playpage "caseload/app/page/play"
	"caseload/app/scenario"
)

// piped runs a command with these lines on its standard input.
func piped(t testing.TB, lines string, arguments ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	c := exec.Command(binary, arguments...)
	c.Dir, c.Stdin, c.Stdout, c.Stderr = t.TempDir(), strings.NewReader(lines), &out, &errs
	if err := c.Run(); err != nil && c.ProcessState == nil {
		t.Fatal(err)
	}
	return out.String(), errs.String(), c.ProcessState.ExitCode()
}

// unwrapped puts a text on one line.
func unwrapped(s string) string { return strings.Join(strings.Fields(s), " ") }

// TestAMorningIsPlayedInTheTerminal plays a morning through a pipe from start to
// end. It checks that every desk lists every offer as the browser does, that the
// day is reviewed, that the debrief separates what could not have been known, and
// that the saved play is the same.
func TestAMorningIsPlayedInTheTerminal(t *testing.T) {
	data, err := os.ReadFile("../../scenarios/first-morning/plays/hurried.txtar")
	check(t, err)
	g, err := scenario.ParseGolden(data)
	check(t, err)
	_, decisions, _ := strings.Cut(string(data), "-- decisions --\n")
	decisions, _, _ = strings.Cut(decisions, "-- steps --")
	file := filepath.Join(t.TempDir(), "mine.txtar")
	out, errs, code := piped(t, decisions, "play", "first-morning", "--luck", "2", "--save", file)
	want(t, "exit code", code, 0)
	want(t, "errors", errs, "")
	version, err := playVersion("first-morning", "", "")
	check(t, err)
	desks := strings.Split(out, "\n> ")
	turn := 0
	for seat, err := range scenario.Fold(g.Play(version)) {
		check(t, err)
		step := seat.Step()
		said := unwrapped(desks[turn])
		for _, o := range step.Desk.Offers {
			told := playpage.Tell(step.Desk).Offer(o)
			if !strings.Contains(said, unwrapped(told.Label)) || !strings.Contains(said, "["+o.ID+"]") || !strings.Contains(said, unwrapped(told.Cost)) {
				t.Errorf("turn %d doesn't say %q, %q, [%s]", turn+1, told.Label, told.Cost, o.ID)
			}
		}
		for _, e := range step.Desk.Events {
			if !step.Desk.Ended && !strings.Contains(said, unwrapped(string(e.Text))) {
				t.Errorf("turn %d doesn't say that %q", turn+1, e.Text)
			}
		}
		turn++
	}
	want(t, "desks", len(desks), turn)
	last := desks[len(desks)-1]
	holds(t, last, "Monday 2 March in review", "It is not about you.", "Debrief: First morning", "What you recommended, beside the authors’ ranges")
	if strings.Contains(out, "\x1b") {
		t.Error("there is colour in a pipe")
	}
	for line := range strings.Lines(out) {
		if len([]rune(line)) > usualWidth+1 && strings.Count(strings.TrimSpace(line), " ") > 0 && !strings.Contains(line, "--resume") && !strings.HasPrefix(line, "> ") {
			t.Errorf("a line is too long: %s", line)
		}
	}
	kept, err := readGolden(file)
	check(t, err)
	want(t, "steps that were kept", kept.Steps, g.Steps)
	out, _, code = caseload(t, "replay", file)
	want(t, "exit code", code, 0)
	holds(t, out, "12 decisions, every step as it was recorded")
}

// TestLaterIsToldApart checks that what is known only after the end comes last,
// below a separating line.
func TestLaterIsToldApart(t *testing.T) {
	var lines strings.Builder
	for range 4 {
		lines.WriteString("end\n")
	}
	for _, luck := range []string{"1", "2", "3", "4", "5", "6"} {
		out, _, _ := piped(t, lines.String()+"end\n", "play", "first-week", "--luck", luck)
		_, debrief, found := strings.Cut(out, "Debrief: ")
		if !found {
			t.Fatalf("no debrief: %s", out[max(0, len(out)-500):])
		}
		judged, later, found := strings.Cut(debrief, laterLine)
		if !found {
			continue
		}
		holds(t, later, "What was so, and what came of it", "Nothing above is judged by it")
		if strings.Contains(judged, "could not have been known") {
			t.Error("it is told before the line")
		}
		return
	}
	t.Error("in six weeks nothing came out afterwards")
}

// TestLinesOfAPlay checks that numbers work like ids, and that a line that can't be
// understood or carried out is answered with a sentence, changes nothing, and makes
// the exit code 1.
func TestLinesOfAPlay(t *testing.T) {
	out, _, code := piped(t, "# a comment\n\nhelp\nopen 1\nread home\nopen people\n6 tier=P1\nback\nquit\nwork:desk\n", "play", "first-morning")
	want(t, "exit code", code, 1) // offer 6 has no tier, and nothing can be taken back
	holds(t, out, "What can be said", "Child in need", "Dawn Ellis, team manager")
	if strings.Contains(out, "> work:desk") || strings.Contains(out, "a comment") {
		t.Error("it went on after quit, or took a comment for a line")
	}
	for line, says := range map[string]string{
		"99":                    "There is no offer 99; they are numbered from 1 to ",
		"fly":                   "“fly” is no offer and no command here.",
		"answer:x:y":            "That can't be decided now",
		"triage:home urgently":  "After the offer comes field=value, as in “triage:home tier=P3”; found “urgently”.",
		"triage:home tier=P9":   "needs one of the choices",
		"triage:home colour=P1": "leave out what was sent with",
		"back":                  "There is nothing to take back",
		"open 99":               "There is no #99 on the desk",
		"open cupboard":         "There is no “cupboard” on the desk",
		"debrief":               "The debrief comes when the run has ended.",
		"save":                  "Say where",
	} {
		out, errs, code := piped(t, line+"\n", "play", "first-morning")
		want(t, line+": exit code", code, 1)
		want(t, line+": errors", errs, "")
		if !strings.Contains(unwrapped(out), says) {
			t.Errorf("%s: doesn't say %q: %s", line, says, out[strings.Index(out, "\n> "):])
		}
	}
	out, _, code = piped(t, "triage:home tier=P1\nback\nhelp triage:home\n1 tier=P2\n", "play", "first-morning", "--employer", "blaming")
	want(t, "exit code", code, 0)
	holds(t, out, "Take back what I just decided", "P4             P4 · schedule or delegate")
	_, after, _ := strings.Cut(out, "> back")
	holds(t, after, "P3 · ")
	_, after, _ = strings.Cut(after, "> 1 tier=P2")
	holds(t, after, "P2 · ")
}

// TestPlaysThatCantBegin checks that a play that can't begin is refused with a
// sentence.
func TestPlaysThatCantBegin(t *testing.T) {
	there := filepath.Join(t.TempDir(), "there")
	check(t, os.WriteFile(there, []byte("mine"), 0o600))
	broken := packOnDisk(t, map[string]string{"scenario.lua": "\n\nscenari { title = 'x' }\n"})
	for says, arguments := range map[string][]string{
		"there is no employer called \"kind\"; there are: own, supportive": {"first-morning", "--employer", "kind"},
		"no cut called \"short\"":          {"first-week", "--cut", "short"},
		"has no cuts":                      {"first-morning", "--cut", "short"},
		"is there already":                 {"first-morning", "--save", there},
		"no folder " + there + "-not":      {"first-morning", "--save", there + "-not/plays/mine"},
		"a golden play has the parts":      {"first-morning", "--resume", packOnDisk(t, map[string]string{"p.txtar": "-- look --\n"}) + "/p.txtar"},
		"leave out --luck":                 {"first-morning", "--resume", there, "--luck", "3"},
		broken + "/scenario.lua:3: ":       {broken},
		"nowhere: there is no such folder": {"nowhere"},
	} {
		out, errs, code := piped(t, "", append([]string{"play"}, arguments...)...)
		want(t, says+": exit code", code, 1)
		want(t, says+": output", out, "")
		holds(t, errs, says)
	}
}

// conversation is a running play to which a test sends lines one at a time.
type conversation struct {
	*exec.Cmd
	in   io.WriteCloser
	out  *bufio.Reader
	errs bytes.Buffer
}

func converse(t *testing.T, arguments ...string) *conversation {
	t.Helper()
	c := &conversation{Cmd: exec.Command(binary, append([]string{"play"}, arguments...)...)}
	c.Dir, c.Stderr = t.TempDir(), &c.errs
	var err error
	c.in, err = c.StdinPipe()
	check(t, err)
	out, err := c.StdoutPipe()
	check(t, err)
	c.out = bufio.NewReader(out)
	check(t, c.Start())
	t.Cleanup(func() { _ = c.Process.Kill() })
	return c
}

// until reads output up to a line that contains text, and returns it.
func (c *conversation) until(t *testing.T, text string) string {
	t.Helper()
	var read strings.Builder
	for !strings.Contains(read.String(), text) {
		line, err := c.out.ReadString('\n')
		read.WriteString(line)
		if err != nil {
			t.Fatalf("it ended before %q: %s %s", text, read.String(), c.errs.String())
		}
	}
	return read.String()
}

// TestReload checks that an author who changes a file while playing is told the
// first turn that goes differently, and that a pack that doesn't load leaves the
// play as it was.
func TestReload(t *testing.T) {
	folder := packOnDisk(t, nil)
	file := filepath.Join(folder, "scenario.lua")
	text, err := os.ReadFile(file)
	check(t, err)
	c := converse(t, folder)
	io.WriteString(c.in, "work:reid-write-up-friday-s-visit\nanswer:reid-phone:together\nopen people\n")
	c.until(t, "> open people")
	check(t, os.WriteFile(file, []byte("foo()\n"+string(text)), 0o644))
	io.WriteString(c.in, "reload\n")
	c.until(t, file+":1: ")
	check(t, os.WriteFile(file, []byte(strings.Replace(string(text), "together =", "both =", 1)), 0o644))
	io.WriteString(c.in, "reload\nopen people\n")
	said := unwrapped(c.until(t, "> open people"))
	check(t, os.WriteFile(file, text, 0o644))
	holds(t, said, "Turn 2, day 1 at 09:30", "New: the offer answer:reid-phone:both", "Of 2 decisions, the first 1 still stand; you are where the next one can't be made.", "[answer:reid-phone:both]")
	io.WriteString(c.in, "reload\n")
	check(t, c.in.Close())
	rest, _ := io.ReadAll(c.out)
	_ = c.Wait()
	holds(t, string(rest), "Gone: the offer answer:reid-phone:both")
}

// stepDigest matches the start of a golden play's step that has a digest.
var stepDigest = regexp.MustCompile(`(?m)^(\s*\d+ day \d+ \d\d:\d\d) [0-9a-f]{12}\b`)

// TestResume checks that a saved play goes on where it was left.
func TestResume(t *testing.T) {
	file := filepath.Join(t.TempDir(), "mine.txtar")
	out, _, code := piped(t, "work:ring-back\nread:home-file\nquit\n", "play", "first-morning", "--luck", "7", "--employer", "stretched", "--save", file)
	want(t, "exit code", code, 0)
	holds(t, out, "Kept as a golden play.", "--resume "+file)
	before, err := readGolden(file)
	check(t, err)
	out, _, code = piped(t, "work:desk\n", "play", "first-morning", "--resume", file, "--save", file)
	want(t, "exit code", code, 0)
	holds(t, out, "2 decisions were made again, and every desk is as it was.")
	after, err := readGolden(file)
	check(t, err)
	// Steps have a digest at the end of each day and of the play: the last step of
	// the first part has none any more once the play has gone on.
	plain := func(steps string) string { return stepDigest.ReplaceAllString(steps, "$1") }
	if len(after.Decisions) != 3 || !strings.HasPrefix(plain(after.Steps), plain(before.Steps)) || after.Terms == nil || after.Luck[0].Seed != 7 {
		t.Errorf("found %+v", after)
	}
}

// TestAPlayKeptInItsPackIsGolden checks that a play saved in its own pack becomes
// one of the pack's golden plays.
func TestAPlayKeptInItsPackIsGolden(t *testing.T) {
	first := packOnDisk(t, map[string]string{}) // has no folder for plays yet
	_, _, code := piped(t, "work:desk\n", "play", first, "--save", filepath.Join(first, "plays/one.txtar"))
	want(t, "exit code of the first", code, 0)
	_, err := readGolden(filepath.Join(first, "plays/one.txtar"))
	check(t, err)
	folder := packOnDisk(t, map[string]string{"plays/one.txtar": golden(t)})
	file := filepath.Join(folder, "plays/two.txtar")
	_, _, code = piped(t, "work:desk\nsave "+file+"\n", "play", folder)
	want(t, "exit code", code, 0)
	g, err := readGolden(file)
	check(t, err)
	want(t, "scenario", g.Scenario+g.Version, "")
	out, _, code := caseload(t, "check", folder)
	want(t, "exit code of check", code, 0)
	out2, _, code := caseload(t, "replay", file)
	want(t, "exit code of replay", code, 0)
	holds(t, out+out2, "1 decision, every step as it was recorded.")
}

// TestLeavingCalmly checks that Ctrl-C and the end of input end the program
// normally, with the play saved.
func TestLeavingCalmly(t *testing.T) {
	for name, leave := range map[string]func(c *conversation){
		"Ctrl-C": func(c *conversation) { _ = c.Process.Signal(syscall.SIGINT) },
		"Ctrl-D": func(c *conversation) { _ = c.in.Close() },
	} {
		file := filepath.Join(t.TempDir(), "mine.txtar")
		c := converse(t, "first-morning", "--save", file)
		io.WriteString(c.in, "work:ring-back\nopen people\n")
		c.until(t, "> open people")
		leave(c)
		rest, _ := io.ReadAll(c.out)
		if err := c.Wait(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		want(t, name+": errors", c.errs.String(), "")
		holds(t, string(rest), "Kept as a golden play.")
		g, err := readGolden(file)
		check(t, err)
		want(t, name+": decisions", len(g.Decisions), 1)
	}
}

// somebody plays a pack as if a person at a terminal typed these lines, and returns
// the output and the play.
func somebody(t *testing.T, path string, said ...string) (string, *table) {
	t.Helper()
	var out bytes.Buffer
	c := playCommand{Path: path}
	table, err := c.begin(newPaper(&out))
	check(t, err)
	lines := make(chan string, len(said))
	for _, line := range said {
		lines <- line
	}
	close(lines)
	table.lines, table.asks = lines, true
	check(t, table.play())
	return out.String(), table
}

// TestSomebodyIsAsked checks that a person at a terminal is asked for what an offer
// leaves open, and for confirmation before anything that takes long or ends the
// day.
func TestSomebodyIsAsked(t *testing.T) {
	out, table := somebody(t, "first-morning", "triage:home", "", "triage:home", "2", "triage:home", "9", "cancel", "plan", "2, 1", "work:outline", "", "n", "work:outline tier=P1")
	holds(t, out, "(as it is)", "That isn't one of them", "Nothing was decided.", "Go ahead? (y or n)", "All of it takes 1 h 30, until about 10:30.", "This play isn't kept.")
	var made []string
	for _, d := range table.decisions() {
		made = append(made, decisionText(&d))
	}
	want(t, "decisions", strings.Join(made, "; "), "triage:home tier=P3; triage:home tier=P1; plan tasks=ring-back thursday")
	if !strings.Contains(out, "leave out what was sent with") && strings.Contains(out, "> work:outline tier=P1") {
		t.Error("a field that isn't there was taken")
	}
}

// TestARecommendationHasNoDefaultToFollow checks that in a first recommendation
// nothing is preselected, as in the browser.
func TestARecommendationHasNoDefaultToFollow(t *testing.T) {
	folder := packOnDisk(t, nil)
	out, table := somebody(t, folder, "work:desk", "work:desk", "work:desk", "y" /* Sam is on the phone */, "work:desk", "work:desk", "work:desk", "work:desk", "triage:brook-primary-email", "", "3", "1", "4")
	if len(table.decisions()) < 2 {
		t.Fatal(out)
	}
	last := table.decisions()[len(table.decisions())-1]
	want(t, "the last decision", decisionText(&last), "triage:brook-primary-email level=4 response=find-out tier=P2")
	holds(t, out, "That isn't one of them")
}

// TestAPackCantSteerTheTerminal checks that terminal control characters in a pack
// never reach the terminal.
func TestAPackCantSteerTheTerminal(t *testing.T) {
	want(t, "text", clean("a\x1b[2Jb\u202ec\nd\u009b"), "a[2Jbc d")
	folder := packOnDisk(t, map[string]string{"text/file.md": "Red: \x1b[31m \x07 {girl}"})
	out, errs, code := piped(t, "read:reid-file\nopen reid\n", "play", folder)
	want(t, "exit code", code, 1)
	holds(t, errs, "text/file.md:1: there is a character here, U+001B")
	if steers(out + errs) {
		t.Error("signs that steer a terminal came through")
	}
}

func TestWrap(t *testing.T) {
	for _, width := range []int{leastWidth, 60, 200} {
		var out bytes.Buffer
		p := &paper{out: &out, width: width}
		p.hang("  - ", "    ", strings.Repeat("a word or two, ", 30))
		for line := range strings.Lines(out.String()) {
			if n := len([]rune(strings.TrimRight(line, "\n"))); n > min(width, proseWidth) {
				t.Errorf("%d signs in %d: %s", n, width, line)
			}
		}
		want(t, "words", unwrapped(out.String()), "- "+unwrapped(strings.Repeat("a word or two, ", 30)))
	}
}
