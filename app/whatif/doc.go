// Package whatif plays a week that didn't happen alongside one that did.
//
// Both sides begin with the same decisions and the same luck. At one turn one
// side does what was decided and the other does something else; then the same
// policy plays both to the end. So only one thing differs. Since a policy isn't
// the student, what really happened is given as a third outcome.
//
// The package works only on a [scenario.Play]. It knows nothing of stores,
// guests or runs; whoever passes in a play is responsible for who may ask about
// it. Results are cached by everything they depend on, so that the same
// question is played once, whoever asks it.
package whatif
