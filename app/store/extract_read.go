package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"caseload/app/store/row"
	"caseload/app/who"
)

// Extracts returns what the person asking has handed over in a cohort, or what was handed to
// them there, the newest first, without pieces. In a session in which words from before are
// closed, they have no message from before either.
func (s *Store) Extracts(ctx context.Context, e Extracts) ([]Extract, error) {
	return s.extracts(ctx, e, "ORDER BY extracts.id DESC")
}

// Extract returns one of them, and notes that it is read if it was handed to the person
// asking. Those who have a session in which the words of a run are closed don't get these.
// The error is ErrNotFound if there is none of that number.
func (s *Store) Extract(ctx context.Context, e Extracts, id int64) (Extract, error) {
	doing := fmt.Sprintf("extract %d", id)
	list, err := s.extracts(ctx, e, "AND extracts.id = ?", id)
	if err == nil && len(list) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return Extract{}, in(doing, err)
	}
	x := list[0]
	if x.Educator.ID == e.by.id {
		err = s.noteExtract(ctx, e, x)
	}
	if err == nil {
		x.Pieces, err = s.pieces(ctx, e.by, x)
	}
	return x, in(doing, err)
}

func (s *Store) extracts(ctx context.Context, e Extracts, more string, values ...any) ([]Extract, error) {
	const doing = "extracts"
	if err := s.readsExtracts(e); err != nil {
		return nil, in(doing, err)
	}
	var rows []struct {
		Row                                                    row.Extract `gorm:"embedded"`
		StudentName, StudentEmail, EducatorName, EducatorEmail string
		Given                                                  bool
		Pieces                                                 int
	}
	err := s.read(ctx).Raw(`SELECT * FROM (SELECT extracts.*, st.name AS student_name, st.email AS student_email, ed.name AS educator_name, ed.email AS educator_email,
			EXISTS (SELECT 1 FROM cohort_given g WHERE g.cohort_id = extracts.cohort_id AND g.educator_id = extracts.educator_id AND g.student_id = extracts.student_id) AS given,
			(SELECT COUNT(*) FROM extract_pieces JOIN runs ON runs.id = run_id WHERE extract_id = extracts.id AND runs.expires_at > ?) AS pieces
		FROM extracts JOIN persons st ON st.id = student_id JOIN persons ed ON ed.id = educator_id WHERE cohort_id = ?) AS extracts
		WHERE (student_id = ? OR educator_id = ? AND given) `+more,
		append([]any{millis(s.now()), e.cohort.ID, e.by.id, e.by.id}, values...)...).Scan(&rows).Error
	list := make([]Extract, len(rows))
	for i, r := range rows {
		list[i] = Extract{
			ID: r.Row.ID, Student: Listed{ID: r.Row.StudentID, Name: r.StudentName, Email: r.StudentEmail}, Educator: Listed{ID: r.Row.EducatorID, Name: r.EducatorName, Email: r.EducatorEmail},
			Purpose: r.Row.Purpose, Message: r.Row.Message, At: fromMillis(r.Row.MadeAt), Read: timeOf(r.Row.ReadAt), Given: r.Given, Count: r.Pieces,
		}
		if r.Row.StudentID == e.by.id && r.Row.MadeAt < millis(e.by.closed) {
			list[i].Message = ""
		}
	}
	return list, in(doing, err)
}

// pieces returns the pieces of an extract that are left. To its student, those of a run whose
// words are closed in this session have no text; what was decided in a run whose texts are hidden has
// none to anybody.
func (s *Store) pieces(ctx context.Context, by Person, x Extract) ([]Piece, error) {
	var rows []struct {
		Row                  row.Piece `gorm:"embedded"`
		Title                string
		CreatedAt, ExpiresAt int64
		Hidden               bool
	}
	err := s.read(ctx).Raw(`SELECT extract_pieces.*, versions.title AS title, runs.created_at AS created_at, runs.expires_at AS expires_at, `+row.Hidden+` AS hidden
		FROM extract_pieces JOIN runs ON runs.id = run_id JOIN versions ON versions.digest = runs.version
		WHERE extract_id = ? AND runs.expires_at > ? ORDER BY place`, x.ID, millis(s.now())).Scan(&rows).Error
	list := make([]Piece, len(rows))
	for i, r := range rows {
		list[i] = Piece{RunID: r.Row.RunID, Title: r.Title, Until: fromMillis(r.ExpiresAt), Turn: r.Row.Turn, Kind: r.Row.Kind, Heading: r.Row.Heading, Label: r.Row.Label, Text: r.Row.Text}
		if list[i].Hidden = r.Hidden; r.Hidden && r.Row.Turn > 0 {
			list[i].Heading = ""
		}
		if r.Hidden && r.Row.Kind == KindDecided {
			list[i].Text = ""
		}
		if x.Student.ID == by.id && r.CreatedAt < millis(by.closed) {
			list[i].Closed, list[i].Text = true, ""
		}
	}
	return list, err
}

// noteExtract notes that a practice educator reads an extract: in the audit log, and, the
// first time, for its student.
func (s *Store) noteExtract(ctx context.Context, e Extracts, x Extract) error {
	err := s.noteRead(ctx, e.cohort.Organisation, e.by, who.ReadExtract, x.ID, fmt.Sprintf("of person %d", x.Student.ID))
	if err != nil || x.Read != nil {
		return err
	}
	now := millis(s.now())
	return s.write(ctx, func(tx *gorm.DB) error {
		return tx.Model(&row.Extract{}).Where("id = ? AND read_at IS NULL", x.ID).Update("read_at", now).Error
	})
}

// GivenTo is a practice educator to whom a student was given, and the cohort in which.
type GivenTo struct {
	Cohort     int64
	Name, Year string // the cohort's
	Educator   Listed // without roles
}

// GivenTo returns the practice educators to whom the person asking was given as a student of
// any cohort, by name.
func (s *Store) GivenTo(ctx context.Context, p Person) ([]GivenTo, error) {
	doing := fmt.Sprintf("to whom person %d was given", p.id)
	if err := s.isPerson(p); err != nil {
		return nil, in(doing, err)
	}
	var rows []struct {
		CohortID, EducatorID      int64
		Name, Year, Called, Email string
	}
	err := s.read(ctx).Raw(`SELECT cohort_id, educator_id, cohorts.name AS name, year, persons.name AS called, email FROM cohort_given
		JOIN cohorts ON cohorts.id = cohort_id JOIN persons ON persons.id = educator_id WHERE student_id = ? ORDER BY cohort_id DESC, persons.name, persons.id`, p.id).Scan(&rows).Error
	list := make([]GivenTo, len(rows))
	for i, r := range rows {
		list[i] = GivenTo{r.CohortID, r.Name, r.Year, Listed{ID: r.EducatorID, Name: r.Called, Email: r.Email}}
	}
	return list, in(doing, err)
}
