package teach_test

import (
	"testing"

	"caseload/app/store/storetest"
)

func TestOnPostgres(t *testing.T) {
	storetest.OnPostgres(t, "^Test(AFork|AProof|AZeroProof|AClockIsBounded|ASeminar)")
}
