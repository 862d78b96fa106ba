package web_test

import (
	"context"
	"regexp"
	"strings"
	"testing"
	"time"

	"caseload/app/author"
	checking "caseload/app/check"
	"caseload/app/limit"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sign"
	"caseload/app/sim"
	"caseload/app/store"
	keptshelf "caseload/app/store/shelf"
	"caseload/app/store/storetest"
	"caseload/app/web/edge"
	"caseload/app/who"
	"caseload/scripts"
)

// publishing adds to the material where drafts are put, and freezes them here.
func publishing(kept *store.Store) author.Material {
	m := draftMaterial()
	m.Published = keptshelf.New(kept)
	m.Freeze = func(_ context.Context, archive []byte, slug string) (p keptshelf.Publication, err error) {
		slug, files, _ := checking.Unpack(archive, slug)
		versions, err := scenario.FreezeAll(&scenario.Pack{Slug: slug, Files: files}, scripts.FS)
		if err != nil {
			return p, &author.Unfrozen{Why: err.Error()}
		}
		return run.PublicationOf(versions, time.Now())
	}
	return m
}

// signers is a draft that works, of a partnership with a reviewer of the university, Rae, and one
// of an authority, Zoe.
type signers struct {
	*reviewers
	zoe         *person
	publication string
}

func newSigners(t *testing.T) *signers {
	w := &signers{reviewers: newReviewers(t)}
	w.zoe = w.authority("zoe@authority.test")
	w.joins(w.zoe, "zoe@authority.test", "reviewed")
	w.draft = w.begun("our-morning")
	w.publication = w.draft + "/publication"
	return w
}

// authority makes a local authority with an administrator.
func (w *signers) authority(email string) *person {
	w.t.Helper()
	_, err := storetest.AsAnother(w.t, w.path).Exec("INSERT INTO organisations (id, name, kind, created_at) VALUES (20, 'Marlow', 'authority', 0)")
	check(w.t, err)
	link, err := sign.New(w.kept, limit.New(w.kept, nil), time.Now).InviteAdministrator(ctx, w.kept.Operator(), email, "Marlow")
	check(w.t, err)
	p := w.browser()
	want(w.t, "accept", p.form(link, fields("name", "Zoe", "email", email, "passphrase", phrase)).StatusCode, 303)
	return p
}

func (w *signers) begun(slug string) string {
	w.t.Helper()
	r := w.lou.form(w.partnership+"/drafts", fields("name", "Our morning", "slug", slug, "from", "scenario-small"))
	want(w.t, "begin a draft", r.StatusCode, 303)
	return r.Header.Get("Location")
}

// works has the draft checked and played, which is done here at once.
func (w *signers) works() {
	w.t.Helper()
	want(w.t, "work it out", w.lou.form(w.draft+"/publication/work", "").StatusCode, 303)
}

// signs has somebody sign and declare.
func (w *signers) signs(p *person) {
	w.t.Helper()
	want(w.t, "sign", p.form(w.begins(p), answers("fine", "", "", "signed")).StatusCode, 303)
	want(w.t, "declare", w.declares(p).StatusCode, 303)
}

func (w *signers) declares(p *person) reply {
	return p.form(w.publication+"/declare", fields("digest", w.digest(p)))
}

// changes adds a file to the draft.
func (w *signers) changes(path string) {
	w.t.Helper()
	want(w.t, "a change", w.lou.form(w.draft+"/files", fields("path", path)).StatusCode, 303)
}

var digestSent = regexp.MustCompile(`name="digest" value="([0-9a-f]+)"`)

func (w *signers) digest(p *person) string {
	if m := digestSent.FindStringSubmatch(p.get(w.publication).text); m != nil {
		return m[1]
	}
	return ""
}

