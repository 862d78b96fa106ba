package teach

import (
	"caseload/app/teach"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// Pages answers for classes and their boards, and for cohorts and their assignments.
type Pages struct {
	*edge.Edge
	classes  *teach.Classes
	lists    *teach.Cohorts
	given    *teach.Assignments
	seminars *teach.Seminars
	extracts *teach.Extracts
	limits   *limits
	together *together
}

// New returns the pages of this area.
func New(e *edge.Edge, classes *teach.Classes, lists *teach.Cohorts, given *teach.Assignments) *Pages {
	return &Pages{e, classes, lists, given, teach.NewSeminars(classes, given), teach.NewExtracts(given), newLimits(e.Counts), newTogether(e.Now)}
}

// Routes declares the addresses of this area.
func (s *Pages) Routes() []edge.Route {
	return []edge.Route{
		edge.Get("/scenarios/:slug/teaching-notes", edge.Public, who.ReadSite, s.teachingNotes),
		edge.Post("/class", edge.Public, who.MakeClass, s.classMake),
		edge.Get("/class/new", edge.Public, who.MakeClass, s.classNew),
		edge.Post("/class/join", edge.Public, who.JoinClass, s.classJoin),
		edge.Get("/class/:code", edge.Personal, who.JoinClass, s.class),
		edge.Post("/class/:code/runs", edge.Personal, who.JoinClass, edge.Beginning(s.classBegin)),
		edge.Get("/class/:code/board", edge.ByKey, who.LeadClass, s.board),
		edge.Get("/class/:code/board/measures", edge.ByKey, who.LeadClass, s.classPooled),
		edge.Get("/class/:code/board/seminar", edge.ByKey, who.LeadClass, s.seminar(s.ofClass)),
		edge.Get("/class/:code/board/seminar/live", edge.ByKey, who.LeadClass, s.seminarLive(s.ofClass)),
		edge.Get("/class/:code/board/seminar/remote", edge.ByKey, who.LeadClass, s.seminarRemote(s.ofClass)),
		edge.Post("/class/:code/board/seminar/remote", edge.ByKey, who.LeadClass, s.seminarMove(s.ofClass)),
		edge.Get("/class/:code/board/live", edge.ByKey, who.LeadClass, s.boardLive),
		edge.Get("/class/:code/board/:secret", edge.ByAddress, who.LeadClass, s.enter),
		edge.Post("/class/:code/board/clock", edge.ByKey, who.LeadClass, s.clock),
		edge.Post("/class/:code/board/lock", edge.ByKey, who.LeadClass, s.lock(true)),
		edge.Post("/class/:code/board/unlock", edge.ByKey, who.LeadClass, s.lock(false)),
		edge.Post("/class/:code/board/end", edge.ByKey, who.LeadClass, s.classEnd),
		edge.Get("/cohorts", edge.Personal, who.ReadCohort, s.cohortList),
		edge.Post("/cohorts", edge.Personal, who.MakeCohort, s.cohortMake),
		edge.Get("/cohorts/:cohort", edge.Personal, who.ReadCohort, s.cohort),
		edge.Post("/cohorts/:cohort/archive", edge.Personal, who.ChangeCohort, s.cohortArchive(true)),
		edge.Post("/cohorts/:cohort/unarchive", edge.Personal, who.ChangeCohort, s.cohortArchive(false)),
		edge.Post("/cohorts/:cohort/copy", edge.Personal, who.ChangeCohort, s.cohortCopy),
		edge.Post("/cohorts/:cohort/change", edge.Personal, who.ChangeCohort, s.cohortChange),
		edge.Post("/cohorts/:cohort/lecturers", edge.Personal, who.ChangeCohort, s.cohortAddLecturer),
		edge.Post("/cohorts/:cohort/lecturers/:person/remove", edge.Personal, who.ChangeCohort, s.cohortDropLecturer),
		edge.Post("/cohorts/:cohort/educators", edge.Personal, who.ChangeCohort, s.cohortAddEducator),
		edge.Get("/cohorts/:cohort/educators/:person", edge.Personal, who.ChangeCohort, s.cohortEducator),
		edge.Post("/cohorts/:cohort/educators/:person", edge.Personal, who.ChangeCohort, s.cohortGive),
		edge.Post("/cohorts/:cohort/educators/:person/remove", edge.Personal, who.ChangeCohort, s.cohortDropEducator),
		edge.Get("/cohorts/:cohort/students/:person/remove", edge.Personal, who.ChangeCohort, s.cohortTakeOutAsk),
		edge.Post("/cohorts/:cohort/students/:person/remove", edge.Personal, who.ChangeCohort, s.cohortTakeOut),
		edge.Get("/cohorts/:cohort/extracts", edge.Personal, who.ReadExtract, s.extractList),
		edge.Post("/cohorts/:cohort/extracts", edge.Personal, who.HandOverExtract, s.extractHand),
		edge.Get("/cohorts/:cohort/extracts/new", edge.Personal, who.HandOverExtract, s.extractNew),
		edge.Get("/cohorts/:cohort/extracts/:extract", edge.Personal, who.ReadExtract, s.extract),
		edge.Post("/cohorts/:cohort/extracts/:extract/withdraw", edge.Personal, who.HandOverExtract, s.extractWithdraw),
		edge.Get("/cohorts/:cohort/list", edge.Personal, who.Invite, s.classList),
		edge.Post("/cohorts/:cohort/list", edge.Personal, who.Invite, s.listLook),
		edge.Post("/cohorts/:cohort/list/import", edge.Personal, who.Invite, s.listImport),
		edge.Post("/cohorts/:cohort/list/links", edge.Personal, who.Invite, s.listRelink),
		edge.Post("/cohorts/:cohort/list/mail", edge.Personal, who.Invite, s.listMail),
		edge.Post("/cohorts/:cohort/list/:invitation/mail", edge.Personal, who.Invite, s.listMail),
		edge.Post("/cohorts/:cohort/list/:invitation/link", edge.Personal, who.Invite, s.listRelink),
		edge.Post("/cohorts/:cohort/list/:invitation/withdraw", edge.Personal, who.Invite, s.listWithdraw),
		edge.Get("/cohorts/:cohort/assignments/new", edge.Personal, who.MakeAssignment, s.assignmentNew),
		edge.Post("/cohorts/:cohort/assignments", edge.Personal, who.MakeAssignment, s.assignmentMake),
		edge.Get("/assignments", edge.Personal, who.ReadAssignment, s.assigned),
		edge.Get("/assignments/:assignment", edge.Personal, who.ReadAssignment, s.assignment),
		edge.Get("/assignments/:assignment/measures", edge.Personal, who.ChangeAssignment, s.assignmentMeasures),
		edge.Get("/assignments/:assignment/live", edge.Personal, who.ChangeAssignment, s.assignmentLive),
		edge.Get("/assignments/:assignment/seminar", edge.Personal, who.HoldSeminar, s.seminar(s.ofAssignment)),
		edge.Get("/assignments/:assignment/seminar/live", edge.Personal, who.HoldSeminar, s.seminarLive(s.ofAssignment)),
		edge.Get("/assignments/:assignment/seminar/remote", edge.Personal, who.HoldSeminar, s.seminarRemote(s.ofAssignment)),
		edge.Post("/assignments/:assignment/seminar/remote", edge.Personal, who.HoldSeminar, s.seminarMove(s.ofAssignment)),
		edge.Post("/assignments/:assignment/runs", edge.Personal, who.BeginAssignment, edge.Beginning(s.assignmentBegin)),
		edge.Get("/assignments/:assignment/pair", edge.Personal, who.BeginAssignment, s.pair),
		edge.Post("/assignments/:assignment/pair", edge.Personal, who.BeginAssignment, s.pairAsk),
		edge.Post("/assignments/:assignment/pair/withdraw", edge.Personal, who.BeginAssignment, s.pairWithdraw),
		edge.Post("/assignments/:assignment/pair/begin", edge.Personal, who.BeginAssignment, edge.Beginning(s.pairBegin)),
		edge.Get("/assignments/:assignment/pair/:code", edge.Personal, who.BeginAssignment, s.pairWith),
		edge.Get("/assignments/:assignment/runs/:run", edge.Personal, who.FollowRun, s.follow),
		edge.Get("/assignments/:assignment/runs/:run/turns/:turn", edge.Personal, who.FollowRun, s.followTurn),
		edge.Post("/assignments/:assignment/runs/:run/comments", edge.Personal, who.Comment, s.comment),
		edge.Post("/assignments/:assignment/runs/:run/comments/:comment", edge.Personal, who.Comment, s.commentChange),
		edge.Post("/assignments/:assignment/runs/:run/comments/:comment/delete", edge.Personal, who.Comment, s.commentDelete),
		edge.Post("/assignments/:assignment/try", edge.Personal, who.ChangeAssignment, edge.Beginning(s.assignmentTry)),
		edge.Get("/assignments/:assignment/change", edge.Personal, who.ChangeAssignment, s.assignmentForm),
		edge.Post("/assignments/:assignment", edge.Personal, who.ChangeAssignment, s.assignmentChange),
		edge.Post("/assignments/:assignment/settled", edge.Personal, who.ChangeAssignment, s.assignmentSettled),
		edge.Post("/assignments/:assignment/newer", edge.Personal, who.ChangeAssignment, s.assignmentNewer),
		edge.Post("/assignments/:assignment/delete", edge.Personal, who.ChangeAssignment, s.assignmentDelete),
		edge.Post("/assignments/:assignment/release", edge.Personal, who.ReleaseMarks, s.assignmentRelease(true)),
		edge.Post("/assignments/:assignment/unrelease", edge.Personal, who.ReleaseMarks, s.assignmentRelease(false)),
		edge.Get("/assignments/:assignment/marks", edge.Personal, who.Mark, s.marks),
		edge.Get("/assignments/:assignment/marks.csv", edge.Personal, who.ExportMarks, s.marksCSV),
		edge.Get("/assignments/:assignment/marks.xlsx", edge.Personal, who.ExportMarks, s.marksXLSX),
		edge.Get("/assignments/:assignment/marks/rubric", edge.Personal, who.ChangeAssignment, s.rubric),
		edge.Post("/assignments/:assignment/marks/rubric", edge.Personal, who.ChangeAssignment, s.rubricChange),
		edge.Get("/assignments/:assignment/marks/release", edge.Personal, who.ReleaseMarks, s.releaseAsk),
		edge.Post("/assignments/:assignment/marks/release", edge.Personal, who.ReleaseMarks, s.release),
		edge.Get("/assignments/:assignment/mark", edge.Personal, who.ReadMark, s.ownMark),
		edge.Get("/assignments/:assignment/marks/:candidate", edge.Personal, who.Mark, s.candidate),
		edge.Post("/assignments/:assignment/marks/:candidate", edge.Personal, who.Mark, s.candidateMark),
		edge.Post("/assignments/:assignment/marks/:candidate/apart", edge.Personal, who.Mark, s.candidateApart),
		edge.Post("/assignments/:assignment/marks/:candidate/settle", edge.Personal, who.Mark, s.candidateSettle),
		edge.Get("/assignments/:assignment/marks/:candidate/run", edge.Personal, who.Mark, s.markRun),
		edge.Get("/assignments/:assignment/marks/:candidate/run/turns/:turn", edge.Personal, who.Mark, s.markTurn),
		edge.Get("/assignments/:assignment/sample", edge.Personal, who.ReadSample, s.sample),
		edge.Post("/assignments/:assignment/sample", edge.Personal, who.DrawSample, s.sampleDraw),
		edge.Post("/assignments/:assignment/sample/report", edge.Personal, who.ReportSample, s.sampleReport),
		edge.Post("/assignments/:assignment/sample/examiners", edge.Personal, who.DrawSample, s.examinerInvite),
		edge.Post("/assignments/:assignment/sample/examiners/:examiner/remove", edge.Personal, who.DrawSample, s.examinerEnd),
		edge.Get("/assignments/:assignment/sample/:candidate", edge.Personal, who.ReadSample, s.sampled),
		edge.Post("/assignments/:assignment/sample/:candidate", edge.Personal, who.Moderate, s.moderate),
		edge.Get("/assignments/:assignment/sample/:candidate/run", edge.Personal, who.ReadSample, s.sampledRun),
		edge.Get("/assignments/:assignment/sample/:candidate/run/turns/:turn", edge.Personal, who.ReadSample, s.sampledTurn),
		edge.Get("/assignments/:assignment/students/:person", edge.Personal, who.GiveLonger, s.allowance),
		edge.Post("/assignments/:assignment/students/:person", edge.Personal, who.GiveLonger, s.allow),
	}
}
