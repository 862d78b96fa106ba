package migrate

import "gorm.io/gorm"

// createDraftPlays adds what people play of drafts: each on the texts as they were when it was
// begun, whatever is typed afterwards. It goes with its draft, and with its person.
func createDraftPlays(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE draft_plays (
			id {id},
			draft_id bigint NOT NULL REFERENCES drafts(id) ON DELETE CASCADE,
			person_id bigint NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
			how text NOT NULL,
			decisions text NOT NULL,
			turns bigint NOT NULL,
			begun bigint NOT NULL,
			digest text NOT NULL,
			texts text NOT NULL,
			archive {bytes} NOT NULL,
			size bigint NOT NULL,
			made_at bigint NOT NULL,
			changed_at bigint NOT NULL)`,
		"CREATE INDEX idx_draft_plays_draft_id ON draft_plays (draft_id, person_id)",
		"CREATE INDEX idx_draft_plays_person_id ON draft_plays (person_id)")
}
