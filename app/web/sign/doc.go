// Package sign answers at the addresses where people sign in, look after their account,
// accept an invitation, and invite others to their organisation.
//
// It may not decide who may do what: app/sign gives it proofs, by the table of app/who.
package sign
