package author

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"caseload/app/store"
	"caseload/app/who"
)

// Partner proves that the person asking is in a partnership, and may do one act to it or to
// what is its own.
type Partner struct {
	by          store.Person
	partnership Partnership
	person      int64 // the number of their row
	act         who.Act
}

// By returns who asks.
func (p Partner) By() store.Person { return p.by }

// Partnership returns the partnership as it was when the proof was made.
func (p Partner) Partnership() Partnership { return p.partnership }

// May reports whether they may do another act as well.
func (p Partner) May(act who.Act) bool {
	return p.by.Reaches(p.partnership.ID, act) && who.AnyMay(who.Roles(), act, p.partnership.Standing, who.State{})
}

// Reading proves that the person asking may read a draft and its files.
type Reading struct {
	partner  Partner
	draft    Draft
	operator bool // of the server, who publishes it
}

// By returns who asks.
func (r Reading) By() store.Person { return r.partner.by }

// Draft returns the draft as it was when the proof was made.
func (r Reading) Draft() Draft { return r.draft }

// Partnership returns whose it is.
func (r Reading) Partnership() Partnership { return r.partner.partnership }

// May reports whether they may do an act to the draft.
func (r Reading) May(act who.Act) bool { return r.partner.May(act) }

// Writing proves that the person asking may change a draft and its files.
type Writing struct {
	reading Reading
	writes  bool // this field makes it another type than one that can be converted
}

// Reading returns the right to read the draft, which writing it includes.
func (w Writing) Reading() Reading { return w.reading }

// Draft returns the draft as it was when the proof was made.
func (w Writing) Draft() Draft { return w.reading.draft }

// By returns who asks.
func (w Writing) By() store.Person { return w.reading.partner.by }

func (s *Store) partner(p Partner, acts ...who.Act) error {
	if p.person == 0 {
		return store.ErrNobody
	}
	if err := s.of.IsAsking(p.by); err != nil {
		return err
	}
	for _, act := range acts {
		if p.act == act {
			return nil
		}
	}
	return store.ErrNobody
}

func (s *Store) reads(r Reading) error {
	if r.operator {
		return nil
	}
	return s.partner(r.partner, who.ReadDraft, who.WriteDraft)
}

func (s *Store) writes(w Writing) error {
	if !w.writes {
		return store.ErrNobody
	}
	return s.partner(w.reading.partner, who.WriteDraft)
}

// Partner checks that a person may do an act to a partnership or to what is its own. The
// error is ErrNotFound if they aren't in it, whether or not there is one, and ErrForbidden if
// they are but may not.
func (s *Store) Partner(ctx context.Context, p store.Person, id int64, act who.Act) (Partner, error) {
	doing := fmt.Sprintf("%s: partnership %d", act, id)
	if err := s.of.IsAsking(p); err != nil {
		return Partner{}, in(doing, err)
	}
	of, err := partnerOf(s.read(ctx), p, id)
	if err == nil && !p.Reaches(id, who.ReadDraft) { // their token is for another one
		err = store.ErrNotFound
	}
	if err != nil {
		return Partner{}, in(doing, err)
	}
	of.act = act
	if !of.May(act) {
		return Partner{}, in(doing, store.ErrForbidden)
	}
	return of, nil
}

// partnerOf returns a proof that is for no act yet.
func partnerOf(db *gorm.DB, p store.Person, id int64) (Partner, error) {
	var rows []struct {
		Row      partnershipRow `gorm:"embedded"`
		Partner  int64
		Standing who.Relation
	}
	err := db.Raw(`SELECT partnerships.*, partners.id AS partner, standing FROM partnerships JOIN partners ON partnership_id = partnerships.id
		WHERE partnerships.id = ? AND person_id = ? AND came_at IS NOT NULL AND ended_at IS NULL`, id, p.ID()).Scan(&rows).Error
	if err == nil && len(rows) == 0 {
		err = store.ErrNotFound
	}
	if err != nil {
		return Partner{}, err
	}
	of := rows[0].Row.partnership()
	of.Standing = rows[0].Standing
	return Partner{by: p, partnership: of, person: rows[0].Partner}, nil
}

// Read checks that a person may read a draft. The errors are those of [Store.Partner].
func (s *Store) Read(ctx context.Context, p store.Person, draft int64) (Reading, error) {
	return s.draftFor(ctx, p, draft, who.ReadDraft)
}

// Write checks that a person may change a draft. The errors are those of [Store.Partner], and
// ErrArchived if it is put away.
func (s *Store) Write(ctx context.Context, p store.Person, draft int64) (Writing, error) {
	r, err := s.draftFor(ctx, p, draft, who.WriteDraft)
	if err == nil && r.draft.PutAway != nil {
		err = in(fmt.Sprintf("write draft %d", draft), store.ErrArchived)
	}
	return Writing{r, err == nil}, err
}

func (s *Store) draftFor(ctx context.Context, p store.Person, draft int64, act who.Act) (Reading, error) {
	doing := fmt.Sprintf("%s %d", act, draft)
	if err := s.of.IsAsking(p); err != nil {
		return Reading{}, in(doing, err)
	}
	var row draftRow
	if err := s.read(ctx).Take(&row, "id = ? AND deleted_at IS NULL", draft).Error; err != nil {
		return Reading{}, in(doing, err)
	}
	of, err := s.Partner(ctx, p, row.PartnershipID, act)
	if err != nil {
		return Reading{}, in(doing, err)
	}
	return Reading{partner: of, draft: row.draft()}, nil
}

// OperatorReads lets the operator of the server read any draft, to publish it. The error is
// ErrNotFound if there is none of that number.
func (s *Store) OperatorReads(ctx context.Context, by store.Operator, draft int64) (Reading, error) {
	doing := fmt.Sprintf("read draft %d", draft)
	if err := s.of.IsOperator(by); err != nil {
		return Reading{}, in(doing, err)
	}
	var row draftRow
	err := s.read(ctx).Take(&row, "id = ?", draft).Error
	return Reading{draft: row.draft(), operator: err == nil}, in(doing, err)
}
