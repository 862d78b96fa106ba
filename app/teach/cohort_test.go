package teach_test

import (
	"strings"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/prooftest"
	"caseload/app/store/storetest"
	"caseload/app/teach"
)

func TestAZeroProofLeadsNoCohort(t *testing.T) {
	s, err := store.Open(storetest.At(t, t.TempDir()+"/a.db"), time.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	prooftest.ZeroIsRefused(t, teach.NewCohorts(s), 9, "BA", true, int64(1))
}

// What won't do as a name or a year is refused before anything is kept.
func TestACohortHasANameAndAYear(t *testing.T) {
	var none *store.Store
	for _, x := range []struct {
		name, year string
		want       error
	}{
		{" \t\u200b", "2026/27", teach.ErrNoName}, {"BA", "\x00 ", teach.ErrNoYear}, {strings.Repeat("é", teach.LongestCohort+1), "2026/27", teach.ErrLong},
		{"BA", strings.Repeat("9", teach.LongestYear+1), teach.ErrLong},
	} {
		if _, err := teach.NewCohorts(none).Make(ctx, store.Allowed{}, x.name, x.year); err != x.want {
			t.Errorf("%q of %q: %v, not %v", x.name, x.year, err, x.want)
		}
	}
}
