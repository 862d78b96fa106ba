package migrate

import "gorm.io/gorm"

// addMail is the sixteenth migration. It adds to invitations what became of mailing them:
// "", "waiting", "sent" or "failed"; and since when.
func addMail(tx *gorm.DB) error {
	return define(tx,
		"ALTER TABLE invitations ADD COLUMN mailed text NOT NULL DEFAULT ''",
		"ALTER TABLE invitations ADD COLUMN mailed_at bigint NOT NULL DEFAULT 0")
}
