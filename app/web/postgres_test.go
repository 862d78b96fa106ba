package web_test

import (
	"testing"

	"caseload/app/store/storetest"
)

func TestOnPostgres(t *testing.T) {
	storetest.OnPostgres(t, "^Test(NotKept|WithoutAStore|Divergence|AnEarlierVersion|Expiry|AClassExpires|ALockedClass|AFullRoomPunishesNobodyElse|SharingAndEndingIt|ErasingEndsASharing|AnAdministratorInvitesALecturer|AGuestWhoSignsInKeepsTheRuns|AnAttemptThatIsDeletedStaysUsed|APassphraseThatWasReplacedIsUndone|TheTableHoldsAtEveryAddressOfAnOrganisation)$")
}
