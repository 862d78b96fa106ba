// Package page holds what every HTML page shares: the document around it,
// notices and errors, the words for times and counts, prose in Markdown, the
// addresses that pages link to, and the pages that belong to no area. The pages
// of an area are in the packages below it, one typed view for each page.
//
// Pages know no HTTP and no store: a view is a value that holds everything its
// page says. Here and below is the only place for templ. What is written works
// without a script and passes a content security policy of default-src 'self':
// no inline style or script.
package page

//go:generate go tool templ generate
