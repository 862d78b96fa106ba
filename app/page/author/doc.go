// Package author draws the pages of partnerships and of the drafts that they write.
//
// It shows what it is given: whoever may not change something gets no form for it.
package author
