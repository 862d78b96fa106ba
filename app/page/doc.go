// Package page holds what all HTML pages share: the document around them, notices
// and errors, the wording of times and counts, prose in Markdown, addresses, and
// the pages that belong to no area. The pages of each area are in the packages
// below it, with one typed view for each page.
//
// Pages know nothing of HTTP or the store: a view is a value that holds
// everything its page shows. Only this package and those below it use templ. All
// pages work without JavaScript and under the content security policy default-src
// 'self', which means no inline scripts or styles.
package page

//go:generate go tool templ generate
