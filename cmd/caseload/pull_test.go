package main

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// cowriter is somebody in a partnership, with a browser and a machine of their own.
type cowriter struct {
	t      testing.TB
	server *process
	client *http.Client
	home   string // the folder in which they have their own, and in which commands run
	token  string
	names  string // the server to which their commands may send it from a folder
}

func (d *demo) cowriter(t testing.TB, s *process, email string) *cowriter {
	jar, err := cookiejar.New(nil)
	check(t, err)
	w := &cowriter{t: t, server: s, client: &http.Client{Jar: jar}, home: t.TempDir()}
	w.post("/sign-in", "email", email, "passphrase", d.passphrase)
	return w
}

// post sends a form and returns the page that it leads to, and its path.
func (w *cowriter) post(path string, fields ...string) (page, at string) {
	w.t.Helper()
	form := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		form.Add(fields[i], fields[i+1])
	}
	r, err := w.client.PostForm(w.server.address+path, form)
	check(w.t, err)
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	check(w.t, err)
	if r.StatusCode != 200 {
		w.t.Fatalf("%s: %s %.300s", path, r.Status, text)
	}
	return string(text), r.Request.URL.Path
}

func (w *cowriter) page(path string) string {
	w.t.Helper()
	r, err := w.client.Get(w.server.address + path)
	check(w.t, err)
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	check(w.t, err)
	return string(text)
}

// makesToken makes a token, which their commands have from then on.
func (w *cowriter) makesToken(partnership, may string) {
	w.t.Helper()
	page, _ := w.post(partnership+"/tokens", "name", "laptop", "may", may, "days", "90")
	w.names = w.server.address + "/"
	w.token = regexp.MustCompile(`value="(caseload_[\w-]+)"`).FindStringSubmatch(page)[1]
}

// runs runs the program on their machine.
func (w *cowriter) runs(arguments ...string) (said string, code int) {
	w.t.Helper()
	var out bytes.Buffer
	c := exec.CommandContext(w.t.Context(), binary, arguments...)
	c.Dir, c.Stdout, c.Stderr = w.home, &out, &out
	c.Env = append(os.Environ(), "HOME="+w.home, "XDG_CONFIG_HOME="+filepath.Join(w.home, "config"), tokenVariable+"="+w.token, serverVariable+"="+w.names)
	if err := c.Run(); err != nil && c.ProcessState == nil {
		w.t.Fatal(err)
	}
	return out.String(), c.ProcessState.ExitCode()
}

// does runs the program, which has to end with a code and to say all this.
func (w *cowriter) does(code int, command string, parts ...string) {
	w.t.Helper()
	said, got := w.runs(strings.Fields(command)...)
	want(w.t, command+" ends with", got, code)
	holds(w.t, said, parts...)
	if w.token != "" && strings.Contains(said, w.token) {
		w.t.Errorf("%s says the token", command)
	}
}

func (w *cowriter) writes(name, text string) {
	w.t.Helper()
	check(w.t, os.MkdirAll(filepath.Dir(filepath.Join(w.home, name)), 0o755))
	check(w.t, os.WriteFile(filepath.Join(w.home, name), []byte(text), 0o644))
}

func (w *cowriter) reads(name string) string {
	w.t.Helper()
	text, err := os.ReadFile(filepath.Join(w.home, name))
	check(w.t, err)
	return string(text)
}

// twoWriters returns Ruth, who owns a partnership and has begun a draft in it, and Martin, who
// writes in it.
func twoWriters(t *testing.T) (ruth, martin *cowriter, partnership, draft string) {
	database := filepath.Join(t.TempDir(), "writing.db")
	d, err := newDemo(database, time.Now())
	check(t, err)
	check(t, d.arrive(t.Context()))
	check(t, d.kept.Close())
	s := serve(t, database)
	ruth, martin = d.cowriter(t, s, d.lecturers[0].Email()), d.cowriter(t, s, d.lecturers[1].Email())
	_, partnership = ruth.post("/partnerships", "organisation", fmt.Sprint(d.university), "name", "We write")
	page, _ := ruth.post(partnership+"/invitations", "email", d.lecturers[1].Email(), "standing", "written")
	martin.post(regexp.MustCompile(`value="https?://[^/"]+(/invitations/[^"]+)"`).FindStringSubmatch(page)[1])
	_, draft = ruth.post(partnership+"/drafts", "name", "Two days", "slug", "two-days", "from", "team-children")
	ruth.makesToken(partnership, "write")
	martin.makesToken(partnership, "write")
	return ruth, martin, partnership, draft
}

