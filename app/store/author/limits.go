package author

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"caseload/app/change"
	"caseload/app/store"
)

// Everything that can grow is limited.
const (
	MaxPartnerships = 200            // in which one person is
	MaxPartners     = 100            // people in a partnership, with those who are invited
	MaxDrafts       = 200            // of a partnership, with those that are put away
	MaxFiles        = 300            // of a draft; so many a pack may have
	MaxText         = change.MaxText // UTF-16 units of a file
	MaxSent         = 200            // updates of one push
	MaxBehind       = 500            // versions that a push may be behind the file
	MaxLog          = 64 << 20       // bytes of the log of one file
	MaxClient       = 64             // bytes of what an editor's state calls itself
	MaxPath         = 120            // bytes of a file's path
	MaxRead         = 2_000          // changes that are read at once

	betweenSnapshots = 200
	cachedTexts      = 64
)

// fits returns an error if a text is too long, or isn't one that every database keeps.
func fits(what, text string, limit int) error {
	switch {
	case len(text) > limit:
		return fmt.Errorf("%s of %d bytes, where %d are allowed: %w", what, len(text), limit, store.ErrTooLarge)
	case !utf8.ValidString(text) || strings.IndexByte(text, 0) >= 0:
		return fmt.Errorf("%s: %w", what, store.ErrNotText)
	}
	return nil
}
