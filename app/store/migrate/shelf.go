package migrate

import "gorm.io/gorm"

// createShelf adds the shelf: which packs were put on it, and which versions were frozen from
// each. By whom and from which draft are numbers that nothing refers to, so that a scenario
// stays on the shelf whatever becomes of those who wrote it.
func createShelf(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE publications (
			id {id},
			slug text NOT NULL,
			origin text NOT NULL,
			digest text NOT NULL,
			edition bigint NOT NULL,
			files {bytes} NOT NULL,
			notes text NOT NULL,
			put_at bigint NOT NULL,
			person bigint NOT NULL,
			partnership bigint NOT NULL,
			draft bigint NOT NULL)`,
		"CREATE INDEX idx_publications_slug ON publications (slug)",
		`CREATE TABLE shelf (
			id {id},
			publication_id bigint NOT NULL REFERENCES publications(id),
			slug text NOT NULL,
			version text NOT NULL REFERENCES versions(digest),
			about text NOT NULL,
			withdrawn_at bigint,
			why text NOT NULL)`,
		"CREATE UNIQUE INDEX idx_shelf_once ON shelf (publication_id, slug)",
		"CREATE INDEX idx_shelf_slug ON shelf (slug)",
		"CREATE INDEX idx_shelf_version ON shelf (version)")
}
