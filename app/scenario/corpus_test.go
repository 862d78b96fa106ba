package scenario_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scripts"
)

const corpus = "testdata/rules"

// released lists the numbers of the rules that a released program had. Neither a number here
// nor its folder of the corpus may ever be removed.
var released = []int{7}

// invented is a set of rules that no program ever had. It gives the tests some
// earlier rules to work with; see sim's rules_test.go.
var invented = sim.Rules{Number: 0, LeastWait: 15}

// corpusPacks lists the test packs that are frozen into the folder of each number, beside what
// ships.
var corpusPacks = []string{"small", "no-time"}

// TestCorpus checks that frozen packs and their golden plays fold to the same
// digests for ever under the rules they were frozen with.
func TestCorpus(t *testing.T) {
	if *update {
		writeCorpus(t, invented, true)
		for _, number := range released {
			if rules, known := sim.RulesOf(number); known {
				writeCorpus(t, rules, false)
			}
		}
	}
	for _, number := range append([]int{invented.Number}, released...) {
		files, err := filepath.Glob(filepath.Join(corpus, strconv.Itoa(number), "*.json"))
		if err != nil || len(files) == 0 {
			t.Errorf("%s/%d has no frozen pack: %v", corpus, number, err)
		}
		for _, file := range files {
			t.Run(fmt.Sprintf("%d/%s", number, filepath.Base(file)), func(t *testing.T) { holds(t, file, number) })
		}
	}
}

// TestCorpusIsOfReleasedNumbers checks that the corpus has a folder only for
// released numbers and the invented one, and that the program still knows every
// released number.
func TestCorpusIsOfReleasedNumbers(t *testing.T) {
	entries, err := os.ReadDir(corpus)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if number, err := strconv.Atoi(e.Name()); e.IsDir() && (err != nil || number != invented.Number && !slices.Contains(released, number)) {
			t.Errorf("%s/%s is no released number's; see its README", corpus, e.Name())
		}
	}
	for _, number := range released {
		if _, known := sim.RulesOf(number); !known {
			t.Errorf("rules %d are released and no longer known; what was frozen under them can't be played", number)
		}
	}
}

// holds checks that every golden play of a frozen pack still gives the recorded
// steps and digests.
func holds(t *testing.T, file string, number int) {
	v := thawed(t, file)
	if v.Rules.Number != number {
		t.Fatalf("it was frozen under rules %d", v.Rules.Number)
	}
	plays, err := filepath.Glob(filepath.Join(strings.TrimSuffix(file, ".json"), "*.txtar"))
	if err != nil || len(plays) == 0 {
		t.Fatalf("it has no golden play: %v", err)
	}
	for _, play := range plays {
		data, err := os.ReadFile(play)
		check(t, err)
		g, err := scenario.ParseGolden(data)
		check(t, err)
		want, err := os.ReadFile(digestsOf(play))
		check(t, err)
		if difference, err := scenario.FirstDifference(g, v); err != nil || difference != nil {
			t.Errorf("%s: under rules %d this play must stay as it is for ever, see sim's rules.go.\n%v %v", play, number, difference, err)
		}
		if found := digests(t, g.Play(v)); found != string(want) {
			t.Errorf("%s: under rules %d these digests must stay as they are for ever, see sim's rules.go; found\n%s", play, number, found)
		}
	}
}

func thawed(t *testing.T, file string) *scenario.Version {
	t.Helper()
	data, err := os.ReadFile(file)
	check(t, err)
	v, err := scenario.ThawKnowing(data, invented)
	check(t, err)
	return v
}

func digestsOf(play string) string { return strings.TrimSuffix(play, ".txtar") + ".digests" }

func digests(t *testing.T, p scenario.Play) string {
	t.Helper()
	var b strings.Builder
	for seat, err := range scenario.Fold(p) {
		check(t, err)
		fmt.Fprintln(&b, seat.Digest())
	}
	return b.String()
}

