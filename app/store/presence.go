package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// Presence is how long a student has been at the desk at which their run is, and how often
// they were refused there. It is kept only of runs that count for an assignment.
type Presence struct {
	Present time.Duration // without the gaps in which they did something else
	Refused int           // at most MaxRefused
}

// MaxRefused bounds how many refusals are counted at a desk.
const MaxRefused = 100

// away is after how long without a sign somebody is taken to have been elsewhere.
const away = 10 * time.Minute

// Seen notes that the student of a run is at a desk: the one at which the next decision has
// this turn. Refused says that they have just been refused something. Of a run that doesn't
// count for an assignment nothing is noted.
func (s *Store) Seen(ctx context.Context, m Mine, turn int, refused bool) error {
	doing := fmt.Sprintf("presence in run %d", m.run.ID)
	if err := s.IsMine(m); err != nil || !m.run.Followed() {
		return in(doing, err)
	}
	more := 0
	if refused {
		more = 1
	}
	now := millis(s.now())
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		return tx.Exec(`INSERT INTO presences (run_id, turn, seen_at, present, refused) SELECT id, ?, ?, 0, ? FROM runs WHERE id = ?
			ON CONFLICT (run_id) DO UPDATE SET
				present = CASE WHEN presences.turn <> excluded.turn THEN 0
					WHEN excluded.seen_at - presences.seen_at BETWEEN 0 AND ? THEN presences.present + excluded.seen_at - presences.seen_at
					ELSE presences.present END,
				refused = CASE WHEN presences.turn <> excluded.turn THEN excluded.refused
					WHEN presences.refused >= ? THEN presences.refused ELSE presences.refused + excluded.refused END,
				turn = excluded.turn, seen_at = excluded.seen_at`,
			turn, now, more, m.run.ID, away.Milliseconds(), MaxRefused).Error
	}))
}
