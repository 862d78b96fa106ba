package store

import "fmt"

// A limit on everything that comes from outside: a row that is read with a page
// has to stay small, and one student must not fill the disk for the others.
const (
	MaxFiles    = 32 << 20 // a pack with its library modules, as one archive
	MaxTerms    = 64 << 10 // the terms of a run, and its luck
	MaxOffer    = 200      // an offer's id: verb, colon, object
	MaxWith     = 16 << 10 // the fields of one decision
	MaxText     = 20 << 10 // one word: about 3,000 words of prose
	MaxWords    = 16       // words beside one decision
	MaxTogether = 200      // words kept together: a reflection on some weeks
	MaxKey      = 64       // the key of what is shared
	MaxParts    = 16 << 10 // which parts those are
	MaxDesk     = 2 << 20  // a desk or a debrief, before compression
	MaxRecords  = 2_000    // desks of one run; a week has about 80

	MaxCode     = 16 // a class's code
	MaxEmployer = 40 // the name of a class's terms
)

// within answers ErrTooLarge with a sentence when n is over the limit.
func within(what string, n, limit int) error {
	if n > limit {
		return fmt.Errorf("%s of %d is over the limit of %d: %w", what, n, limit, ErrTooLarge)
	}
	return nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
