package sim

// Known gives tests outside the package the rules of every number that this
// program can play by.
var Known = known
