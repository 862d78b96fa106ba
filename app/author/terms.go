package author

import (
	"context"
	"strings"

	kept "caseload/app/store/author"
)

// SetTerms gives a partnership other terms for contributed text, as they came out of a box. The
// errors are those of the store.
func (d *Drafts) SetTerms(ctx context.Context, p kept.Partner, seen int64, text string) error {
	return d.Store.SetTerms(ctx, p, seen, strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n")))
}

// Unagreed returns who writes in a partnership, or has written there, and hasn't agreed to its
// present terms, if it has any.
func Unagreed(people []kept.Somebody, terms kept.Terms) (list []kept.Somebody) {
	if terms.Body == "" {
		return nil
	}
	for _, one := range people {
		if _, agreed := terms.Agreed[one.ID]; !agreed && one.Contributes() {
			list = append(list, one)
		}
	}
	return list
}

// NamesOf returns what some people are called.
func NamesOf(people []kept.Somebody) []string {
	list := make([]string, len(people))
	for i, one := range people {
		list[i] = one.Name
	}
	return list
}
