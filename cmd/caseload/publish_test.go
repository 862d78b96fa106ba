package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// newPack writes a small pack with a cut, and returns its folder.
func newPack(t *testing.T, slug string) string {
	t.Helper()
	_, errs, code := caseload(t, "new", slug, "--in", t.TempDir())
	want(t, errs, code, 0)
	folder := t.TempDir()
	_, errs, code = caseload(t, "new", slug, "--in", folder)
	want(t, errs, code, 0)
	own := filepath.Join(folder, slug)
	main, err := os.ReadFile(filepath.Join(own, "scenario.lua"))
	check(t, err)
	check(t, os.Mkdir(filepath.Join(own, "cuts"), 0o700))
	check(t, os.WriteFile(filepath.Join(own, "cuts", slug+"-cut.lua"), main, 0o600))
	return own
}

// offered returns the versions of the scenarios that a server offers, by slug.
func offered(t *testing.T, s *process) map[string]string {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.address+"/", nil)
	check(t, err)
	request.Header.Set("Accept", "application/json")
	r, err := http.DefaultClient.Do(request)
	check(t, err)
	defer r.Body.Close()
	var said struct {
		Scenarios []struct{ Slug, Version string }
	}
	check(t, json.NewDecoder(r.Body).Decode(&said))
	list := map[string]string{}
	for _, one := range said.Scenarios {
		list[one.Slug] = one.Version
	}
	return list
}

func read(t *testing.T, c *http.Client, address string) string {
	t.Helper()
	r, err := c.Get(address)
	check(t, err)
	defer r.Body.Close()
	page, err := io.ReadAll(r.Body)
	check(t, err)
	return string(page)
}

// soon waits until a server offers a scenario, or no longer does.
func soon(t *testing.T, s *process, slug string, is bool) {
	t.Helper()
	asked := time.Now()
	for ; (offered(t, s)[slug] != "") != is; time.Sleep(20 * time.Millisecond) {
		if time.Since(asked) > 20*time.Second {
			t.Fatalf("%s: that it is offered isn't %v", slug, is)
		}
	}
	t.Logf("%s was seen as it is now within %v", slug, time.Since(asked).Round(time.Millisecond))
}

