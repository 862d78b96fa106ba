package store

import (
	"context"
	"database/sql"
	"errors"

	"gorm.io/gorm"

	"caseload/app/who"
)

// Somebody's programs ask with a token that is theirs. Package author keeps them with the
// partnerships; here is who asks with one.

// Reaches reports whether a person, as they ask, can do an act to what is a partnership's, if
// they may at all: everything if they have signed in, and with a token what that is good for.
func (p Person) Reaches(partnership int64, act who.Act) bool {
	if !p.ByToken() {
		return true
	}
	return p.tokenFor == partnership && (act == who.ReadDraft || act == who.WriteDraft && p.tokenWrites)
}

// ByToken reports whether a person asks with a token.
func (p Person) ByToken() bool { return p.tokenFor != 0 }

// IsAsking checks that a proof is still valid, as IsPerson does, also of somebody who asks with
// a token. Whoever calls it has to ask what that person reaches.
func (s *Store) IsAsking(p Person) error { return s.holds(p.id, p.expires) }

// PersonByPersonalToken returns the person whose program has a token with this hash. Every
// method that takes a person refuses them with ErrNobody, but those of package author that read
// and write drafts. The error is ErrNotFound whether the token has expired or was withdrawn, its
// person has left the partnership, or there never was one.
func (s *Store) PersonByPersonalToken(ctx context.Context, tokenHash []byte) (Person, error) {
	var p Person
	var seen, expires int64
	err := s.read(ctx).Raw(`SELECT tokens.id, person_id, persons.name, persons.email, partnership_id, tokens.writes, tokens.used_at, tokens.expires_at
		FROM tokens JOIN partners ON partners.id = partner_id JOIN persons ON persons.id = person_id
		WHERE token_hash = ? AND tokens.expires_at > ? AND came_at IS NOT NULL AND ended_at IS NULL`, tokenHash, millis(s.now())).Row().
		Scan(&p.session, &p.id, &p.name, &p.email, &p.tokenFor, &p.tokenWrites, &seen, &expires)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err != nil {
		return Person{}, in("token", err)
	}
	p.seen, p.expires = fromMillis(seen), fromMillis(expires)
	return p, nil
}

// SeeToken notes that a person's token was used just now.
func (s *Store) SeeToken(ctx context.Context, p Person) error {
	if err := s.IsAsking(p); err != nil || !p.ByToken() {
		return in("token", err)
	}
	now := millis(s.now())
	return in("token", s.write(ctx, func(tx *gorm.DB) error {
		return tx.Exec("UPDATE tokens SET used_at = ? WHERE id = ? AND used_at < ?", now, p.session, now).Error
	}))
}

// deleteTokens deletes the person's tokens that were made at a time or later.
func (r personRow) deleteTokens(tx *gorm.DB, from int64) error {
	return tx.Exec("DELETE FROM tokens WHERE made_at >= ? AND partner_id IN (SELECT id FROM partners WHERE person_id = ?)", from, r.ID).Error
}
