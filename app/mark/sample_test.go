package mark

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// A sample has as many runs as it should, each once; all that failed, and some of each part
// of the marks; and what is in it stays when it is drawn again.
func TestASampleIsOfAllTheMarks(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		n, most, pass := 1+r.IntN(60), 40, r.IntN(40)
		s := Sampling{}
		if r.IntN(3) > 0 {
			s.Pass = &pass
		}
		s.Size = LeastSampled(n) + r.IntN(n-LeastSampled(n)+1)
		marked, in := make([]Drawable, n), map[int]Stratum{}
		for i := range marked {
			marked[i] = Drawable{Candidate: i, Total: r.IntN(most + 1)}
		}
		has := func(candidate int) bool { return in[candidate] != "" }
		fails := 0
		for _, half := range []int{(n + 1) / 2, n} { // some are marked later
			before := len(in)
			for _, x := range s.Draw(marked[:half], has, most, r.IntN) {
				if has(x.Candidate) || marked[x.Candidate].Total != x.Total {
					t.Fatalf("%+v is drawn twice, or changed", x)
				}
				in[x.Candidate] = x.Stratum
			}
			fails = 0
			parts := map[Stratum]bool{}
			for _, x := range s.strata(marked[:half], most) {
				parts[x.Stratum] = true
				if x.Stratum == Failed {
					fails++
					if !has(x.Candidate) || s.Pass == nil || x.Total >= *s.Pass {
						t.Fatalf("%+v isn't drawn, or didn't fail", x)
					}
				}
			}
			if before == 0 {
				for _, of := range in {
					delete(parts, of)
				}
				if len(parts) > 0 {
					t.Fatalf("of %d there are none of %v in %v", n, parts, in)
				}
			}
			if len(in) < min(s.Size, half) {
				t.Fatalf("%d are drawn, and not %d of %d", len(in), s.Size, half)
			}
		}
		if len(in) > max(s.Size, fails+4)+fails+4 {
			t.Fatalf("%d are drawn of %d, where %d were asked for and %d failed", len(in), n, s.Size, fails)
		}
	}
}

func TestOneInTenAndSixAtLeast(t *testing.T) {
	for marked, want := range map[int]int{0: 0, 4: 4, 6: 6, 60: 6, 61: 7, 300: 30} {
		if got := LeastSampled(marked); got != want {
			t.Errorf("of %d there are %d at least, and not %d", marked, got, want)
		}
	}
	for _, p := range []SamplingPlan{{"5", ""}, {"41", ""}, {"many", ""}, {"6", "-1"}, {"6", "21"}, {"6", "half"}} {
		if _, err := p.Sampling(40, 20); err == nil {
			t.Errorf("%+v will do", p)
		}
	}
}

// Why a run was drawn is true of its mark among all marks: the same mark is never high for one
// and low for another, and the best is never among the lowest, whoever failed.
func TestWhyARunWasDrawnIsTrueOfItsMark(t *testing.T) {
	pass := 16
	for _, c := range []struct {
		pass   *int
		totals []int
		want   []Stratum
	}{
		{&pass, []int{20, 16, 15, 20, 16, 20}, []Stratum{Top, Borderline, Failed, Top, Borderline, Top}},
		{nil, []int{20, 16, 15, 20, 16, 20}, []Stratum{Top, Middle, Bottom, Top, Middle, Top}},
		{nil, []int{9, 9, 9}, []Stratum{Middle, Middle, Middle}},
		{nil, []int{9}, []Stratum{Middle}},
		{nil, []int{9, 3}, []Stratum{Top, Bottom}},
	} {
		marked, got := make([]Drawable, len(c.totals)), make([]Stratum, len(c.totals))
		for i, n := range c.totals {
			marked[i] = Drawable{Candidate: i, Total: n}
		}
		for _, x := range (Sampling{Pass: c.pass}).strata(marked, 25) {
			got[x.Candidate] = x.Stratum
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("marks %v are %v, and not %v", c.totals, got, c.want)
		}
	}
}
