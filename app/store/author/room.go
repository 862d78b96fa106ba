package author

import (
	"database/sql"

	"gorm.io/gorm"

	"caseload/app/store"
	"caseload/app/store/database"
)

// roomFor returns ErrFull if a partnership can't keep so many bytes more. If it could without packs
// that were read in reviews long ago, those go.
func roomFor(tx *gorm.DB, partnership int64, bytes int) error {
	kept, err := keptOf(tx, partnership)
	if over := kept + int64(bytes) - MaxKept; err == nil && over > 0 {
		err = letGo(tx, partnership, over)
	}
	return err
}

// keptOf returns how many bytes a partnership keeps. Words count two for each character, as texts do
// for each UTF-16 unit.
func keptOf(tx *gorm.DB, partnership int64) (kept int64, err error) {
	err = tx.Raw(`WITH own AS (SELECT id FROM drafts WHERE partnership_id = @of AND deleted_at IS NULL)
		SELECT (SELECT COALESCE(SUM(@file + 2 * size + logged), 0) FROM draft_files WHERE draft_id IN (SELECT id FROM own))
		+ (SELECT COALESCE(SUM(size), 0) FROM draft_plays WHERE draft_id IN (SELECT id FROM own))
		+ (SELECT COALESCE(SUM(LENGTH(archive) + LENGTH(texts)), 0) FROM review_packs WHERE draft_id IN (SELECT id FROM own))
		+ (SELECT COALESCE(SUM(@words + 2 * LENGTH(words)), 0) FROM reviews WHERE draft_id IN (SELECT id FROM own))
		+ (SELECT COALESCE(SUM(@words + 2 * LENGTH(review_answers.why)), 0) FROM review_answers JOIN reviews ON reviews.id = review_id WHERE draft_id IN (SELECT id FROM own))
		+ (SELECT COALESCE(SUM(@words + 2 * LENGTH(why)), 0) FROM range_judgements WHERE draft_id IN (SELECT id FROM own))
		+ (SELECT COALESCE(SUM(@words + 2 * (LENGTH(quote) + LENGTH(text) + COALESCE(LENGTH(instead), 0))), 0) FROM draft_comments WHERE draft_id IN (SELECT id FROM own))
		+ (SELECT COALESCE(SUM(@words + 2 * LENGTH(draft_replies.text)), 0) FROM draft_replies JOIN draft_comments ON draft_comments.id = comment_id WHERE draft_id IN (SELECT id FROM own))`,
		sql.Named("of", partnership), sql.Named("file", perFile), sql.Named("words", perWords)).Scan(&kept).Error
	return kept, err
}

// letGo empties packs that were read in reviews of a partnership's drafts until so many bytes are
// free, or returns ErrFull if that isn't enough. The reviews stay, with all that was answered in
// them. First go packs that nothing else names, then those in which a range was judged, then those
// that were published, of each the oldest first. What an open review reads stays, and so does of each
// draft what was read last, signed last and published last.
func letGo(tx *gorm.DB, partnership, bytes int64) error {
	err := database.LockRows(tx, &draftRow{}, "NO KEY UPDATE", "partnership_id = ? AND deleted_at IS NULL", []any{partnership}) // so that no review begins with one of them
	if err != nil {
		return err
	}
	var packs []struct{ ID, Size int64 }
	err = tx.Raw(`SELECT id, LENGTH(archive) + LENGTH(texts) AS size FROM review_packs AS pack
		WHERE draft_id IN (SELECT id FROM drafts WHERE partnership_id = ? AND deleted_at IS NULL) AND LENGTH(archive) > 0
			AND NOT EXISTS (SELECT 1 FROM reviews WHERE pack_id = pack.id AND ended_at IS NULL)
			AND id <> (SELECT pack_id FROM reviews WHERE draft_id = pack.draft_id ORDER BY id DESC LIMIT 1)
			AND id <> COALESCE((SELECT pack_id FROM reviews WHERE draft_id = pack.draft_id AND verdict = ? ORDER BY ended_at DESC, id DESC LIMIT 1), 0)
			AND digest <> COALESCE((SELECT texts FROM publications WHERE draft = pack.draft_id ORDER BY id DESC LIMIT 1), '')
		ORDER BY CASE WHEN EXISTS (SELECT 1 FROM publications WHERE draft = pack.draft_id AND publications.texts = pack.digest) THEN 2
			WHEN EXISTS (SELECT 1 FROM range_judgements JOIN reviews ON reviews.id = review_id WHERE pack_id = pack.id) THEN 1 ELSE 0 END, id`, partnership, Signed).Scan(&packs).Error
	if err != nil {
		return err
	}
	var ids []int64
	for _, pack := range packs {
		if bytes > 0 {
			ids, bytes = append(ids, pack.ID), bytes-pack.Size
		}
	}
	if bytes > 0 {
		return store.ErrFull
	}
	return tx.Model(&reviewPackRow{}).Where("id IN ?", ids).Updates(map[string]any{"archive": []byte{}, "texts": ""}).Error
}
