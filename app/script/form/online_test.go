package form_test

import (
	"testing"

	"caseload/app/script/form"
)

func TestAPlaceInTheScriptLeadsToTheThingWhoseFormChangesIt(t *testing.T) {
	s := form.Read(documentation(t), `local home = case { "Osei", id = "home",
  people = { child { "Kayla" }, adult { "Ruth", "mother" } },
}
storyline("Sam rings", function()
  if home then
    local rung = task { "Ring Sam", minutes = 10,
      on = home,
    }
  end
end)
`)
	for _, c := range []struct {
		line, column int
		want         string
	}{
		{1, 0, "case:home:0"}, {1, 7, "case:home:0"}, {2, 14, "child:Kayla:0"}, {2, 35, "adult:Ruth:0"}, {3, 1, "case:home:0"},
		{4, 1, "storyline:Sam rings:0"}, {5, 3, ""}, {6, 11, "task:Ring Sam:0"}, {7, 0, "task:Ring Sam:0"}, {9, 0, ""}, {12, 0, ""}, {6, 900, "task:Ring Sam:0"},
	} {
		if got, _ := s.At(c.line, c.column); got.Key != c.want {
			t.Errorf("line %d, column %d: got %q, want %q", c.line, c.column, got.Key, c.want)
		}
	}
}
