package sim

// Known lists the rules of every number that this program can play by.
var Known = known
