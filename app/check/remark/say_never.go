package remark

import "caseload/app/sim"

// What never to put in.

func LooksLikeWeb(address string) Remark {
	return Remark{on("web-address", address), put("%q may be somebody's web address", Shorten(address, 60)), "Leave it out, or write one that ends in .example."}
}

// LooksLikeIdentifier is about what looks like “a number plate”, for example.
func LooksLikeIdentifier(what, text string) Remark {
	return Remark{on("identifier", what, text), put("this looks like %s: %q", what, Shorten(text, 60)), "Leave it out; nobody on the desk needs one."}
}

func RealPlace(name string) Remark {
	return Remark{on("real-place", name), put("is %s a council, a university, a hospital or a place that exists? Somebody works or lives there", quoted(name)), "Invent one, or say only “the council”, “the university”, “the hospital” or “the town”."}
}

func RealFirm(name string) Remark {
	return Remark{on("real-firm", name), put("%s is a firm that exists", quoted(name)), "Say what it is: “a message”, “the supermarket”, “the bank”."}
}

func RealCase(name string) Remark {
	return Remark{on("real-case", name), put("%s is about a real case, of which a review or an inquiry wrote. They aren't ours to teach with", quoted(name)), "Take what the case taught you, and invent another family to whom something else happens."}
}

func RealFamily(text string) Remark {
	return Remark{on("real-family", text), put("does %s say that this is about real people? They would know themselves, and others would know them, also by other names", quoted(text)), "Invent a family to whom something else happens, and say that it is made up."}
}

// NameDecides is about a name of which something is asked.
func NameDecides(name string) Remark {
	return Remark{on("name-decides", name), put("something depends on the name %s, which luck draws or somebody may change: nothing may depend on what somebody is called", written(name)), "Ask for an `id`, for what was answered or for what has been done, or leave the question out."}
}

// GenderSaid is about a text that says of somebody in braces whether they are a girl or a boy.
func GenderSaid(text string) Remark {
	return Remark{on("gender-said", text), put("%s says whether they are a girl or a boy, and the name is drawn by luck: it may be anybody's", quoted(text)), "Write it without: “a younger brother or sister”, “the younger one”, “they”, or the name in braces again."}
}

// Better is what to write instead of a label.
type Better int

const (
	SaySeen Better = iota
	SayLivesWith
	SayBrought
	SayExploited
	SayDied
	SayNothing
)

var better = map[Better]sim.Sentence{
	SaySeen:      "Say what was seen or heard: “didn't answer on Monday”, “runs out of the room when asked to read”.",
	SayLivesWith: "Say who somebody is first, and what they live with: “has lived with multiple sclerosis for eleven years”, “drinks most evenings”.",
	SayBrought:   "A child doesn't attend, but is brought or wasn't brought: write “was not brought”, and why if it is known.",
	SayExploited: "A child is exploited, and somebody does it: write “is being exploited”.",
	SayDied:      "Write “died by suicide” or “wants to die”, without a verdict.",
	SayNothing:   "Leave it out; say what somebody is called and where they live.",
}

func Labels(what string, instead Better) Remark {
	return Remark{on("labels", what), put("does %s say what somebody is, instead of what was seen? It puts a label on them", quoted(what)), better[instead]}
}

func Stereotype(who, lacks string) Remark {
	return Remark{on("stereotype", who, lacks), put("this says %s of somebody, and “%s” in the same sentence. A worry comes from a thing that happens, and not from who somebody is", quoted(who), Shorten(lacks, 40)), "Say what happened, and leave out who somebody is unless they would say so themselves."}
}

func DeathAsTrap(what string) Remark {
	return Remark{on("death", what), put("does what the student decides lead to a death (%s)? A death is no trap, nor is grave harm that nobody could have seen", quoted(what)), "Let something smaller happen that can be talked about, or let somebody be there in time."}
}

func Blames(what string) Remark {
	return Remark{on("blames", what), put("does %s blame the student? Learning doesn't come from blame", quoted(what)), "Say what happened and what somebody needs now; let the debrief ask what was known at the time."}
}

func Method(what string) Remark {
	return Remark{on("method", what), put("does %s say how somebody harmed themselves? A method is an instruction for harm", quoted(what)), "Say that something was taken or done, and never how or how much."}
}

func FeelingsMarked(what string) Remark {
	return Remark{on("feelings-mark", what), put("does %s ask for a student's feelings, or make a mark of them? Strain is the practitioner's in the story, and feelings are private", quoted(what)), "Ask what was decided and why; the debrief has a place for feelings that nobody else reads."}
}
