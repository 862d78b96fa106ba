package author

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/store"
)

// Limits of what is played of drafts.
const (
	MaxPlays     = 5       // of one person, of one draft
	MaxPlay      = 8 << 20 // bytes of the pack that is played, as an archive
	maxDecisions = 1 << 20 // bytes of what was decided
	maxTexts     = 64 << 10
	maxHow       = 1 << 10
)

// Play is what somebody plays of a draft, on the texts that it had then. What is written about
// it in JSON is for whoever plays it; nothing here reads that.
type Play struct {
	ID     int64
	Draft  int64
	Person int64 // whose play it is
	PlayOf
	Made, Changed time.Time
}

// PlayOf is what a play is made of.
type PlayOf struct {
	How       string // JSON: how it was begun
	Begun     int    // how many of the decisions were made before its person decided anything
	Turns     int    // how many decisions there are
	Decisions string // JSON
	Digest    string // of the pack
	Texts     string // JSON: which versions of which files the pack has
	Archive   []byte // the pack; nil in a list
}

type playRow struct {
	ID        int64 `gorm:"primaryKey"`
	DraftID   int64
	PersonID  int64
	How       string
	Decisions string
	Turns     int
	Begun     int
	Digest    string
	Texts     string
	Archive   []byte
	Size      int64 // bytes that it needs
	MadeAt    int64
	ChangedAt int64
}

func (playRow) TableName() string { return "draft_plays" }

func (r playRow) play() Play {
	return Play{
		ID: r.ID, Draft: r.DraftID, Person: r.PersonID, Made: fromMillis(r.MadeAt), Changed: fromMillis(r.ChangedAt),
		PlayOf: PlayOf{r.How, r.Begun, r.Turns, r.Decisions, r.Digest, r.Texts, r.Archive},
	}
}

func (p PlayOf) check() error {
	if len(p.Archive) > MaxPlay || len(p.Decisions) > maxDecisions || len(p.Texts) > maxTexts || len(p.How) > maxHow {
		return store.ErrTooLarge
	}
	return nil
}

func (p PlayOf) size() int64 {
	return int64(len(p.Archive) + len(p.Decisions) + len(p.Texts) + len(p.How))
}

// NewPlay keeps a play of the person asking. The error is ErrFull if they have as many of the
// draft as is allowed, or the partnership has no room for it, and ErrTooLarge.
func (s *Store) NewPlay(ctx context.Context, r Reading, p PlayOf) (int64, error) {
	doing := fmt.Sprintf("play draft %d", r.draft.ID)
	if err := s.reads(r); err != nil {
		return 0, in(doing, err)
	}
	if err := p.check(); err != nil {
		return 0, in(doing, err)
	}
	made, now := store.NewTold[int64](), millis(s.of.Now())
	err := s.db.Write(ctx, func(tx *gorm.DB) error {
		if err := r.partner.lock(tx); err != nil {
			return err
		}
		var has int64
		if err := tx.Model(&playRow{}).Where("draft_id = ? AND person_id = ?", r.draft.ID, r.By().ID()).Count(&has).Error; err != nil {
			return err
		}
		if has >= MaxPlays {
			return store.ErrFull
		}
		if err := roomFor(tx, r.draft.Partnership, int(p.size())); err != nil {
			return err
		}
		row := playRow{
			DraftID: r.draft.ID, PersonID: r.By().ID(), How: p.How, Decisions: p.Decisions, Turns: p.Turns, Begun: p.Begun,
			Digest: p.Digest, Texts: p.Texts, Archive: p.Archive, Size: p.size(), MadeAt: now, ChangedAt: now,
		}
		err := tx.Create(&row).Error
		made.Is(row.ID)
		return err
	})
	if err != nil {
		return 0, in(doing, err)
	}
	return <-made, nil
}

// Plays returns what everybody plays of a draft, without the archives, newest first.
func (s *Store) Plays(ctx context.Context, r Reading) ([]Play, error) {
	doing := fmt.Sprintf("plays of draft %d", r.draft.ID)
	if err := s.reads(r); err != nil {
		return nil, in(doing, err)
	}
	var rows []playRow
	err := s.read(ctx).Omit("archive").Where("draft_id = ?", r.draft.ID).Order("changed_at DESC, id DESC").Limit(MaxPlays * MaxPartners).Find(&rows).Error
	return playsOf(rows), in(doing, err)
}

