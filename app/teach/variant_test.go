package teach_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/store"
	"caseload/app/teach"
	"caseload/scenarios"
	"caseload/scripts"
)

// ships returns a scenario that ships.
func ships(t testing.TB, slug string) *scenario.Version {
	t.Helper()
	files, err := fs.Sub(scenarios.FS, slug)
	if err != nil {
		t.Fatal(err)
	}
	pack, err := scenario.Read(files, slug)
	if err != nil {
		t.Fatal(err)
	}
	v, err := scenario.Freeze(pack, scripts.FS)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func namesOf(view run.View) string {
	var names []string
	for _, c := range view.Desk.Cases {
		names = append(names, c.Name)
	}
	return strings.Join(names, ", ")
}

// counting returns a student's run for an assignment that counts, as it is now.
func (c *course) counting(p store.Person, id int64) run.Mine {
	c.t.Helper()
	a, err := c.Assigned(ctx, p, id)
	c.ok(err)
	runs, err := c.Runs(ctx, a)
	c.ok(err)
	for _, m := range runs {
		if !m.Run().Practice {
			return m
		}
	}
	c.t.Fatal("there is none")
	return run.Mine{}
}

// Half of a cohort meet the same families with other names, in practice as in the run that
// counts; a run keeps its names when it is forked, and the seminar tells those who met one
// set of names from those who met the other.
func TestAnIdentityVariant(t *testing.T) {
	v := ships(t, "first-morning")
	c := newCourse(t, v)
	plan := c.plan()
	plan.Name, plan.Variants, plan.Practice, plan.Tries = "Who waits?", true, true, teach.FromEnd
	id := c.make(plan)
	if got, err := c.PlanOf(ctx, c.led(id).Open()); err != nil || got != plan {
		t.Errorf("sent %+v\nand got %+v, %v", plan, got, err)
	}
	students := append(c.join(18), c.sam, c.tia)
	met, digests, policies := map[string]int{}, map[string]string{}, []string{"careful", "loudest"}
	for i, p := range students {
		practice, err := c.begin(p, id, true)
		if i > 1 {
			practice, err = run.View{}, nil
		}
		c.ok(err)
		view, err := c.begin(p, id, false)
		c.ok(err)
		names := namesOf(view)
		if i <= 1 && namesOf(practice) != names {
			t.Errorf("practised with %s, and played with %s", namesOf(practice), names)
		}
		all := playOn(t, c.runs, view, policyOf(policies[i/2%2], 1))
		end := all[len(all)-1]
		if same := digests[names+policies[i/2%2]]; same != "" && same != end.Digest {
			t.Errorf("with the same names and decisions, a run ends at %s and another at %s", same, end.Digest)
		}
		digests[names+policies[i/2%2]] = end.Digest
		met[names]++
		if varied, err := c.Varied(ctx, end.Mine); err != nil || !varied {
			t.Errorf("the student isn't told: %v", err)
		}
		if i == 0 {
			mine := c.counting(p, id)
			forked, err := c.runs.Fork(ctx, mine, 2, false)
			c.ok(err)
			if namesOf(forked) != names {
				t.Errorf("forked are %s, and were %s", namesOf(forked), names)
			}
			golden, err := c.runs.Golden(ctx, mine)
			c.ok(err)
			read, err := scenario.ParseGolden(golden.Format())
			c.ok(err)
			trace, err := scenario.Trace(read.Play(v))
			if c.ok(err); trace != golden.Steps {
				t.Error("a golden play of it is another play")
			}
			if varied, err := c.Varied(ctx, practice.Mine); err != nil || varied {
				t.Errorf("practice tells what it is for: %v", err)
			}
		}
	}
	if len(met) != 2 {
		t.Fatalf("the students met %v", met)
	}
	for names, n := range met {
		if n != 10 {
			t.Errorf("%d students met %s", n, names)
		}
	}
	s := c.seminars()
	closed, err := s.OfAssignment(ctx, c.led(id), "", false)
	c.ok(err)
	apart := 0
	for _, m := range closed.Moments {
		open, err := s.OfAssignment(ctx, c.led(id), m.Message, false)
		c.ok(err)
		splits, err := s.Apart(ctx, open, m.Message)
		c.ok(err)
		scene, err := s.Scene(ctx, open, m.Message)
		if c.ok(err); !scene.Whole {
			t.Errorf("the desk of %s is %+v", m.Message, scene)
		}
		if len(splits.ByNames) == 0 {
			continue
		}
		apart++
		if len(splits.ByNames) != 2 || splits.ByNames[0].Label == splits.ByNames[1].Label || !strings.HasPrefix(splits.ByNames[0].Label, "Who met ") {
			t.Errorf("%s stands apart as %+v", m.Message, splits.ByNames)
		}
		if len(scene.Waiting)+len(scene.Tasks) == 0 {
			t.Errorf("nothing was on everybody's desk at %s, whatever the names", m.Message)
		}
	}
	if apart == 0 {
		t.Error("nothing stands apart by names")
	}
	families, err := s.Families(ctx, closed)
	c.ok(err)
	for _, f := range families.List {
		if f.Name != "" {
			t.Errorf("a family is called %s, as half of them met it", f.Name)
		}
	}
}

// Two sets of names need luck for all, and a scenario that draws names.
func TestNamesThatCantVary(t *testing.T) {
	c := newCourse(t, small(t), ships(t, "first-morning"))
	for slug, luck := range map[string]bool{"small": true, "first-morning": false} {
		plan := c.plan()
		plan.Slug, plan.SameLuck, plan.Variants = slug, luck, true
		_, err := c.Make(ctx, c.cohort, plan)
		var wrong *teach.Wrong
		if !errors.As(err, &wrong) || wrong.Field != "variants" {
			t.Errorf("%s: %v", slug, err)
		}
	}
	plan := c.plan()
	plan.Slug = "first-morning"
	id := c.make(plan)
	sam, err := c.begin(c.sam, id, false)
	c.ok(err)
	if varied, err := c.Varied(ctx, sam.Mine); err != nil || varied {
		t.Errorf("one set of names is explained: %v", err)
	}
	change, err := c.PlanOf(ctx, c.led(id).Open())
	c.ok(err)
	change.Variants = true
	next, err := c.Changed(ctx, c.led(id), change)
	c.ok(err)
	if said, err := c.Means(ctx, c.led(id), next); err != nil || len(said) != 1 {
		t.Errorf("the change says %v, %v", said, err)
	}
}

// A pair meets the families by the names that whoever takes the code up has in the assignment:
// in one of two runs these aren't the names as they are drawn.
func TestAPairHasOneSetOfNames(t *testing.T) {
	c := newCourse(t, ships(t, "first-morning"))
	plan := c.plan()
	plan.Name, plan.Variants, plan.Practice, plan.Pairs, plan.Attempts = "Who waits?", true, true, true, 2
	id := c.make(plan)
	for _, p := range [][2]store.Person{{c.sam, c.tia}, {c.tia, c.sam}} {
		practised, err := c.begin(p[1], id, true)
		c.ok(err)
		asks, err := c.Assigned(ctx, p[0], id)
		c.ok(err)
		code, err := c.Ask(ctx, asks)
		c.ok(err)
		takes, err := c.Assigned(ctx, p[1], id)
		c.ok(err)
		pairing, err := c.PairWith(ctx, takes, code.Code)
		c.ok(err)
		g, err := c.kept.NewGuestOf(ctx, p[1], nil, c.now.Add(run.Keep))
		c.ok(err)
		view, err := c.BeginPair(ctx, pairing, g)
		c.ok(err)
		if namesOf(view) != namesOf(practised) {
			t.Errorf("a pair meets %s, and who began met %s", namesOf(view), namesOf(practised))
		}
		c.play(view)
	}
}
