package author

import (
	"context"
	"fmt"
	"time"

	"caseload/app/store"
	"caseload/app/who"
)

// Own proves that the person asking is or was in a partnership, and may take away what they
// themselves have said and done there. It gives no right to what is anybody else's.
type Own struct {
	by          store.Person
	partnership Partnership
	self        Somebody
	left        *time.Time
}

// Partnership returns the partnership as it was when the proof was made.
func (o Own) Partnership() Partnership { return o.partnership }

// Self returns as whom they are in it, or were last.
func (o Own) Self() Somebody { return o.self }

// Left returns when they left it or were taken out; nil if they are in it.
func (o Own) Left() *time.Time { return o.left }

func (s *Store) owns(o Own) error {
	if o.partnership.ID == 0 {
		return store.ErrNobody
	}
	return s.of.IsPerson(o.by)
}

// Owns returns a proof for each partnership that a person is or ever was in, newest first.
func (s *Store) Owns(ctx context.Context, p store.Person) ([]Own, error) {
	doing := fmt.Sprintf("partnerships that person %d is or was in", p.ID())
	if err := s.of.IsPerson(p); err != nil {
		return nil, in(doing, err)
	}
	var rows []struct {
		Row          partnerRow `gorm:"embedded"`
		Called       string
		MadeAt       int64
		Place, Found string
	}
	err := s.read(ctx).Raw(`SELECT partners.*, partnerships.name AS called, made_at, COALESCE(organisations.name, '') AS place, COALESCE(kind, '') AS found
		FROM partners JOIN partnerships ON partnerships.id = partnership_id LEFT JOIN organisations ON organisations.id = organisation_id
		WHERE person_id = ? AND came_at IS NOT NULL ORDER BY partnership_id DESC, CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, partners.id DESC`, p.ID()).Scan(&rows).Error
	var list []Own
	for _, r := range rows {
		if n := len(list); n > 0 && list[n-1].partnership.ID == r.Row.PartnershipID {
			continue // they were in it before, too
		}
		one := Own{by: p, partnership: Partnership{ID: r.Row.PartnershipID, Name: r.Called, Made: fromMillis(r.MadeAt), Standing: r.Row.Standing}, self: r.Row.somebody()}
		one.self.Place, one.self.Kind = r.Place, who.Kind(r.Found)
		if r.Row.EndedAt != nil {
			at := fromMillis(*r.Row.EndedAt)
			one.left = &at
		}
		list = append(list, one)
	}
	return list, in(doing, err)
}

// Agreement is that somebody agreed to the terms for contributed text that were set at a time.
type Agreement struct{ Set, Made time.Time }

// AgreedByMe returns to which terms of a partnership whoever asks has agreed, oldest first.
func (s *Store) AgreedByMe(ctx context.Context, o Own) ([]Agreement, error) {
	doing := fmt.Sprintf("own agreements in partnership %d", o.partnership.ID)
	if err := s.owns(o); err != nil {
		return nil, in(doing, err)
	}
	var rows []struct{ SetAt, AgreedAt int64 }
	err := s.read(ctx).Raw(`SELECT set_at, agreed_at FROM agreements JOIN contribution_terms ON contribution_terms.id = terms_id JOIN partners ON partners.id = partner_id
		WHERE partners.partnership_id = ? AND person_id = ? ORDER BY agreed_at, terms_id`, o.partnership.ID, o.by.ID()).Scan(&rows).Error
	list := make([]Agreement, len(rows))
	for i, r := range rows {
		list[i] = Agreement{fromMillis(r.SetAt), fromMillis(r.AgreedAt)}
	}
	return list, in(doing, err)
}
