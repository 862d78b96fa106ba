package page_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	playpage "caseload/app/page/play"

	"github.com/chromedp/chromedp"
)

// pairDesk is a desk that two students have: at its first turn, or the next one.
func pairDesk(v playpage.DeskView, next bool) playpage.DeskView {
	turn := 1
	if next {
		turn = 2
	}
	v.Run, v.Live = 44, fmt.Sprintf("/runs/44/live?turn=%d", turn)
	return v
}

// partnerTells is the stream of such a desk, on which the partner decides something at once.
func partnerTells(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	var region strings.Builder
	_ = playpage.PartnerView{Run: 44, Partner: "Ben Okoro", Chose: "what came at turn " + r.FormValue("turn")}.Render(r.Context(), &region)
	fmt.Fprintf(w, "id: 1\nevent: partner\n")
	for line := range strings.SplitSeq(region.String(), "\n") {
		fmt.Fprintf(w, "data: %s\n", line)
	}
	fmt.Fprint(w, "\n")
	w.(http.Flusher).Flush()
	<-r.Context().Done()
}

// What a partner has decided is said on the desk, which stays as it is with what one has
// typed until one asks for the next; that one listens from its own turn on.
func TestADeskSaysWhatAPartnerDecides(t *testing.T) {
	ctx, address := browser(t)
	do(ctx, t, chromedp.Navigate(address+"/runs/44"))
	until(ctx, t, `document.querySelector("#partner").textContent.includes("Ben Okoro has decided: “what came at turn 1”")`)
	if !eval[bool](ctx, t, `document.querySelector("main").dataset.live.endsWith("turn=1")`) {
		t.Error("the desk was replaced")
	}
	eval[bool](ctx, t, `(document.querySelector("#partner a").click(), true)`)
	until(ctx, t, `document.querySelector("main").dataset.live.endsWith("turn=2") && document.querySelector("#partner").textContent.includes("turn 2")`)
}