var filesOf = regexp.MustCompile(`href="(/drafts/\d+/files/\d+)">scenario\.lua`)

func TestADraftIsPulledChangedAndPushed(t *testing.T) {
	t.Parallel()
	ruth, martin, _, draft := twoWriters(t)
	ruth.does(0, "pull "+ruth.server.address+draft+" week", "“Two days” is in week now", "caseload push week")
	martin.does(0, "pull "+ruth.server.address+draft+"/files/1 .")
	script := ruth.reads("week/scenario.lua")
	want(t, "what Martin has", martin.reads("scenario.lua"), script)
	ruth.does(0, "check week")
	ruth.does(0, "push week", "nothing was pushed")
	ruth.does(0, "pull week", "Nothing has changed")
	check(t, os.MkdirAll(filepath.Join(ruth.home, "week/.git/refs"), 0o755))
	ruth.writes("week/.git/config", "[core]\n")

	changed := "\ufeff" + strings.ReplaceAll(strings.Replace(script, "\n", "\n-- Ruth at home\n", 1), "\n", "\r\n")
	ruth.writes("week/scenario.lua", changed)
	ruth.writes("week/text/new.md", "no end of line")
	ruth.does(0, "push week", "in your name", "scenario.lua was changed", "text/new.md was added")
	ruth.does(0, "push week", "nothing was pushed")
	file := filesOf.FindStringSubmatch(martin.page(draft))[1]
	holds(t, martin.page(file+"/history"), "Ruth Okonkwo")
	holds(t, martin.page(file+"/difference?from=0&to=1"), "-- Ruth at home")
	if strings.Contains(martin.page(draft), ".git") {
		t.Error("a folder of git's is in the draft")
	}

	martin.writes("scenario.lua", script+"-- Martin at home\n")
	martin.does(1, "push .", "Others have changed the draft", "scenario.lua was changed by Ruth Okonkwo on", "+ -- Ruth at home", "text/new.md was added", "caseload pull .")
	martin.does(0, "pull .", "scenario.lua has what others changed, together with what you did", "text/new.md is here")
	martin.does(0, "push .", "scenario.lua was changed")
	ruth.does(0, "pull week", "scenario.lua is here as it is in the draft")
	want(t, "what Ruth has", strings.ReplaceAll(strings.TrimPrefix(ruth.reads("week/scenario.lua"), "\ufeff"), "\r\n", "\n"), strings.Replace(script, "\n", "\n-- Ruth at home\n", 1)+"-- Martin at home\n")
	want(t, "text/new.md", ruth.reads("week/text/new.md"), "no end of line")

	martin.does(0, "pull .")
	ruth.writes("week/scenario.lua", strings.Replace(ruth.reads("week/scenario.lua"), "Ruth at home", "Ruth on Monday", 1))
	check(t, os.Rename(filepath.Join(ruth.home, "week/text/new.md"), filepath.Join(ruth.home, "week/text/other.md")))
	ruth.does(0, "push week", "text/other.md was added", "text/new.md was taken out")
	martin.writes("scenario.lua", strings.Replace(martin.reads("scenario.lua"), "Ruth at home", "Ruth says Martin", 1))
	before := martin.reads("scenario.lua")
	martin.does(1, "pull .", "was changed by others on the same lines as by you", "text/new.md was taken out", "text/other.md is here")
	want(t, "Martin's own", martin.reads("scenario.lua"), before)
	holds(t, martin.reads("scenario.lua.theirs"), "Ruth on Monday")
	martin.does(1, "push .", "delete scenario.lua.theirs")
	martin.does(1, "pull .", "delete scenario.lua.theirs")
	check(t, os.Remove(filepath.Join(martin.home, "scenario.lua.theirs")))
	martin.does(0, "push .", "scenario.lua was changed")
	martin.writes("scenario.lua", "one\r\ntwo\n")
	martin.does(1, "push .", "end in one way and some in another")
}

