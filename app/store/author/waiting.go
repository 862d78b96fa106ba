package author

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"caseload/app/store"
	"caseload/app/who"
)

const (
	// MaxWaiting is how much of what waits for somebody is read at once.
	MaxWaiting = 100

	sureOfEach = MaxWaiting / 10 // kinds that there are
)

// Wanted is what is wanted of somebody.
type Wanted string

// What can wait for somebody in a partnership.
const (
	WantAnswer   Wanted = "answer"   // a comment asks them, or has an answer to what they said
	WantDecision Wanted = "decision" // somebody suggests other words for what they write
	WantReply    Wanted = "reply"    // a comment on what they write asks nobody in particular
	WantReview   Wanted = "review"   // they have begun a review
	WantBegin    Wanted = "begin"    // they are asked for a review
	WantSign     Wanted = "sign"     // another side has signed a draft as it is, and theirs hasn't
	WantDeclare  Wanted = "declare"  // their side has signed a draft as it is, and hasn't declared that nobody real is in it
	WantAgain    Wanted = "again"    // they have signed a draft, nobody of their side has signed it since, and somebody has changed it
	WantTerms    Wanted = "terms"    // they haven't agreed to the terms for what they write
)

// Waiting is something that waits for somebody.
type Waiting struct {
	Want        Wanted
	Partnership int64
	Draft       int64 // 0 if it is of the partnership
	Name        string
	Comment     int64 // 0 if it is none
	Review      int64 // 0 if it is none
	By          int64 // whose doing it is last; 0 for one's own or nobody's
	ByName      string
	Text        string     // what was said at first
	Until       *time.Time // by when what is missing has to come for a published urgent correction, which is withdrawn otherwise; nil for none
	Digest      string     // of what they have signed; "" if it is nothing that they have
	Since       time.Time
}

// ofPartner begins what selects things in drafts that somebody is with as a partner.
const ofPartner = ` FROM partners JOIN partnerships ON partnerships.id = partners.partnership_id
	JOIN drafts ON drafts.partnership_id = partners.partnership_id AND drafts.deleted_at IS NULL AND drafts.put_away_at IS NULL `

// isPartner is a condition on whose it is, and on one partnership if one is asked for.
const (
	isPartner = ` WHERE partners.person_id = @me AND partners.came_at IS NOT NULL AND partners.ended_at IS NULL AND (@in = 0 OR partners.partnership_id = @in) `
	called    = `COALESCE((SELECT COALESCE(NULLIF(other.named, ''), persons.name) FROM partners other JOIN persons ON persons.id = other.person_id
		WHERE other.partnership_id = partners.partnership_id AND other.person_id = %s ORDER BY other.id DESC LIMIT 1), '') AS by_name `
	// writesStill is a condition on a review: whoever gave it writes for the same organisation still.
	writesStill = `EXISTS (SELECT 1 FROM partners other WHERE other.partnership_id = partners.partnership_id AND other.person_id = %[1]s.person AND other.ended_at IS NULL AND other.organisation_id = %[1]s.organisation)`
	// notTaken is a condition on a review that was signed: whoever gave it hasn't reviewed the same again, and not signed.
	notTaken = `NOT EXISTS (SELECT 1 FROM reviews again WHERE again.pack_id = %[1]s.pack_id AND again.person = %[1]s.person AND again.id > %[1]s.id AND again.verdict = 'not yet')`
)

// urgentUntil is until when what was signed is offered without what is missing, as an urgent correction.
const urgentUntil = `COALESCE((SELECT MAX(second_by) FROM publications JOIN review_packs signed ON signed.digest = publications.texts
	WHERE publications.draft = drafts.id AND signed.id = reviews.pack_id AND second_by > @now AND EXISTS (SELECT 1 FROM shelf WHERE publication_id = publications.id AND withdrawn_at IS NULL)), 0) AS "until", `

// signs is both conditions on a review that was signed, without which it doesn't count.
func signs(review string) string { return fmt.Sprintf(writesStill+" AND "+notTaken, review) }

