// Package tryout plays a pack that its authors are still writing: up to a moment that they
// choose, with what they decide there, and says which line of the pack made each thing on the
// desk. It is pure: equal requests have equal answers, unless a limit of time ends one. Since
// the pack can be anybody's, a server lets a process of its own do this.
package tryout
