package teach

import (
	"fmt"
	"strings"
	"testing"

	"rsc.io/qr"
)

// The path has the modules of the code, and nothing in the margin that readers need.
func TestAQRCodeIsDrawnAsItIs(t *testing.T) {
	const address = "https://caseload.southfield.ac.uk/cohorts/join/KT4M7PXC"
	drawn := QRFor(address)
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		t.Fatal(err)
	}
	dark := map[[2]int]bool{}
	for part := range strings.SplitSeq(strings.TrimSuffix(drawn.Path, "z"), "z") {
		var x, y, wide, back int
		if _, err := fmt.Sscanf(part, "M%d %dh%dv1h-%d", &x, &y, &wide, &back); err != nil || wide != back {
			t.Fatalf("%q: %v", part, err)
		}
		for i := range wide {
			dark[[2]int{x + i, y}] = true
		}
	}
	for y := range drawn.Size {
		for x := range drawn.Size {
			if dark[[2]int{x, y}] != code.Black(x-qrMargin, y-qrMargin) {
				t.Fatalf("the module at %d, %d is wrong", x, y)
			}
		}
	}
	if drawn.Size != code.Size+8 || len(dark) < 100 {
		t.Errorf("it is %d wide and has %d dark modules", drawn.Size, len(dark))
	}
	if QRFor(strings.Repeat("x", 5_000)) != (QR{}) {
		t.Error("an address that is too long has a code")
	}
}
