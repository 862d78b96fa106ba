package migrate

import "gorm.io/gorm"

// createBehind adds which organisations were ever behind a partnership, which stays known when
// those who wrote for one write for none any longer, have left, or were erased. Those are numbers
// that nothing refers to. What was before is taken from wherever it is still kept.
func createBehind(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE behind (
			partnership bigint NOT NULL,
			organisation bigint NOT NULL,
			PRIMARY KEY (partnership, organisation))`,
		`INSERT INTO behind (partnership, organisation)
			SELECT partnership_id, organisation_id FROM partners WHERE organisation_id IS NOT NULL
			UNION SELECT partnership_id, organisation FROM reviews JOIN drafts ON drafts.id = draft_id WHERE organisation <> 0
			UNION SELECT partnership, organisation FROM signatures JOIN publications ON publications.id = publication_id WHERE partnership <> 0 AND organisation <> 0
			UNION SELECT about, organisation_id FROM audit WHERE act IN ('make a partnership', 'change a partnership')`)
}