func TestADraftThatBothSidesSignedIsPublished(t *testing.T) {
	w := newSigners(t)
	page := w.lou.get(w.publication).text
	says(t, "at first", page, "hasn’t been checked", "Nobody has signed it for the university", "Nobody has signed it for the local authority", "0 of 8 are done")
	saysNot(t, "at first", page, "Publish it")
	w.works()
	says(t, "once it is checked", w.lou.get(w.publication).text, "The check has found no error.", "Every golden play goes as it was recorded.", "The bots have played it to its end", "3 of 8 are done")
	w.signs(w.rae)
	w.signs(w.zoe)
	page = w.lou.get(w.publication).text
	says(t, "once both have signed", page, "Nothing is missing", "Signed for the university, by", "Signed for the local authority, by", "Publish it")
	saysNot(t, "a reviewer", w.zoe.get(w.publication).text, "<button class=\"button button--primary\">Publish it")
	digest := w.digest(w.lou)
	want(t, "a reviewer publishes", w.zoe.form(w.publication, fields("digest", digest)).StatusCode, 403)
	want(t, "publish", w.lou.form(w.publication, fields("digest", digest, "notes", "The **first** one.")).Header.Get("Location"), w.publication+"?published")
	says(t, "publish twice", w.pat.get(w.pat.form(w.publication, fields("digest", digest)).Header.Get("Location")).text, "This version was published already")
	says(t, "what was published", w.zoe.get(w.publication).text, "Offered to students and lecturers", "<strong>first</strong>", "Signed by", "for the local authority")
	last, err := keptshelf.New(w.kept).Last(ctx, "our-morning")
	check(t, err)
	judged, err := keptshelf.New(w.kept).Ranges(ctx, last.Version)
	check(t, err)
	says(t, "how its ranges were judged", string(judged), `"agreement":"not reviewed"`)
	want(t, "a student finds it", w.browser().get("/scenarios/our-morning").StatusCode, 200)

	// A change voids the signatures, and says so.
	w.changes("text/more.md")
	page = w.lou.get(w.publication).text
	says(t, "after a change", page, "Signed earlier", "so this signature is void", "text/more.md", "this file is new", "Nobody has signed it for the university as it is now", "Offered to students and lecturers")
	saysNot(t, "what waits for who signed what was published", w.zoe.get("/partnerships").text, "it has changed since")
	r := w.lou.form(w.publication, fields("digest", digest))
	want(t, "publish what has changed", r.StatusCode, 422)
	says(t, "publish what has changed", r.text, "The draft has changed since you saw this page")
	r = w.lou.form(w.publication, fields("digest", w.digest(w.zoe)))
	want(t, "publish what isn't signed", r.StatusCode, 422)
	says(t, "publish what isn't signed", r.text, "Something is missing that publication needs")
}

func TestWhoHasWrittenAndReviewsAloneIsToldWhatToDo(t *testing.T) {
	w := newSigners(t)
	want(t, "Zoe writes", w.lou.form(standingOf(w, "zoe"), fields("standing", "written")).StatusCode, 303)
	want(t, "Zoe writes", w.zoe.form(w.draft+"/files", fields("path", "text/zoe.md")).StatusCode, 303)
	says(t, "who can sign", w.lou.get(w.publication).text, "Everybody who could sign for the local authority has written in it since it was last reviewed")
	want(t, "Rae reviews", w.rae.form(w.begins(w.rae), answers("fine", "", "It needs more.", "not yet")).StatusCode, 303)
	saysNot(t, "once somebody has reviewed it", w.lou.get(w.publication).text, "Everybody who could sign")
	w.signs(w.zoe)
	says(t, "then", w.lou.get(w.publication).text, "Signed for the local authority, by")
}

// standingOf returns where what somebody is in the partnership is changed, by their name.
func standingOf(w *signers, name string) string {
	w.t.Helper()
	for _, card := range strings.Split(w.lou.get(w.partnership).text, `<li class="card">`) {
		if strings.Contains(strings.ToLower(card), ">"+name) || strings.Contains(strings.ToLower(card), name+"\n") || strings.Contains(strings.ToLower(card), " "+name) {
			if at := regexp.MustCompile(w.partnership + `/people/\d+/standing`).FindString(card); at != "" {
				return at
			}
		}
	}
	w.t.Fatalf("%s isn't in the partnership", name)
	return ""
}

func TestWhoHasLeftSignsNothingNew(t *testing.T) {
	w := newSigners(t)
	w.works()
	w.signs(w.rae)
	w.signs(w.zoe)
	want(t, "publish", w.lou.form(w.publication, fields("digest", w.digest(w.lou))).StatusCode, 303)
	want(t, "Zoe leaves", w.zoe.form(w.partnership+"/leave", "").StatusCode, 303)
	page := w.lou.get(w.publication).text
	says(t, "once Zoe has left", page, "They have left the partnership since, or their organisation has.", "Nobody who could do that writes for the local authority", "Offered to students and lecturers", "for the local authority, ")
	want(t, "publish once more", w.lou.form(w.publication, fields("digest", digestSent.FindStringSubmatch(w.rae.get(w.publication).text + `name="digest" value="0"`)[1])).StatusCode, 422)
	want(t, "a student begins it", w.browser().form("/scenarios/our-morning/runs", "").StatusCode, 303)
}

