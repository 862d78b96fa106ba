// Package author answers at the addresses of partnerships and their drafts: who is in a
// partnership, and reading, writing, checking and taking in and out what it writes.
//
// Comments on them, the forms by which they are changed, and their publication have packages of their
// own beside it, which share what shared.go lists.
//
// It knows no rows and runs no scripts: app/author does that, for who may.
package author
