package script

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	lua "github.com/yuin/gopher-lua"
)

// generator writes random scripts that are correct: every name is declared. It uses
// only what our language and the stock library treat alike. It leaves out
// assignments to several targets at once, which the stock library gets wrong.
type generator struct {
	r      *rand.Rand
	b      strings.Builder
	locals []string
	n      int
	loops  int
	depth  int
}

func (g *generator) pick(words ...string) string { return words[g.r.IntN(len(words))] }

func (g *generator) fresh() string {
	g.n++
	return fmt.Sprint("v", g.n)
}

// expr returns an expression whose value is a number.
func (g *generator) expr(deep int) string {
	if deep <= 0 || g.r.IntN(4) == 0 {
		if len(g.locals) > 0 && g.r.IntN(3) > 0 {
			return g.pick(g.locals...)
		}
		return fmt.Sprint(g.r.IntN(9) + 1)
	}
	x, y := g.expr(deep-1), g.expr(deep-1)
	switch g.r.IntN(11) {
	case 0:
		return "(" + x + " % " + y + ")"
	case 1:
		return fmt.Sprintf("#(%s .. \"x\" .. %s)", x, y)
	case 2:
		return fmt.Sprintf("(%s %s %s and %s or %s)", x, g.pick("<", "<=", ">", ">=", "==", "~="), y, g.expr(deep-2), g.expr(deep-2))
	case 3:
		return fmt.Sprintf("({%s, %s, two(%s)})[%d]", x, y, x, g.r.IntN(4)+1)
	case 4:
		return fmt.Sprintf("(function(a, b) return %s(b) + a end)(two(%s))", g.pick("one", "(two)"), x)
	case 5:
		return fmt.Sprintf("({a = %s, b = %s}).%s", x, y, g.pick("a", "b"))
	case 6:
		return fmt.Sprintf("pick(%s, two(%s))", x, y)
	case 7:
		return "(- " + x + ")"
	case 8:
		return "(" + x + " * " + y + " % 10007)"
	}
	return "(" + x + g.pick(" + ", " - ") + y + ")"
}

// block writes n statements in a new scope.
func (g *generator) block(n int) {
	kept := len(g.locals)
	g.depth++
	for range n {
		g.statement()
	}
	g.depth--
	g.locals = g.locals[:kept]
}

func (g *generator) statement() {
	line := func(format string, args ...any) { fmt.Fprintf(&g.b, format+"\n", args...) }
	few := 1 + g.r.IntN(3)
	switch k := g.r.IntN(14); {
	case g.depth > 4 || k < 3 || len(g.locals) < 2:
		a := g.fresh()
		line("local %s = %s", a, g.expr(3))
		g.locals = append(g.locals, a)
	case k == 3:
		a, b := g.fresh(), g.fresh()
		line("local %s, %s = two(%s)", a, b, g.expr(2))
		g.locals = append(g.locals, a, b)
	case k == 4:
		line("%s = %s", g.pick(g.locals...), g.expr(3))
	case k == 5:
		line("t[%s %% 7 + 1] = %s", g.expr(1), g.expr(1))
	case k == 6:
		line("t.%s = %s", g.pick("a", "b", "c"), g.expr(2))
	case k == 7:
		line("if %s > %s then", g.expr(2), g.expr(2))
		g.block(few)
		line("else")
		g.block(few)
		line("end")
	case k == 8:
		i := g.fresh()
		line("for %s = 1, %d do", i, 1+g.r.IntN(4))
		g.locals = append(g.locals, i)
		g.loops++
		g.block(few)
		if g.r.IntN(3) == 0 {
			line("if %s > %s then break end", g.expr(1), g.expr(1))
		}
		g.loops--
		g.locals = g.locals[:len(g.locals)-1]
		line("end")
	case k == 9:
		line("for k, v in %s({%s, x = %s, %s}) do sum = sum + v", g.pick("pairs", "ipairs"), g.expr(1), g.expr(1), g.expr(1))
		g.block(few)
		line("end")
	case k == 10:
		x := g.pick(g.locals...)
		line("f[#f + 1] = function() %s = %s + 1 return %s end", x, x, g.expr(1))
	case k == 11:
		line("if #f > 0 then sum = sum + f[#f]() end")
	case k == 12:
		line("do")
		g.block(few)
		line("end")
	default:
		line("sum = (sum + %s) %% 1000003", g.expr(2))
	}
}

// script returns a whole script, whose results show everything that it did.
func script(seed uint64) string {
	g := &generator{r: rand.New(rand.NewPCG(seed, 1))}
	g.b.WriteString(`local sum, t, f = 0, {1, 2, 3, 4, 5, 6, 7, a = 1, b = 2, c = 3}, {}
local function one(x) return x end
local function two(x) return x, x + 1 end
local function pick(a, b, c) return c or b or a end
`)
	if seed%2 == 0 { // parameters are compiled differently
		g.b.WriteString("local function main(p, q)\n")
		g.locals = []string{"p", "q"}
		g.block(10)
		g.b.WriteString("sum = sum + p % 7 + q % 11\nend\nmain(3, 4)\n")
		g.locals = nil
	}
	g.block(8)
	g.b.WriteString(`local s = sum % 1000003
for i = 1, 7 do s = s .. " " .. t[i] % 1000003 end
for i = 1, #f do s = s .. " " .. f[i]() % 1000003 end
return s .. " " .. (t.a + t.b + t.c) % 1000003, #f`)
	return g.b.String()
}

// TestGenerated checks that what the checker rewrites still means the same as in
// the stock library, and gives the same result twice.
func TestGenerated(t *testing.T) {
	compared, scripts := 0, 200
	if os.Getenv("CASELOAD_LONG") != "" {
		scripts = 800
	}
	for seed := range uint64(scripts) {
		source := script(seed)
		first, second := twice(source)
		if first != second || strings.Contains(first, "the engine failed") {
			t.Fatalf("seed %d:\n%s\nonce  %s\nagain %s", seed, source, first, second)
		}
		c, err := CompileFile("test.lua", []byte(source), nil)
		if err != nil && strings.Contains(err.Error(), "are used by functions inside it") {
			continue
		}
		if err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, source)
		}
		values, err := newVM(CurrentEngine()).load(c, fuelLoad)
		if err != nil || strings.Contains(showAll(values), "e+") || strings.Contains(showAll(values), "nan") {
			continue // the stock library formats errors and large numbers differently
		}
		want, err := stock(source)
		if err != nil {
			continue
		}
		compared++
		if got := showAll(values); got != want {
			t.Errorf("seed %d\n%s\ngot  %s\nwant %s", seed, source, got, want)
			return
		}
	}
	if compared < scripts/4 {
		t.Errorf("only %d scripts were compared", compared)
	}
}

// stock returns the results of a script in the library without our changes.
func stock(source string) (string, error) {
	L := lua.NewState()
	defer L.Close()
	if err := L.DoString(source); err != nil {
		return "", err
	}
	var values []lua.LValue
	for i := 1; i <= L.GetTop(); i++ {
		values = append(values, L.Get(i))
	}
	return showAll(values), nil
}