func TestASignatureCountsForWhomItsSignerWritesFor(t *testing.T) {
	w := newSigners(t)
	id := w.begins(w.zoe)
	want(t, "Zoe writes for nobody", w.zoe.form(w.partnership+"/self", fields("organisation", "0")).StatusCode, 303)
	r := w.zoe.form(id, answers("fine", "", "", "signed"))
	want(t, "sign what was begun for another", r.StatusCode, 422)
	says(t, "sign what was begun for another", r.text, "You write for another organisation than when you began this review")
	want(t, "Zoe writes for Marlow", w.zoe.form(w.partnership+"/self", fields("organisation", "20")).StatusCode, 303)
	want(t, "sign", w.zoe.form(id, answers("fine", "", "", "signed")).StatusCode, 303)
	says(t, "once Zoe has signed", w.lou.get(w.publication).text, "Signed for the local authority, by")
	want(t, "Zoe writes for nobody again", w.zoe.form(w.partnership+"/self", fields("organisation", "0")).StatusCode, 303)
	says(t, "then", w.lou.get(w.publication).text, "They no longer write for the organisation for which they signed", "Nobody has signed it for the local authority")
	want(t, "Zoe is back", w.zoe.form(w.partnership+"/self", fields("organisation", "20")).StatusCode, 303)
	want(t, "Zoe only reads", w.lou.form(standingOf(w, "zoe"), fields("standing", "readable")).StatusCode, 303)
	says(t, "then", w.lou.get(w.publication).text, "a reader’s signature doesn’t count", "Nobody has signed it for the local authority")
}

func TestAQuestionThatNobodyCouldJudgeIsShown(t *testing.T) {
	w := newSigners(t)
	w.works()
	unsure := func(p *person, keys ...string) reply {
		form := answers("fine", "", "It needs more.", "signed")
		for _, key := range keys {
			form = strings.Replace(form, "choice."+key+"=fine", "choice."+key+"=unsure", 1)
		}
		return p.form(w.begins(p), form)
	}
	want(t, "Zoe signs", unsure(w.zoe, "law", "fair").StatusCode, 303)
	want(t, "Zoe declares", w.declares(w.zoe).StatusCode, 303)
	want(t, "Rae signs", unsure(w.rae, "law").StatusCode, 303)
	want(t, "Rae declares", w.declares(w.rae).StatusCode, 303)
	page := w.lou.get(w.publication).text
	says(t, "what nobody could judge", page, "Nobody who signed could answer this: Is the law right, and dated?", "left to others who sign: Is the law right, and dated? Is it fair to the student?", "Its one range was judged by fewer than two practitioners", "7 of 8 are done")
	want(t, "publish", w.lou.form(w.publication, fields("digest", w.digest(w.lou))).StatusCode, 422)
	want(t, "Rae looks it up", unsure(w.rae).StatusCode, 303)
	page = w.lou.get(w.publication).text
	says(t, "then", page, "For every question of a review, somebody who signed had an answer.", "Nothing is missing", "left to others who sign: Is the law right, and dated? Is it fair to the student?")
	want(t, "publish", w.lou.form(w.publication, fields("digest", w.digest(w.lou))).StatusCode, 303)
	says(t, "what was published", w.lou.get(w.publication).text, "Published by", "left to others who sign: Is the law right, and dated? Is it fair to the student?")
	r := w.zoe.form(w.begins(w.zoe), answers("unsure", "", "", "signed"))
	want(t, "sign without having judged anything", r.StatusCode, 422)
	says(t, "sign without having judged anything", r.text, "You chose “I can’t say” at more than half of the questions")
}

func TestWhoThinksAgainTakesTheirSignatureBack(t *testing.T) {
	w := newSigners(t)
	w.signs(w.zoe)
	want(t, "Zoe thinks again", w.zoe.form(w.begins(w.zoe), answers("change", "A street", "There is such a street.", "not yet")).StatusCode, 303)
	says(t, "then", w.lou.get(w.publication).text, "They have reviewed it again since, as it is, and ended that as “Not yet”.", "Nobody has signed it for the local authority", "Nobody has declared for the local authority")
}

// A review that leaves questions open clears nobody who wrote.
func TestAnEmptyReviewLeavesWhatWasWrittenUnread(t *testing.T) {
	w := newSigners(t)
	want(t, "Zoe writes", w.lou.form(standingOf(w, "zoe"), fields("standing", "written")).StatusCode, 303)
	want(t, "Zoe writes", w.zoe.form(w.draft+"/files", fields("path", "text/zoe.md")).StatusCode, 303)
	want(t, "Rae says nothing", w.rae.form(w.begins(w.rae), fields("words", "No.", "then", "not yet")).StatusCode, 303)
	r := w.zoe.form(w.begins(w.zoe), answers("fine", "", "", "signed"))
	says(t, "Zoe signs", r.text, "once somebody who hasn’t written in it since has reviewed it as it is now and answered every question")
	says(t, "the page", w.lou.get(w.publication).text, "Everybody who could sign for the local authority has written in it since it was last reviewed")
}

