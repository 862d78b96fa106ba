package migrate

import "gorm.io/gorm"

// createPairs is the migration after which two students can have a run together. A run has
// a partner's guest beside its own; what is written, shared and read of it says whose that
// is; and a decision in such a run says who made it. An assignment says whether it can be
// played so, and there are the codes by which a student is asked.
func createPairs(tx *gorm.DB) error {
	err := define(tx,
		"ALTER TABLE assignments ADD COLUMN pairs boolean NOT NULL DEFAULT {false}",
		"ALTER TABLE runs ADD COLUMN partner_id bigint REFERENCES guests(id) ON DELETE SET NULL",
		"CREATE INDEX idx_runs_partner_id ON runs (partner_id)",
		"ALTER TABLE decisions ADD COLUMN guest_id bigint",
		`CREATE TABLE pair_codes (
			assignment_id bigint NOT NULL REFERENCES assignments(id) ON DELETE CASCADE,
			person_id bigint NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
			code text NOT NULL,
			expires_at bigint NOT NULL,
			PRIMARY KEY (assignment_id, person_id))`,
		"CREATE UNIQUE INDEX idx_pair_codes_code ON pair_codes (assignment_id, code)",
		"CREATE INDEX idx_pair_codes_person_id ON pair_codes (person_id)",
		`CREATE TABLE comments_seen (
			comment_id bigint NOT NULL REFERENCES comments(id) ON DELETE CASCADE,
			guest_id bigint NOT NULL REFERENCES guests(id) ON DELETE CASCADE,
			PRIMARY KEY (comment_id, guest_id))`,
		"CREATE INDEX idx_comments_seen_guest_id ON comments_seen (guest_id)",
		"INSERT INTO comments_seen (comment_id, guest_id) SELECT comments.id, guest_id FROM comments JOIN runs ON runs.id = run_id WHERE seen_at IS NOT NULL",
		"ALTER TABLE comments DROP COLUMN seen_at")
	if err != nil {
		return err
	}
	if isPostgres(tx) {
		return define(tx,
			"ALTER TABLE writings ADD COLUMN guest_id bigint",
			"UPDATE writings SET guest_id = runs.guest_id FROM runs WHERE runs.id = run_id",
			"ALTER TABLE writings ALTER COLUMN guest_id SET NOT NULL",
			"ALTER TABLE writings DROP CONSTRAINT words_pkey",
			"ALTER TABLE writings ADD PRIMARY KEY (run_id, turn, kind, guest_id)",
			"ALTER TABLE shares ADD COLUMN guest_id bigint",
			"UPDATE shares SET guest_id = runs.guest_id FROM runs WHERE runs.id = run_id",
			"ALTER TABLE shares ALTER COLUMN guest_id SET NOT NULL",
			"ALTER TABLE shares DROP CONSTRAINT shares_pkey",
			"ALTER TABLE shares ADD PRIMARY KEY (run_id, guest_id)")
	}
	return define(tx,
		"ALTER TABLE writings RENAME TO writings_unsigned",
		`CREATE TABLE writings (
			run_id integer NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
			turn integer NOT NULL,
			kind text NOT NULL,
			text text NOT NULL,
			guest_id bigint NOT NULL,
			PRIMARY KEY (run_id, turn, kind, guest_id))`,
		"INSERT INTO writings SELECT run_id, turn, kind, text, guest_id FROM writings_unsigned JOIN runs ON runs.id = run_id",
		"DROP TABLE writings_unsigned",
		"ALTER TABLE shares RENAME TO shares_unsigned",
		"DROP INDEX idx_shares_secret",
		`CREATE TABLE shares (
			run_id integer NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
			secret text NOT NULL,
			parts text NOT NULL,
			created_at integer NOT NULL,
			kinds text NOT NULL DEFAULT '[]',
			guest_id bigint NOT NULL,
			PRIMARY KEY (run_id, guest_id))`,
		"CREATE UNIQUE INDEX idx_shares_secret ON shares (secret)",
		"INSERT INTO shares SELECT run_id, secret, parts, shares_unsigned.created_at, kinds, guest_id FROM shares_unsigned JOIN runs ON runs.id = run_id",
		"DROP TABLE shares_unsigned")
}
