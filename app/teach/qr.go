package teach

import (
	"fmt"
	"strings"

	"rsc.io/qr"
)

// QR is an address as a pattern that phones read. The zero QR is none.
type QR struct {
	Size int    // how many modules wide and high it is, with the light margin that it needs
	Path string // outlines its dark modules, as the data of an SVG path in units of a module
}

// qrMargin is how many light modules a reader needs around the pattern.
const qrMargin = 4

// QRFor returns an address as a QR code, or none if the address is too long for one.
func QRFor(address string) QR {
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		return QR{}
	}
	var path strings.Builder
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			if x > from {
				fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", from+qrMargin, y+qrMargin, x-from, x-from)
			}
		}
	}
	return QR{code.Size + 2*qrMargin, path.String()}
}