func TestDeclaringIsForASideAndAVersion(t *testing.T) {
	w := newSigners(t)
	digest := w.digest(w.zoe)
	w.changes("text/more.md")
	r := w.zoe.form(w.publication+"/declare", fields("digest", digest))
	want(t, "declare about what has changed", r.StatusCode, 422)
	says(t, "declare about what has changed", r.text, "The draft has changed since you saw this page, so nothing was declared")
	want(t, "declare", w.declares(w.zoe).StatusCode, 303)
	saysNot(t, "once Zoe has declared", w.zoe.get(w.publication).text, "I declare that")
	says(t, "once Zoe has declared", w.lou.get(w.publication).text, "Declared for the local authority, by")
	taken := unzip(t, w.zoe.form("/account/everything/download", fields("passphrase", phrase)))
	says(t, "what Zoe takes away", taken["account.json"], `"side": "authority"`, `"agreed": []`)
	una := w.member("una@uni.test", who.Practitioner)
	w.joins(una, "una@uni.test", "readable")
	want(t, "a reader declares", una.form(w.publication+"/declare", fields("digest", w.digest(w.rae))).StatusCode, 403)
	want(t, "a reader reads", una.get(w.publication).StatusCode, 200)
}

func TestWhatHoldsARealAddressIsWithdrawnAtOnce(t *testing.T) {
	w := newSigners(t)
	w.works()
	w.signs(w.rae)
	w.signs(w.zoe)
	want(t, "publish", w.lou.form(w.publication, fields("digest", w.digest(w.lou))).StatusCode, 303)
	guest := w.browser()
	begun := guest.form("/scenarios/our-morning/runs", "").Header.Get("Location")
	release := regexp.MustCompile(`name="release" value="(\d+)"`).FindStringSubmatch(w.zoe.get(w.publication).text)[1]
	saysNot(t, "a writer", w.pat.get(w.publication).text, `name="release"`)
	want(t, "a writer withdraws", w.pat.form(w.publication+"/withdraw", fields("release", release, "why", "x", "which", "all")).StatusCode, 403)
	r := w.zoe.form(w.publication+"/withdraw", fields("release", release, "why", " ", "which", "only"))
	want(t, "without a reason", r.StatusCode, 422)
	says(t, "without a reason", r.text, "Say why it is withdrawn")
	want(t, "withdraw", w.zoe.form(w.publication+"/withdraw", fields("release", release, "why", "It named a street.", "which", "all")).Header.Get("Location"), w.publication+"?withdrawn")
	says(t, "withdrawn twice", w.rae.form(w.publication+"/withdraw", fields("release", release, "why", "It named a street.", "which", "all")).text, "Somebody has withdrawn that already")
	for until := time.Now().Add(5 * time.Second); w.browser().get("/scenarios/our-morning").StatusCode == 200 && time.Now().Before(until); {
		time.Sleep(50 * time.Millisecond) // the server remembers the shelf for a moment
	}
	says(t, "its page", w.browser().get("/scenarios/our-morning").text, "It named a street.")
	want(t, "who has begun it goes on", guest.get(begun).StatusCode, 200)

	// What was begun ends as well, by whoever may withdraw; numbers are told in fives.
	ends := func(why string) string {
		return fields("release", release, "why", why, "which", "all", "begun", "ends")
	}
	says(t, "a reviewer", w.zoe.get(w.publication).text, "End what was begun of it", "fewer than five runs in the middle and fewer than five runs finished", "hidden, not erased")
	saysNot(t, "a writer", w.pat.get(w.publication).text, "End what was begun", "runs in the middle")
	want(t, "a writer ends it", w.pat.form(w.publication+"/withdraw", ends("x")).StatusCode, 403)
	want(t, "ended without a reason", w.zoe.form(w.publication+"/withdraw", ends(" ")).StatusCode, 422)
	want(t, "it goes on", guest.get(begun).StatusCode, 200)
	want(t, "ended", w.zoe.form(w.publication+"/withdraw", ends("It named a street.")).Header.Get("Location"), w.publication+"?ended")
	want(t, "a decision", guest.form(begun+"/decisions", "turn=1&offer=end").StatusCode, 410)
	says(t, "its student", guest.get(begun).text, "You did nothing wrong", "It named a street.")
	says(t, "ended twice", w.rae.form(w.publication+"/withdraw", ends("Again.")).text, "Somebody has withdrawn that already")
	after := w.zoe.get(w.publication + "?ended").text
	says(t, "the page then", after, "what was begun of it has ended", "Runs of it were ended on")
	saysNot(t, "the page then", after, "End what was begun of it")
	says(t, "the audit log", w.ada.get("/organisations/1/audit.csv").text, "and runs of it were ended: It named a street.")
	r = w.lou.form(w.publication, fields("digest", w.digest(w.lou)))
	says(t, "put back as it was", r.text, "Something is missing that publication needs", "only what is signed and declared after that counts", "only what is signed after that counts. It has to be reviewed again", ">Withdrawn on ", "Zo")
	saysNot(t, "put back as it was", r.text, "can be published as it is", "Publish it")
	w.signs(w.rae)
	w.signs(w.zoe)
	says(t, "signed by both again", w.lou.get(w.publication).text, "It is, unchanged, what was published on ", "both sides have signed it since", "Publish it")
	want(t, "publish", w.lou.form(w.publication, fields("digest", w.digest(w.lou))).StatusCode, 303)
	eventually(t, "the run is opened again by both signatures", func() bool { return guest.get(begun).StatusCode == 200 })
}

