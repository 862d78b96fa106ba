package migrate

import "gorm.io/gorm"

// createTerms adds the terms for contributed text that a partnership has written down, of which
// the newest are the present ones, who has agreed to which, and who has declared of a draft as it
// was that nobody real can be recognised in it. Who set terms or declared something is a number
// that nothing refers to, as in a log.
func createTerms(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE contribution_terms (
			id {id},
			partnership_id bigint NOT NULL REFERENCES partnerships(id) ON DELETE CASCADE,
			body text NOT NULL,
			person bigint NOT NULL,
			set_at bigint NOT NULL)`,
		"CREATE INDEX idx_contribution_terms_partnership_id ON contribution_terms (partnership_id)",
		`CREATE TABLE agreements (
			terms_id bigint NOT NULL REFERENCES contribution_terms(id) ON DELETE CASCADE,
			partner_id bigint NOT NULL REFERENCES partners(id) ON DELETE CASCADE,
			agreed_at bigint NOT NULL,
			PRIMARY KEY (terms_id, partner_id))`,
		"CREATE INDEX idx_agreements_partner_id ON agreements (partner_id)",
		`CREATE TABLE declarations (
			id {id},
			draft_id bigint NOT NULL REFERENCES drafts(id) ON DELETE CASCADE,
			digest text NOT NULL,
			person bigint NOT NULL,
			side text NOT NULL,
			made_at bigint NOT NULL)`,
		"CREATE UNIQUE INDEX idx_declarations_once ON declarations (draft_id, digest, person)")
}
