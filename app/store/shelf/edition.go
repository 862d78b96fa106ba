package shelf

import (
	"context"
	"time"

	"caseload/app/store"
	"caseload/app/store/row"
	"caseload/app/who"
)

// MostEditions is how many versions of a scenario are listed.
const MostEditions = 50

// Edition is a version that is or was on the shelf, as everybody may know it: with the
// organisations behind it, and without the people.
type Edition struct {
	Version     string
	Put         time.Time
	Withdrawn   *time.Time // nil while it can be begun
	Why         string     // it was withdrawn; "" if nobody has said
	Origin      Origin
	Partnership string     // the name of those who wrote it; "" if it is nobody's in particular
	Places      []string   // the organisations for which they write now
	Released    string     // what its authors say is new, in Markdown; "" if it was withdrawn for a reason
	Second      *time.Time // until when an urgent correction waits for its second signature
	Signed      []Signed
}

// Signed is a signature under an edition.
type Signed struct {
	Place string // the organisation's name; "" if it has gone
	Side  who.Kind
	On    time.Time
}

// Editions returns what is and was on the shelf under a slug, newest first and at most
// MostEditions, or ErrNotFound if nothing ever was.
func (s *Store) Editions(ctx context.Context, slug string) ([]Edition, error) {
	doing := "versions of " + slug
	var rows []struct {
		Row                  row.Shelved `gorm:"embedded"`
		Partnership, PutAt   int64
		Called, ReleaseNotes string
		Origin               Origin
		SecondBy             *int64
	}
	db := s.read(ctx)
	err := db.Raw(`SELECT shelf.id, publication_id, shelf.slug, version, withdrawn_at, why, origin, partnership, put_at, release_notes, second_by, COALESCE(partnerships.name, '') AS called
		FROM shelf JOIN publications ON publications.id = publication_id LEFT JOIN partnerships ON partnerships.id = partnership
		WHERE shelf.slug = ? ORDER BY shelf.id DESC LIMIT ?`, slug, MostEditions).Scan(&rows).Error
	if err == nil && len(rows) == 0 {
		err = store.ErrNotFound
	}
	if err != nil {
		return nil, in(doing, err)
	}
	publications, partnerships := make([]int64, len(rows)), make([]int64, len(rows))
	for i, r := range rows {
		publications[i], partnerships[i] = r.Row.PublicationID, r.Partnership
	}
	var signed []struct {
		PublicationID, SignedAt int64
		Side                    who.Kind
		Place                   string
	}
	err = db.Raw(`SELECT publication_id, signed_at, side, COALESCE(name, '') AS place FROM signatures LEFT JOIN organisations ON organisations.id = organisation
		WHERE publication_id IN ? ORDER BY signed_at, person`, publications).Scan(&signed).Error
	if err != nil {
		return nil, in(doing, err)
	}
	var places []struct {
		PartnershipID int64
		Name          string
	}
	err = db.Raw(`SELECT DISTINCT partnership_id, name FROM partners JOIN organisations ON organisations.id = organisation_id
		WHERE partnership_id IN ? AND came_at IS NOT NULL AND ended_at IS NULL ORDER BY name`, partnerships).Scan(&places).Error
	list := make([]Edition, len(rows))
	for i, r := range rows {
		list[i] = Edition{
			Version: r.Row.Version, Put: fromMillis(r.PutAt), Withdrawn: timeOf(r.Row.WithdrawnAt), Why: r.Row.Why, Origin: r.Origin,
			Partnership: r.Called, Released: r.ReleaseNotes, Second: timeOf(r.SecondBy),
		}
		if r.Row.Why != "" {
			list[i].Released = ""
		}
		for _, one := range signed {
			if one.PublicationID == r.Row.PublicationID {
				list[i].Signed = append(list[i].Signed, Signed{one.Place, one.Side, fromMillis(one.SignedAt)})
			}
		}
		for _, one := range places {
			if one.PartnershipID == r.Partnership {
				list[i].Places = append(list[i].Places, one.Name)
			}
		}
	}
	return list, in(doing, err)
}