func TestOneSignatureIsntOfferedForWhatWasWithdrawn(t *testing.T) {
	w := newSigners(t)
	w.works()
	w.signs(w.rae)
	w.signs(w.zoe)
	want(t, "publish", w.lou.form(w.publication, fields("digest", w.digest(w.lou))).StatusCode, 303)
	release := regexp.MustCompile(`name="release" value="(\d+)"`).FindStringSubmatch(w.zoe.get(w.publication).text)[1]
	want(t, "withdraw", w.zoe.form(w.publication+"/withdraw", fields("release", release, "why", "It named a street.", "which", "all")).StatusCode, 303)
	w.changes("text/comma.md")
	w.works()
	w.signs(w.rae)
	page := w.lou.get(w.publication).text
	says(t, "with one signature", page, "What was published last was withdrawn for a reason")
	saysNot(t, "with one signature", page, "Publish it")
	r := w.lou.form(w.publication, fields("digest", w.digest(w.zoe), "urgent", "yes"))
	want(t, "urgently", r.StatusCode, 422)
	says(t, "urgently", r.text, "it can’t come back with the signature of one side")
	w.signs(w.zoe)
	want(t, "with both", w.lou.form(w.publication, fields("digest", w.digest(w.lou))).StatusCode, 303)
}

// Under which short names something else was published is said from the beginning, and of nothing
// that was only written.
func TestAnotherDraftsShortNameIsTaken(t *testing.T) {
	w := newSigners(t)
	const taken = "was published under the short name"
	another := w.begun("our-morning")
	saysNot(t, "while the other is a draft too", w.lou.get(another).text, taken)
	w.works()
	w.signs(w.rae)
	w.signs(w.zoe)
	want(t, "publish", w.lou.form(w.publication, fields("digest", w.digest(w.lou))).StatusCode, 303)
	saysNot(t, "the one that was published", w.lou.get(w.draft).text, taken)
	w.draft, w.publication = another, another+"/publication"
	says(t, "the other draft", w.lou.get(w.draft).text, taken+" our-morning already")
	page := w.lou.get(w.publication).text
	says(t, "what it needs", page, "0 of 9 are done", taken+" our-morning already", w.draft+"#change-title")
	w.works()
	digest := w.digest(w.rae)
	w.signs(w.rae)
	w.signs(w.zoe)
	says(t, "what it needs once it is signed", w.lou.get(w.publication).text, "8 of 9 are done")
	r := w.lou.form(w.publication, fields("digest", digest, "notes", "What I wrote"))
	want(t, "publish the other", r.StatusCode, 422)
	says(t, "publish the other", r.text, "with the same short name already")
	want(t, "another name", w.lou.form(w.draft+"/name", fields("name", "Our morning", "slug", "another-morning")).StatusCode, 303)
	saysNot(t, "with another name", w.lou.get(w.draft).text, taken)
}

