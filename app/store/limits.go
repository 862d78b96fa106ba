package store

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Everything that comes from outside is limited: a row that is read for a page
// has to stay small, and no student may fill the disk for the others.
const (
	MaxFiles    = 32 << 20 // bytes of a pack with its library modules, as one archive
	MaxTerms    = 64 << 10 // bytes of a run's terms, and of its luck
	MaxOffer    = 200      // bytes of an offer's id: verb, colon, object
	MaxWith     = 16 << 10 // bytes of the fields of one decision
	MaxText     = 20 << 10 // bytes of one Writing: about 3,000 words of prose
	MaxWritings = 16       // Writings with one decision
	MaxTogether = 200      // Writings stored by one call: a reflection on some weeks
	MaxKey      = 64       // bytes of a share's key
	MaxParts    = 16 << 10 // bytes of the list of shared parts

	// What one student writes in a run of a week comes to at most about 300 KiB, if
	// every note and every box of the reflection is full: the length of a novel.
	MaxRunWritings   = 512 << 10 // all words of a run
	MaxGuestWritings = 4 << 20   // all words of all of a guest's runs

	MaxDesk    = 2 << 20 // bytes of a desk or a debrief, before compression
	MaxRecords = 2_000   // desks in one run's record; a week has about 80

	MaxCode     = 16 // bytes of a class's code
	MaxEmployer = 40 // bytes of the name of a class's terms

	MaxName = 200   // bytes of the name of a person or an organisation
	MaxYear = 40    // bytes of a cohort's year
	MaxWhy  = 2_000 // bytes of why a student was allowed something

	MaxInCohort    = 5_000 // students in a cohort, with those who are invited to it
	MaxEducators   = 200   // practice educators of a cohort
	MaxAssignments = 200   // assignments of a cohort

	MaxComment  = 8_000 // bytes of a comment on a run, and of its answer
	MaxComments = 200   // on one run

	MaxExtracts = 50        // that one student has handed over in a cohort
	MaxPieces   = 60        // of one extract
	MaxExtract  = 128 << 10 // bytes of one extract's pieces

	MaxObjections = 1_000 // about one version of a scenario

	MaxEmail  = 254 // bytes of an e-mail address, the most that can be delivered to
	MaxHash   = 200 // bytes of a passphrase's hash
	MaxHow    = 40  // bytes of how somebody signed in
	MaxDevice = 200 // bytes of what a browser calls itself
)

// within returns an error that wraps ErrTooLarge if n exceeds the limit. What
// names the value in the message.
func within(what string, n, limit int) error {
	if n > limit {
		return fmt.Errorf("%s of %d is over the limit of %d: %w", what, n, limit, ErrTooLarge)
	}
	return nil
}

// TextWithin is within for a text. It returns an error that wraps ErrNotText if there
// are bytes in it that not every database keeps.
func TextWithin[T ~string | []byte](what string, text T, limit int) error {
	if err := within(what, len(text), limit); err != nil {
		return err
	}
	if !isText(string(text)) {
		return fmt.Errorf("%s: %w", what, ErrNotText)
	}
	return nil
}

// isHash returns an error if something isn't the SHA-256 of a secret.
func isHash(hash []byte) error {
	if len(hash) != sha256.Size {
		return fmt.Errorf("the hash of a secret has %d bytes, not %d", len(hash), sha256.Size)
	}
	return nil
}

func isText(s string) bool { return utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 }

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
