// Package sign is about how somebody proves who they are: passphrases, sessions,
// invitations, and how often one may guess.
//
// It may not decide what anybody may do: that is the table of app/who, by which
// app/store makes proofs.
package sign
