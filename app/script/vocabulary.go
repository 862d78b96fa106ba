package script

import (
	"slices"

	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
	"caseload/app/sim"
)

// vocabulary holds every word that authors have besides the library. A word acts on
// the world of the play whose virtual machine it is defined in.
var vocabulary = map[string]func(t *telling, L *lua.LState) int{
	// Declaring: what comes before the first morning, or later if a story brings
	// it.
	"scenario":  (*telling).wordScenario,
	"terms":     (*telling).wordTerms,
	"person":    (*telling).wordPerson,
	"child":     (*telling).wordChild,
	"adult":     (*telling).wordAdult,
	"case":      (*telling).wordCase,
	"deadline":  (*telling).wordDeadline,
	"fact":      (*telling).wordFact,
	"task":      (*telling).wordTask,
	"advice":    (*telling).wordAdvice,
	"guide":     (*telling).wordGuide,
	"storyline": (*telling).wordStoryline,
	// Telling.
	"wait":        (*telling).wordWait,
	"wait_until":  (*telling).wordWaitUntil,
	"wait_for":    (*telling).wordWaitFor,
	"hold":        (*telling).wordHold,
	"ask":         (*telling).wordAsk,
	"referral":    (*telling).wordReferral,
	"message":     (*telling).wordMessage,
	"harm":        (*telling).wordHarm,
	"good":        (*telling).wordGood,
	"protect":     (*telling).wordProtect,
	"saw":         (*telling).wordSaw,
	"withdraw":    (*telling).wordWithdraw,
	"move":        (*telling).wordMove,
	"appointment": (*telling).wordAppointment,
	"call_off":    (*telling).wordCallOff,

	"close_referral": (*telling).wordCloseReferral,
	// Supervision, capacity, the employer.
	"supervision":        (*telling).wordSupervision,
	"cancel_supervision": (*telling).wordCancelSupervision,
	"ad_hoc_supervision": (*telling).wordAdhoc,
	"exchange":           (*telling).wordExchange,
	"peer_debrief":       (*telling).wordPeerDebrief,
	"away":               (*telling).wordAway,
	"leaves":             (*telling).wordLeaves,
	"pressing":           (*telling).wordPressing,
	"capacity":           (*telling).wordCapacity,
	"in_writing":         (*telling).wordInWriting,
	"reallocate":         (*telling).wordReallocate,
	"becomes":            (*telling).wordBecomes,
	"stands":             (*telling).wordStands,
	"co_work":            (*telling).wordCoWork,
	"extend":             (*telling).wordExtend,
	"close":              (*telling).wordClose,
	"expect":             (*telling).wordExpect,
	"duty":               (*telling).wordDuty,
	"settle":             (*telling).wordSettle,
	"employer_terms":     (*telling).wordEmployerTerms,
	"workload":           (*telling).wordWorkload,
	// Luck and the clock.
	"chance":       (*telling).wordChance,
	"pick":         (*telling).wordPick,
	"clock":        (*telling).wordClock,
	"day":          (*telling).wordDay,
	"day_in_words": (*telling).wordDayInWords,
}

// lookingWords lists the words that the condition of `hold` may use: they change
// nothing, and return the same for as long as nothing has changed.
var lookingWords = []string{"workload", "employer_terms"}

// Words lists the names of the vocabulary, sorted, followed by `require`.
func Words() []string { return append(sortedKeys(vocabulary), "require") }

// define defines the vocabulary in the virtual machine.
func (t *telling) define() {
	for _, name := range sortedKeys(vocabulary) {
		word := vocabulary[name]
		t.vm.define(name, func(L *lua.LState) int {
			charge(L, wordCost)
			if t.world == nil {
				raise(L, say.NotNow(name))
			}
			if t.looking && !slices.Contains(lookingWords, name) {
				raise(L, say.NotWhereHoldLooks(name))
			}
			reading := t.vm.reading
			defer func() {
				t.extra = nil // a message's own words apply to its texts only
				t.vm.reading = reading
			}()
			if t.survey != nil && t.now < 0 {
				return t.survey.attempt(L, word, t)
			}
			return word(t, L)
		})
	}
}

// The kinds of handle that scripts see.
var (
	personKind = &kind{name: "person",
		fields: map[string]func(L *lua.LState, object any) lua.LValue{
			"id":   func(_ *lua.LState, o any) lua.LValue { return lua.LString(o.(thing).id) },
			"name": func(_ *lua.LState, o any) lua.LValue { return lua.LString(o.(thing).title) },
		},
		methods: map[string]func(L *lua.LState, object any) int{"asked": methodAsked},
	}
	caseKind = &kind{name: "case",
		fields: map[string]func(L *lua.LState, object any) lua.LValue{
			"id":   func(_ *lua.LState, o any) lua.LValue { return lua.LString(o.(thing).id) },
			"name": func(_ *lua.LState, o any) lua.LValue { return lua.LString(o.(thing).title) },
		},
		methods: map[string]func(L *lua.LState, object any) int{
			"done": methodDone, "read": methodRead, "tier": methodTier, "seen": methodSeen,
			"protected": methodProtected, "concern": methodConcern, "standing": methodStanding,
		},
	}
	taskKind = &kind{name: "task",
		fields: map[string]func(L *lua.LState, object any) lua.LValue{
			"id":    func(_ *lua.LState, o any) lua.LValue { return lua.LString(o.(thing).id) },
			"title": func(_ *lua.LState, o any) lua.LValue { return lua.LString(o.(thing).title) },
		},
		methods: map[string]func(L *lua.LState, object any) int{
			"done": methodTaskDone, "begun": methodTaskBegun, "out": methodTaskOut, "how": methodTaskHow, "by": methodTaskBy, "open": methodTaskOpen, "late": methodTaskLate, "due": methodTaskDue,
		},
	}
)

