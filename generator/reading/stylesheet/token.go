package stylesheet

import (
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

type token struct {
	kind css.TokenType
	text string
}

// tokens splits CSS with the library's lexer, without comments.
func tokens(text []byte) []token {
	lexer := css.NewLexer(parse.NewInputBytes(append([]byte(nil), text...)))
	var list []token
	for {
		kind, data := lexer.Next()
		switch kind {
		case css.ErrorToken:
			return list
		case css.CommentToken, css.CDOToken, css.CDCToken:
			continue
		}
		list = append(list, token{kind, string(data)})
	}
}

// split splits at a token that is not in brackets.
func split(list []token, at css.TokenType) [][]token {
	var parts [][]token
	depth, start := 0, 0
	for i, t := range list {
		switch t.kind {
		case css.LeftBraceToken, css.LeftParenthesisToken, css.LeftBracketToken, css.FunctionToken:
			depth++
		case css.RightBraceToken, css.RightParenthesisToken, css.RightBracketToken:
			depth--
		case at:
			if depth <= 0 {
				parts = append(parts, list[start:i])
				start = i + 1
			}
		}
	}
	return append(parts, list[start:])
}

// valueOf joins the tokens of a value, in lower case except for the names of custom
// properties, and removes "!important".
func valueOf(list []token) (string, bool) {
	var out strings.Builder
	important := false
	for i, t := range list {
		switch {
		case t.kind == css.DelimToken && t.text == "!":
			rest := trim(list[i+1:])
			important = len(rest) > 0 && strings.EqualFold(rest[0].text, "important")
			return strings.TrimSpace(out.String()), important
		case t.kind == css.WhitespaceToken:
			out.WriteByte(' ')
		case strings.HasPrefix(t.text, "--"), t.kind == css.URLToken:
			out.WriteString(t.text)
		case t.kind == css.CommaToken:
			out.WriteByte(',')
		default:
			out.WriteString(strings.ToLower(t.text))
		}
	}
	return strings.TrimSpace(out.String()), important
}

func trim(list []token) []token {
	for len(list) > 0 && list[0].kind == css.WhitespaceToken {
		list = list[1:]
	}
	for len(list) > 0 && list[len(list)-1].kind == css.WhitespaceToken {
		list = list[:len(list)-1]
	}
	return list
}
