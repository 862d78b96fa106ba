package migrate

import "gorm.io/gorm"

// createPeople is the eleventh migration. It adds people, organisations and what they
// are to each other, how people prove who they are, invitations, and the audit log.
func createPeople(tx *gorm.DB) error {
	err := define(tx,
		`CREATE TABLE organisations (
			id {id},
			name text NOT NULL,
			kind text NOT NULL,
			support text NOT NULL DEFAULT '',
			data text NOT NULL DEFAULT '',
			frameworks text NOT NULL DEFAULT '',
			kept_days bigint NOT NULL DEFAULT 0,
			created_at bigint NOT NULL)`,
		`CREATE TABLE persons (
			id {id},
			name text NOT NULL,
			email text NOT NULL,
			created_at bigint NOT NULL)`,
		"CREATE UNIQUE INDEX idx_persons_email ON persons (email)",
		`CREATE TABLE passphrases (
			person_id bigint NOT NULL PRIMARY KEY REFERENCES persons(id) ON DELETE CASCADE,
			hash text NOT NULL)`,
		`CREATE TABLE memberships (
			person_id bigint NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
			organisation_id bigint NOT NULL REFERENCES organisations(id) ON DELETE CASCADE,
			role text NOT NULL,
			created_at bigint NOT NULL,
			PRIMARY KEY (person_id, organisation_id, role))`,
		"CREATE INDEX idx_memberships_organisation_id ON memberships (organisation_id)",
		`CREATE TABLE sessions (
			id {id},
			person_id bigint NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
			token_hash {bytes} NOT NULL,
			how text NOT NULL,
			device text NOT NULL,
			idle bigint NOT NULL,
			created_at bigint NOT NULL,
			seen_at bigint NOT NULL,
			expires_at bigint NOT NULL)`,
		"CREATE UNIQUE INDEX idx_sessions_token_hash ON sessions (token_hash)",
		"CREATE INDEX idx_sessions_person_id ON sessions (person_id)",
		"CREATE INDEX idx_sessions_expires_at ON sessions (expires_at)",
		`CREATE TABLE browsers (
			id {id},
			person_id bigint NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
			token_hash {bytes} NOT NULL,
			expires_at bigint NOT NULL)`,
		"CREATE INDEX idx_browsers_person_id ON browsers (person_id)",
		"CREATE INDEX idx_browsers_expires_at ON browsers (expires_at)",
		`CREATE TABLE invitations (
			id {id},
			organisation_id bigint REFERENCES organisations(id) ON DELETE CASCADE,
			email text NOT NULL,
			roles text NOT NULL,
			token_hash {bytes} NOT NULL,
			invited_by bigint NOT NULL,
			created_at bigint NOT NULL,
			expires_at bigint NOT NULL,
			used_at bigint)`,
		"CREATE UNIQUE INDEX idx_invitations_token_hash ON invitations (token_hash)",
		"CREATE INDEX idx_invitations_organisation_id ON invitations (organisation_id)",
		"CREATE INDEX idx_invitations_expires_at ON invitations (expires_at)",
		// No organisation or person is referred to: what is written stays when they go.
		`CREATE TABLE audit (
			id {id},
			organisation_id bigint NOT NULL,
			made_at bigint NOT NULL,
			person bigint NOT NULL,
			act text NOT NULL,
			about bigint NOT NULL,
			detail text NOT NULL)`,
		"CREATE INDEX idx_audit_organisation_id ON audit (organisation_id, id)",
		// A person's guests can't go with them unnoticed, because runs would.
		"ALTER TABLE guests ADD COLUMN person_id bigint REFERENCES persons(id)",
		"CREATE INDEX idx_guests_person_id ON guests (person_id)")
	if err != nil {
		return err
	}
	return define(tx, appendOnly(tx)...)
}

// appendOnly returns statements that have the database refuse changes of the audit log.
func appendOnly(tx *gorm.DB) []string {
	if isPostgres(tx) {
		return []string{
			`CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the audit log can only be added to'; END $$`,
			"CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_stays()",
			"CREATE TRIGGER audit_stays_whole BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_stays()",
		}
	}
	return []string{
		"CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log can only be added to'); END",
		"CREATE TRIGGER audit_undeleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log can only be added to'); END",
	}
}
