package graph

import (
	"regexp"
	"strings"
)

// template is a message of the parser in English and in Chinese. $1 stands for the first %s.
type template struct{ en, zh string }

// validations are the messages for operations that cannot be parsed, or that do not fit the schema.
var validations = compileTemplates([]template{
	// Fields and values.
	{`Cannot query field "%s" on type "%s".`, `类型“$2”没有字段“$1”。`},
	{`Field "%s" must not have a selection since type "%s" has no subfields.`, `字段“$1”的类型“$2”没有子字段，不能带选择集。`},
	{`Field "%s" of type "%s" must have a selection of subfields.`, `字段“$1”的类型为“$2”，须选择其子字段。`},
	{`Expected value of type "%s", found %s.`, `须为类型“$1”的值，而不是 $2。`},
	{`Int cannot represent non-integer value: %s`, `Int 须为整数，而不是 $1。`},
	{`Int cannot represent non 32-bit signed integer value: %s`, `Int 须为 32 位整数，而不是 $1。`},
	{`Float cannot represent non numeric value: %s`, `Float 须为数字，而不是 $1。`},
	{`String cannot represent a non string value: %s`, `String 须为字符串，而不是 $1。`},
	{`Boolean cannot represent a non boolean value: %s`, `Boolean 须为 true 或 false，而不是 $1。`},
	{`ID cannot represent a non-string and non-integer value: %s`, `ID 须为字符串或整数，而不是 $1。`},
	{`Enum "%s" cannot represent non-enum value: %s.`, `枚举“$1”不接受非枚举值 $2。`},
	{`Value "%s" does not exist in "%s" enum.`, `枚举“$2”中没有值“$1”。`},
	{`Field "%s.%s" of required type "%s" was not provided.`, `缺少必填字段“$1.$2”（类型“$3”）。`},
	{`Field "%s" is not defined by type "%s".`, `类型“$2”没有定义字段“$1”。`},
	{`OneOf Input Object "%s" must specify exactly one key.`, `输入对象“$1”须恰好给出一个字段。`},
	{`Field "%s.%s" must be non-null.`, `字段“$1.$2”不能为 null。`},
	{`There can be only one input field named "%s".`, `输入字段“$1”只能出现一次。`},
	// Arguments and directives.
	{`Unknown argument "%s" on field "%s.%s".`, `字段“$2.$3”没有参数“$1”。`},
	{`Unknown argument "%s" on directive "@%s".`, `指令“@$2”没有参数“$1”。`},
	{`Field "%s" argument "%s" of type "%s" is required, but it was not provided.`, `字段“$1”缺少必填参数“$2”（类型“$3”）。`},
	{`Directive "@%s" argument "%s" of type "%s" is required, but it was not provided.`, `指令“@$1”缺少必填参数“$2”（类型“$3”）。`},
	{`There can be only one argument named "%s".`, `参数“$1”只能出现一次。`},
	{`Unknown directive "@%s".`, `没有指令“@$1”。`},
	{`Directive "@%s" may not be used on %s.`, `指令“@$1”不能用于 $2。`},
	{`The directive "@%s" can only be used once at this location.`, `指令“@$1”在此处只能使用一次。`},
	// Types and fragments.
	{`Unknown type "%s".`, `没有类型“$1”。`},
	{`Unknown fragment "%s".`, `没有片段“$1”。`},
	{`Fragment "%s" is never used.`, `片段“$1”从未使用。`},
	{`Cannot spread fragment "%s" within itself%s.`, `片段“$1”不能引用自身$2。`},
	{`There can be only one fragment named "%s".`, `名为“$1”的片段只能有一个。`},
	{`Fragment "%s" cannot condition on non composite type "%s".`, `片段“$1”不能以非复合类型“$2”为条件。`},
	{`Fragment cannot condition on non composite type "%s".`, `片段不能以非复合类型“$1”为条件。`},
	{`Fragment "%s" cannot be spread here as objects of type "%s" can never be of type "%s".`, `片段“$1”不能用于此处：类型“$2”的对象不可能是类型“$3”。`},
	{`Fragment cannot be spread here as objects of type "%s" can never be of type "%s".`, `片段不能用于此处：类型“$1”的对象不可能是类型“$2”。`},
	// Operations and variables.
	{`This anonymous operation must be the only defined operation.`, `匿名操作须是唯一的操作。`},
	{`There can be only one operation named "%s".`, `名为“$1”的操作只能有一个。`},
	{`Schema does not support operation type "%s"`, `不支持操作类型“$1”。`},
	{`%s must select only one top level field.`, `订阅只能选择一个顶层字段。`},
	{`%s must not select an introspection top level field.`, `订阅不能选择内省的顶层字段。`},
	{`Maximum introspection depth exceeded`, `内省的层数过多。`},
	{`Variable "%s" is not defined by operation "%s".`, `操作“$2”没有定义变量“$1”。`},
	{`Variable "%s" is not defined.`, `变量“$1”没有定义。`},
	{`Variable "$%s" is never used in operation "%s".`, `变量“$$$1”在操作“$2”中从未使用。`},
	{`Variable "$%s" is never used.`, `变量“$$$1”从未使用。`},
	{`There can be only one variable named "$%s".`, `名为“$$$1”的变量只能有一个。`},
	{`Variable "$%s" cannot be non-input type "%s".`, `变量“$$$1”的类型“$2”不是输入类型。`},
	{`Variable "%s" of type "%s" used in position expecting type "%s".`, `变量“$1”的类型为“$2”，而此处须为“$3”。`},
	{
		`Variable "%s" is of type "%s" but must be non-nullable to be used for OneOf Input Object "%s".`,
		`变量“$1”的类型为“$2”，用于输入对象“$3”时不能为空。`,
	},
	// The parser.
	{`Expected %s, found %s`, `此处须为 $1，而不是 $2。`},
	{`Unexpected %s`, `此处不应有 $1。`},
	{`expected at least one definition, found %s`, `至少须有一项定义，而不是 $1。`},
	{`exceeded maximum nesting depth of %s`, `嵌套超过 $1 层。`},
	{`exceeded token limit of %s`, `操作文本超过 $1 个词法单元。`},
	{`Cannot contain the invalid character "%s"`, `不能含有无效字符“$1”。`},
	{`Unexpected single quote character ('), did you mean to use a double quote (")?`, `不应使用单引号 '，请使用双引号 "。`},
	{`Cannot parse the unexpected character "%s".`, `无法识别字符“$1”。`},
	{`Invalid number, unexpected digit after 0: %s.`, `数字有误：0 之后不应有 $1。`},
	{`Invalid number, expected digit but got: %s.`, `数字有误：须为数字，而不是 $1。`},
	{`Invalid character within String: "%s".`, `字符串中有无效字符“$1”。`},
	{`Invalid character escape sequence: %s.`, `转义序列 $1 无效。`},
	{`Invalid character escape sequence.`, `转义序列无效。`},
	{`Unterminated string.`, `字符串没有结束。`},
})

