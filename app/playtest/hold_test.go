package playtest_test

import (
	"context"
	"io/fs"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scripts"
)

// polling does in Lua what `hold` does, but checks every five minutes whether
// or not anything has changed.
const polling = `
return function(test, moment)
  local d, time = tonumber(moment:sub(5, 6)), moment:sub(-5)
  while test() and (day() < d or day() == d and clock() < time) do
    if clock() >= "19:50" then wait_until("day " .. day() + 1 .. " 09:05") else wait(5) end
  end
end
`

var holds = regexp.MustCompile(`(^|[^.\w])hold\(`)

// polls returns a pack's or the library's files with every `hold` replaced by a
// poll.
func polls(files map[string]string) map[string]string {
	changed := map[string]string{}
	for name, text := range files {
		if strings.HasSuffix(name, ".lua") && holds.MatchString(text) {
			text = "local poll = require \"polling\"\n" + holds.ReplaceAllString(text, "${1}poll(")
		}
		changed[name] = text
	}
	return changed
}

// Holding storylines go on at the same moment as if they had checked all the
// time: in every shipped pack, every desk is the same.
func TestHoldingIsLikeLookingAllTheTime(t *testing.T) {
	library := fstest.MapFS{"polling.lua": {Data: []byte(polling)}}
	modules := map[string]string{}
	err := fs.WalkDir(scripts.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(scripts.FS, name)
		modules[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range polls(modules) {
		library[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for _, slug := range []string{"first-morning", "first-week", "winter-discharge"} {
		pack, err := packOf(slug)
		if err != nil {
			t.Fatal(err)
		}
		held := versions(t, slug)
		polled, err := scenario.FreezeAll(&scenario.Pack{Slug: slug, Files: polls(pack.Files)}, library)
		if err != nil {
			t.Fatal(err)
		}
		for i := range held {
			for _, name := range []string{"careful", "loudest", "worn-out", "random"} {
				for luck := uint64(1); luck <= uint64(atLength(1, 3)); luck++ {
					sameDesks(t, held[i], polled[i], name, luck)
				}
			}
		}
	}
}

func sameDesks(t *testing.T, held, polled *scenario.Version, name string, luck uint64) {
	t.Helper()
	one, err := scenario.Sit(held, nil, sim.NewLuck(luck))
	if err != nil {
		t.Fatal(err)
	}
	other, err := scenario.Sit(polled, nil, sim.NewLuck(luck))
	if err != nil {
		t.Fatal(err)
	}
	for turn := range policy.Play(context.Background(), one, policy.Named[name], policy.Chance(luck)) {
		if turn.Err != nil {
			t.Fatal(turn.Err)
		}
		if err := other.Decide(turn.Decision); err != nil {
			t.Fatalf("%s, %s, luck %d, turn %d: %v", held.Slug, name, luck, turn.Desk.Turn, err)
		}
		if !reflect.DeepEqual(one.Desk(), other.Desk()) {
			t.Fatalf("%s, %s, luck %d: after turn %d the desks differ", held.Slug, name, luck, turn.Desk.Turn)
		}
	}
	if faults := len(one.Faults()) + len(other.Faults()); faults > 0 {
		t.Errorf("%s, %s, luck %d: %d storylines failed", held.Slug, name, luck, faults)
	}
}
