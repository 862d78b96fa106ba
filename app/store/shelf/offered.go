package shelf

import (
	"context"
	"fmt"

	"caseload/app/store"
	"caseload/app/store/author"
	"caseload/app/who"
)

// MostOffered is how many scenarios of somebody's partnerships are read at once.
const MostOffered = 100

// Offered is what is offered of a draft.
type Offered struct {
	Partnership, Draft int64
	Name               string // the draft's
	Release                   // its ID, About and Signatures
}

// OfferedOf returns what is offered of drafts of the partnerships that a person is in, or of one if that
// isn't 0, where they are such: at most [MostOffered], those that were published first first.
func (s *Store) OfferedOf(ctx context.Context, p store.Person, partnership int64, as []who.Relation) ([]Offered, error) {
	doing := fmt.Sprintf("what is offered of partnerships of person %d", p.ID())
	if err := s.of.IsPerson(p); err != nil {
		return nil, in(doing, err)
	}
	var rows []struct {
		ID, PartnershipID, Draft int64
		Name, About              string
	}
	db := s.read(ctx)
	err := db.Raw(`SELECT publications.id, drafts.partnership_id, drafts.id AS draft, drafts.name, about
		FROM partners JOIN drafts ON drafts.partnership_id = partners.partnership_id AND deleted_at IS NULL
		JOIN publications ON publications.id = (SELECT MAX(offered.id) FROM publications offered JOIN shelf ON publication_id = offered.id AND shelf.slug = offered.slug AND shelf.withdrawn_at IS NULL WHERE offered.draft = drafts.id AND texts <> '')
		JOIN shelf ON publication_id = publications.id AND shelf.slug = publications.slug
		WHERE person_id = ? AND came_at IS NOT NULL AND ended_at IS NULL AND standing IN ? AND (? = 0 OR partners.partnership_id = ?)
		ORDER BY publications.id LIMIT ?`, p.ID(), as, partnership, partnership, MostOffered).Scan(&rows).Error
	list := make([]Offered, len(rows))
	for i, r := range rows {
		list[i] = Offered{r.PartnershipID, r.Draft, r.Name, Release{ID: r.ID, About: []byte(r.About)}}
		if err == nil {
			list[i].Signatures, err = author.SignaturesOf(db, r.ID)
		}
	}
	return list, in(doing, err)
}
