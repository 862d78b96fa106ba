package own

import (
	"time"

	"caseload/app/mark"
	"caseload/app/sim"
	"caseload/app/teach"
	"caseload/app/who"
)

// EverythingJSON is the file account.json of a download: what is known of a person beside
// their runs.
type EverythingJSON struct {
	Made        time.Time         `json:"made"`
	Name        string            `json:"name"`
	Email       string            `json:"email"`
	Memberships []MembershipJSON  `json:"memberships"`
	Cohorts     []InCohortJSON    `json:"cohorts"`
	Assignments []GivenJSON       `json:"assignments"`
	Sessions    []SessionJSON     `json:"sessions"`
	Runs        []int64           `json:"runs"`     // a folder each
	Extracts    []ExtractFileJSON `json:"extracts"` // handed to practice educators
	Marks       []MarkFileJSON    `json:"marks"`    // that have been released to them, with those that others took the place of
	Reports     []ReportFileJSON  `json:"reports"`  // that they wrote as external examiner

	Partnerships []PartnershipJSON `json:"partnerships"` // in which they write scenarios with others
}

// PartnershipJSON is what a person is in a partnership, and what it writes. What its drafts say
// is the partnership's, and taken from them.
type PartnershipJSON struct {
	ID     int64        `json:"id"`
	Name   string       `json:"name"`
	As     who.Relation `json:"as"`
	Named  string       `json:"named"`
	For    string       `json:"for"`
	Lived  bool         `json:"lived,omitempty"`
	Left   *time.Time   `json:"left"` // when they left it or were taken out; null while they are in it
	Drafts []string     `json:"drafts"`
	Tokens []TokenJSON  `json:"tokens"` // with which their programs reach the drafts
	Plays  []PlayedJSON `json:"plays"`  // that they have begun of the drafts
	Said   []SaidJSON   `json:"said"`   // by them of the drafts, in comments and answers

	Reviews []ReviewJSON `json:"reviews"` // by them, of the drafts
	Asked   []AskJSON    `json:"asked"`   // by them and of them, for reviews that nobody has begun yet

	Declared []DeclaredJSON `json:"declared"` // by them, that nobody real can be recognised in a draft
	Agreed   []AgreedJSON   `json:"agreed"`   // by them, to terms for contributed text
}

// AgreedJSON is that a person has agreed to a partnership's terms for contributed text.
type AgreedJSON struct {
	Set  time.Time `json:"set"` // when those terms were set
	Made time.Time `json:"made"`
}

// DeclaredJSON is a declaration by a person, that nobody real can be recognised in a draft.
type DeclaredJSON struct {
	Draft string    `json:"draft"` // its name
	Side  who.Kind  `json:"side"`  // for which they declared it
	Made  time.Time `json:"made"`
}

// ReviewJSON is what a person has said in a review of a draft.
type ReviewJSON struct {
	Draft   string                `json:"draft"` // its name
	Began   time.Time             `json:"began"`
	Ended   *time.Time            `json:"ended"`   // null while it is open
	Verdict string                `json:"verdict"` // "signed" or "not yet"
	Words   string                `json:"words"`
	Answers map[string]AnswerJSON `json:"answers"` // by what was asked
	Ranges  []JudgedJSON          `json:"ranges"`
}

// AnswerJSON is an answer in a review.
type AnswerJSON struct {
	Choice string `json:"choice"`
	Why    string `json:"why"`
}

// JudgedJSON is how a person has judged a range in a review.
type JudgedJSON struct {
	Moment string    `json:"moment"` // what it is called
	Most   string    `json:"most"`   // a tier
	Least  string    `json:"least"`
	Why    string    `json:"why"`
	Given  time.Time `json:"given"`

	Decides bool `json:"decides"` // they said that they decide about referrals, or have
}

// AskJSON is that somebody was asked for a review of a draft.
type AskJSON struct {
	Draft string    `json:"draft"` // its name
	Whom  string    `json:"whom"`
	By    string    `json:"by"` // "" once they were erased
	Since time.Time `json:"since"`
}

// SaidJSON is what a person has said of a draft.
type SaidJSON struct {
	Draft   string    `json:"draft"` // its name
	Made    time.Time `json:"made"`
	Text    string    `json:"text"`
	Instead *string   `json:"instead"` // what they suggested the text to be; null for no suggestion
}

// PlayedJSON is what a person plays of a draft.
type PlayedJSON struct {
	Draft   string         `json:"draft"` // its name
	Began   time.Time      `json:"began"`
	Changed time.Time      `json:"changed"`
	Decided []sim.Decision `json:"decided"` // the first of them by a bot, if it was begun later than at the beginning
}

// TokenJSON is a token of a person's. Nobody but them ever had its secret.
type TokenJSON struct {
	Name    string     `json:"name"`
	Writes  bool       `json:"writes"`
	Made    time.Time  `json:"made"`
	Expires time.Time  `json:"expires"`
	Used    *time.Time `json:"used"` // to within an hour; null if it hasn't been
}

// ReportFileJSON is what a person reported as external examiner on a sample of marked runs.
type ReportFileJSON struct {
	Assignment   string    `json:"assignment"`   // its name
	Organisation string    `json:"organisation"` // its name
	Reported     time.Time `json:"reported"`
	Text         string    `json:"text"`
}

