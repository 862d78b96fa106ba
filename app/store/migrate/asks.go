package migrate

import "gorm.io/gorm"

// createAsks adds who is asked to review a draft, and by whom.
func createAsks(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE review_asks (
			draft_id bigint NOT NULL REFERENCES drafts(id) ON DELETE CASCADE,
			partner_id bigint NOT NULL REFERENCES partners(id) ON DELETE CASCADE,
			asker bigint NOT NULL,
			asked_at bigint NOT NULL,
			PRIMARY KEY (draft_id, partner_id))`,
		"CREATE INDEX idx_review_asks_partner_id ON review_asks (partner_id)")
}