// queues are what waits, each as a statement. Whoever has written last in a comment waits
// for others; a suggestion waits for whoever writes until it is settled.
func queues() []string {
	return []string{
		`SELECT CASE WHEN last_by <> @me AND (draft_comments.asked = @me OR draft_comments.person = @me OR spoke.comment_id IS NOT NULL) THEN 'answer' WHEN instead IS NOT NULL THEN 'decision' ELSE 'reply' END AS want,
			partners.partnership_id AS partnership, drafts.id AS draft, drafts.name, draft_comments.id AS comment, last_by AS "by", text, last_at AS since, ` + fmt.Sprintf(called, "last_by") + ofPartner + `
			JOIN draft_comments ON draft_comments.draft_id = drafts.id AND outcome = ''
			LEFT JOIN (SELECT DISTINCT comment_id FROM draft_replies WHERE person = @me) spoke ON spoke.comment_id = draft_comments.id` + isPartner + `
			AND partners.standing IN @comments AND (last_by <> @me AND (draft_comments.asked = @me OR draft_comments.person = @me OR spoke.comment_id IS NOT NULL)
				OR partners.standing IN @writes AND draft_comments.person <> @me AND (instead IS NOT NULL OR asked = 0 AND last_by <> @me))
			ORDER BY last_at DESC LIMIT @most`,
		`SELECT 'review' AS want, partners.partnership_id AS partnership, drafts.id AS draft, drafts.name, reviews.id AS review, begun_at AS since` + ofPartner + `
			JOIN reviews ON reviews.draft_id = drafts.id AND reviews.person = @me AND reviews.ended_at IS NULL` + isPartner + `AND partners.standing IN @reviews ORDER BY begun_at DESC LIMIT @most`,
		`SELECT 'begin' AS want, partners.partnership_id AS partnership, drafts.id AS draft, drafts.name, asker AS "by", asked_at AS since, ` + fmt.Sprintf(called, "asker") + ofPartner + `
			JOIN review_asks ON review_asks.draft_id = drafts.id AND review_asks.partner_id = partners.id AND declined_at = 0` + isPartner + `AND partners.standing IN @reviews ORDER BY asked_at DESC LIMIT @most`,
		`SELECT 'sign' AS want, partners.partnership_id AS partnership, drafts.id AS draft, drafts.name, reviews.person AS "by", reviews.ended_at AS since, ` + urgentUntil + fmt.Sprintf(called, "reviews.person") + ofPartner + `
			JOIN organisations ON organisations.id = partners.organisation_id
			JOIN reviews ON reviews.id = (SELECT MAX(id) FROM reviews WHERE reviews.draft_id = drafts.id AND verdict = 'signed' AND NOT lived AND side IN @sides AND side <> organisations.kind AND ` + signs("reviews") + `)` + isPartner + `
			AND partners.standing IN @reviews AND NOT partners.lived AND organisations.kind IN @sides
			AND NOT EXISTS (SELECT 1 FROM reviews own WHERE own.pack_id = reviews.pack_id AND own.verdict = 'signed' AND own.side = organisations.kind AND ` + signs("own") + `)
			AND NOT EXISTS (SELECT 1 FROM draft_writers WHERE draft_writers.draft_id = drafts.id AND unread AND draft_writers.person <> reviews.person)
			AND NOT EXISTS (SELECT 1 FROM draft_files JOIN changes ON changes.file_id = draft_files.id AND changes.version = draft_files.version WHERE draft_files.draft_id = drafts.id AND changes.made_at > reviews.ended_at)
			ORDER BY reviews.ended_at DESC LIMIT @most`,
		`SELECT 'declare' AS want, partners.partnership_id AS partnership, drafts.id AS draft, drafts.name, reviews.person AS "by", reviews.ended_at AS since, ` + urgentUntil + fmt.Sprintf(called, "reviews.person") + ofPartner + `
			JOIN organisations ON organisations.id = partners.organisation_id
			JOIN reviews ON reviews.id = (SELECT MAX(id) FROM reviews WHERE reviews.draft_id = drafts.id AND verdict = 'signed' AND NOT lived AND side = organisations.kind AND ` + signs("reviews") + `)
			JOIN review_packs ON review_packs.id = reviews.pack_id` + isPartner + `
			AND partners.standing IN @declares AND NOT partners.lived AND organisations.kind IN @sides
			AND NOT EXISTS (SELECT 1 FROM declarations WHERE declarations.draft_id = drafts.id AND declarations.digest = review_packs.digest AND declarations.side = organisations.kind
				AND EXISTS (SELECT 1 FROM partners other JOIN organisations home ON home.id = other.organisation_id WHERE other.partnership_id = partners.partnership_id AND other.person_id = declarations.person AND other.ended_at IS NULL AND home.kind = declarations.side))
			AND NOT EXISTS (SELECT 1 FROM draft_files JOIN changes ON changes.file_id = draft_files.id AND changes.version = draft_files.version WHERE draft_files.draft_id = drafts.id AND changes.made_at > reviews.ended_at)
			ORDER BY reviews.ended_at DESC LIMIT @most`,
		`SELECT 'again' AS want, partners.partnership_id AS partnership, drafts.id AS draft, drafts.name, reviews.id AS review, review_packs.digest, reviews.ended_at AS since` + ofPartner + `
			JOIN organisations ON organisations.id = partners.organisation_id
			JOIN reviews ON reviews.id = (SELECT MAX(id) FROM reviews WHERE reviews.draft_id = drafts.id AND reviews.person = @me)
			JOIN review_packs ON review_packs.id = reviews.pack_id` + isPartner + `
			AND verdict = 'signed' AND NOT reviews.lived AND partners.standing IN @reviews AND NOT partners.lived AND organisations.kind IN @sides
			AND reviews.side = organisations.kind AND reviews.organisation = organisations.id
			AND NOT EXISTS (SELECT 1 FROM reviews own WHERE own.draft_id = drafts.id AND own.id > reviews.id AND own.pack_id <> reviews.pack_id AND own.verdict = 'signed' AND own.side = reviews.side AND ` + signs("own") + `)
			AND NOT EXISTS (SELECT 1 FROM publications WHERE publications.draft = drafts.id AND publications.texts = review_packs.digest)
			AND (EXISTS (SELECT 1 FROM draft_writers WHERE draft_writers.draft_id = drafts.id AND unread)
				OR EXISTS (SELECT 1 FROM draft_files JOIN changes ON changes.file_id = draft_files.id AND changes.version = draft_files.version WHERE draft_files.draft_id = drafts.id AND changes.made_at > reviews.ended_at))
			ORDER BY reviews.ended_at DESC LIMIT @few`,
		`SELECT 'terms' AS want, partners.partnership_id AS partnership, partnerships.name, set_at AS since FROM partners JOIN partnerships ON partnerships.id = partners.partnership_id
			JOIN contribution_terms ON contribution_terms.id = (SELECT MAX(id) FROM contribution_terms newest WHERE newest.partnership_id = partners.partnership_id)` + isPartner + `
			AND (partners.standing IN @writes OR ` + hasWritten + `) AND body <> '' AND NOT EXISTS (SELECT 1 FROM agreements WHERE terms_id = contribution_terms.id AND partner_id = partners.id)
			ORDER BY set_at DESC LIMIT @most`,
	}
}

