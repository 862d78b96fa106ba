package script

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	lua "github.com/yuin/gopher-lua"
	"github.com/yuin/gopher-lua/ast"
	"github.com/yuin/gopher-lua/parse"

	"caseload/app/script/gopher"
	"caseload/app/sim"
)

// Chunk is a compiled file. It is immutable, and virtual machines may share it.
type Chunk struct {
	File  string
	proto *lua.FunctionProto
	calls map[int][]string // names of what is called, by line
	size  size
}

// size measures how much of the compiler's work and memory a file takes.
type size struct{ nodes, functions int }

// CompileFile parses, checks and rewrites one file. words are the names in the
// vocabulary, which the script may use in addition to the library's. Everything
// wrong with the file is returned as Errors, in line order; the chunk is then nil.
func CompileFile(file string, source []byte, words []string) (*Chunk, error) {
	stmts, err := parseFile(file, source)
	if err != nil {
		return nil, err
	}
	c := newChecker(file, words)
	stmts = c.main(stmts)
	if len(c.mistakes) > 0 {
		c.mistakes.order()
		return nil, c.mistakes
	}
	proto, err := generate(file, stmts)
	if err != nil {
		return nil, Errors{compilerError(file, err)}
	}
	return &Chunk{File: file, proto: proto, calls: c.calls, size: size{c.nodes, c.functions}}, nil
}

// generate calls the library's compiler and returns a panic as an error.
func generate(file string, stmts []ast.Stmt) (proto *lua.FunctionProto, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	return lua.Compile(stmts, file)
}

// parseFile checks the size and encoding of a file, and parses it.
func parseFile(file string, source []byte) ([]ast.Stmt, error) {
	if len(source) > sourceBytes {
		return nil, Errors{{File: file, Message: fmt.Sprintf(
			"this file is %d KiB long, and a script may be %d at most; long texts belong in files of their own",
			len(source)>>10, sourceBytes>>10)}}
	}
	source = bytes.TrimPrefix(source, []byte("\uFEFF")) // some editors write a byte order mark
	if !utf8.Valid(source) {
		return nil, Errors{{File: file, Line: 1 + bytes.Count(validPart(source), []byte("\n")),
			Message: "this line has letters that aren't UTF-8; save the file as UTF-8"}}
	}
	stmts, err := parse.Parse(bytes.NewReader(source), file)
	if err != nil {
		return nil, Errors{syntaxError(file, source, err)}
	}
	return stmts, nil
}

func validPart(source []byte) []byte {
	for i := 0; i < len(source); {
		r, size := utf8.DecodeRune(source[i:])
		if r == utf8.RuneError && size == 1 {
			return source[:i]
		}
		i += size
	}
	return source
}

// syntaxError returns a sentence that says where the parser stopped.
func syntaxError(file string, source []byte, err error) *Error {
	var at *parse.Error
	if !errors.As(err, &at) {
		return &Error{File: file, Message: "this file can't be read as Lua"}
	}
	e := &Error{File: file, Line: at.Pos.Line, Column: at.Pos.Column}
	ends := at.Pos.Line < 1
	if ends {
		e.Line, e.Column = 1+bytes.Count(bytes.TrimRight(source, " \t\r\n"), []byte("\n")), 0
	}
	token, is := shorten(at.Token, 40), gopher.OfParser(at.Message)
	switch {
	case is == gopher.LongTextUnended:
		e.Message = "a long text or comment `[[` doesn't end; is its `]]` missing?"
	case ends && is == gopher.TextUnended:
		e.Message = "a text doesn't end; is its closing quote missing?"
	case ends:
		e.Code = CodeUnfinished
		e.Message = "the file ends in the middle of something; is an `end`, a `}` or a `)` missing?"
	case is == gopher.TextUnended:
		e.Message = "a text on this line doesn't end; is its closing quote missing?"
	case is == gopher.NoNumber:
		e.Message = fmt.Sprintf("`%s` isn't a number", token)
	case is == gopher.NoToken:
		e.Code, e.Message = strange(line(source, e.Line))
	case token == "":
		e.Message = "this isn't Lua"
	case token == "=":
		e.Message = "didn't expect `=` here; two of them ask whether things are the same, `==`, and one gives a name"
	case strings.Contains(line(source, e.Line), `"`+token):
		e.Message = fmt.Sprintf("the text ends before `%s`; is a comma missing, or does a straight quote stand inside a text, where a curly one belongs?", token)
	default:
		e.Message = fmt.Sprintf("didn't expect `%s` here; is a comma, a `then`, a `do` or an `end` missing before it?", token)
	}
	return e
}

// strange explains a character that Lua can't use, and returns its code.
func strange(text string) (sim.FaultCode, string) {
	for _, r := range text {
		switch {
		case strings.ContainsRune("“”„«»‘’", r):
			return CodeQuote, fmt.Sprintf("`%c` is a typographic quote; Lua needs the plain \" or '", r)
		case r == '\u00a0':
			return CodeNoBreakSpace, "there is a no-break space here; use a plain space"
		case strings.ContainsRune("–—−", r):
			return "", fmt.Sprintf("`%c` is a dash; Lua needs the plain -", r)
		}
	}
	if strings.Contains(text, "!=") {
		return "", "`!=` isn't Lua; write `~=` for \"is not\""
	}
	return "", "there is a letter here that Lua has no use for"
}

func line(source []byte, n int) string {
	lines := bytes.SplitN(source, []byte("\n"), n+1)
	if n < 1 || n > len(lines) {
		return ""
	}
	return string(lines[n-1])
}

// compilerError returns a sentence for an error of the library's compiler.
func compilerError(file string, err error) *Error {
	e := &Error{File: file, Message: "this file can't be compiled"}
	var ce *lua.CompileError
	if !errors.As(err, &ce) {
		return e
	}
	e.Line = ce.Line
	switch gopher.OfCompiler(ce.Message) {
	case gopher.TooManyVariables:
		e.Message = "this function has too many local variables, or one of its expressions too many parts; split it"
	case gopher.BreakWithoutLoop:
		e.Message = "`break` only makes sense inside a loop"
	case gopher.DotsWithoutFunction:
		e.Message = "`...` only makes sense in a function declared with `...`"
	case gopher.JumpTooLong:
		e.Message = "this loop or branch is too long; move parts of it into functions"
	}
	return e
}
