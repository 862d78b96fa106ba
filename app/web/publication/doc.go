// Package publication answers for what a draft needs to be published, for signing off,
// publishing and withdrawing it. Whether that may be done is decided by app/author and the store;
// the package may not decide it itself.
package publication
