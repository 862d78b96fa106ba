package shelf

import "context"

// UsedIn returns how many classes and assignments use the versions under a slug now, and of how
// many organisations those assignments are. The numbers are exact, and for nobody to see: app/teach
// says what is shown of them.
func (s *Store) UsedIn(ctx context.Context, slug string) (classes, assignments, organisations int, err error) {
	var n struct{ Classes, Assignments, Organisations int }
	err = s.read(ctx).Raw(`SELECT
		(SELECT COUNT(*) FROM classes JOIN versions ON digest = version WHERE slug = @slug AND expires_at > @now) AS classes,
		(SELECT COUNT(*) FROM assignments JOIN versions ON digest = version WHERE slug = @slug) AS assignments,
		(SELECT COUNT(DISTINCT organisation_id) FROM assignments JOIN versions ON digest = version JOIN cohorts ON cohorts.id = cohort_id WHERE slug = @slug) AS organisations`,
		map[string]any{"slug": slug, "now": millis(s.of.Now())}).Scan(&n).Error
	return n.Classes, n.Assignments, n.Organisations, in("where "+slug+" is used", err)
}
