package migrate

import "gorm.io/gorm"

// createDrafts adds partnerships, the people in them, drafts, and for each file of a draft the
// log of its changes. Somebody is in a partnership from their invitation on, and their row
// stays when they have left it or were erased. In a log people are numbers that nothing
// refers to, so that it stays whole when somebody is erased.
func createDrafts(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE partnerships (
			id {id},
			name text NOT NULL,
			made_at bigint NOT NULL)`,
		`CREATE TABLE partners (
			id {id},
			partnership_id bigint NOT NULL REFERENCES partnerships(id) ON DELETE CASCADE,
			person_id bigint REFERENCES persons(id) ON DELETE SET NULL,
			organisation_id bigint REFERENCES organisations(id) ON DELETE SET NULL,
			standing text NOT NULL,
			lived boolean NOT NULL,
			named text NOT NULL,
			email text NOT NULL,
			invited_at bigint NOT NULL,
			came_at bigint,
			ended_at bigint)`,
		"CREATE INDEX idx_partners_partnership_id ON partners (partnership_id)",
		"CREATE UNIQUE INDEX idx_partners_once ON partners (person_id, partnership_id) WHERE ended_at IS NULL",
		"CREATE INDEX idx_partners_organisation_id ON partners (organisation_id)",
		"ALTER TABLE invitations ADD COLUMN partner_id bigint REFERENCES partners(id) ON DELETE CASCADE",
		"CREATE INDEX idx_invitations_partner_id ON invitations (partner_id)",
		`CREATE TABLE drafts (
			id {id},
			partnership_id bigint NOT NULL REFERENCES partnerships(id) ON DELETE CASCADE,
			slug text NOT NULL,
			name text NOT NULL,
			begun_from text NOT NULL,
			made_at bigint NOT NULL,
			put_away_at bigint)`,
		"CREATE INDEX idx_drafts_partnership_id ON drafts (partnership_id)",
		`CREATE TABLE draft_files (
			id {id},
			draft_id bigint NOT NULL REFERENCES drafts(id) ON DELETE CASCADE,
			path text NOT NULL,
			version bigint NOT NULL,
			snapshot bigint NOT NULL,
			size bigint NOT NULL,
			logged bigint NOT NULL,
			crlf boolean NOT NULL,
			bom boolean NOT NULL,
			made_at bigint NOT NULL,
			removed_at bigint)`,
		"CREATE UNIQUE INDEX idx_draft_files_path ON draft_files (draft_id, path) WHERE removed_at IS NULL",
		`CREATE TABLE editors (
			id {id},
			file_id bigint NOT NULL REFERENCES draft_files(id) ON DELETE CASCADE,
			client text NOT NULL,
			person bigint NOT NULL)`,
		"CREATE UNIQUE INDEX idx_editors_client ON editors (file_id, client)",
		`CREATE TABLE changes (
			file_id bigint NOT NULL REFERENCES draft_files(id) ON DELETE CASCADE,
			version bigint NOT NULL,
			editor bigint NOT NULL,
			made_at bigint NOT NULL,
			body text NOT NULL,
			PRIMARY KEY (file_id, version))`,
		`CREATE TABLE snapshots (
			file_id bigint NOT NULL REFERENCES draft_files(id) ON DELETE CASCADE,
			version bigint NOT NULL,
			body {bytes} NOT NULL,
			PRIMARY KEY (file_id, version))`)
}