// thing is what a handle refers to: something in the world, by its id.
type thing struct {
	t     *telling
	id    string
	title string
}

// give returns the handle of a thing to the script. Each thing has only one handle,
// so handles are equal if they refer to the same thing.
func (t *telling) give(L *lua.LState, k *kind, id, title string) int {
	key := k.name + " " + id
	if t.handles[key] == nil {
		t.made(L, id)
		t.handles[key] = t.vm.handle(k, title, thing{t, id, title})
	}
	return push(L, t.handles[key])
}

// idOf reads an optional handle and returns its id, or "".
func idOf(r *args, key any, k *kind) string {
	if o, ok := r.handleOr(key, k).(thing); ok {
		return o.id
	}
	return ""
}

func methodAsked(L *lua.LState, o any) int {
	who := o.(thing)
	r := plainArgs(L, "asked", 2)
	about := idOf(r, 1, caseKind)
	r.done()
	return push(L, lua.LBool(who.t.world.Asked(who.id, about)))
}

func methodDone(L *lua.LState, o any) int {
	c := o.(thing)
	r := plainArgs(L, "done", 2)
	title := r.text(1)
	r.done()
	return push(L, lua.LBool(c.t.theCase(c).HasDone(c.t.fill(L, title, c.id))))
}

func methodRead(L *lua.LState, o any) int {
	c := o.(thing)
	r := plainArgs(L, "read", 2)
	which := r.choice(1, "file", "chronology")
	r.done()
	for _, p := range c.t.theCase(c).Papers {
		if p.ID == c.id+"-"+which {
			return push(L, lua.LBool(p.Opened))
		}
	}
	raise(L, say.NoPaper(c.title, which))
	return 0
}

func methodTier(L *lua.LState, o any) int {
	c := o.(thing)
	return pushText(L, c.t.theCase(c).Tier)
}

// methodSeen returns whether the child or adult was seen in this run.
func methodSeen(L *lua.LState, o any) int {
	c := o.(thing)
	return push(L, lua.LBool(c.t.theCase(c).LastSeen >= c.t.world.Setting.Starts))
}

func methodProtected(L *lua.LState, o any) int {
	c := o.(thing)
	return push(L, lua.LBool(c.t.theCase(c).Protected))
}

func methodConcern(L *lua.LState, o any) int {
	c := o.(thing)
	return push(L, lua.LNumber(c.t.theCase(c).Concern))
}

// theCase returns the case of a handle, even if it has left the caseload.
func (t *telling) theCase(c thing) *sim.Case {
	if found := t.world.Case(c.id); found != nil {
		return found
	}
	return t.world.FormerCase(c.id)
}

func methodTaskDone(L *lua.LState, o any) int {
	task := o.(thing)
	return push(L, lua.LBool(task.t.world.Task(task.id).Done != 0))
}

func methodTaskBegun(L *lua.LState, o any) int {
	task := o.(thing)
	return push(L, lua.LBool(task.t.world.Begun(task.id)))
}

func methodTaskOut(L *lua.LState, o any) int {
	task := o.(thing)
	return push(L, lua.LBool(task.t.world.Out(task.id)))
}

// storyName returns the name of the running storyline; "" while declaring.
func (t *telling) storyName() string {
	if t.now < 0 {
		return ""
	}
	return t.names[t.now]
}

// must raises a refusal by the world as an author's error on this line.
func must(L *lua.LState, err error) {
	if err != nil {
		raiseAs(L, why{code: sim.CodeOf(err)}, say.Err(err))
	}
}

// inStory refuses a word that only a storyline can use.
func (t *telling) inStory(L *lua.LState, word string) {
	if t.now < 0 {
		raise(L, say.OnlyInStoryline(word))
	}
}

// atTop refuses a word that can be used only before any story.
func (t *telling) atTop(L *lua.LState, word string) {
	if t.declared {
		raise(L, say.OnlyAtTop(word))
	}
}

// caseOf reads the case that a message or task is about, and returns its id or "".
func (t *telling) caseOf(r *args, key any) string { return idOf(r, key, caseKind) }

var tiers = []string{"P0", "P1", "P2", "P3", "P4"}

// tierList reads a list of tiers, which must not be empty.
func tierList(r *args, key any) []string {
	list := r.texts(key, len(tiers))
	for _, tier := range list {
		if !slices.Contains(tiers, tier) {
			r.refuse(key, say.IsNoTier(tier))
		}
	}
	if len(list) == 0 {
		r.wrong(key, say.Tiers)
	}
	return list
}
