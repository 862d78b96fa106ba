package sign

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"caseload/app/sim"
	"caseload/app/who"
)

// Addresses of this area.
const (
	AddressSignIn     = templ.SafeURL("/sign-in")
	AddressSignOut    = templ.SafeURL("/sign-out")
	AddressAccount    = templ.SafeURL("/account")
	AddressSessions   = AddressAccount + "/sessions"
	AddressEndAll     = AddressSessions + "/end"
	AddressPassphrase = AddressAccount + "/passphrase"
	AddressClaim      = AddressAccount + "/claim"

	addressCohorts = templ.SafeURL("/cohorts")
)

func AddressEndSession(id int64) templ.SafeURL {
	return AddressSessions + templ.SafeURL("/"+strconv.FormatInt(id, 10)+"/end")
}

// AddressJoinCohort returns where the cohort with a code is joined.
func AddressJoinCohort(code string) templ.SafeURL {
	return addressCohorts + templ.SafeURL("/join/"+code)
}

func AddressOrganisation(id int64) templ.SafeURL {
	return templ.SafeURL("/organisations/" + strconv.FormatInt(id, 10))
}

func AddressInvitations(id int64) templ.SafeURL { return AddressOrganisation(id) + "/invitations" }

func AddressWithdraw(organisation, id int64) templ.SafeURL {
	return AddressInvitations(organisation) + templ.SafeURL("/"+strconv.FormatInt(id, 10)+"/withdraw")
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
		return "writes and checks scenarios"
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
		for _, has := range roles {
			if has == r {
				article := "a "
				if r == who.Administrator {
					article = "an "
				}
				words = append(words, article+string(r))
			}
		}
	}
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}

func describedBy(id string, problem sim.Sentence, hint string) string {
	var ids []string
	if hint != "" {
		ids = append(ids, id+"-hint")
	}
	if problem != "" {
		ids = append(ids, id+"-problem")
	}
	return strings.Join(ids, " ")
}

func titled(title string, w wrongs) string {
	if len(w) > 0 {
		return "Error: " + title
	}
	return title
}
