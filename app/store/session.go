package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// Session is one browser in which a person is signed in.
type Session struct {
	ID      int64
	How     string // by what they proved who they are
	Device  string // as its browser called itself
	Created time.Time
	Seen    time.Time
	Expires time.Time
	Here    bool // whether it is the one at hand
	Stays   bool // it can't be ended from the one at hand: see [Replacement]
}

// NewSession is what a session begins with.
type NewSession struct {
	TokenHash []byte // of the secret in the browser's cookie
	How       string
	Device    string
	Idle      time.Duration // how long after it was last seen it ends; 0: it doesn't
	Expires   time.Time
}

type sessionRow struct {
	ID        int64 `gorm:"primaryKey"`
	PersonID  int64
	TokenHash []byte
	How       string
	Device    string
	Idle      int64
	CreatedAt int64 `gorm:"autoCreateTime:false"`
	SeenAt    int64
	ExpiresAt int64
}

func (sessionRow) TableName() string { return "sessions" }

// good leaves the sessions that have neither expired nor been idle too long. The
// condition has the present time twice.
const good = "sessions.expires_at > ? AND (idle = 0 OR seen_at + idle > ?)"

// ends returns when a session ends if it isn't seen again.
func (r sessionRow) ends() time.Time {
	ends := r.ExpiresAt
	if r.Idle > 0 {
		ends = min(ends, r.SeenAt+r.Idle)
	}
	return fromMillis(ends)
}

func (n NewSession) row(person int64, now time.Time) (*sessionRow, error) {
	err := firstError(isHash(n.TokenHash), TextWithin("how somebody signed in", n.How, MaxHow), TextWithin("a device", n.Device, MaxDevice))
	return &sessionRow{
		PersonID: person, TokenHash: cloned(n.TokenHash), How: n.How, Device: n.Device, Idle: n.Idle.Milliseconds(),
		CreatedAt: millis(now), SeenAt: millis(now), ExpiresAt: millis(n.Expires),
	}, err
}

// Begin begins a session of a person who has just shown who they are. The caller must
// have checked that.
func (s *Store) Begin(ctx context.Context, u Unproven, begins NewSession) (Person, error) {
	doing := fmt.Sprintf("session of person %d", u.id)
	if err := isUnproven(u); err != nil {
		return Person{}, in(doing, err)
	}
	row, err := begins.row(u.id, s.now())
	if err == nil {
		err = s.write(ctx, func(tx *gorm.DB) error { return tx.Create(row).Error })
	}
	if err != nil {
		return Person{}, in(doing, err)
	}
	return s.PersonByToken(ctx, begins.TokenHash)
}

// Renew gives a session another secret and another time to end, as is due when what its
// person may do has changed.
func (s *Store) Renew(ctx context.Context, p Person, begins NewSession) (Person, error) {
	doing := fmt.Sprintf("session of person %d", p.id)
	if err := s.isPerson(p); err != nil {
		return Person{}, in(doing, err)
	}
	row, err := begins.row(p.id, s.now())
	if err == nil {
		err = s.write(ctx, func(tx *gorm.DB) error {
			renewed := tx.Model(&sessionRow{}).Where("id = ?", p.session).Updates(map[string]any{
				"token_hash": row.TokenHash, "idle": row.Idle, "seen_at": row.SeenAt, "expires_at": row.ExpiresAt,
			})
			if renewed.Error == nil && renewed.RowsAffected == 0 {
				return ErrNotFound
			}
			return renewed.Error
		})
	}
	if err != nil {
		return Person{}, in(doing, err)
	}
	return s.PersonByToken(ctx, begins.TokenHash)
}

// PersonByToken returns the person whose session has a secret with this hash. The error
// is ErrNotFound whether the session has ended or never existed.
//
// Every request of somebody who has signed in asks it. As in [Store.MineByToken], each
// table is asked for one row by a unique key; replacements are read only if there are any.
func (s *Store) PersonByToken(ctx context.Context, tokenHash []byte) (Person, error) {
	var (
		p        Person
		session  sessionRow
		replaced bool
	)
	now := millis(s.now())
	err := s.read(ctx).Raw(`SELECT id, person_id, idle, created_at, seen_at, expires_at,
			(SELECT name FROM persons WHERE persons.id = person_id), (SELECT email FROM persons WHERE persons.id = person_id),
			EXISTS (SELECT 1 FROM replacements WHERE replacements.person_id = sessions.person_id)
		FROM sessions WHERE token_hash = ? AND `+good, tokenHash, now, now).Row().
		Scan(&session.ID, &session.PersonID, &session.Idle, &session.CreatedAt, &session.SeenAt, &session.ExpiresAt, &p.name, &p.email, &replaced)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err != nil {
		return Person{}, in("session", err)
	}
	p.id, p.session, p.began, p.seen, p.expires = session.PersonID, session.ID, fromMillis(session.CreatedAt), fromMillis(session.SeenAt), session.ends()
	if replaced {
		if err := s.seeReplacements(ctx, &p, now); err != nil {
			return Person{}, in("session", err)
		}
	}
	return p, nil
}

// seeReplacements takes in the replacements of a person's passphrase that stand.
func (s *Store) seeReplacements(ctx context.Context, p *Person, now int64) error {
	var rows []struct {
		ReplacedAt, EndsAt int64
		Words              Words
		Place              string
	}
	err := s.read(ctx).Raw(`SELECT replaced_at, ends_at, words, COALESCE(organisations.name, '') AS place
		FROM replacements LEFT JOIN organisations ON organisations.id = organisation_id
		WHERE person_id = ? AND ends_at > ? ORDER BY replaced_at`, p.id, now).Scan(&rows).Error
	for _, r := range rows {
		p.replacedBy(Replacement{At: fromMillis(r.ReplacedAt), Until: fromMillis(r.EndsAt), Place: r.Place, Words: r.Words})
	}
	return err
}

