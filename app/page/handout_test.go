package page_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// What is handed out of a seminar of five moments and fifteen families is two pages of paper.
func TestAHandoutIsTwoPages(t *testing.T) {
	ctx, address := browser(t)
	do(ctx, t, chromedp.Navigate(address+"/seminar-handout"))
	own := true // the size of the page is the style sheet's
	printed, err := chromedp.Call(ctx, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &own})
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(printed.Data, []byte("/Type /Page\n")); n != 2 {
		t.Errorf("the handout is %d pages", n)
	}
	if *shots != "" {
		if err := os.WriteFile(*shots+"/handout.pdf", printed.Data, 0o644); err != nil {
			t.Error(err)
		}
	}
}