// fieldsConflict is the message that says why two fields of one name contradict each other, and subfieldsConflict the
// reason if it is in their subfields.
var (
	fieldsConflict = regexp.MustCompile(
		`(?s)^Fields "(.*?)" conflict because (.*)\. Use different aliases on the fields to fetch both if this was intentional\.$`)
	subfieldsConflict = regexp.MustCompile(`(?s)^subfields "(.*?)" conflict because (.*)$`)
	conflicts         = compileTemplates([]template{
		{`"%s" and "%s" are different fields`, `“$1”与“$2”是不同的字段`},
		{`they have differing arguments`, `参数不同`},
		{`they return conflicting types "%s" and "%s"`, `类型“$1”与“$2”不一致`},
	})
)

// suggestions end some messages.
var suggestions = compileTemplates([]template{
	{`Did you mean to use an inline fragment on %s?`, `是否要使用内联片段$1？`},
	{`Did you mean the enum value %s?`, `是否指枚举值$1？`},
	{`Did you mean %s?`, `是否指$1？`},
})

type compiledTemplate struct {
	en *regexp.Regexp
	zh string
}

func compileTemplates(all []template) []compiledTemplate {
	compiled := make([]compiledTemplate, len(all))
	for i, t := range all {
		pattern := strings.ReplaceAll(regexp.QuoteMeta(t.en), "%s", "(.*?)")
		compiled[i] = compiledTemplate{regexp.MustCompile("(?s)^" + pattern + "$"), t.zh}
	}
	return compiled
}

// fill returns a message by the first template that fits. ok is false if none fits.
func fill(templates []compiledTemplate, message string) (zh string, ok bool) {
	for _, t := range templates {
		if at := t.en.FindStringSubmatchIndex(message); at != nil {
			return string(t.en.ExpandString(nil, t.zh, message, at)), true
		}
	}
	return message, false
}

var oneOf = strings.NewReplacer(`", or "`, `”或“`, `" or "`, `”或“`, `", "`, `”、“`)

// validationInChinese translates a message of the parser or of its validator. An unknown message does not change.
func validationInChinese(message string) string {
	suggestion := ""
	if i := strings.LastIndex(message, " Did you mean "); i > 0 {
		if zh, ok := fill(suggestions, message[i+1:]); ok {
			message, suggestion = message[:i], quoted(oneOf.Replace(zh))
		}
	}
	if m := fieldsConflict.FindStringSubmatch(message); m != nil {
		return "名为“" + m[1] + "”的字段互相冲突（" + conflictInChinese(m[2]) + "）；如需同时获取，请使用不同的别名。"
	}
	zh, _ := fill(validations, message)
	return strings.Replace(zh, " via ", "，经由 ", 1) + suggestion
}

func conflictInChinese(reason string) string {
	if m := subfieldsConflict.FindStringSubmatch(reason); m != nil {
		return "子字段“" + m[1] + "”：" + conflictInChinese(m[2])
	}
	zh, _ := fill(conflicts, reason)
	return zh
}

// quoted replaces the outer quotation marks by Chinese ones.
func quoted(s string) string {
	first, last := strings.Index(s, `"`), strings.LastIndex(s, `"`)
	if first < 0 || first == last {
		return s
	}
	return s[:first] + "“" + s[first+1:last] + "”" + s[last+1:]
}
