package store

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"caseload/app/mark"
	"caseload/app/who"
)

// Sampled is a run in a sample. It says neither whose it is, nor who marked it.
type Sampled struct {
	Number   int
	Stratum  mark.Stratum
	Finished bool // there is a run to be read
	Standing mark.Standing
	Marks    mark.Marks     // first, second and settled, if it is marked
	Marked   bool           // whoever asks gave one of these
	Opinions []mark.Opinion // the oldest first; none for an external examiner

	person int64
	run    Run
}

// SampleOf returns the sample of an assignment as whoever asks may see it.
func (s *Store) SampleOf(ctx context.Context, x Sample) (mark.Drawn, []Sampled, error) {
	doing := fmt.Sprintf("sample of assignment %d", x.of.assignment.ID)
	if err := s.sample(x, who.ReadSample, who.DrawSample, who.Moderate, who.ReportSample); err != nil {
		return mark.Drawn{}, nil, in(doing, err)
	}
	d, list, err := s.drawn(s.read(ctx), x)
	return d, list, in(doing, err)
}

func (s *Store) drawn(db *gorm.DB, x Sample) (d mark.Drawn, list []Sampled, err error) {
	var samples []struct {
		Size    int
		Pass    *int
		DrawnAt int64
	}
	var rows []struct {
		PersonID int64
		Stratum  mark.Stratum
	}
	all, _, err := s.candidates(db, x.of, x.marking, 0)
	err = firstError(err,
		db.Raw("SELECT size, pass, drawn_at FROM samples WHERE assignment_id = ?", x.of.assignment.ID).Scan(&samples).Error,
		db.Raw("SELECT person_id, stratum FROM sampled WHERE assignment_id = ?", x.of.assignment.ID).Scan(&rows).Error)
	opinions, err2 := x.opinions(db)
	if err := firstError(err, err2); err != nil {
		return d, nil, err
	}
	for _, r := range samples {
		d.Sampling, d.At = mark.Sampling{Size: r.Size, Pass: r.Pass}, fromMillis(r.DrawnAt)
	}
	strata := map[int64]mark.Stratum{}
	for _, r := range rows {
		strata[r.PersonID] = r.Stratum
	}
	for _, c := range all.List {
		c.Standing = c.Marks.Standing(x.marking)
		if c.drawable() {
			d.Marked++
		}
		if of := strata[c.person]; of != "" {
			list = append(list, c.sampled(x, of, opinions[c.person]))
		}
	}
	return d, list, nil
}

// drawable reports whether a sample can be drawn from a candidate's run. That of two students
// is drawn once, by the lower of their numbers.
func (c Candidate) drawable() bool {
	return c.Finished && c.Standing.Mark != nil && !slices.ContainsFunc(c.With, func(n int) bool { return n < c.Number })
}

// sampled returns a candidate as those who read a sample see them.
func (c Candidate) sampled(x Sample, of mark.Stratum, said []mark.Opinion) Sampled {
	one := Sampled{Number: c.Number, Stratum: of, Finished: c.Finished, person: c.person, run: c.run}
	one.Standing = mark.Standing{State: c.Standing.State, Again: c.Standing.Again}
	var counts int64
	for _, place := range []mark.Place{mark.First, mark.Second, mark.Settled} {
		m := c.Marks.At(place)
		if c.Standing.Mark == nil || m == nil || m.Handed == nil || !m.Stands(x.marking) {
			continue
		}
		one.Marked = one.Marked || m.Marker == x.of.by.id
		shown := *m
		shown.Marker, shown.Name = 0, ""
		one.Marks = append(one.Marks, shown)
		if m.ID == c.Standing.Mark.ID {
			counts, one.Standing.Mark = m.ID, &shown
		}
	}
	for _, o := range said {
		o.Earlier = counts == 0 || o.Mark != counts
		one.Opinions = append(one.Opinions, o)
	}
	return one
}

// opinions returns what moderators said by student, the oldest first.
func (x Sample) opinions(db *gorm.DB) (map[int64][]mark.Opinion, error) {
	if x.Examines() {
		return nil, nil
	}
	var rows []struct {
		PersonID int64
		MarkID   *int64
		Agrees   bool
		Text     string
		MadeAt   int64
		Name     *string
	}
	err := db.Raw("SELECT opinions.person_id, mark_id, agrees, text, made_at, persons.name AS name FROM opinions LEFT JOIN persons ON persons.id = moderator_id WHERE assignment_id = ? ORDER BY opinions.id", x.of.assignment.ID).Scan(&rows).Error
	list := map[int64][]mark.Opinion{}
	for _, r := range rows {
		one := mark.Opinion{Agrees: r.Agrees, Text: r.Text, At: fromMillis(r.MadeAt)}
		if r.Name != nil {
			one.Moderator = *r.Name
		}
		if r.MarkID != nil {
			one.Mark = *r.MarkID
		}
		list[r.PersonID] = append(list[r.PersonID], one)
	}
	return list, err
}