// PlaysOfMine returns what whoever asks plays of a partnership's drafts, without the archives.
func (s *Store) PlaysOfMine(ctx context.Context, o Own) ([]Play, error) {
	doing := fmt.Sprintf("own plays in partnership %d", o.partnership.ID)
	if err := s.owns(o); err != nil {
		return nil, in(doing, err)
	}
	var rows []playRow
	err := s.read(ctx).Omit("archive").Where("person_id = ? AND draft_id IN (SELECT id FROM drafts WHERE partnership_id = ?)", o.by.ID(), o.partnership.ID).Order("id").Find(&rows).Error
	return playsOf(rows), in(doing, err)
}

func playsOf(rows []playRow) []Play {
	list := make([]Play, len(rows))
	for i, row := range rows {
		list[i] = row.play()
	}
	return list
}

// Play returns one play of a draft, or ErrNotFound.
func (s *Store) Play(ctx context.Context, r Reading, id int64) (Play, error) {
	doing := fmt.Sprintf("play %d of draft %d", id, r.draft.ID)
	if err := s.reads(r); err != nil {
		return Play{}, in(doing, err)
	}
	var row playRow
	err := s.read(ctx).Take(&row, "id = ? AND draft_id = ?", id, r.draft.ID).Error
	return row.play(), in(doing, err)
}

// DecideInPlay replaces what was decided in a play that has so many turns. The error is
// ErrChanged if it hasn't, because it was decided elsewhere meanwhile, and ErrForbidden if
// it is another person's.
func (s *Store) DecideInPlay(ctx context.Context, r Reading, id int64, turns int, p PlayOf) error {
	return s.changePlay(ctx, r, id, &turns, p, "decisions", "turns")
}

// BeginPlayAgain replaces all of a play. The error is ErrForbidden if it is another person's.
func (s *Store) BeginPlayAgain(ctx context.Context, r Reading, id int64, p PlayOf) error {
	return s.changePlay(ctx, r, id, nil, p, "how", "decisions", "turns", "begun", "digest", "texts", "archive")
}

// changePlay replaces columns of a play and, if turns isn't nil, only if it has so many.
func (s *Store) changePlay(ctx context.Context, r Reading, id int64, turns *int, p PlayOf, columns ...string) error {
	doing := fmt.Sprintf("go on in play %d of draft %d", id, r.draft.ID)
	if err := s.reads(r); err != nil {
		return in(doing, err)
	}
	if err := p.check(); err != nil {
		return in(doing, err)
	}
	now := millis(s.of.Now())
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		if err := r.partner.lock(tx); err != nil {
			return err
		}
		row, err := playFor(tx, r, id)
		switch {
		case err != nil:
			return err
		case turns != nil && row.Turns != *turns:
			return store.ErrChanged
		}
		if err := roomFor(tx, r.draft.Partnership, int(p.size()-row.Size)); err != nil {
			return err
		}
		changed := playRow{How: p.How, Decisions: p.Decisions, Turns: p.Turns, Begun: p.Begun, Digest: p.Digest, Texts: p.Texts, Archive: p.Archive, Size: p.size(), ChangedAt: now}
		return tx.Model(&playRow{ID: id}).Select(append(columns, "size", "changed_at")).Updates(changed).Error
	}))
}

// playFor returns a play that is the person's who asks, without its archive.
func playFor(tx *gorm.DB, r Reading, id int64) (row playRow, err error) {
	err = tx.Omit("archive").Take(&row, "id = ? AND draft_id = ?", id, r.draft.ID).Error
	if err == nil && row.PersonID != r.By().ID() {
		err = store.ErrForbidden
	}
	return row, err
}

// endPlays deletes what people play of a partnership's drafts who aren't in it any longer.
func endPlays(tx *gorm.DB, partnership int64) error {
	return tx.Delete(&playRow{}, `draft_id IN (SELECT id FROM drafts WHERE partnership_id = @of)
		AND person_id NOT IN (SELECT person_id FROM partners WHERE partnership_id = @of AND person_id IS NOT NULL AND came_at IS NOT NULL AND ended_at IS NULL)`, sql.Named("of", partnership)).Error
}

// EndPlay deletes a play. The error is ErrForbidden if it is another person's.
func (s *Store) EndPlay(ctx context.Context, r Reading, id int64) error {
	doing := fmt.Sprintf("end play %d of draft %d", id, r.draft.ID)
	if err := s.reads(r); err != nil {
		return in(doing, err)
	}
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		row, err := playFor(tx, r, id)
		if err != nil {
			return err
		}
		return tx.Delete(&row).Error
	}))
}
