package scenario_test

import (
	"flag"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scenarios"
	"caseload/scripts"
)

var update = flag.Bool("update", false, "rewrite the steps of golden plays")

func small(t testing.TB) *scenario.Version {
	t.Helper()
	return freeze(t, os.DirFS("testdata/small"), "small")
}

func freeze(t testing.TB, folder fs.FS, slug string) *scenario.Version {
	t.Helper()
	pack, err := scenario.Read(folder, slug)
	if err != nil {
		t.Fatal(err)
	}
	v, err := scenario.Freeze(pack, scripts.FS)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// shipped runs test as a subtest for every scenario that ships, including its cuts.
func shipped(t *testing.T, test func(t *testing.T, v *scenario.Version, pack *scenario.Pack)) {
	entries, err := fs.ReadDir(scenarios.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		t.Run(e.Name(), func(t *testing.T) {
			folder, err := fs.Sub(scenarios.FS, e.Name())
			if err != nil {
				t.Fatal(err)
			}
			pack, err := scenario.Read(folder, e.Name())
			if err != nil {
				t.Fatal(err)
			}
			versions, err := scenario.FreezeAll(pack, scripts.FS)
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range versions {
				test(t, v, pack)
			}
		})
	}
}

// TestGoldenPlays checks every golden play. It reads them from disk, so that
// -update can rewrite them.
func TestGoldenPlays(t *testing.T) {
	shipped(t, func(t *testing.T, v *scenario.Version, pack *scenario.Pack) {
		plays := pack.Plays(v.Slug)
		if len(plays) == 0 {
			t.Errorf("%s: a scenario that ships has at least one golden play", v.Slug)
		}
		for _, name := range plays {
			t.Run(strings.TrimSuffix(strings.TrimPrefix(name, "plays/"), ".txtar"), func(t *testing.T) {
				golden(t, v, path.Join("../../scenarios", pack.Slug, name))
			})
		}
	})
}

func golden(t *testing.T, v *scenario.Version, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	g, err := scenario.ParseGolden(data)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		steps, err := scenario.Trace(g.Play(v))
		if err != nil {
			t.Fatalf("%v\nup to there:\n%s", err, steps)
		}
		g.Steps = steps
		if err := os.WriteFile(file, g.Format(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	difference, err := scenario.FirstDifference(g, v)
	if err != nil {
		t.Fatal(err)
	}
	if difference != nil {
		t.Errorf("%s: if this is meant, run this test with -update.\n%s", file, difference)
	}
}

// TestFoldIsAFunctionOfThePlay checks that any play, and any prefix of it, folds to
// the same digests again, from a thawed version too.
func TestFoldIsAFunctionOfThePlay(t *testing.T) {
	v := small(t)
	thawed, err := scenario.Thaw(v.Archive)
	if err != nil {
		t.Fatal(err)
	}
	if thawed.Digest != v.Digest {
		t.Fatalf("frozen %s, thawed %s", v.Digest, thawed.Digest)
	}
	rapid.Check(t, func(t *rapid.T) {
		luck := sim.NewLuck(rapid.Uint64().Draw(t, "luck"))
		play := anyPlay(t, v, luck)
		var digests []string
		for seat, err := range scenario.Fold(play) {
			if err != nil {
				t.Fatal(err)
			}
			digests = append(digests, seat.Digest())
		}
		cut := rapid.IntRange(0, len(play.Decisions)).Draw(t, "cut")
		prefix := scenario.Play{Version: thawed, Luck: luck, Decisions: play.Decisions[:cut]}
		i := 0
		for seat, err := range scenario.Fold(prefix) {
			if err != nil {
				t.Fatal(err)
			}
			if seat.Digest() != digests[i] {
				t.Fatalf("turn %d differs when only %d decisions are folded", i, cut)
			}
			i++
		}
	})
}

// TestChangedLuckKeepsWhatWasBefore checks that changing luck from some turn on
// leaves the earlier desks unchanged.
func TestChangedLuckKeepsWhatWasBefore(t *testing.T) {
	v := small(t)
	rapid.Check(t, func(t *rapid.T) {
		luck := sim.NewLuck(rapid.Uint64().Draw(t, "luck"))
		play := anyPlay(t, v, luck)
		from := rapid.IntRange(1, len(play.Decisions)).Draw(t, "from")
		changed := play
		changed.Luck = luck.Changed(from, rapid.Uint64().Draw(t, "other"))
		changed.Decisions = play.Decisions[:from-1]
		steps, again := collect(t, play), collect(t, changed)
		for i := range again {
			if again[i] != steps[i] {
				t.Fatalf("luck from turn %d on changed turn %d", from, i)
			}
		}
	})
}

func collect(t *rapid.T, p scenario.Play) (digests []string) {
	for seat, err := range scenario.Fold(p) {
		if err != nil {
			t.Fatal(err)
		}
		digests = append(digests, seat.Digest())
	}
	return digests
}

// anyPlay makes up to 25 random decisions and returns the resulting play.
func anyPlay(t *rapid.T, v *scenario.Version, luck sim.Luck) scenario.Play {
	seat, err := scenario.Sit(v, nil, luck)
	if err != nil {
		t.Fatal(err)
	}
	play := scenario.Play{Version: v, Luck: luck}
	for range rapid.IntRange(1, 25).Draw(t, "turns") {
		if seat.Ended() {
			break
		}
		d := policy.Random(seat.Desk(), func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "pick") })
		if err := seat.Decide(d); err != nil {
			t.Fatal(err)
		}
		play.Decisions = append(play.Decisions, d)
	}
	return play
}

func TestAuthorsErrorsHaveAPlace(t *testing.T) {
	base, err := scenario.Read(os.DirFS("testdata/small"), "small")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ change, to, want string }{
		"a misspelt word":     {"advice { from", "advise { from", "scenario.lua:21: "},
		"a missing text":      {"text/file.md", "text/fiel.md", `scenario.lua:11: `},
		"an unknown word":     {"for {girl}.", "for {gril}.", `girl`},
		"a global":            {"local home", "home", "did you mean `local home`?"},
		"a wrong field":       {"strengths =", "strenghts =", "`strengths`"},
		"a weekend":           {"2026-03-02", "2026-03-01", "not a working day"},
		"a module that isn't": {"local sam =", "local x = require \"englnd.children\"\nlocal sam =", "there is no module"},
	} {
		t.Run(name, func(t *testing.T) {
			pack := *base
			pack.Files = map[string]string{}
			for file, text := range base.Files {
				pack.Files[file] = text
			}
			pack.Files["scenario.lua"] = strings.Replace(base.Files["scenario.lua"], c.change, c.to, 1)
			_, err := scenario.Freeze(&pack, scripts.FS)
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "scenario.lua:") {
				t.Errorf("want a sentence with a place and %q; found %v", c.want, err)
			}
		})
	}
}

func TestGoldenFormatIsReadAsItWasWritten(t *testing.T) {
	g := scenario.Golden{Comment: "A play.\n", Luck: sim.NewLuck(7), Steps: "1 day 1 09:00 x begin\n", Decisions: []sim.Decision{
		{Offer: "plan", With: map[string]string{"tasks": "a b-2 c"}}, {Offer: "read:reid-file"},
	}}
	again, err := scenario.ParseGolden(g.Format())
	if err != nil {
		t.Fatal(err)
	}
	if again.Decisions[0].With["tasks"] != "a b-2 c" || len(again.Decisions) != 2 || again.Steps != g.Steps || !slices.Equal(again.Luck, g.Luck) {
		t.Errorf("found %+v", again)
	}
}
