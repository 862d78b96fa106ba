package teach

// FollowedOf and FollowedTurnOf build what those who follow a run see from its steps.
var FollowedOf, FollowedTurnOf = followed, followedTurn
