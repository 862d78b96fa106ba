package who

// Act is something that somebody does. Its text is its name in the table.
type Act string

// What is done on the site, and with one's own runs.
const (
	ReadSite   Act = "read the site"
	BeginRun   Act = "begin a run"
	PlayRun    Act = "play a run" // also read its debrief, reflect, share and delete it
	Object     Act = "object to a scenario"
	ReadWords  Act = "read private words"
	ReadShared Act = "read what was shared" // by those who were given its address

	MakeClass Act = "make a class"
	JoinClass Act = "join a class"
	LeadClass Act = "lead a class"
)

// What is done about people and organisations.
const (
	SignIn      Act = "sign in"
	SetUp       Act = "set up the first administrator"
	Accept      Act = "accept an invitation"
	KeepAccount Act = "look after an account" // passphrase, sessions, runs from before signing in
	TakeAway    Act = "take everything away"  // all that is somebody's, as one download

	ReadOrganisation   Act = "read an organisation"
	ChangeOrganisation Act = "change an organisation"
	ListPeople         Act = "list people"
	Invite             Act = "invite people"
	ChangeRoles        Act = "change roles"
	HandOverReset      Act = "hand over a new passphrase's link"
	ErasePerson        Act = "erase a person"
	ReadAudit          Act = "read the audit log"
)

// What is done about cohorts, their assignments and their students' runs.
const (
	MakeCohort   Act = "make a cohort"
	ReadCohort   Act = "read a cohort"
	ChangeCohort Act = "change a cohort"
	JoinCohort   Act = "join a cohort"

	MakeAssignment   Act = "make an assignment"
	ReadAssignment   Act = "read an assignment"
	ChangeAssignment Act = "change an assignment"
	BeginAssignment  Act = "begin an assignment"
	GiveLonger       Act = "give somebody longer"
	HoldSeminar      Act = "hold a seminar"

	FollowRun     Act = "follow a student's run"
	Comment       Act = "comment on a run"
	ReadComments  Act = "read comments on a run"
	AnswerComment Act = "answer a comment"

	HandOverExtract Act = "hand over an extract"
	ReadExtract     Act = "read an extract"

	Mark         Act = "mark a run"
	SeeWhose     Act = "see whose marked run it is"
	ReadMark     Act = "read a mark"
	ReleaseMarks Act = "release marks"
	ExportMarks  Act = "export marks"

	DrawSample   Act = "draw a sample" // of marked runs, and say who reads it as external examiner
	Moderate     Act = "moderate a mark"
	ReadSample   Act = "read a sample"
	ReportSample Act = "report on a sample"
)

// What is done about partnerships and their drafts.
const (
	MakePartnership   Act = "make a partnership"
	ReadPartnership   Act = "read a partnership"
	ChangePartnership Act = "change a partnership"
	ReadDraft         Act = "read a draft"
	WriteDraft        Act = "write a draft"
	PublishDraft      Act = "publish a draft"
	WithdrawDraft     Act = "withdraw a published draft"
	Declare           Act = "declare about a draft" // that no real person or family can be recognised in it
	ReviewDraft       Act = "review a draft"
	CommentDraft      Act = "comment on a draft" // also suggest what it should say
)
