//go:build unix

package playtest_test

import (
	"context"
	_ "embed"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	lua "github.com/yuin/gopher-lua"

	"caseload/scenarios"
	"caseload/scripts"
)

// These compare the engine that runs the storylines with plain PUC Lua 5.1 and
// LuaJIT. The week's files and the library's run unchanged over a stub of a world
// that is itself written in Lua (testdata/stub.lua) and costs next to nothing. The
// work is the same for every engine but less than a play: no desk is made, nothing
// is decided, and answers come from the stub's own draws. So the figures compare
// engines, and the one for a whole play shows how much of it is not Lua.

//go:embed testdata/stub.lua
var stub string

// bundle returns one Lua file that runs the given number of plays and reports
// their results.
func bundle(t testing.TB, plays int) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("files = {}\nclock_of_processor = clock_of_processor or os.clock\n")
	add := func(folder fs.FS, root, prefix string) {
		err := fs.WalkDir(folder, root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".lua") || strings.Contains(name, "cuts/") {
				return err
			}
			text, err := fs.ReadFile(folder, name)
			fmt.Fprintf(&b, "files[%q] = [====[\n%s]====]\n", prefix+strings.TrimPrefix(strings.TrimPrefix(name, root), "/"), text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	add(scenarios.FS, "first-week", "")
	add(scripts.FS, ".", "scripts/")
	fmt.Fprintf(&b, "main, plays = \"scenario.lua\", %d\n", plays)
	b.WriteString("local function run(...)\n" + stub + "\nend\n")
	b.WriteString("local seconds, told, calls, failed = run()\nresult = string.format(\"%.6f %d %d %s\", seconds, told, calls, failed)\nif not quiet then print(result) end\n")
	return b.String()
}

// counted is the least that the sandbox adds to the library: a context that is
// checked before each instruction.
type counted struct {
	context.Context
	n int64
}

func (c *counted) Done() <-chan struct{} { c.n++; return nil }

// told is the result of an engine's plays: the processor time, and the work
// done, which is the same for every engine.
type told struct {
	seconds float64
	work    string
}

func parse(t testing.TB, line string) told {
	t.Helper()
	seconds, work, _ := strings.Cut(strings.TrimSpace(line), " ")
	s, err := strconv.ParseFloat(seconds, 64)
	if err != nil {
		t.Fatalf("%q: %v", line, err)
	}
	return told{s, work}
}

// gopher runs the source in the library that the sandbox is built on.
func gopher(t testing.TB, source string, ctx *counted) told {
	t.Helper()
	L := lua.NewState()
	defer L.Close()
	if ctx != nil {
		L.SetContext(ctx)
	}
	L.SetGlobal("quiet", lua.LTrue)
	L.SetGlobal("clock_of_processor", L.NewFunction(func(L *lua.LState) int { // the library's os.clock is a wall clock
		L.Push(lua.LNumber(processor().Seconds()))
		return 1
	}))
	if err := L.DoString(source); err != nil {
		t.Fatal(err)
	}
	return parse(t, L.GetGlobal("result").String())
}

// program runs the source in an installed program. It skips the test if the
// program is missing.
func program(t testing.TB, source string, words ...string) told {
	t.Helper()
	if _, err := exec.LookPath(words[0]); err != nil {
		t.Skipf("%s isn't installed (Debian: lua5.1, luajit), so there is nothing to compare with", words[0])
	}
	file := filepath.Join(t.TempDir(), "bundle.lua")
	if err := os.WriteFile(file, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(words[0], append(words[1:], file)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", words[0], err, out)
	}
	return parse(t, string(out))
}

// Every engine does the same work: it resumes as many storylines and says as
// much.
func TestEveryLuaTellsTheSame(t *testing.T) {
	source := bundle(t, 3)
	want := gopher(t, source, nil).work
	if resumed, _, _ := strings.Cut(want, " "); len(resumed) < 3 || strings.Contains(want, ":") {
		t.Fatalf("the storylines aren't told: %s", want)
	}
	for _, words := range [][]string{{"lua5.1"}, {"luajit"}, {"luajit", "-joff"}} {
		t.Run(strings.Join(words, " "), func(t *testing.T) {
			if got := program(t, source, words...).work; got != want {
				t.Errorf("found %s, want %s", got, want)
			}
		})
	}
}

// BenchmarkAgainstPlainLua reports each engine's processor time for the same
// plays as a multiple of PUC Lua's, as the median of interleaved rounds, and
// that of a whole play of Caseload, desks and decisions included.
func BenchmarkAgainstPlainLua(b *testing.B) {
	const plays, rounds = 40, 5
	source, v := bundle(b, plays), week(b)
	times := map[string][]float64{}
	note := func(name string, seconds float64) { times[name] = append(times[name], seconds/plays) }
	var steps int64
	for b.Loop() {
		for range rounds {
			puc := program(b, source, "lua5.1").seconds
			note("puc", puc)
			note("luajit", program(b, source, "luajit").seconds)
			note("luajit-joff", program(b, source, "luajit", "-joff").seconds)
			note("gopher", gopher(b, source, nil).seconds)
			ctx := &counted{Context: context.Background()}
			note("gopher+count", gopher(b, source, ctx).seconds)
			steps = ctx.n
			began := processor()
			played(b, v, "loudest", plays)
			note("caseload", (processor() - began).Seconds())
		}
	}
	puc := median(times["puc"])
	for name, list := range times {
		if name != "puc" {
			b.ReportMetric(median(list)/puc, name+"/puc")
		}
	}
	b.ReportMetric(puc*1e6, "µs/play(puc)")
	b.ReportMetric(float64(steps)/plays, "instructions/play")
	b.ReportMetric(0, "ns/op")
}

func median(list []float64) float64 {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[len(sorted)/2]
}
