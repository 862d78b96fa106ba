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
	"caseload/app/script/say"
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
		return nil, Errors{{File: file, Message: say.LongFile(len(source)>>10, sourceBytes>>10)}}
	}
	source = bytes.TrimPrefix(source, []byte("\uFEFF")) // some editors write a byte order mark
	if !utf8.Valid(source) {
		return nil, Errors{{File: file, Line: 1 + bytes.Count(validPart(source), []byte("\n")),
			Message: say.NoUTF8}}
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
		return &Error{File: file, Message: say.Unreadable}
	}
	e := &Error{File: file, Line: at.Pos.Line, Column: at.Pos.Column}
	ends := at.Pos.Line < 1
	if ends {
		e.Line, e.Column = 1+bytes.Count(bytes.TrimRight(source, " \t\r\n"), []byte("\n")), 0
	}
	token, is := say.Shorten(at.Token, 40), gopher.OfParser(at.Message)
	switch {
	case is == gopher.LongTextUnended:
		e.Message = say.LongTextUnended
	case ends && is == gopher.TextUnended:
		e.Message = say.LastTextUnended
	case ends:
		e.Code = CodeUnfinished
		e.Message = say.FileUnfinished
	case is == gopher.TextUnended:
		e.Message = say.TextUnended
	case is == gopher.NoNumber:
		e.Message = say.NoNumber(token)
	case is == gopher.NoToken:
		e.Code, e.Message = strange(line(source, e.Line))
	case token == "":
		e.Message = say.NoLua
	case token == "=":
		e.Message = say.UnexpectedEqual
	case strings.Contains(line(source, e.Line), `"`+token):
		e.Message = say.TextEndsBefore(token)
	default:
		e.Message = say.Unexpected(token)
	}
	return e
}

// strange explains a character that Lua can't use, and returns its code.
func strange(text string) (sim.FaultCode, sim.Sentence) {
	for _, r := range text {
		switch {
		case strings.ContainsRune("“”„«»‘’", r):
			return CodeQuote, say.TypographicQuote(r)
		case r == '\u00a0':
			return CodeNoBreakSpace, say.NoBreakSpace
		case strings.ContainsRune("–—−", r):
			return "", say.TypographicDash(r)
		}
	}
	if strings.Contains(text, "!=") {
		return "", say.NotEqual
	}
	return "", say.StrangeLetter
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
	e := &Error{File: file, Message: say.Uncompilable}
	var ce *lua.CompileError
	if !errors.As(err, &ce) {
		return e
	}
	e.Line = ce.Line
	switch gopher.OfCompiler(ce.Message) {
	case gopher.TooManyVariables:
		e.Message = say.TooManyVariables
	case gopher.BreakWithoutLoop:
		e.Message = say.BreakWithoutLoop
	case gopher.DotsWithoutFunction:
		e.Message = say.DotsWithout
	case gopher.JumpTooLong:
		e.Message = say.JumpTooLong
	}
	return e
}
