package cli

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"jiedui/fault"
)

// expand turns "help" and "help COMMAND" into the flag --help.
func expand(args []string) []string {
	if len(args) > 0 && args[0] == "help" {
		return append(slices.Clone(args[1:]), "--help")
	}
	return args
}

// synonyms are other names under which people look for flags.
var synonyms = map[string]string{
	"--port": "--addr", "--host": "--addr", "--listen": "--addr", "--address": "--addr", "--bind": "--addr",
	"--db": "--database", "--dsn": "--database", "--url": "--database", "--verbose": "--log-level", "--debug": "--log-level",
	"--user": "--subject", "--cert": "--tls-cert", "--key": "--tls-key", "--origin": "--allow-origin", "--cors": "--allow-origin",
}

var (
	unknownFlag    = regexp.MustCompile(`^unknown flag (-\S+?)(?:, did you mean .*)?$`)
	unexpectedWord = regexp.MustCompile(`^unexpected argument ([^\s,]+)`)
)

// wrongArgument returns the error for wrong arguments: what is wrong, what was probably meant, and which help to read.
func wrongArgument(app *kong.Application, args []string, err error) *fault.Error {
	node := app.Node
	if parse, ok := errors.AsType[*kong.ParseError](err); ok && parse.Context != nil {
		if selected := parse.Context.Selected(); selected != nil {
			node = selected
		}
	}
	if node == app.Node && app.DefaultCmd != nil {
		node = app.DefaultCmd
	}
	named := app.Node // the command that the first words name, the program itself if there is none
	for _, word := range args {
		next := slices.IndexFunc(named.Children, func(c *kong.Node) bool { return c.Name == word })
		if next < 0 {
			break
		}
		named = named.Children[next]
	}
	see := "jiedui --help"
	if named != app.Node {
		see = named.FullPath() + " --help"
	}
	en, zh := err.Error(), argumentInChinese(err.Error())
	moreEN, moreZH := "", ""
	if found := unknownFlag.FindStringSubmatch(err.Error()); found != nil {
		en, zh = "unknown flag "+found[1], "未知选项 "+found[1]
		moreEN, moreZH = meantFlag(app, node, found[1])
	} else if found := unexpectedWord.FindStringSubmatch(err.Error()); found != nil && len(named.Children) > 0 {
		en, zh = fmt.Sprintf("there is no command %q", found[1]), fmt.Sprintf("没有命令 %q", found[1])
		var names []string
		for _, c := range named.Children {
			names = append(names, c.Name)
		}
		moreEN, moreZH = fault.Meant(found[1], names)
	}
	if moreEN != "" {
		return fault.New(fault.BadUserInput, en+moreEN+" See "+see, zh+moreZH+"用法见 "+see)
	}
	return fault.New(fault.BadUserInput, en+"; see "+see, zh+"；用法见 "+see)
}

// meantFlag returns which flag was probably meant: a similar one of the command, or this one of another command.
func meantFlag(app *kong.Application, node *kong.Node, word string) (en, zh string) {
	var names []string
	for _, level := range node.AllFlags(true) {
		for _, f := range level {
			names = append(names, "--"+f.Name)
		}
	}
	options := slices.Clone(names)
	for synonym, name := range synonyms {
		if slices.Contains(names, name) {
			options = append(options, synonym)
		}
	}
	slices.Sort(options)
	var others []string
	for _, leaf := range app.Leaves(true) {
		if leaf != node && slices.ContainsFunc(leaf.Flags, func(f *kong.Flag) bool { return "--"+f.Name == word }) {
			others = append(others, leaf.FullPath())
		}
	}
	if len(others) > 0 {
		list := strings.Join(others, ", ")
		return fmt.Sprintf(": it is a flag of %s.", list), fmt.Sprintf("：它是 %s 的选项。", list)
	}
	near := fault.Nearest(word, options)
	for i, name := range near {
		if of, ok := synonyms[name]; ok && !slices.Contains(names, name) {
			near[i] = of
		}
	}
	near = slices.Compact(near)
	if len(near) == 0 {
		return "", ""
	}
	return fmt.Sprintf(": did you mean %s?", near[0]), fmt.Sprintf("：是否应为 %s？", near[0])
}
