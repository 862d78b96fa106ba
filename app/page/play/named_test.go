package play_test

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"caseload/app/debrief"
	"caseload/app/page/play"
	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scenarios"
	"caseload/scripts"
)

// TestACaseHasOneName checks over plays of every shipped pack that a case keeps one name
// for as long as it is there, that no two share one, and that rows, headings, letters,
// tasks, the diary, the load, the day's review and the debrief all use it. What somebody
// writes as the subject of a letter calls a family as its case does, too.
func TestACaseHasOneName(t *testing.T) {
	for _, slug := range []string{"first-morning", "first-week", "winter-discharge"} {
		files, err := fs.Sub(scenarios.FS, slug)
		must(t, err)
		pack, err := scenario.Read(files, slug)
		must(t, err)
		versions, err := scenario.FreezeAll(pack, scripts.FS) // with its cuts
		must(t, err)
		for _, v := range versions {
			for i, decide := range policy.Styles {
				c := calls{T: t, slug: v.Slug, names: map[string]string{}}
				c.play(v, decide, uint64(i))
			}
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// calls collects what the cases of a play are called.
type calls struct {
	*testing.T
	slug  string
	names map[string]string // by id
	said  []string          // titles that somebody wrote
}

func (c *calls) play(v *scenario.Version, decide policy.Policy, seed uint64) {
	seat, err := scenario.Sit(v, nil, sim.NewLuck(seed))
	must(c.T, err)
	steps := []scenario.Step{seat.Step()}
	c.desk(seat.Desk())
	for turn := range policy.Play(c.T.Context(), seat, decide, policy.Chance(seed)) {
		must(c.T, turn.Err)
		steps = append(steps, seat.Step())
		c.desk(seat.Desk())
	}
	d := debrief.Judge(steps, seat.Published())
	for _, s := range d.First.Families {
		c.is("the debrief's first page", s.On, s.Name)
	}
	for _, row := range d.Prioritising.Timeline.Rows {
		if row.Kind == debrief.TrackCase {
			c.is("the timeline", row.On, row.Title)
		}
	}
	c.titles()
}

func (c *calls) desk(d sim.Desk) {
	tell := play.Tell(d)
	for _, f := range d.Cases {
		if was, known := c.names[f.ID]; !known {
			for id, name := range c.names {
				if strings.EqualFold(name, f.Name) {
					c.Errorf("%s: %s and %s are both called %q", c.slug, id, f.ID, name)
				}
			}
			c.names[f.ID] = f.Name
		} else if was != f.Name {
			c.Errorf("%s: %s was called %q and is now %q", c.slug, f.ID, was, f.Name)
		}
		c.is("its row", f.ID, tell.Case(f).Title)
		heading, _, _ := tell.OpenCase(f)
		c.begins("its heading", f.ID, heading, ": ")
	}
	for _, l := range d.Inbox {
		if _, open := d.Case(l.On); open && l.Kind != sim.KindExchange { // a conversation is headed by what it is
			heading, _, _, _ := tell.OpenLetter(l)
			c.begins("a letter", l.On, heading, ": ")
		}
		if !slices.Contains(c.said, l.Title) {
			c.said = append(c.said, l.Title)
		}
	}
	for _, j := range d.Tasks {
		if _, open := d.Case(j.On); open {
			c.begins("My day", j.On, tell.Job(j).Text, " · ")
		}
		if !slices.Contains(c.said, j.Title) {
			c.said = append(c.said, j.Title)
		}
	}
	for _, part := range d.Load.Parts {
		if part.On != "" {
			c.is("the load", part.On, part.What)
		}
	}
	if r := d.Review; r != nil {
		for _, name := range r.Things.Families {
			c.known("the day's review", name)
		}
		for _, one := range r.Rulings {
			if _, open := c.names[one.On]; open {
				c.is("the day's review", one.On, one.What)
			}
		}
	}
}

func (c *calls) is(where, id, name string) {
	if name != c.names[id] {
		c.Errorf("%s: %s calls %s %q; it is %q", c.slug, where, id, name, c.names[id])
	}
}

// begins checks that a line begins with the name of a case, and ends there or goes on
// after a mark.
func (c *calls) begins(where, id, line, mark string) {
	if name, _, _ := strings.Cut(line, mark); name != c.names[id] {
		c.Errorf("%s: %s calls %s %q; it is %q", c.slug, where, id, name, c.names[id])
	}
}

func (c *calls) known(where, name string) {
	for _, one := range c.names {
		if one == name {
			return
		}
	}
	c.Errorf("%s: %s names %q, which is no case", c.slug, where, name)
}

var called = regexp.MustCompile(`^(?:Mrs|Mr|Miss|Ms|Dr) `)

// titles checks that a title which has a case's surname calls it as the case is called.
func (c *calls) titles() {
	for _, title := range c.said {
		for id, name := range c.names {
			surname := called.ReplaceAllString(name, "")
			if regexp.MustCompile(`\b`+regexp.QuoteMeta(surname)+`\b`).MatchString(title) && !strings.Contains(title, name) {
				c.Errorf("%s: %q calls %s otherwise than %q", c.slug, title, id, name)
			}
		}
	}
}