// writeCorpus freezes packs under the given rules: the corpus packs, each with one play by a
// careful player and one by a player who decides at random, and, under rules that a program
// had, everything that ships, with its golden plays. An existing folder is rewritten only if
// anew is true.
func writeCorpus(t *testing.T, rules sim.Rules, anew bool) {
	folder := filepath.Join(corpus, strconv.Itoa(rules.Number))
	if _, err := os.Stat(folder); err == nil && !anew {
		return
	}
	check(t, os.RemoveAll(folder))
	for _, slug := range corpusPacks {
		pack, err := scenario.Read(os.DirFS(filepath.Join("testdata", slug)), slug)
		check(t, err)
		v, err := scenario.FreezeUnder(rules, pack, scripts.FS)
		check(t, err)
		plays := map[string]scenario.Golden{}
		for name, choose := range map[string]policy.Policy{"careful": policy.Careful, "random": policy.Random} {
			g := scenario.Golden{Comment: "A " + name + " play, frozen with its pack.\n", Luck: sim.NewLuck(3).Changed(9, 4)}
			g.Decisions = decided(t, v, g.Luck, choose)
			plays[name+".txtar"] = g
		}
		keep(t, folder, v, plays)
	}
	if rules != sim.CurrentRules() {
		return
	}
	shipped(t, func(t *testing.T, v *scenario.Version, pack *scenario.Pack) {
		plays := map[string]scenario.Golden{}
		for _, name := range pack.Plays(v.Slug) {
			g, err := scenario.ParseGolden([]byte(pack.Files[name]))
			check(t, err)
			plays[path.Base(name)] = g
		}
		keep(t, folder, v, plays)
	})
}

// keep writes a version and some plays of it into a folder of the corpus.
func keep(t *testing.T, folder string, v *scenario.Version, plays map[string]scenario.Golden) {
	check(t, os.MkdirAll(filepath.Join(folder, v.Slug), 0o755))
	check(t, os.WriteFile(filepath.Join(folder, v.Slug+".json"), v.Archive, 0o644))
	for name, g := range plays {
		steps, err := scenario.Trace(g.Play(v))
		check(t, err)
		g.Scenario, g.Version, g.Steps = v.Slug, v.Digest, steps
		file := filepath.Join(folder, v.Slug, name)
		check(t, os.WriteFile(file, g.Format(), 0o644))
		check(t, os.WriteFile(digestsOf(file), []byte(digests(t, g.Play(v))), 0o644))
	}
}

func decided(t *testing.T, v *scenario.Version, luck sim.Luck, decide policy.Policy) (list []sim.Decision) {
	t.Helper()
	seat, err := scenario.Sit(v, nil, luck)
	check(t, err)
	for turn := range policy.Play(context.Background(), seat, decide, policy.Chance(3)) {
		check(t, turn.Err)
		if list = append(list, turn.Decision); len(list) == 40 {
			break
		}
	}
	return list
}

// TestAVersionIsPlayedByItsOwnRules checks that versions of one pack frozen under
// different rules can be played in the same program, and that the same decisions
// then lead to different results.
func TestAVersionIsPlayedByItsOwnRules(t *testing.T) {
	earlier := thawed(t, filepath.Join(corpus, "0", "no-time.json"))
	now := freeze(t, os.DirFS("testdata/no-time"), "no-time")
	at := func(v *scenario.Version) string {
		for seat, err := range scenario.Fold(scenario.Play{Version: v, Luck: sim.NewLuck(1), Decisions: []sim.Decision{{Offer: "work:desk"}}}) {
			check(t, err)
			for _, l := range seat.Desk().Inbox {
				return l.At
			}
		}
		return "never"
	}
	if a, b := at(earlier), at(now); a != "09:15" || b != "09:01" {
		t.Errorf("the message comes at %s by the invented rules, and at %s by today's", a, b)
	}
	if now.Rules != sim.CurrentRules() || earlier.Digest == now.Digest {
		t.Errorf("a pack is frozen under the current rules; found %d", now.Rules.Number)
	}
}

// TestUnknownRulesAndEnginesAreNamed checks that thawing a version frozen for an
// engine or rules this program doesn't know returns an [*scenario.Unknown].
func TestUnknownRulesAndEnginesAreNamed(t *testing.T) {
	frozen := string(small(t).Archive)
	for name, data := range map[string]string{
		"rules":  strings.Replace(frozen, fmt.Sprintf(`"rules":%d`, sim.CurrentRules().Number), `"rules":99`, 1),
		"engine": strings.Replace(frozen, `"engine":"gopher-lua`, `"engine":"another`, 1),
	} {
		_, err := scenario.Thaw([]byte(data))
		var unknown *scenario.Unknown
		if data == frozen || !errors.As(err, &unknown) || (unknown.Rules == 99) != (name == "rules") || strings.HasPrefix(unknown.Engine, "another") != (name == "engine") {
			t.Errorf("%s: found %v", name, err)
		}
	}
	if _, err := scenario.Thaw([]byte("{")); err == nil || errors.As(err, new(*scenario.Unknown)) {
		t.Errorf("what can't be read is no unknown version; found %v", err)
	}
	data, err := os.ReadFile(filepath.Join(corpus, "0", "small.json"))
	check(t, err)
	if _, err := scenario.Thaw(data); !errors.As(err, new(*scenario.Unknown)) {
		t.Errorf("the program doesn't know the invented rules; found %v", err)
	}
}
