package migrate

import "gorm.io/gorm"

// createDraftComments adds what people say of a piece of a draft's text, and what others answer.
// As in the log of a file, people are numbers that nothing refers to, so that a conversation
// stays whole when somebody is erased.
func createDraftComments(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE draft_comments (
			id {id},
			draft_id bigint NOT NULL REFERENCES drafts(id) ON DELETE CASCADE,
			file_id bigint NOT NULL REFERENCES draft_files(id) ON DELETE CASCADE,
			version bigint NOT NULL,
			begins bigint NOT NULL,
			ends bigint NOT NULL,
			gone boolean NOT NULL,
			quote text NOT NULL,
			moment text NOT NULL,
			person bigint NOT NULL,
			text text NOT NULL,
			instead text,
			asked bigint NOT NULL,
			outcome text NOT NULL,
			made_at bigint NOT NULL,
			replies bigint NOT NULL,
			last_by bigint NOT NULL,
			last_at bigint NOT NULL)`,
		"CREATE INDEX idx_draft_comments_draft_id ON draft_comments (draft_id, outcome)",
		"CREATE INDEX idx_draft_comments_file_id ON draft_comments (file_id)",
		`CREATE TABLE draft_replies (
			id {id},
			comment_id bigint NOT NULL REFERENCES draft_comments(id) ON DELETE CASCADE,
			person bigint NOT NULL,
			what text NOT NULL,
			text text NOT NULL,
			version bigint NOT NULL,
			made_at bigint NOT NULL)`,
		"CREATE INDEX idx_draft_replies_comment_id ON draft_replies (comment_id)")
}