func TestACorrectionIsPublishedWithOneSignature(t *testing.T) {
	w := newSigners(t)
	w.works()
	w.signs(w.rae)
	saysNot(t, "before anything is published", w.lou.get(w.publication).text, "urgent correction")
	w.signs(w.zoe)
	want(t, "publish", w.lou.form(w.publication, fields("digest", w.digest(w.lou))).StatusCode, 303)
	w.changes("text/corrected.md")
	w.works()
	w.signs(w.zoe)
	says(t, "with one signature", w.lou.get(w.publication).text, "Publish it as an urgent correction", "New file: text/corrected.md")
	want(t, "not urgently", w.lou.form(w.publication, fields("digest", w.digest(w.lou))).StatusCode, 422)
	want(t, "urgently", w.lou.form(w.publication, fields("digest", w.digest(w.lou), "urgent", "yes", "notes", "A street has gone.")).StatusCode, 303)
	page := w.lou.get(w.publication).text
	says(t, "what was published", page, "the second signature is awaited until", "It is offered as it is, as an urgent correction, until "+edge.DateOf(time.Now().AddDate(0, 0, 14)))
	saysNot(t, "what is offered so already", page, "Publish it urgently")
	says(t, "what waits for the other side", w.rae.get("/partnerships").text, "“Our morning” is published as an urgent correction", "The signature of your side has to come by "+edge.DateOf(time.Now().AddDate(0, 0, 14)))
	saysNot(t, "what waits for who signed", w.zoe.get("/partnerships").text, "published as an urgent correction")
	want(t, "sign", w.rae.form(w.begins(w.rae), answers("fine", "", "", "signed")).StatusCode, 303)
	says(t, "what waits once it is signed and not declared", w.rae.get("/partnerships").text, "somebody of it has to declare that no real person or family can be recognised in it; otherwise it is withdrawn")
	want(t, "declare", w.declares(w.rae).StatusCode, 303)
	saysNot(t, "what waits for the other side", w.rae.get("/partnerships").text, "urgent correction")
	page = w.lou.get(w.publication).text
	saysNot(t, "with the second", page, "the second signature is awaited", "It is offered as it is, as an urgent")
	says(t, "with the second", page, "A street has gone.", "Offered to students and lecturers")
}

// An urgent correction that was withdrawn for a reason waits for nothing, in the library either.
func TestAWithdrawnCorrectionWaitsForNothing(t *testing.T) {
	w := newSigners(t)
	w.works()
	w.signs(w.rae)
	w.signs(w.zoe)
	want(t, "publish", w.lou.form(w.publication, fields("digest", w.digest(w.lou))).StatusCode, 303)
	w.changes("text/corrected.md")
	w.works()
	w.signs(w.zoe)
	want(t, "urgently", w.lou.form(w.publication, fields("digest", w.digest(w.lou), "urgent", "yes")).StatusCode, 303)
	says(t, "the library", w.lou.get("/library/our-morning").text, "isn’t signed and declared by both sides yet", "the version before it stands again")
	release := regexp.MustCompile(`name="release" value="(\d+)"`).FindStringSubmatch(w.lou.get(w.publication).text)[1]
	want(t, "withdraw", w.lou.form(w.publication+"/withdraw", fields("release", release, "why", "It named a street that exists.", "which", "all")).StatusCode, 303)
	page := ""
	for until := time.Now().Add(5 * time.Second); !strings.Contains(page, "It was withdrawn on") && time.Now().Before(until); {
		page = w.lou.get("/library/our-morning").text
	}
	says(t, "the library", page, "It was withdrawn on")
	saysNot(t, "the library", page, "by both sides yet", "stands again")
	saysNot(t, "what waits", w.rae.get("/partnerships").text, "urgent correction")
	page = w.lou.get(w.publication).text
	saysNot(t, "what it needs", page, "It is offered as it is, as an urgent")
}

// What is published and stands on a rule pack that has expired asks all who can have it reviewed
// anew, until that is published.
func TestAnExpiredRulePackAsksForAReview(t *testing.T) {
	w := newSigners(t)
	w.works()
	w.signs(w.rae)
	w.signs(w.zoe)
	want(t, "publish", w.lou.form(w.publication, fields("digest", w.digest(w.lou))).StatusCode, 303)
	reader := w.member("una@uni.test", who.Practitioner)
	w.joins(reader, "una@uni.test", "readable")
	const asks = "The rule pack on which “Our morning” stands, as it is published, was checked until"
	saysNot(t, "while it holds", w.rae.get("/partnerships").text, asks)
	db := storetest.AsAnother(t, w.path)
	for _, change := range []string{"UPDATE shelf SET about = '{\"checked\":\"2024-02-01\"}' WHERE slug = 'our-morning'", "UPDATE signatures SET signed_at = 1"} {
		_, err := db.Exec(change)
		check(t, err)
	}
	for name, p := range map[string]*person{"a writer": w.pat, "a reviewer": w.rae, "an owner": w.lou} {
		says(t, name, p.get("/partnerships").text, asks+" "+edge.DateOf(sim.RulePack{Checked: "2024-02-01"}.Until(time.Now())), w.publication)
		says(t, name, p.get(w.partnership).text, asks)
	}
	saysNot(t, "a reader", reader.get("/partnerships").text, asks)
	w.changes("text/newer.md")
	w.works()
	w.signs(w.rae)
	w.signs(w.zoe)
	want(t, "publish", w.lou.form(w.publication, fields("digest", w.digest(w.lou))).StatusCode, 303)
	saysNot(t, "once a newer one is published", w.rae.get("/partnerships").text, asks)
}

