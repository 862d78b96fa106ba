package migrate

import "gorm.io/gorm"

// createTokens adds the tokens with which somebody's programs reach the drafts of a
// partnership. One belongs to their place in it, and goes with that.
func createTokens(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE tokens (
			id {id},
			partner_id bigint NOT NULL REFERENCES partners(id) ON DELETE CASCADE,
			name text NOT NULL,
			writes boolean NOT NULL,
			token_hash {bytes} NOT NULL,
			made_at bigint NOT NULL,
			expires_at bigint NOT NULL,
			used_at bigint NOT NULL)`,
		"CREATE UNIQUE INDEX idx_tokens_token_hash ON tokens (token_hash)",
		"CREATE INDEX idx_tokens_partner_id ON tokens (partner_id)")
}