func (s *Store) sampledOne(db *gorm.DB, x Sample, number int) (Sampled, error) {
	_, list, err := s.drawn(db, x)
	i := slices.IndexFunc(list, func(r Sampled) bool { return r.Number == number })
	if err == nil && i < 0 {
		err = ErrNotFound
	}
	if err != nil {
		return Sampled{}, err
	}
	return list[i], nil
}

// DrawSample draws the sample of an assignment, or adds to it what it should have by now; what
// was drawn stays in it. Lot is as in [mark.Sampling.Draw]. The error is ErrNotFound if no run
// is marked.
func (s *Store) DrawSample(ctx context.Context, x Sample, of mark.Sampling, lot func(n int) int) error {
	doing := fmt.Sprintf("draw a sample of assignment %d", x.of.assignment.ID)
	if err := s.sample(x, who.DrawSample); err != nil {
		return in(doing, err)
	}
	now := millis(s.now())
	return in(doing, s.write(ctx, func(tx *gorm.DB) (err error) {
		if x.marking, err = x.of.assignment.lockMarking(tx); err != nil {
			return err
		}
		_, had, err := s.drawn(tx, x)
		if err != nil {
			return err
		}
		all, _, err := s.candidates(tx, x.of, x.marking, 0)
		var marked []mark.Drawable
		person := map[int]int64{}
		for _, c := range all.List {
			if c.Standing = c.Marks.Standing(x.marking); c.drawable() {
				marked, person[c.Number] = append(marked, mark.Drawable{Candidate: c.Number, Total: c.Standing.Mark.Total()}), c.person
			}
		}
		if err == nil && len(marked) == 0 {
			err = ErrNotFound
		}
		if err != nil {
			return err
		}
		has := func(candidate int) bool {
			return slices.ContainsFunc(had, func(r Sampled) bool { return r.Number == candidate })
		}
		added := of.Draw(marked, has, x.marking.Most(), lot)
		err = tx.Exec("INSERT INTO samples (assignment_id, size, pass, drawn_at) VALUES (?, ?, ?, ?) ON CONFLICT (assignment_id) DO UPDATE SET size = excluded.size, pass = excluded.pass, drawn_at = excluded.drawn_at",
			x.of.assignment.ID, of.Size, of.Pass, now).Error
		for _, one := range added {
			err = firstError(err, tx.Exec("INSERT INTO sampled (assignment_id, person_id, stratum, drawn_at) VALUES (?, ?, ?, ?)", x.of.assignment.ID, person[one.Candidate], one.Stratum, now).Error)
		}
		return firstError(err, x.audit(tx, x.of.assignment.ID, fmt.Sprintf("%d added to %d, of %d marked", len(added), len(had), len(marked)), now))
	}))
}

// ModerateMark keeps what somebody says of the mark of a run in a sample, which on is the
// number of. The error is ErrNotFound if it isn't in the sample, ErrTaken if they gave one of
// its marks, ErrChanged if another mark counts, or none, and ErrFull if there are
// [mark.MostOpinions].
func (s *Store) ModerateMark(ctx context.Context, x Sample, number int, on int64, agrees bool, text string) error {
	doing := fmt.Sprintf("moderate the mark of candidate %d of assignment %d", number, x.of.assignment.ID)
	if err := firstError(s.sample(x, who.Moderate), TextWithin("an opinion", text, MaxText)); err != nil {
		return in(doing, err)
	}
	now := millis(s.now())
	return in(doing, s.write(ctx, func(tx *gorm.DB) (err error) {
		if x.marking, err = x.of.assignment.lockMarking(tx); err != nil {
			return err
		}
		one, err := s.sampledOne(tx, x, number)
		switch {
		case err != nil:
			return err
		case one.Marked:
			return ErrTaken
		case one.Standing.Mark == nil || one.Standing.Mark.ID != on:
			return ErrChanged
		case len(one.Opinions) >= mark.MostOpinions:
			return ErrFull
		}
		said := map[bool]string{true: "agrees", false: "doesn't agree"}[agrees]
		return firstError(
			tx.Exec("INSERT INTO opinions (assignment_id, person_id, mark_id, moderator_id, agrees, text, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
				x.of.assignment.ID, one.person, on, x.of.by.id, agrees, text, now).Error,
			x.audit(tx, x.of.assignment.ID, fmt.Sprintf("candidate %d: %s", number, said), now))
	}))
}
