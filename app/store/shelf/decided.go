package shelf

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/store"
	"caseload/app/store/author"
	"caseload/app/store/database"
	"caseload/app/store/row"
	"caseload/app/who"
)

// Bounds of what is counted of what classes and assignments decided.
const (
	MaxDecided  = 256 << 10 // bytes of one count
	MostDecided = 100       // counts of one version; each is there for good
	mostOver    = 1_000     // classes, and as many assignments, that are looked at together
)

// Exercise is a class or an assignment in which a version was played that a partnership has
// published, and which is over. It hasn't been counted for its authors yet.
type Exercise struct {
	Class, Assignment int64 // one of them is 0
	Version           string
	Outside           int64 // the organisation whose assignment it is; 0 of a class, and where that is or ever was behind the partnership
}

// Uncounted returns the classes and assignments that are over and weren't counted: with a last day
// before a time, for everybody, and without a decision since. Those of organisations that keep them
// from being counted aren't among them.
func (s *Store) Uncounted(ctx context.Context, by store.Operator, before time.Time) ([]Exercise, error) {
	const doing = "what wasn't counted for authors yet"
	if err := s.of.IsOperator(by); err != nil {
		return nil, in(doing, err)
	}
	const published = `JOIN (SELECT version, MAX(partnership) AS partnership FROM shelf JOIN publications ON publications.id = publication_id
		WHERE partnership <> 0 GROUP BY version) AS published ON published.version = `
	var list []Exercise
	db, at := s.read(ctx), millis(before)
	err := db.Raw(`SELECT classes.id AS class, 0 AS assignment, classes.version, 0 AS outside FROM classes `+published+`classes.version
		WHERE classes.created_at < ? AND classes.expires_at > ? AND NOT EXISTS (SELECT 1 FROM decided_in WHERE class_id = classes.id)
		AND NOT EXISTS (SELECT 1 FROM decisions JOIN runs ON runs.id = run_id WHERE runs.class_id = classes.id AND made_at >= ?)
		ORDER BY classes.id DESC LIMIT ?`, at, millis(s.of.Now()), at, mostOver).Scan(&list).Error
	if err != nil {
		return nil, in(doing, err)
	}
	var given []Exercise
	err = db.Raw(`SELECT 0 AS class, assignments.id AS assignment, assignments.version,
			CASE WHEN EXISTS (SELECT 1 FROM behind WHERE behind.partnership = published.partnership AND behind.organisation = organisations.id)
				OR EXISTS (SELECT 1 FROM partners JOIN memberships ON memberships.person_id = partners.person_id
					WHERE partnership_id = published.partnership AND memberships.organisation_id = organisations.id AND memberships.role IN ?) THEN 0 ELSE organisations.id END AS outside
		FROM assignments `+published+`assignments.version JOIN cohorts ON cohorts.id = cohort_id JOIN organisations ON organisations.id = organisation_id
		WHERE NOT uncounted AND assignments.due_at < ? AND COALESCE(late_at, 0) < ? AND NOT EXISTS (SELECT 1 FROM decided_in WHERE assignment_id = assignments.id)
		AND NOT EXISTS (SELECT 1 FROM allowances WHERE allowances.assignment_id = assignments.id AND allowances.due_at >= ?)
		AND NOT EXISTS (SELECT 1 FROM decisions JOIN runs ON runs.id = run_id WHERE runs.assignment_id = assignments.id AND made_at >= ?)
		ORDER BY assignments.id DESC LIMIT ?`, who.Staff(), at, at, at, at, mostOver).Scan(&given).Error
	return append(list, given...), in(doing, err)
}

// KeepDecided keeps what was decided in some classes and assignments together, as JSON, and that
// they were counted. The error is store.ErrTaken if one of them was counted meanwhile, or has gone,
// and store.ErrFull if the version was counted as often as is allowed.
func (s *Store) KeepDecided(ctx context.Context, by store.Operator, version string, of []Exercise, moments []byte) error {
	doing := "keep what was decided with version " + version
	err := s.of.IsOperator(by)
	if err == nil {
		err = store.TextWithin("what was decided", moments, MaxDecided)
	}
	if err != nil {
		return in(doing, err)
	}
	now := millis(s.of.Now())
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		if err := database.LockKey(tx, lockShelf); err != nil {
			return err
		}
		var before int64
		if err := tx.Model(&row.Decided{}).Where("version = ?", version).Count(&before).Error; err != nil {
			return err
		}
		if before >= MostDecided {
			return store.ErrFull
		}
		kept := row.Decided{Version: version, MadeAt: now, Moments: string(moments)}
		if err := tx.Create(&kept).Error; err != nil {
			return err
		}
		for _, one := range of {
			counted := row.DecidedIn{DecidedID: kept.ID}
			if one.Class != 0 {
				counted.ClassID = &one.Class
			} else {
				counted.AssignmentID = &one.Assignment
			}
			err := tx.Create(&counted).Error
			if errors.Is(err, gorm.ErrDuplicatedKey) || errors.Is(err, gorm.ErrForeignKeyViolated) {
				return store.ErrTaken
			}
			if err != nil {
				return err
			}
		}
		return nil
	}))
}

// Decided is what several classes and assignments decided, counted together.
type Decided struct {
	Slug, Version string
	Put           time.Time // when the version was put on the shelf first
	Made          time.Time
	Moments       []byte // JSON, as [Store.KeepDecided] got it
}

// DecidedWith returns what was decided with the versions that were published of a draft, the newest
// version first, and of each the oldest count first.
func (s *Store) DecidedWith(ctx context.Context, r author.Reading) ([]Decided, error) {
	doing := fmt.Sprintf("what was decided with draft %d", r.Draft().ID)
	if err := s.of.IsAsking(r.By()); err != nil {
		return nil, in(doing, err)
	}
	var rows []struct {
		Row  row.Decided `gorm:"embedded"`
		Slug string
		Put  int64
	}
	err := s.read(ctx).Raw(`SELECT decided.*, first.slug, first.put FROM decided JOIN
		(SELECT version, MIN(shelf.slug) AS slug, MIN(put_at) AS put, MIN(shelf.id) AS came FROM shelf JOIN publications ON publications.id = publication_id
			WHERE partnership = ? AND draft = ? GROUP BY version) AS first ON first.version = decided.version
		ORDER BY came DESC, decided.id`, r.Draft().Partnership, r.Draft().ID).Scan(&rows).Error
	list := make([]Decided, len(rows))
	for i, one := range rows {
		list[i] = Decided{one.Slug, one.Row.Version, fromMillis(one.Put), fromMillis(one.Row.MadeAt), []byte(one.Row.Moments)}
	}
	return list, in(doing, err)
}
