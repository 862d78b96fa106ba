package sign

import (
	"errors"
	"strings"
	"time"

	"caseload/app/sign"
	"caseload/app/sim"
)

type sentence = sim.Sentence

const (
	sentenceWrong         sentence = "That email address and passphrase don’t belong together. Check both; capital letters count in the passphrase."
	sentenceNoEmail       sentence = "Enter your email address."
	sentenceNoPassphrase  sentence = "Enter your passphrase."
	sentenceIncomplete    sentence = "Something in the form is missing or won’t do. Nothing was changed."
	sentenceBusy          sentence = "So many people are signing in just now that this would take too long. Try again in a few seconds."
	sentenceSignedOut     sentence = "You are signed out."
	sentenceClaimed       sentence = "The runs are in your account now. You find them wherever you sign in."
	sentenceChanged       sentence = "Your passphrase is changed. You are signed out everywhere else."
	sentenceJoined        sentence = "Welcome. The invitation is accepted."
	sentenceMade          sentence = "Your organisation is made, and you are its administrator. Next, invite a lecturer: “People and invitations” makes a link for them."
	sentenceTeaches       sentence = "Welcome. The invitation is accepted. Next, make a cohort under “Your cohorts”: there students join, and you assign scenarios."
	sentenceInCohort      sentence = "You have joined the cohort."
	sentenceArrived       sentence = "Now sign in, and you come to the cohort. If you have just made the account, it has the passphrase that you chose. If there was an account with this email address before, nothing about it has been changed: use the passphrase that it had."
	sentenceEnded         sentence = "That session is ended."
	sentenceMailed        sentence = "A new link is on its way by mail. The one from before opens nothing once it is sent. This page says when it has been."
	sentenceMailedAlready sentence = "A letter with this invitation is waiting, or was sent less than an hour ago. Nothing more was sent. If it hasn’t come, look at the address, and try again later."
	sentenceNoReset       sentence = "This link isn’t good. It may have been used, or its time may have run out: one that was mailed is good for an hour, and one that was handed over for a day, once. Ask for another on the page where you sign in."
	sentenceElsewhere     sentence = "This account belongs to more than your organisation, so its passphrase can’t be replaced from here: whoever had the link could act elsewhere too. They can ask for a link by mail where they sign in, or whoever runs this site can make one. Nothing was changed."
	sentenceManyLinks     sentence = "There are as many links for this account as can be good at once. Use one of them, or wait until the first has run out. Nothing was changed."
	sentenceNotReplaced   sentence = "Your passphrase hasn’t been replaced by a link that was handed over, or that has been dealt with. There is nothing to do."
	sentenceNotFromBefore sentence = "That can be done only where the account has been signed in since before the passphrase was replaced. Nothing was changed."
	sentenceWrongBefore   sentence = "That isn’t the passphrase that this account had before. Capital letters count."
	sentenceOpened        sentence = "All that you wrote is open again."
	sentenceUndone        sentence = "Your old passphrase is good again, and whoever signed in with the other one is signed out. You may want to tell your organisation, or whoever runs this site."
	sentenceErasedOld     sentence = "What was closed is erased, and you can write in those runs again."
	sentenceWithdrawn     sentence = "The invitation is withdrawn, and its link is good for nothing."
	sentenceWrongOld      sentence = "That isn’t the passphrase that you have now."
	sentenceRolesChanged  sentence = "The roles are changed."
	sentenceTakenOut      sentence = "They are taken out. They keep their account and their runs."
	sentenceErased        sentence = "They are erased from this organisation. What they did as staff stays in the audit log, under a number."
	sentenceErasedSelf    sentence = "Your account is erased, and all that was in it."
	sentenceLast          sentence = "Nobody else administers this organisation. Make somebody else an administrator first; nothing was changed."
	sentenceNoRoleLeft    sentence = "Choose at least one role. To leave them with none, take them out below."
	sentenceNoRole        sentence = "Choose what they will be."
	sentenceSomebodyElses sentence = "This invitation is for another email address than the one you are signed in with. Nothing was changed, and the link stays good."
	sentenceNoCohort      sentence = "No cohort has this code. It has eight letters and digits; look at it once more. A cohort that is archived can’t be joined: ask your lecturer. If the code is for a class without accounts, it belongs in the box on the first page."
	sentenceManyCodes     sentence = "So many codes that no cohort has were tried from your network that none is looked up for now. Try again in a few minutes."
	sentenceNoInvitation  sentence = "This link isn’t good. It may have been used or withdrawn, or its time may have run out: a link is good once, for two weeks. Ask whoever gave it to you for another. If you have accepted it already, sign in."
)

const (
	sentenceNoDays    sentence = "Write each day like 2026-11-30, and the first one before the last. You can leave either out."
	sentenceManyLines sentence = "There are more than a hundred thousand lines between these days, which is the most that a file can have. Choose fewer days, and take several files."
	sentenceToAudit            = "Back to the audit log"
)