// TestPublishWhileServersRun publishes a pack and withdraws it while two servers run, one of
// which begins it without being started again. A draft is begun from it on one, and published.
func TestPublishWhileServersRun(t *testing.T) {
	t.Parallel()
	database := filepath.Join(t.TempDir(), "caseload.db")
	d, err := newDemo(database, time.Now())
	check(t, err)
	check(t, d.arrive(t.Context()))
	check(t, d.kept.Close())
	one, other := serve(t, database), serve(t, database)
	own := newPack(t, "corner-house")

	out, errs, code := caseload(t, "publish", own, "--db", database)
	want(t, errs, code, 0)
	holds(t, out, "corner-house is on the shelf now", "corner-house-cut is on the shelf now")
	begin := func(s *process, slug string) int {
		r, err := newPlayer(1).client.Post(s.address+"/scenarios/"+slug+"/runs", "application/json", nil)
		check(t, err)
		check(t, r.Body.Close())
		return r.StatusCode
	}
	want(t, "begun on one", begin(one, "corner-house"), 200)
	want(t, "begun on the other", begin(other, "corner-house-cut"), 200)
	soon(t, one, "corner-house", true)
	soon(t, other, "corner-house", true)
	out, _, _ = caseload(t, "publish", own, "--db", database)
	holds(t, out, "was on the shelf already")

	writer := d.client(t, one)
	path := writtenFile(t, writer, one, "scenario-corner-house", "text/spare.md")
	draft := strings.Split(path, "/")[2]
	// A copy's cut is called after the copy. Called as the one that was copied, its name is taken.
	const copied, taken = "cuts/two-days-corner-house-cut.lua", "cuts/corner-house-cut.lua"
	page := read(t, writer, one.address+"/drafts/"+draft)
	cut := regexp.MustCompile(`(/drafts/\d+/files/\d+)">` + copied).FindStringSubmatch(page)
	if cut == nil {
		t.Fatalf("the copy has no %s:\n%s", copied, page)
	}
	calls := func(from, to string) {
		r, err := writer.PostForm(one.address+cut[1]+"/move", url.Values{"from": {from}, "to": {to}})
		check(t, err)
		check(t, r.Body.Close())
	}
	calls(copied, taken)
	_, errs, code = caseload(t, "publish", draft, "--db", database)
	want(t, "a cut of another scenario's name", code, 1)
	holds(t, errs, "Give the file "+taken+" another name")
	calls(taken, copied)
	_, errs, code = caseload(t, "publish", draft, "--db", database)
	want(t, errs, code, 0)
	soon(t, other, "two-days", true)
	out, _, _ = caseload(t, "shelf", "--db", database)
	holds(t, out, "published from draft "+draft, "first-week", "corner-house-cut")

	_, errs, code = caseload(t, "publish", "first-week", "--db", database)
	want(t, errs, code, 0)
	_, errs, code = caseload(t, "publish", "12345", "--db", database)
	want(t, "a draft that isn't there", code, 1)
	holds(t, errs, "there is no draft with the number 12345")
	check(t, os.RemoveAll(filepath.Join(own, "cuts")))
	check(t, os.Rename(own, filepath.Join(filepath.Dir(own), "first-morning")))
	own = filepath.Join(filepath.Dir(own), "first-morning")
	_, errs, code = caseload(t, "publish", own, "--db", database)
	want(t, "a name that ships", code, 1)
	holds(t, errs, "called first-morning that ships or was published by somebody else")
	check(t, os.WriteFile(filepath.Join(own, "scenario.lua"), []byte("scenaro {}"), 0o600))
	_, errs, code = caseload(t, "publish", own, "--db", database)
	want(t, "one that is broken", code, 1)
	holds(t, errs, "scenario.lua:1")

	_, errs, code = caseload(t, "withdraw", "corner-house", "--db", database)
	want(t, "without a reason", code, 80)
	holds(t, errs, "--why")
	out, _, code = caseload(t, "withdraw", "corner-house", "--why", "It named a real street.", "--db", database)
	want(t, out, code, 0)
	want(t, "begun on the other", begin(other, "corner-house"), 410)
	soon(t, one, "corner-house", false)
	holds(t, read(t, http.DefaultClient, one.address+"/scenarios/corner-house"), "It named a real street.")
	_, errs, code = caseload(t, "withdraw", "corner-house", "--why", "Again.", "--db", database)
	want(t, "withdrawn twice", code, 1)
	holds(t, errs, "`caseload shelf` lists what is")

	out, _, code = caseload(t, "withdraw", "corner-house", "--why", "It named a real street.", "--end-runs", "--db", database)
	want(t, "what was begun ends too", code, 0)
	holds(t, out, "runs of it were ended", "hidden, and not erased")
	_, _, code = caseload(t, "withdraw", "corner-house", "--why", "Again.", "--open-runs", "--db", database)
	want(t, "opened with a reason", code, 80)
	out, _, code = caseload(t, "withdraw", "corner-house", "--open-runs", "--db", database)
	want(t, "opened again", code, 0)
	holds(t, out, "can be read and go on again", "stays withdrawn")
	_, errs, code = caseload(t, "withdraw", "corner-house", "--open-runs", "--db", database)
	want(t, "opened twice", code, 1)
	holds(t, errs, "no runs of that name and version were ended")

	again := serve(t, database)
	if now := offered(t, again); now["two-days"] == "" || now["corner-house"] != "" {
		t.Errorf("a server that was started afterwards offers %v", now)
	}
	backup, restored := filepath.Join(t.TempDir(), "backup"), filepath.Join(t.TempDir(), "restored.db")
	_, errs, code = caseload(t, "backup", backup, "--db", database)
	want(t, errs, code, 0)
	_, errs, code = caseload(t, "restore", backup, "--db", restored)
	want(t, errs, code, 0)
	before, _, _ := caseload(t, "shelf", "--db", database)
	after, _, _ := caseload(t, "shelf", "--db", restored)
	want(t, "the shelf in a backup", after, before)
}

// TestKilledWhilePublishing kills what publishes a pack with a cut at some moment, again and
// again. Either both are on the shelf, or neither is.
func TestKilledWhilePublishing(t *testing.T) {
	t.Parallel()
	database, own := filepath.Join(t.TempDir(), "caseload.db"), newPack(t, "corner-house")
	begun := time.Now()
	_, errs, code := caseload(t, "publish", own, "--db", database)
	want(t, errs, code, 0)
	took := time.Since(begun)
	luck, whole := rand.New(rand.NewPCG(1, 2)), 0
	times := atLength(4, 12)
	for n := range times {
		check(t, os.WriteFile(filepath.Join(own, "text", "brief.md"), fmt.Appendf(nil, "You are new here. It is Tuesday number %d.\n", n), 0o600))
		publishing := exec.Command(binary, "publish", own, "--db", database)
		check(t, publishing.Start())
		time.Sleep(took * time.Duration(50+luck.IntN(60)) / 100)
		_ = publishing.Process.Kill()
		_ = publishing.Wait()
		out, errs, code := caseload(t, "shelf", "--db", database)
		want(t, errs, code, 0)
		main, cut := strings.Count(out, "corner-house "), strings.Count(out, "corner-house-cut ")
		if main != cut || main < 1 {
			t.Fatalf("the shelf has %d of the scenario and %d of its cut:\n%s", main, cut, out)
		}
		whole = main
	}
	t.Logf("of %d, %d were published before they were killed", times, whole-1)
}