func TestPullAndPushSayWhatIsWrong(t *testing.T) {
	t.Parallel()
	ruth, martin, partnership, draft := twoWriters(t)
	address := ruth.server.address + draft
	ruth.does(1, "pull http://caseload.example.ac.uk/drafts/1 x", "anybody on the way could read your token")
	ruth.does(1, "pull "+ruth.server.address+"/partnerships/1 x", "is no draft")
	ruth.does(1, "pull caseload.example.ac.uk x", "isn't the address of a draft")
	ruth.does(1, "pull "+address, "say which folder")
	ruth.does(1, "push .", "wasn't pulled from anywhere")
	ruth.does(1, "pull .", "wasn't pulled from anywhere")
	ruth.writes("full/scenario.lua", "-- my own\n")
	ruth.does(1, "pull "+address+" full", "differ from it: scenario.lua", "Nothing was changed")
	want(t, "what was there", ruth.reads("full/scenario.lua"), "-- my own\n")
	ruth.does(1, "pull "+ruth.server.address+"/drafts/999 none", "another partnership")

	ruth.does(0, "pull "+address+" week")
	ruth.does(1, "pull "+ruth.server.address+"/drafts/2 week", "was pulled from another draft")
	ruth.makesToken(partnership, "read")
	ruth.writes("week/scenario.lua", ruth.reads("week/scenario.lua")+"-- more\n")
	ruth.does(1, "push week", "drafts can only be read")
	ruth.token = "caseload_" + strings.Repeat("A", 43)
	ruth.does(1, "push week", "isn’t good")

	good := martin.token
	martin.token = ""
	martin.does(1, "pull "+address+" week", "no token opens", "Tokens for the command line", tokenVariable)
	martin.writes("config/caseload/tokens.json", fmt.Sprintf(`{%q:["caseload_withdrawn",%q]}`, martin.server.address, good))
	martin.does(0, "pull "+address+" week")
	if kept := martin.reads("config/caseload/tokens.json"); strings.Contains(kept, "withdrawn") || !strings.Contains(kept, good) {
		t.Errorf("the tokens that are kept: %s", kept)
	}
	info, err := os.Stat(filepath.Join(martin.home, "config/caseload/tokens.json"))
	check(t, err)
	want(t, "who can read them", info.Mode().Perm(), 0o600)
	check(t, os.Symlink("/etc/passwd", filepath.Join(martin.home, "week/passwd.md")))
	martin.does(1, "push week", "is no plain file")
	if log := ruth.server.log.String(); strings.Contains(log, "caseload_") {
		t.Errorf("the server's log has a token in it: %s", log)
	}
}

// A folder of a stranger's that says to which server it belongs isn't believed.
func TestATokenGoesNowhereThatAFolderSays(t *testing.T) {
	t.Parallel()
	ruth, _, _, draft := twoWriters(t)
	ruth.does(0, "pull "+ruth.server.address+draft+" week")
	asked := make(chan string, 10)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	stranger := &http.Server{Handler: http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { asked <- r.Header.Get("Authorization") })}
	t.Cleanup(func() { check(t, stranger.Close()) })
	go func() { _ = stranger.Serve(listener) }()
	own := ruth.reads("week/.caseload/pulled.json")
	ruth.writes("week/.caseload/pulled.json", strings.Replace(own, ruth.server.address, "http://"+listener.Addr().String(), 1))
	ruth.writes("week/scenario.lua", ruth.reads("week/scenario.lua")+"-- more\n")
	for _, names := range []string{ruth.server.address, "", "nonsense"} {
		ruth.names = names
		for _, command := range []string{"push week", "pull week"} {
			ruth.does(1, command, "wasn't sent there", serverVariable)
		}
	}
	if len(asked) > 0 {
		t.Errorf("the stranger was asked, with %q", <-asked)
	}
	ruth.writes("week/.caseload/pulled.json", own)
	ruth.does(1, "push week", "wasn't sent there")
	ruth.names = strings.ToUpper(ruth.server.address)
	ruth.does(0, "push week", "scenario.lua was changed")
}
