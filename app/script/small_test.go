package script

import (
	"encoding/json"
	"runtime"
	"strings"
	"testing"

	"caseload/app/sim"
)

// TestAWorldStaysSmall checks that what a script can put into a world is bounded,
// and with it the size of a desk, however much of its fuel the script spends on
// that.
func TestAWorldStaysSmall(t *testing.T) {
	for name, more := range map[string]string{
		"dates with long sources": `
local long, all = ("x"):rep(2000), {}
for i = 1, 180 do all[i] = case { "C" .. i, kind = "k" } end
for i = 1, 60 do for _, c in ipairs(all) do deadline { on = c, "D", due = "today", source = long, status = long } end end`,
		"dates": `
local all = {}
for i = 1, 180 do all[i] = case { "C" .. i, kind = "k" } end
for i = 1, 70 do for _, c in ipairs(all) do deadline { on = c, "D", due = "today" } end end`,
		"families": `
local people, who = {}, ("x"):rep(2000)
for i = 1, 20 do people[i] = adult { "A", who } end
for i = 1, 180 do case { "C" .. i, kind = who, people = people } end`,
		"duty days": `for i = 1, 20000 do duty { day = 1, manager = sam } end`,
	} {
		w, err := tell(t, head+more)
		if err != nil && strings.Contains(err.Error(), "too long") {
			t.Errorf("%s: this should be refused for its size, not its length", name)
		}
		if err != nil {
			continue // refused in a sentence
		}
		desk, err := json.Marshal(w.Desk())
		world, err2 := json.Marshal(w)
		if err != nil || err2 != nil || len(desk) > 6<<20 || len(world) > 2<<20 || len(w.Desk().Offers) > 3_000 {
			t.Errorf("%s: a desk of %d KiB with %d offers, a world of %d KiB", name, len(desk)>>10, len(w.Desk().Offers), len(world)>>10)
		}
	}
}

// TestCasesThatComeAndGoComeToAnEnd checks that closed cases count towards the
// limit on cases, too. They are searched whenever a story asks about a case, and a
// decision that takes longer than the backstop allows could never be made.
func TestCasesThatComeAndGoComeToAnEnd(t *testing.T) {
	w, err := tell(t, head+`
local n = 0
for i = 1, 5 do storyline("S" .. i, function()
  while true do
    for j = 1, 1000 do
      n = n + 1
      close(case { "C", id = "c" .. n, kind = "k" })
    end
    wait(15)
  end
end) end`)
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if err := w.Decide(sim.Decision{Offer: "work:desk"}); err != nil {
			t.Fatal(err)
		}
	}
	if len(w.Former) > 200 {
		t.Errorf("%d cases have left the caseload", len(w.Former))
	}
}

// TestAWorldSaysWhatItsStoriesMayKeep checks that a world's size includes what its
// storylines may hold: seats are cached up to a number of bytes.
func TestAWorldSaysWhatItsStoriesMayKeep(t *testing.T) {
	w := told(t, head+`
for i = 1, 4 do storyline("S" .. i, function()
  local all
  while true do
    for j = 1, 10000 do local one = {} one.before = all all = one end
    wait(15)
  end
end) end`)
	before := heapInUse()
	decide(t, w, "work:desk", "work:desk")
	kept := heapInUse() - before
	if said := w.Size(); said < kept/2 {
		t.Errorf("in two decisions it came to hold %d MiB more, and says %d KiB in all", kept>>20, said>>10)
	}
}

func heapInUse() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