// SeeSession notes that a session was used just now.
func (s *Store) SeeSession(ctx context.Context, p Person) error {
	doing := fmt.Sprintf("session of person %d", p.id)
	if err := s.isPerson(p); err != nil {
		return in(doing, err)
	}
	now := millis(s.now())
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		return tx.Model(&sessionRow{}).Where("id = ? AND seen_at < ?", p.session, now).Update("seen_at", now).Error
	}))
}

// Sessions returns a person's sessions, the last used first.
func (s *Store) Sessions(ctx context.Context, p Person) ([]Session, error) {
	doing := fmt.Sprintf("sessions of person %d", p.id)
	if err := s.isPerson(p); err != nil {
		return nil, in(doing, err)
	}
	var rows []sessionRow
	now := millis(s.now())
	err := s.read(ctx).Where("person_id = ? AND "+good, p.id, now, now).Order("seen_at DESC, id DESC").Find(&rows).Error
	list := make([]Session, len(rows))
	for i, r := range rows {
		list[i] = Session{r.ID, r.How, r.Device, fromMillis(r.CreatedAt), fromMillis(r.SeenAt), r.ends(), r.ID == p.session, r.CreatedAt < millis(p.since)}
	}
	return list, in(doing, err)
}

// EndSession ends one of a person's sessions. The error is ErrNotFound if they have none
// with this number that can be ended from the one at hand.
func (s *Store) EndSession(ctx context.Context, p Person, id int64) error {
	return s.endSessions(ctx, p, "id = ?", id)
}

// EndHere ends the session at hand.
func (s *Store) EndHere(ctx context.Context, p Person) error { return s.EndSession(ctx, p, p.session) }

// EndSessions ends all of a person's sessions, everywhere.
func (s *Store) EndSessions(ctx context.Context, p Person) error {
	return s.endSessions(ctx, p, "id > ?", 0)
}

func (s *Store) endSessions(ctx context.Context, p Person, which string, id int64) error {
	doing := fmt.Sprintf("end sessions of person %d", p.id)
	if err := s.isPerson(p); err != nil {
		return in(doing, err)
	}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		ended := p.mayEnd(tx).Where(which, id).Delete(&sessionRow{})
		if ended.Error == nil && ended.RowsAffected == 0 {
			return ErrNotFound
		}
		return ended.Error
	}))
}

// endOthers ends all sessions of a person but the one at hand, as far as that can be.
func endOthers(tx *gorm.DB, p Person) error {
	return p.mayEnd(tx).Where("id <> ?", p.session).Delete(&sessionRow{}).Error
}

type browserRow struct {
	ID        int64 `gorm:"primaryKey"`
	PersonID  int64
	TokenHash []byte
	ExpiresAt int64
}

func (browserRow) TableName() string { return "browsers" }

// RememberBrowser notes that a person has signed in with the browser that has a secret
// with this hash. It opens nothing: see [Store.KnowsBrowser].
func (s *Store) RememberBrowser(ctx context.Context, p Person, tokenHash []byte, expires time.Time) error {
	doing := fmt.Sprintf("browser of person %d", p.id)
	if err := s.isPerson(p); err != nil {
		return in(doing, err)
	}
	row := &browserRow{PersonID: p.id, TokenHash: cloned(tokenHash), ExpiresAt: millis(expires)}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error { return tx.Create(row).Error }))
}

// KnowsBrowser reports whether a person has signed in before with the browser that has a
// secret with this hash, and hasn't changed their passphrase since.
func (s *Store) KnowsBrowser(ctx context.Context, u Unproven, tokenHash []byte) (bool, error) {
	if err := isUnproven(u); err != nil {
		return false, in("browser", err)
	}
	var ids []int64
	err := s.read(ctx).Model(&browserRow{}).Where("person_id = ? AND token_hash = ? AND expires_at > ?", u.id, tokenHash, millis(s.now())).Limit(1).Pluck("id", &ids).Error
	return len(ids) > 0, in("browser", err)
}

// deleteSignIns deletes the sessions, the browsers, the invitations, the links for new
// passphrases, the replacements and the tokens that have expired.
func (s *Store) deleteSignIns(ctx context.Context, now int64) error {
	const keepTokens = 30 * 24 * time.Hour // so that their people see why they aren't good any longer
	return s.write(ctx, func(tx *gorm.DB) error {
		return firstError(
			tx.Where("expires_at <= ? OR (idle > 0 AND seen_at + idle <= ?)", now, now).Delete(&sessionRow{}).Error,
			tx.Where("expires_at <= ?", now).Delete(&browserRow{}).Error,
			tx.Where("expires_at <= ?", now).Delete(&resetRow{}).Error,
			tx.Where("ends_at <= ?", now).Delete(&replacementRow{}).Error,
			tx.Exec("DELETE FROM tokens WHERE expires_at <= ?", now-keepTokens.Milliseconds()).Error,
			tx.Where("expires_at <= ? AND (cohort_id IS NULL OR used_at IS NOT NULL OR expires_at <= ?)", now, now-keepAwaited.Milliseconds()).Delete(&invitationRow{}).Error)
	})
}
