// Package sim is the simulated world of a social worker: calendar, people,
// cases, tasks, messages, the employer's terms, strain; the decisions that can
// be made in it and what they do.
//
// It is pure and deterministic: the same script, terms, luck and decisions
// give the same desks and digests on any machine. It imports the standard
// library only, and may not read a clock, a file, the environment or chance of
// its own: time and luck come in as data.
//
// Three values are told apart with care. [World] is the truth. [Desk] is what
// the student can see at a turn. [Outcome] is what happened, known only after
// the end.
//
// What the same play leads to changes only with the number of the [Rules]; what a
// digest covers is stated in form.go.
package sim
