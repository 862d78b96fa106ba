package who

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"testing"
)

// account says a second time, role by role, what the table says act by act. A line has
// whose something is, and what may be done to it.
var account = map[Role]map[Relation][]Act{
	Guest: {
		Nobodys: {ReadSite, BeginRun, ReadShared, MakeClass, JoinClass, SignIn, SetUp, Accept, JoinCohort},
		Own:     {PlayRun, Object, ReadWords, LeadClass},
	},
	Student: {
		Nobodys:      {ReadSite, BeginRun, ReadShared, MakeClass, JoinClass, SignIn, Accept, JoinCohort},
		Own:          {PlayRun, Object, ReadWords, LeadClass, KeepAccount, TakeAway, ErasePerson, ReadComments, AnswerComment, ReadMark},
		Cohort:       {ReadCohort, ReadAssignment, BeginAssignment, HandOverExtract, ReadExtract},
		Owned:        {ReadPartnership, ChangePartnership, ReadDraft, WriteDraft, Declare, ReviewDraft, CommentDraft, PublishDraft, WithdrawDraft},
		Written:      {ReadPartnership, ReadDraft, WriteDraft, Declare, ReviewDraft, CommentDraft, PublishDraft},
		Reviewed:     {ReadPartnership, ReadDraft, Declare, ReviewDraft, CommentDraft, WithdrawDraft},
		Readable:     {ReadPartnership, ReadDraft},
		Invited:      {ReadSample, ReportSample},
		Organisation: {ReadOrganisation},
	},
	Lecturer: {
		Nobodys: {ReadSite, BeginRun, ReadShared, MakeClass, JoinClass, SignIn, Accept, JoinCohort},
		Own:     {PlayRun, Object, ReadWords, LeadClass, KeepAccount, TakeAway, ErasePerson},
		Cohort: {ListPeople, Invite, ReadCohort, ChangeCohort, MakeAssignment, ReadAssignment, ChangeAssignment, GiveLonger, HoldSeminar,
			FollowRun, Comment, ReadComments, Mark, SeeWhose, ReadMark, ReleaseMarks, ExportMarks, DrawSample, Moderate, ReadSample},
		Given:        {ListPeople, ReadCohort, ReadAssignment, FollowRun, Comment, ReadComments, ReadExtract, SeeWhose},
		Owned:        {ReadPartnership, ChangePartnership, ReadDraft, WriteDraft, Declare, ReviewDraft, CommentDraft, PublishDraft, WithdrawDraft},
		Written:      {ReadPartnership, ReadDraft, WriteDraft, Declare, ReviewDraft, CommentDraft, PublishDraft},
		Reviewed:     {ReadPartnership, ReadDraft, Declare, ReviewDraft, CommentDraft, WithdrawDraft},
		Readable:     {ReadPartnership, ReadDraft},
		Invited:      {ReadSample, ReportSample},
		Organisation: {ReadOrganisation, MakeCohort, MakePartnership},
	},
	Practitioner: {
		Nobodys:      {ReadSite, BeginRun, ReadShared, MakeClass, JoinClass, SignIn, Accept, JoinCohort},
		Own:          {PlayRun, Object, ReadWords, LeadClass, KeepAccount, TakeAway, ErasePerson},
		Given:        {ListPeople, ReadCohort, ReadAssignment, FollowRun, Comment, ReadComments, ReadExtract, SeeWhose},
		Owned:        {ReadPartnership, ChangePartnership, ReadDraft, WriteDraft, Declare, ReviewDraft, CommentDraft, PublishDraft, WithdrawDraft},
		Written:      {ReadPartnership, ReadDraft, WriteDraft, Declare, ReviewDraft, CommentDraft, PublishDraft},
		Reviewed:     {ReadPartnership, ReadDraft, Declare, ReviewDraft, CommentDraft, WithdrawDraft},
		Readable:     {ReadPartnership, ReadDraft},
		Invited:      {ReadSample, ReportSample},
		Organisation: {ReadOrganisation, MakePartnership},
	},
	Administrator: {
		Nobodys:  {ReadSite, BeginRun, ReadShared, MakeClass, JoinClass, SignIn, Accept, JoinCohort},
		Own:      {PlayRun, Object, ReadWords, LeadClass, KeepAccount, TakeAway, ErasePerson, ChangeRoles},
		Cohort:   {ListPeople, Invite, ChangeRoles, HandOverReset, ErasePerson, ReadCohort, ChangeCohort},
		Owned:    {ReadPartnership, ChangePartnership, ReadDraft, WriteDraft, Declare, ReviewDraft, CommentDraft, PublishDraft, WithdrawDraft},
		Written:  {ReadPartnership, ReadDraft, WriteDraft, Declare, ReviewDraft, CommentDraft, PublishDraft},
		Reviewed: {ReadPartnership, ReadDraft, Declare, ReviewDraft, CommentDraft, WithdrawDraft},
		Readable: {ReadPartnership, ReadDraft},
		Invited:  {ReadSample, ReportSample},
		Organisation: {ReadOrganisation, ChangeOrganisation, ListPeople, Invite, ChangeRoles, HandOverReset, ErasePerson, ReadAudit,
			MakeCohort, ReadCohort, ChangeCohort, MakePartnership},
	},
}

