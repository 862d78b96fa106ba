// Package library draws the pages on which the scenarios on the shelf are looked through.
package library
