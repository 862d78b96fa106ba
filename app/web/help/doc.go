// Package help answers at the addresses of what is explained: the words that
// scenarios are written in, the author's guide, and the fields of JSON answers and
// downloads.
package help