// depends says of which acts the answer depends on an assignment's state.
func depends(role Role, act Act, relation Relation, state State) bool {
	switch {
	case act == ReadMark && role == Student:
		return state.Released
	case act == BeginAssignment:
		return state.Open
	case act == SeeWhose && relation == Cohort:
		return !state.Blind
	}
	return true
}

// agree reports whether a table and the account answer every question about a cell alike.
func agree(of rules, at cell) bool {
	for _, state := range states() {
		want := slices.Contains(account[at.role][at.relation], at.act) && depends(at.role, at.act, at.relation, state)
		if of.may(at.role, at.act, at.relation, state) != want {
			return false
		}
	}
	return true
}

// cells returns every cell that there could be.
func cells(t *testing.T) (all []cell) {
	t.Helper()
	for _, role := range columns() {
		for _, act := range acts(t) {
			for _, relation := range Relations() {
				all = append(all, cell{role, act, relation})
			}
		}
	}
	return all
}

func TestTheTableSaysWhatIsMeant(t *testing.T) {
	for _, at := range cells(t) {
		if !agree(table, at) {
			t.Errorf("whether a %s may %q what is %s: the table says %q", at.role, at.act, at.relation, table[at])
		}
	}
}

// Whichever cell is changed, also one of a line that isn't in the table, the test above
// fails.
func TestNoCellCanBeFlipped(t *testing.T) {
	for _, at := range cells(t) {
		is := table[at]
		for _, c := range []condition{no, yes, released, open, unlessBlind} {
			changed := rules{at: c}
			if agree(changed, at) != (c == is) {
				t.Errorf("nobody notices when %q stands at %v, where it says %q", c, at, is)
			}
		}
	}
}

func TestWhatIsAnothersIsNobodysBusiness(t *testing.T) {
	for _, role := range columns() {
		for _, act := range acts(t) {
			for _, state := range states() {
				if May(role, act, Anothers, state) {
					t.Errorf("a %s may %q what is another organisation's", role, act)
				}
			}
		}
	}
}

// Strain, feelings and notes are read by those who wrote them.
func TestPrivateWordsAreOnesOwn(t *testing.T) {
	for _, role := range columns() {
		for _, relation := range Relations() {
			for _, state := range states() {
				if May(role, ReadWords, relation, state) != (relation == Own) {
					t.Errorf("whether a %s may read private words that are %s is wrong", role, relation)
				}
			}
		}
	}
}

func TestSomebodyMayDoEachActAndEachActIsInTheTable(t *testing.T) {
	known := acts(t)
	for _, act := range known {
		if !slices.ContainsFunc(columns(), func(r Role) bool { return Ever(r, act) }) {
			t.Errorf("nobody may ever %q", act)
		}
	}
	for at := range table {
		if !slices.Contains(known, at.act) {
			t.Errorf("the table has %q, which is no act", at.act)
		}
	}
}

func TestSeveralRolesMayWhatAnyOfThemMay(t *testing.T) {
	both := []Role{Student, Administrator}
	if !AnyMay(both, ReadAudit, Organisation, State{}) || !AnyMay(both, AnswerComment, Own, State{}) || AnyMay(both, Mark, Cohort, State{}) {
		t.Error("a student who is an administrator may do what neither may, or not what one of them may")
	}
	if AnyMay(nil, ReadSite, Nobodys, State{}) {
		t.Error("somebody without any role may do something")
	}
}

func TestATableThatCantBeReadIsRefused(t *testing.T) {
	const head = "act  whose  guest  student  lecturer  practitioner  administrator\n"
	for _, text := range []string{
		"act  whose  student  guest  lecturer  practitioner  administrator\n",
		head + "fly  own  yes  yes  yes  yes\n",
		head + "fly  own  yes  yes  yes  yes  perhaps\n",
		head + "fly  another's  yes  yes  yes  yes  yes\n",
		head + "fly  mine  yes  yes  yes  yes  yes\n",
		head + "fly  own  yes  yes  yes  yes  yes\nfly  own  yes  yes  yes  yes  yes\n",
	} {
		if _, err := read(text); err == nil {
			t.Errorf("this was read:\n%s", text)
		}
	}
}

// acts returns every act, as it is declared in act.go.
func acts(t *testing.T) (all []Act) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "act.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range file.Decls {
		if d, is := d.(*ast.GenDecl); is && d.Tok == token.CONST {
			for _, spec := range d.Specs {
				for _, value := range spec.(*ast.ValueSpec).Values {
					text, err := strconv.Unquote(value.(*ast.BasicLit).Value)
					if err != nil {
						t.Fatal(err)
					}
					all = append(all, Act(text))
				}
			}
		}
	}
	return all
}
