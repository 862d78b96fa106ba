// Package web serves HTTP and does nothing else. At each address it answers with a
// page for people or with JSON for programs. It assembles the areas: web/play,
// web/debrief, web/teach, web/sign and web/help declare their routes, each with the
// group whose policy holds for it and the act of app/who that is done there; web/edge knows who asks, reads what was sent and
// answers. Here are only the pages that belong to no area. No package outside of
// this folder uses Fiber.
//
// Handlers return errors, and one function answers them (edge/errors.go). Decisions
// and storage are the work of app/run and app/teach, what-ifs of app/whatif, and
// the look of pages of app/page. No handler knows the store.
//
// # Who may do what
//
// A handler first obtains proof of who is asking (mine, joined, led), and the
// calls it then makes take that proof. A guest is anybody with a cookie of 32
// random bytes; the store keeps only its SHA-256. A run that belongs to somebody
// else is answered like one that never existed. Whoever has signed in has a session's
// cookie as well, and all the guests that are theirs; what is an organisation's they reach
// by a proof that follows the table of app/who. A lecturer is anybody with the
// link to a class's board, which contains 32 random bytes. It is traded for a
// cookie, so that the board's address can be projected. Somebody else's board is
// answered like one that never existed, and addresses are never logged.
// Anybody with the address of what a student has shared, which is as long, can
// read that and nothing else, until the student stops sharing it. What a student
// hands on is requested with ?for=others, and contains neither strain nor
// feelings. Requests that change something are refused if a browser sends them on
// behalf of another site (edge/origin.go).
//
// # What is told as it happens
//
// An address that ends in /live is a stream of server-sent events, or for programs one
// answer once there is something new (edge/live.go). What changes something is an
// ordinary POST all the same. A class's board is its first user.
//
// # The order in which a decision is checked
//
// The request is understood (400, 413 or 415 if not), the run is the guest's
// (404), the turn is current (409, with the current desk), and the offer exists
// (422). Unless the answer is success, nothing has changed.
package web