// Waiting returns what waits for a person in all partnerships, or in one if that isn't 0: at most
// [MaxWaiting] things, the newest first, of which some are of each kind that waits. Whether a draft
// that they have signed is another text now, or was changed back, isn't looked at here.
func (s *Store) Waiting(ctx context.Context, p store.Person, partnership int64) ([]Waiting, error) {
	doing := fmt.Sprintf("what waits for person %d", p.ID())
	if err := s.of.IsPerson(p); err != nil {
		return nil, in(doing, err)
	}
	var all []Waiting
	for _, queue := range queues() {
		var rows []struct {
			Want                                    Wanted
			Partnership, Draft, Comment, Review, By int64
			Name, ByName, Text, Digest              string
			Since, Until                            int64
		}
		err := s.read(ctx).Raw(queue, sql.Named("me", p.ID()), sql.Named("in", partnership), sql.Named("most", MaxWaiting), sql.Named("few", sureOfEach), sql.Named("now", millis(s.of.Now())), sql.Named("sides", Sides()),
			sql.Named("comments", standings(who.CommentDraft)), sql.Named("writes", standings(who.WriteDraft)), sql.Named("reviews", standings(who.ReviewDraft)), sql.Named("declares", standings(who.Declare))).Scan(&rows).Error
		if err != nil {
			return nil, in(doing, err)
		}
		for _, r := range rows {
			until := (*time.Time)(nil)
			if r.Until != 0 {
				at := fromMillis(r.Until)
				until = &at
			}
			all = append(all, Waiting{r.Want, r.Partnership, r.Draft, r.Name, r.Comment, r.Review, r.By, r.ByName, r.Text, until, r.Digest, fromMillis(r.Since)})
		}
	}
	return someOfEach(all), nil
}

// someOfEach returns as much of what waits as is read at once, the newest first. Of each kind the
// newest are among it, so that very much of one kind doesn't hide what else waits.
func someOfEach(all []Waiting) []Waiting {
	newest := func(a, b Waiting) int { return b.Since.Compare(a.Since) }
	slices.SortStableFunc(all, newest)
	var sure, more []Waiting
	of := map[Wanted]int{}
	for _, one := range all {
		if of[one.Want]++; of[one.Want] <= sureOfEach {
			sure = append(sure, one)
		} else {
			more = append(more, one)
		}
	}
	all = append(sure, more[:min(len(more), MaxWaiting-len(sure))]...)
	slices.SortStableFunc(all, newest)
	return all
}

// standings returns what somebody is in a partnership who may do an act to its drafts.
func standings(act who.Act) []who.Relation {
	return slices.DeleteFunc(who.Standings(), func(as who.Relation) bool { return !who.AnyMay(who.Roles(), act, as, who.State{}) })
}
