// Package whatif plays a week that didn't happen beside one that did.
//
// Both begin with the same decisions and the same luck. At one turn one of them
// takes up what was decided and the other something else; then the same policy
// plays both on to the end. So one thing changes at a time. Since a policy isn't
// the student, what really happened is told as a third.
//
// The package works on a [scenario.Play] and on nothing else: it knows no store, no
// guest and no run. Who may ask about a play is the business of whoever hands it
// over. What was played is remembered by what it depends on, so that equal
// questions, whoever asks them, are played once.
package whatif