// MarkFileJSON is a mark that a person was given for an assignment.
type MarkFileJSON struct {
	Assignment int64               `json:"assignment"`
	Name       string              `json:"name"`
	Given      time.Time           `json:"given"`
	Total      int                 `json:"total"`
	Most       int                 `json:"most"`
	Comment    string              `json:"comment"`
	Why        string              `json:"why,omitempty"`   // it took the place of the one before
	Apart      string              `json:"apart,omitempty"` // why it is given apart from the partner's
	Criteria   []CriterionFileJSON `json:"criteria"`
}

// CriterionFileJSON is what a mark says of a criterion.
type CriterionFileJSON struct {
	Name        string `json:"name"`
	Description string `json:"description"`
	Points      int    `json:"points"`
	Most        int    `json:"most"`
	Reason      string `json:"reason"`
}

func markFile(g mark.Given) MarkFileJSON {
	j := MarkFileJSON{g.Assignment, g.Name, g.At.UTC(), g.Total(), g.Rubric.Most(), g.Comment, g.Why, g.Apart, []CriterionFileJSON{}}
	for _, c := range g.Rubric.Criteria {
		said := g.Of(c.Key)
		one := CriterionFileJSON{c.Name, c.Description, 0, c.Points, said.Reason}
		if said.Points != nil {
			one.Points = *said.Points
		}
		j.Criteria = append(j.Criteria, one)
	}
	return j
}

// ExtractFileJSON is what a person has handed to a practice educator.
type ExtractFileJSON struct {
	To      string          `json:"to"`
	Cohort  int64           `json:"cohort"`
	For     teach.Purpose   `json:"for"`
	Message string          `json:"message"`
	Made    time.Time       `json:"made"`
	Read    *time.Time      `json:"read,omitempty"`
	Pieces  []PieceFileJSON `json:"pieces"`
}

// PieceFileJSON is a piece of it.
type PieceFileJSON struct {
	Run     int64  `json:"run"`
	Turn    int    `json:"turn,omitempty"`
	Heading string `json:"heading"`
	Label   string `json:"label"`
	Text    string `json:"text"`
	Closed  bool   `json:"closed,omitempty"`
}

// MembershipJSON is what a person is in an organisation.
type MembershipJSON struct {
	Organisation string     `json:"organisation"`
	Kind         who.Kind   `json:"kind"`
	Roles        []who.Role `json:"roles"`
}

// InCohortJSON is a cohort that a person is in.
type InCohortJSON struct {
	ID    int64    `json:"id"`
	Name  string   `json:"name"`
	Year  string   `json:"year"`
	Place string   `json:"organisation"`
	As    who.Role `json:"as"`
}

// GivenJSON is an assignment that a person has been given.
type GivenJSON struct {
	ID       int64     `json:"id"`
	Name     string    `json:"name"`
	Cohort   int64     `json:"cohort"`
	Due      time.Time `json:"due"` // for them
	Marked   bool      `json:"marked"`
	Attempts int       `json:"attempts"` // how many runs of theirs can count
	Runs     []int64   `json:"runs,omitempty"`
}

// SessionJSON is where a person is signed in. There is no secret in it.
type SessionJSON struct {
	Device string    `json:"device"` // as the browser called itself
	How    string    `json:"how"`
	Began  time.Time `json:"began"`
	Seen   time.Time `json:"seen"`
	Until  time.Time `json:"until"`
}

// RunFileJSON is the file run.json of a download: what is kept of a run, but for its debrief
// and its desks.
type RunFileJSON struct {
	Run        int64             `json:"run"`
	Scenario   string            `json:"scenario"`
	Title      string            `json:"title"`
	Version    string            `json:"version"`
	Terms      any               `json:"terms"`
	Luck       any               `json:"luck"`
	Variant    int               `json:"variant"`
	Began      time.Time         `json:"began"`
	Ended      *time.Time        `json:"ended,omitempty"`
	Until      time.Time         `json:"until"`
	InClass    bool              `json:"in_class"`
	Assignment int64             `json:"assignment,omitempty"`
	Practice   bool              `json:"practice"`
	Players    []string          `json:"players,omitempty"` // the names of two who have it together
	Forked     int               `json:"forked,omitempty"`
	Decisions  []MadeJSON        `json:"decisions"`
	Closed     bool              `json:"closed"`
	Written    []WrittenJSON     `json:"written"`
	Shared     *SharedFileJSON   `json:"shared,omitempty"`
	Comments   []CommentFileJSON `json:"comments,omitempty"`
}

// CommentFileJSON is a comment of a lecturer or practice educator on a run.
type CommentFileJSON struct {
	Day    int       `json:"day,omitempty"`
	Turn   int       `json:"turn,omitempty"`
	By     string    `json:"by,omitempty"`
	Made   time.Time `json:"made"`
	Text   string    `json:"text"`
	Answer string    `json:"answer,omitempty"`
}

// MadeJSON is a decision as it is kept.
type MadeJSON struct {
	Turn  int            `json:"turn"`
	Made  time.Time      `json:"made"`
	Offer string         `json:"offer"`
	With  map[string]any `json:"with"`
}

// WrittenJSON is a text that the student wrote.
type WrittenJSON struct {
	Turn  int        `json:"turn"`
	Kind  string     `json:"kind"`
	Text  string     `json:"text"`
	Shown *time.Time `json:"shown,omitempty"` // when a reason was shown to those who follow the run
}

// SharedFileJSON is what of a run its student shares.
type SharedFileJSON struct {
	Address string   `json:"address"`
	Parts   []string `json:"parts"`
}
