package sim

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestDrawsNeverChange pins draws that were computed independently, with
// another language's SHA-256. If it fails, stored plays no longer replay.
func TestDrawsNeverChange(t *testing.T) {
	const story = "A new name at the door"
	for _, c := range []struct {
		seed        uint64
		story, name string
		nth, part   int
		want        uint64
	}{
		{0, "", "", 0, 0, 1555369855698800},
		{1, story, "the argument is heard next door", 0, 0, 8747657249572144},
		{1, story, "the argument is heard next door", 1, 0, 590042111442614},
		{1<<64 - 1, "Zoë", "Tanya rings back", 2, 3, 6456538763409213},
	} {
		if got := NewLuck(c.seed).draw(Draw{5, c.story, c.name, c.nth}, c.part); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
	if got := NewLuck(7).Order(Draw{1, "story", "order of answers", 0}, 6); !slices.Equal(got, []int{2, 3, 1, 4, 0, 5}) {
		t.Errorf("order %v", got)
	}
	if got := NewLuck(7).Pick(Draw{1, "story", "name", 0}, 100); got != 28 {
		t.Errorf("pick %d", got)
	}
}

func TestLuckCheck(t *testing.T) {
	for _, c := range []struct {
		luck Luck
		want string
	}{
		{nil, "luck needs at least one seed, from turn 0"},
		{Luck{{3, 1}}, "luck must start at turn 0; it starts at turn 3"},
		{Luck{{0, 1}, {5, 2}, {5, 3}}, "luck's turns must increase; turn 5 comes after turn 5"},
		{Luck{{0, 1}, {5, 2}, {4, 3}}, "luck's turns must increase; turn 4 comes after turn 5"},
		{Luck{{0, 1}, {4, 2}, {5, 2}}, ""},
		{NewLuck(9), ""},
	} {
		got := ""
		if err := c.luck.Check(); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%v: %q", c.luck, got)
		}
	}
}

func TestLuckFromATurnOn(t *testing.T) {
	first := NewLuck(1).Changed(10, 2).Changed(20, 3)
	if want := (Luck{{0, 1}, {10, 2}, {20, 3}}); !slices.Equal(first, want) {
		t.Fatalf("%v", first)
	}
	if want := (Luck{{0, 1}, {10, 4}}); !slices.Equal(first.Changed(10, 4), want) || len(first) != 3 {
		t.Fatalf("%v", first.Changed(10, 4))
	}
	for turn, seed := range map[int]uint64{0: 1, 9: 1, 10: 2, 19: 2, 20: 3, 1000: 3} {
		d := Draw{turn, "story", "name", 0}
		if first.draw(d, 0) != NewLuck(seed).draw(d, 0) {
			t.Errorf("turn %d doesn't use seed %d", turn, seed)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		a := NewLuck(rapid.Uint64().Draw(t, "seed"))
		for _, step := range rapid.SliceOfN(rapid.IntRange(1, 30), 0, 5).Draw(t, "steps") {
			a = a.Changed(a[len(a)-1].From+step, rapid.Uint64().Draw(t, "next"))
		}
		from := rapid.IntRange(0, 100).Draw(t, "from")
		b := a.Changed(from, rapid.Uint64().Draw(t, "other"))
		if a.Check() != nil || b.Check() != nil {
			t.Fatalf("%v, %v", a.Check(), b.Check())
		}
		for turn := range from {
			d := Draw{Turn: turn, Storyline: "story", Name: "name"}
			if a.draw(d, 0) != b.draw(d, 0) {
				t.Fatalf("luck from turn %d on changed turn %d", from, turn)
			}
		}
		text, err := json.Marshal(b)
		var back Luck
		if err != nil || json.Unmarshal(text, &back) != nil || !slices.Equal(back, b) {
			t.Fatalf("JSON %s, %v", text, err)
		}
	})
}

// TestDrawsAreToldApart checks that every field of a draw affects its value,
// and that adjacent texts aren't confused.
func TestDrawsAreToldApart(t *testing.T) {
	seen := map[uint64]string{}
	for _, seed := range []uint64{0, 1, 1 << 63} {
		for _, texts := range [][2]string{{"", ""}, {"a", ""}, {"", "a"}, {"ab", "c"}, {"a", "bc"}, {"a\x00", "c"}, {"a", "\x00c"}} {
			for nth := range 5 {
				for part := range 5 {
					d := Draw{0, texts[0], texts[1], nth}
					u, what := NewLuck(seed).draw(d, part), fmt.Sprint(seed, d, part)
					if u>>drawBits != 0 || seen[u] != "" {
						t.Errorf("%s is %d, as is %s", what, u, seen[u])
					}
					seen[u] = what
				}
			}
		}
	}
}

// TestChance counts how often chances come true over many names. The bounds are
// five standard deviations. The draws are the same in every run.
func TestChance(t *testing.T) {
	const n = 20_000
	luck := NewLuck(42)
	for _, p := range []int{1, 50, 300, 500, 900, 999} {
		var came int
		for i := range n {
			if luck.Chance(Draw{Storyline: "story", Name: fmt.Sprintf("event %d", i)}, p) {
				came++
			}
		}
		off := came*1000 - n*p
		if off*off > 25*n*p*(1000-p) {
			t.Errorf("%d in a thousand came true %d times in %d", p, came, n)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		d := Draw{Name: rapid.String().Draw(t, "name"), Nth: rapid.Int().Draw(t, "nth")}
		p := rapid.IntRange(0, 999).Draw(t, "p")
		if luck.Chance(d, 0) || luck.Chance(d, -5) || !luck.Chance(d, 1000) || !luck.Chance(d, 5000) {
			t.Fatal("never and always")
		}
		if luck.Chance(d, p) && !luck.Chance(d, p+1) {
			t.Fatalf("true at %d and not above", p)
		}
	})
}

func TestPickAndOrder(t *testing.T) {
	const n, sides = 12_000, 6
	luck := NewLuck(42)
	picks, orders := [sides]int{}, map[string]int{}
	for i := range n {
		d := Draw{Storyline: "story", Name: "name", Nth: i}
		picks[luck.Pick(d, sides)]++
		orders[fmt.Sprint(luck.Order(d, 3))]++
	}
	for side, count := range picks {
		if count < n/sides-200 || count > n/sides+200 { // five standard deviations
			t.Errorf("%d was picked %d times", side, count)
		}
	}
	if len(orders) != 6 {
		t.Errorf("orders %v", orders)
	}
	for order, count := range orders {
		if count < n/6-200 || count > n/6+200 {
			t.Errorf("%s came %d times", order, count)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		d := Draw{Name: rapid.String().Draw(t, "name")}
		n := rapid.IntRange(-2, 70).Draw(t, "n")
		if i := luck.Pick(d, n); i < 0 || i >= max(n, 1) {
			t.Fatalf("picked %d of %d", i, n)
		}
		order := luck.Order(d, n)
		slices.Sort(order)
		for i := range max(n, 0) {
			if order[i] != i {
				t.Fatalf("not an order: %v", order)
			}
		}
	})
}
