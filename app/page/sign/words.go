package sign

import (
	"net/url"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/who"
)

// Addresses of this area.
const (
	AddressSignIn     = templ.SafeURL("/sign-in")
	AddressSignOut    = templ.SafeURL("/sign-out")
	AddressSessions   = page.AddressAccount + "/sessions"
	AddressEndAll     = AddressSessions + "/end"
	AddressPassphrase = page.AddressAccount + "/passphrase"
	AddressClaim      = page.AddressAccount + "/claim"
	AddressErase      = page.AddressAccount + "/erase"
)

func AddressEndSession(id int64) templ.SafeURL {
	return AddressSessions + templ.SafeURL("/"+strconv.FormatInt(id, 10)+"/end")
}

// addressSignInTo returns the address of the form that leads on to a path of this site.
func addressSignInTo(next string) templ.SafeURL {
	return AddressSignIn + templ.SafeURL("?next="+url.QueryEscape(next))
}

func AddressOrganisation(id int64) templ.SafeURL { return page.AddressOrganisation(id) }

func AddressInvitations(id int64) templ.SafeURL { return AddressOrganisation(id) + "/invitations" }

func AddressWithdraw(organisation, id int64) templ.SafeURL {
	return AddressInvitations(organisation) + templ.SafeURL("/"+strconv.FormatInt(id, 10)+"/withdraw")
}

func addressMail(organisation, id int64) templ.SafeURL {
	return AddressInvitations(organisation) + templ.SafeURL("/"+strconv.FormatInt(id, 10)+"/mail")
}

// AddressPerson returns the address of a person of an organisation.
func AddressPerson(organisation, id int64) templ.SafeURL {
	return AddressOrganisation(organisation) + templ.SafeURL("/people/"+strconv.FormatInt(id, 10))
}

func AddressRoles(organisation, id int64) templ.SafeURL {
	return AddressPerson(organisation, id) + "/roles"
}

func AddressTakeOut(organisation, id int64) templ.SafeURL {
	return AddressPerson(organisation, id) + "/take-out"
}

func AddressErasePerson(organisation, id int64) templ.SafeURL {
	return AddressPerson(organisation, id) + "/erase"
}

func AddressAudit(id int64) templ.SafeURL     { return AddressOrganisation(id) + "/audit" }
func AddressAuditFile(id int64) templ.SafeURL { return AddressOrganisation(id) + "/audit.csv" }

func addressOlder(id, before int64) templ.SafeURL {
	return AddressAudit(id) + templ.SafeURL("?before="+strconv.FormatInt(before, 10))
}

// RoleTitle names a role as it is chosen.
func RoleTitle(r who.Role) string {
	switch r {
	case who.Student:
		return "Student"
	case who.Lecturer:
		return "Lecturer"
	case who.Practitioner:
		return "Practitioner"
	case who.Administrator:
		return "Administrator"
	}
	return string(r)
}

// roleHint says what a role is for.
func roleHint(r who.Role) string {
	switch r {
	case who.Student:
		return "plays, alone or with a cohort"
	case who.Lecturer:
		return "leads cohorts, and sees how their students decided"
	case who.Practitioner:
		return "writes and checks scenarios, and follows the students they are given as practice educator"
	case who.Administrator:
		return "invites people, and reads the audit log"
	}
	return ""
}

// KindTitle names a kind of organisation.
func KindTitle(k who.Kind) string {
	switch k {
	case who.University:
		return "University"
	case who.Authority:
		return "Local authority"
	}
	return "Another organisation"
}

// RoleList names several roles in a sentence: "a lecturer and an administrator".
func RoleList(roles []who.Role) string {
	var words []string
	for _, r := range who.Roles() {
		if !slices.Contains(roles, r) {
			continue
		}
		article := "a "
		if r == who.Administrator {
			article = "an "
		}
		words = append(words, article+string(r))
	}
	return page.JoinAnd(words)
}

func titled(title string, w wrongs) string {
	if len(w) > 0 {
		return "Error: " + title
	}
	return title
}
