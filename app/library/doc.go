// Package library finds scenarios on the shelf: by what they are about, and by words. It reads
// what the shelf says of each, compiles none, and keeps nothing.
package library
