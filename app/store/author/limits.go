package author

import (
	"gorm.io/gorm"

	"caseload/app/change"
	"caseload/app/store"
)

// Everything that can grow is limited.
const (
	MaxPartnerships = 200            // in which one person is
	MaxOwned        = 20             // of them, in which that person is an owner when making another: so nobody fills a disk alone
	MaxPartners     = 100            // people in a partnership, with those who are invited
	MaxTokens       = 10             // of one person in a partnership
	MaxDrafts       = 200            // of a partnership, with those that are put away
	MaxFiles        = 300            // of a draft; so many a pack may have
	MaxFilesEver    = 2_000          // of a draft, with those that were taken out
	MaxTexts        = 8 << 20        // UTF-16 units of a draft's files together; a pack has half as many bytes
	MaxText         = change.MaxText // UTF-16 units of a file
	MaxSent         = 200            // updates of one push
	MaxBehind       = 500            // versions that a push may be behind the file
	MaxBehindBytes  = 256 << 10      // bytes of the log that it may be behind, since moving it over them keeps others waiting
	MaxKept         = 64 << 20       // bytes of all texts of a partnership and their logs, also of what was taken out, of plays, of comments, and of reviews with the packs that were read
	MaxLog          = 16 << 20       // bytes of the log of one file, with its snapshots
	MaxClient       = 64             // bytes of what an editor's state calls itself
	MaxPath         = 120            // bytes of a file's path
	MaxRead         = 2_000          // changes that are read at once
	MaxDerived      = 6              // of one kind and one draft: of what it was before, so that going back to it is quick
	MaxBody         = 4 * MaxText    // bytes of one thing that is derived
	MaxAllDerived   = 16 << 20       // bytes of what is derived of a partnership's drafts, compressed
	MaxCursors      = 25             // editors of a file whose cursors are shown
	MaxTerms        = 20_000         // bytes of the terms for contributed text
	MaxTermsSet     = 100            // times that a partnership sets them
	MaxDeclarations = 200            // about a draft, of which the newest are kept

	betweenSnapshots = 200
	betweenCounts    = 100      // versions of a file after which it is counted again what is kept
	bytesBetween     = 64 << 10 // bytes of its log after which that is counted as well
	perChange        = 64       // bytes that a change needs beside what it is written as
	perFile          = 1 << 10  // bytes that a file needs beside its text and its log
	perWords         = 200      // bytes that a comment, an answer to one, a review, an answer in it and a range that was judged need beside their words
	cachedTexts      = 256      // of which most have a few thousand units
)

// roomInDraft returns ErrFull if the files of a draft can't have so many UTF-16 units more.
func roomInDraft(tx *gorm.DB, draft int64, units int) error {
	if units <= 0 {
		return nil
	}
	var has int64
	err := tx.Model(&fileRow{}).Where("draft_id = ? AND removed_at IS NULL", draft).Select("COALESCE(SUM(size), 0)").Scan(&has).Error
	if err == nil && has+int64(units) > MaxTexts {
		err = store.ErrFull
	}
	return err
}