var termsSeen = regexp.MustCompile(`name="seen" value="(\d+)"`)

func TestWritersAreAskedToAgreeToTerms(t *testing.T) {
	w := newWriters(t)
	page := w.lou.get(w.partnership).text
	says(t, "before there are any", page, "has written none down")
	seen := termsSeen.FindStringSubmatch(page)[1]
	want(t, "a writer sets terms", w.pat.form(w.partnership+"/terms", fields("seen", seen, "text", "mine")).StatusCode, 403)
	want(t, "set terms", w.lou.form(w.partnership+"/terms", fields("seen", seen, "text", "Used by both.\r\n\r\nNamed.")).StatusCode, 303)
	r := w.lou.form(w.partnership+"/terms", fields("seen", seen, "text", "written without having seen them"))
	want(t, "set others without having seen them", r.StatusCode, 422)
	says(t, "then", r.text, "Another owner has set other terms meanwhile", "written without having seen them", "Used by both.")

	page = w.pat.get(w.partnership).text
	says(t, "a writer", page, "<p>Used by both.</p>", "These haven’t yet: ", "I agree to these terms")
	terms := regexp.MustCompile(`name="terms" value="(\d+)"`).FindStringSubmatch(page)[1]
	want(t, "agree", w.pat.form(w.partnership+"/terms/agree", fields("terms", terms)).StatusCode, 303)
	want(t, "agree twice", w.pat.form(w.partnership+"/terms/agree", fields("terms", terms)).StatusCode, 303)
	if page = w.pat.get(w.partnership).text; strings.Contains(page, "I agree to these terms") {
		t.Error("Pat is asked once more")
	}
	want(t, "the owner agrees", w.lou.form(w.partnership+"/terms/agree", fields("terms", terms)).StatusCode, 303)
	says(t, "once both have", w.lou.get(w.partnership).text, "Everybody who writes or has written here has agreed")

	seen = termsSeen.FindStringSubmatch(w.lou.get(w.partnership).text)[1]
	want(t, "change them", w.lou.form(w.partnership+"/terms", fields("seen", seen, "text", "Used by one.")).StatusCode, 303)
	r = w.pat.form(w.partnership+"/terms/agree", fields("terms", terms))
	want(t, "agree to what isn't there any longer", r.StatusCode, 422)
	says(t, "then", r.text, "The terms were changed since you read them", "Used by one.", "I agree to these terms")
}

// Whoever has written is asked to agree to the terms, also once they only review or read.
func TestWhoHasWrittenIsAskedToAgreeToTerms(t *testing.T) {
	w := newSigners(t)
	seen := termsSeen.FindStringSubmatch(w.lou.get(w.partnership).text)[1]
	want(t, "set terms", w.lou.form(w.partnership+"/terms", fields("seen", seen, "text", "Used by both.")).StatusCode, 303)
	saysNot(t, "who has written nothing", w.zoe.get(w.partnership).text, "I agree to these terms")
	want(t, "Zoe writes", w.lou.form(standingOf(w, "zoe"), fields("standing", "written")).StatusCode, 303)
	want(t, "Zoe writes", w.zoe.form(w.draft+"/files", fields("path", "text/zoe.md")).StatusCode, 303)
	for _, standing := range []string{"reviewed", "readable"} {
		want(t, standing, w.lou.form(standingOf(w, "zoe"), fields("standing", standing)).StatusCode, 303)
		says(t, "once Zoe is "+standing, w.zoe.get(w.partnership).text, "I agree to these terms", "Zoe")
		says(t, "what waits for Zoe", w.zoe.get("/partnerships").text, "terms")
	}
	terms := regexp.MustCompile(`name="terms" value="(\d+)"`).FindStringSubmatch(w.zoe.get(w.partnership).text)[1]
	for _, p := range []*person{w.lou, w.pat} {
		want(t, "agree", p.form(w.partnership+"/terms/agree", fields("terms", terms)).StatusCode, 303)
	}
	says(t, "what is missing", w.lou.get(w.publication).text, "Not everybody who writes or has written here has agreed")
	want(t, "agree", w.zoe.form(w.partnership+"/terms/agree", fields("terms", terms)).StatusCode, 303)
	says(t, "what is missing", w.lou.get(w.publication).text, "Everybody who writes or has written here has agreed")
	saysNot(t, "what waits for Zoe", w.zoe.get("/partnerships").text, "terms")
}

