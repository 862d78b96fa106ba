// Package sim is the simulated world of a social worker: people, cases, tasks,
// messages, the employer's terms and strain, together with the decisions that
// can be made in it and their effects. Its times are those of package calendar.
//
// It is pure and deterministic: the same script, terms, luck and decisions give
// the same desks and digests on any machine. It imports only the standard
// library and the packages below it, and must not read a clock, a file, the
// environment or a random source. Time and luck come in as data.
//
// Three types keep apart what is true, what is visible and what is known
// afterwards. [World] is the truth. [Desk] is what the student can see at a
// turn. [Outcome] is what happened, known only after the end.
//
// A play's results change only when the number of its [Rules] changes. form.go
// states what a digest covers.
package sim
