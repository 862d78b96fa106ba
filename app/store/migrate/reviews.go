package migrate

import "gorm.io/gorm"

// createReviews adds reviews of drafts, the packs that were read in them, each once, what was
// answered, and how each reviewer judged the ranges. Who has written in a draft is kept as
// well, and whether a review by somebody else has ended since. People and organisations are
// numbers that nothing refers to, so that a review stays whole when somebody is erased.
func createReviews(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE review_packs (
			id {id},
			draft_id bigint NOT NULL REFERENCES drafts(id) ON DELETE CASCADE,
			digest text NOT NULL,
			texts text NOT NULL,
			archive {bytes} NOT NULL)`,
		"CREATE UNIQUE INDEX idx_review_packs_digest ON review_packs (draft_id, digest)",
		`CREATE TABLE reviews (
			id {id},
			draft_id bigint NOT NULL REFERENCES drafts(id) ON DELETE CASCADE,
			pack_id bigint NOT NULL REFERENCES review_packs(id) ON DELETE CASCADE,
			person bigint NOT NULL,
			organisation bigint NOT NULL,
			side text NOT NULL,
			lived boolean NOT NULL,
			begun_at bigint NOT NULL,
			ended_at bigint,
			verdict text NOT NULL,
			words text NOT NULL)`,
		"CREATE INDEX idx_reviews_draft_id ON reviews (draft_id)",
		"CREATE INDEX idx_reviews_pack_id ON reviews (pack_id)",
		"CREATE UNIQUE INDEX idx_reviews_open ON reviews (draft_id, person) WHERE ended_at IS NULL",
		`CREATE TABLE review_answers (
			review_id bigint NOT NULL REFERENCES reviews(id) ON DELETE CASCADE,
			question text NOT NULL,
			choice text NOT NULL,
			why text NOT NULL,
			PRIMARY KEY (review_id, question))`,
		`CREATE TABLE range_judgements (
			id {id},
			draft_id bigint NOT NULL REFERENCES drafts(id) ON DELETE CASCADE,
			review_id bigint NOT NULL REFERENCES reviews(id) ON DELETE CASCADE,
			moment text NOT NULL,
			shown text NOT NULL,
			person bigint NOT NULL,
			wrote boolean NOT NULL,
			least text NOT NULL,
			most text NOT NULL,
			why text NOT NULL,
			given_at bigint NOT NULL)`,
		"CREATE UNIQUE INDEX idx_range_judgements_once ON range_judgements (draft_id, moment, shown, person)",
		"CREATE INDEX idx_range_judgements_review_id ON range_judgements (review_id)",
		`CREATE TABLE draft_writers (
			draft_id bigint NOT NULL REFERENCES drafts(id) ON DELETE CASCADE,
			person bigint NOT NULL,
			unread boolean NOT NULL,
			PRIMARY KEY (draft_id, person))`,
		`INSERT INTO draft_writers (draft_id, person, unread)
			SELECT DISTINCT draft_id, person, NOT {false} FROM editors JOIN draft_files ON draft_files.id = file_id`)
}
