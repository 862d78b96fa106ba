package run_test

import (
	"testing"

	"caseload/app/store/storetest"
)

func TestOnPostgres(t *testing.T) { storetest.OnPostgres(t, "") }