func sayGuessed(wait time.Duration) sentence {
	minutes := int(wait.Round(time.Minute).Minutes())
	return sim.Say("Too many wrong passphrases were tried, so none is checked for now. Try again in about %d minutes, or sign in with a browser that you have used here before.", max(1, minutes))
}

func sayManyResets(wait time.Duration) sentence {
	minutes := int(wait.Round(time.Minute).Minutes())
	return sim.Say("So many links for a new passphrase were asked for, for this address or from your network, that none is sent for now. Look whether one has come, or try again in about %d minutes.", max(1, minutes))
}

func sayCrowded(wait time.Duration) sentence {
	minutes := int(wait.Round(time.Minute).Minutes())
	return sim.Say("So many accounts have been made from your network, or with this code, that no more can be made for now. Nothing was changed. Try again in about %d minutes, or ask your lecturer for an invitation.", max(1, minutes))
}

// sayPassphrase says why a passphrase won't do, or "" if the error is about anything
// else.
func sayPassphrase(err error) sentence {
	switch {
	case errors.Is(err, sign.ErrShort):
		return sim.Say("The passphrase needs at least %d characters.", sign.ShortestPassphrase)
	case errors.Is(err, sign.ErrLong):
		return sim.Say("The passphrase has more than %d bytes. A shorter one is as safe.", sign.LongestPassphrase)
	case errors.Is(err, sign.ErrCommon):
		return "This passphrase is among the first that somebody would guess. Put together words that have nothing to do with each other."
	case errors.Is(err, sign.ErrOwn):
		return "This passphrase is made of your own name or email address, which is what somebody would try. Choose other words."
	}
	return ""
}

func sayEmail(err error) sentence {
	switch {
	case errors.Is(err, sign.ErrThere):
		return "Somebody has an account with this email address. If it is you, sign in with it by the link above; you come back to this page."
	case err != nil:
		return "Enter an email address, like name@example.ac.uk."
	}
	return ""
}

func sayName(err error) sentence {
	switch {
	case errors.Is(err, sign.ErrLongName):
		return "The name is too long. Shorten it."
	case err != nil:
		return "Enter your name."
	}
	return ""
}

func sayOwnName(err error) sentence {
	if errors.Is(err, sign.ErrNoName) {
		return "Enter your organisation’s name."
	}
	return sayName(err)
}

func sayKind(err error) sentence {
	if err != nil {
		return "Choose what kind of organisation it is."
	}
	return ""
}

// deviceName names a browser, as far as what it calls itself can be told apart.
func deviceName(said string) string {
	const unknown = "A browser or a program"
	name, on := "", ""
	for _, x := range [][2]string{{"Firefox/", "Firefox"}, {"Edg/", "Edge"}, {"OPR/", "Opera"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}} {
		if name == "" && strings.Contains(said, x[0]) {
			name = x[1]
		}
	}
	for _, x := range [][2]string{{"Android", "Android"}, {"iPhone", "an iPhone"}, {"iPad", "an iPad"}, {"Windows", "Windows"}, {"Mac OS", "a Mac"}, {"CrOS", "a Chromebook"}, {"Linux", "Linux"}} {
		if on == "" && strings.Contains(said, x[0]) {
			on = x[1]
		}
	}
	switch {
	case name == "":
		return unknown
	case on == "":
		return name
	}
	return name + " on " + on
}

const (
	sentenceSettingsChanged sentence = "The settings are saved."
	sentenceSooner          sentence = "Nothing was changed yet. Runs would be deleted sooner than their students were told: tick the box at the end if that is what you want."
)

// saySettingsAre tells somebody whose form is older than the settings what they are now.
func saySettingsAre(o sign.Organisation) sentence {
	frameworks := "all frameworks"
	if names := o.Frameworks.Names(); len(names) > 0 {
		frameworks = strings.Join(names, " and ")
	}
	return sim.Say("Somebody else has changed these settings meanwhile, so nothing of yours was saved. The name is now %s, the time zone %s, runs are kept for %d days, and debriefs refer to %s. What you typed is still in the boxes; look at it, and save it again if it is right.", o.Name, o.Zone, o.Kept(), frameworks)
}

func sayZone(err error) sentence {
	if err == nil {
		return ""
	}
	return "Enter the name of a time zone, like Europe/London or America/Port_of_Spain."
}

func sayKept(err error) sentence {
	if err == nil {
		return ""
	}
	return sim.Say("Enter a number of days from %d to %d.", sign.LeastKept, sign.MostKept)
}

func sayLongText(err error) sentence {
	if err == nil {
		return ""
	}
	return sim.Say("The text has more than %d thousand characters. Shorten it, or link to the rest.", sign.LongestText/1024)
}
