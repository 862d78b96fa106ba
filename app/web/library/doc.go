// Package library answers at the addresses where the scenarios on the shelf are looked
// through.
package library
