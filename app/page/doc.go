// Package page turns values into HTML: one typed view for each page, and one
// fragment, the desk. Pictures are drawn here as SVG, each with its words or
// its table.
//
// It knows no HTTP and no store: a view holds everything that its page says,
// and the addresses it links to are the product's own (address.go). It is the
// only home of templ. What it writes needs no script to work, and passes a
// content security policy of default-src 'self': no inline style or script.
package page

//go:generate go tool templ generate