// A newer text that was published isn't taken back by one person: what both sides signed before it
// is signed again by both.
func TestNobodyTakesANewerTextBackAlone(t *testing.T) {
	w := newSigners(t)
	var digest string
	publishes := func() {
		t.Helper()
		w.works()
		w.signs(w.rae)
		w.signs(w.zoe)
		digest = w.digest(w.lou)
		want(t, "publish", w.lou.form(w.publication, fields("digest", digest)).Header.Get("Location"), w.publication+"?published")
	}
	publishes()
	first := digest
	r := w.lou.form(w.draft+"/files", fields("path", "text/more.md"))
	want(t, "a newer text", r.StatusCode, 303)
	publishes()
	says(t, "the newer text", w.lou.get(w.publication).text, "Signed for the university, by")
	want(t, "the first text", w.lou.form(regexp.MustCompile(`/drafts/\d+/files/\d+`).FindString(r.Header.Get("Location"))+"/remove", "").StatusCode, 303)
	w.works()
	says(t, "the first text", w.lou.get(w.publication).text, "A newer text of this draft was published since.", "Nobody has signed it for the university as it is now")
	r = w.lou.form(w.publication, fields("digest", first))
	want(t, "publish the first text", r.StatusCode, 422)
	says(t, "publish the first text", r.text, "Something is missing that publication needs")
	want(t, "sign", w.rae.form(w.begins(w.rae), answers("fine", "", "", "signed")).StatusCode, 303)
	says(t, "signed by one", w.lou.get(w.publication).text, "Nobody has signed it for the local authority as it is now")
	want(t, "sign", w.zoe.form(w.begins(w.zoe), answers("fine", "", "", "signed")).StatusCode, 303)
	want(t, "once both hold it to be better", w.lou.form(w.publication, fields("digest", first)).Header.Get("Location"), w.publication+"?published")
}

// Before somebody changes what is signed they read that it is, and afterwards that it was; whoever
// signed it is asked to read the difference and to sign again, unless it is changed back.
func TestWhoSignedWhatIsChangedIsTold(t *testing.T) {
	w := newSigners(t)
	w.file = draftFile.FindStringSubmatch(w.lou.get(w.draft).text)[1]
	pages := map[string]string{"the draft": w.draft, "the editor": w.file, "the forms": w.draft + "/forms"}
	told := func(when, sentence string) {
		t.Helper()
		for what, at := range pages {
			if sentence == "" {
				saysNot(t, what+" "+when, w.lou.get(at).text, "signed again")
			} else {
				says(t, what+" "+when, w.lou.get(at).text, sentence)
			}
			saysNot(t, "a reviewer's page", w.rae.get(at).text, "signed again")
		}
	}
	told("at first", "")
	review := w.begins(w.rae)
	want(t, "sign", w.rae.form(review, answers("fine", "", "", "signed")).StatusCode, 303)
	told("once it is signed", "This draft is signed as it is now, by Somebody. If you change anything in it, it has to be signed again.")
	saysNot(t, "what waits for Rae", w.rae.get("/partnerships").text, "it has changed since")
	before := w.script()
	want(t, "a change", w.save(w.lou, w.version(w.lou), before+"-- more\n").StatusCode, 303)
	told("once it has changed", "Somebody had signed this draft, and it has changed since.")
	says(t, "what waits for Rae", w.rae.get("/partnerships").text, "You have signed “Our morning”, and it has changed since", `href="`+review+`"`)
	says(t, "the difference", w.rae.get(review).text, "its text has changed", "Review it as it is now")
	saysNot(t, "another's", w.lou.get(review).text, "Review it as it is now")
	want(t, "back", w.save(w.lou, w.version(w.lou), before).StatusCode, 303)
	saysNot(t, "what waits once it is changed back", w.rae.get("/partnerships").text, "it has changed since")
	told("once it is changed back", "This draft is signed as it is now")
	w.changes("text/more.md")
	page := w.rae.get(review).text
	says(t, "the difference", page, "text/more.md", "this file is new")
	saysNot(t, "the difference in what was changed back", page, "its text has changed", ">scenario.lua<")
}
