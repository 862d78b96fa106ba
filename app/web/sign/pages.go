package sign

import (
	"caseload/app/limit"
	"caseload/app/sign"
	"caseload/app/teach"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// Pages answers for accounts and organisations.
type Pages struct {
	*edge.Edge
	accounts *sign.Accounts
	cohorts  *teach.Cohorts
	wrong    *limit.Allowance
}

// New returns the pages of this area.
func New(e *edge.Edge, accounts *sign.Accounts, cohorts *teach.Cohorts) *Pages {
	return &Pages{e, accounts, cohorts, wrongCodes(e.Counts)}
}

// Routes declares the addresses of this area.
func (s *Pages) Routes() []edge.Route {
	return []edge.Route{
		edge.Get("/sign-in", edge.Personal, who.SignIn, s.signIn),
		edge.Post("/sign-in", edge.Personal, who.SignIn, s.signedIn),
		edge.Post("/sign-out", edge.Personal, who.SignIn, s.signOut),
		edge.Get("/forgotten", edge.Personal, who.SignIn, s.forgotten),
		edge.Post("/forgotten", edge.Personal, who.SignIn, s.askReset),
		edge.Get("/resets/:secret", edge.ByLink, who.SignIn, s.reset),
		edge.Post("/resets/:secret", edge.ByLink, who.SignIn, s.replace),
		edge.Get("/set-up/:secret", edge.ByLink, who.SetUp, s.invitation),
		edge.Post("/set-up/:secret", edge.ByLink, who.SetUp, s.accept),
		edge.Get("/invitations/:secret", edge.ByLink, who.Accept, s.invitation),
		edge.Post("/invitations/:secret", edge.ByLink, who.Accept, s.accept),
		edge.Post("/cohorts/join", edge.Personal, who.JoinCohort, s.findCohort),
		edge.Get("/cohorts/join/:code", edge.ByLink, who.JoinCohort, s.cohort),
		edge.Post("/cohorts/join/:code", edge.ByLink, who.JoinCohort, s.joinCohort),
		edge.Get("/account", edge.Personal, who.KeepAccount, s.account),
		edge.Post("/account/claim", edge.Personal, who.KeepAccount, s.claim),
		edge.Get("/account/passphrase", edge.Personal, who.KeepAccount, s.passphrase),
		edge.Post("/account/passphrase", edge.Personal, who.KeepAccount, s.changePassphrase),
		edge.Get("/account/replaced", edge.Personal, who.KeepAccount, s.replaced),
		edge.Post("/account/replaced/prove", edge.Personal, who.KeepAccount, s.proveReplaced),
		edge.Post("/account/replaced/confirm", edge.Personal, who.KeepAccount, s.confirmReplaced),
		edge.Post("/account/replaced/undo", edge.Personal, who.KeepAccount, s.undoReplaced),
		edge.Post("/account/replaced/erase", edge.Personal, who.KeepAccount, s.eraseReplaced),
		edge.Get("/account/sessions", edge.Personal, who.KeepAccount, s.sessions),
		edge.Post("/account/sessions/end", edge.Personal, who.KeepAccount, s.endAll),
		edge.Post("/account/sessions/:session/end", edge.Personal, who.KeepAccount, s.end),
		edge.Get("/organisations/:organisation", edge.Personal, who.ListPeople, s.organisation),
		edge.Get("/account/erase", edge.Personal, who.ErasePerson, s.erase),
		edge.Post("/account/erase", edge.Personal, who.ErasePerson, s.erased),
		edge.Get("/organisations/:organisation/people/:person", edge.Personal, who.ChangeRoles, s.person),
		edge.Post("/organisations/:organisation/people/:person/roles", edge.Personal, who.ChangeRoles, s.setRoles),
		edge.Post("/organisations/:organisation/people/:person/take-out", edge.Personal, who.ChangeRoles, s.takeOut),
		edge.Post("/organisations/:organisation/people/:person/reset", edge.Personal, who.HandOverReset, s.handOver),
		edge.Post("/organisations/:organisation/people/:person/erase", edge.Personal, who.ErasePerson, s.erasePerson),
		edge.Post("/organisations/:organisation/invitations", edge.Personal, who.Invite, s.invite),
		edge.Post("/organisations/:organisation/invitations/:invitation/withdraw", edge.Personal, who.Invite, s.withdraw),
		edge.Post("/organisations/:organisation/invitations/:invitation/mail", edge.Personal, who.Invite, s.mail),
		edge.Get("/organisations/:organisation/settings", edge.Personal, who.ChangeOrganisation, s.settings),
		edge.Post("/organisations/:organisation/settings", edge.Personal, who.ChangeOrganisation, s.changeSettings),
		edge.Get("/organisations/:organisation/audit", edge.Personal, who.ReadAudit, s.audit),
		edge.Get("/organisations/:organisation/audit.csv", edge.Personal, who.ReadAudit, s.auditFile),
	}
}
