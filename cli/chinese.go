package cli

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// chinese has the Chinese of every help text, by the English text in the source.
var chinese = translations(
	description, "东西部县（市、区）结对帮扶的记录系统，以 GraphQL 接口提供服务。\n\n不作任何设置时，用当前目录下的 SQLite 文件 jiedui.db 在 http://127.0.0.1:8080 提供服务。",
	globalTitle, "所有命令的选项：",
	helpOfHelp, "显示帮助。",

	// Commands.
	"Serve the API (when no command is given).", "提供接口服务（不写命令时即此命令）。",
	"Bring the database's tables up to date.", "更新数据库的表结构。",
	"Apply what is pending.", "执行尚未执行的迁移。",
	"List what is applied and what is pending.", "列出已执行与未执行的迁移。",
	"Load reference data and, when asked, demonstration data.", "装入基础数据，并可按要求装入演示数据。",
	"Make tokens for development, and revoke tokens.", "签发开发用令牌，吊销令牌。",
	"Print a token of the server's own signing key, for development (when sign is left out).", "输出用服务自身密钥签发的令牌，供开发使用（省略 sign 时即此命令）。",
	"Refuse a token, or all tokens of a subject that were issued until now.", "吊销一个令牌，或某主体此前签发的全部令牌。",
	"Manage coordinators: the first admin is added here.", "管理联络员：第一位管理员在此添加。",
	"Let a person work with the system.", "添加联络员。",
	"Take all rights away from a person, such as an admin whose tokens are in wrong hands.", "停用联络员，例如令牌落入他人之手的管理员。",
	"Examine the history of changes.", "检查变更历史。",
	"Prove that nothing in the history was changed or removed, and that every record is as its history says.", "验证变更历史未被改动或删除，且每条记录与其历史一致。",
	"Bring in a file of records.", "导入一个记录文件。",
	"Copy an SQLite database while it is in use.", "在使用中备份 SQLite 数据库。",
	"Put a backup in the place of an SQLite database.", "用备份替换 SQLite 数据库。",
	"Compute derived figures again and list what differs.", "重新计算推导出的数字，列出不一致之处。",
	"Print the version.", "显示版本。",

	// Flags of every command.
	"Database: postgres://user:password@host:5432/name, or the path of an SQLite file, which is created if it does not exist. Default: ${default}.", "数据库：postgres://user:password@host:5432/name，或 SQLite 文件的路径（不存在则新建）。默认：${default}。",
	"Form of the log on standard error: text or json.", "标准错误上日志的格式：text 或 json。",
	"File of the Ed25519 key (PEM) that signs tokens for development; it is created if it does not exist. Default: beside an SQLite database file, with .key at its end; none with --issuer.", "开发用令牌签名密钥（Ed25519，PEM）的文件，不存在则新建。默认：SQLite 数据库文件名后加 .key；设置 --issuer 时没有默认值。",
	"The lowest level that is logged: debug, info, warn or error.", "记录日志的最低级别：debug、info、warn 或 error。",

	// Flags of serve.
	"Address to listen on. Default: ${default}.", "监听地址。默认：${default}。",
	"Address of their own for metrics and health checks. Default: they are at --addr.", "监控指标与健康检查的单独地址。默认：与 --addr 相同。",
	"Certificate (PEM) to serve https; read again when it changes. It goes with --tls-key.", "提供 https 的证书（PEM），更改后自动重新读取；与 --tls-key 一起使用。",
	"Map of the provinces (GeoJSON with its approval number) in place of the grid on the overview. Default: none.", "总览页上代替方格图的省级地图（GeoJSON，含审图号）。默认：无。",
	"Key (PEM) of --tls-cert.", "--tls-cert 的私钥（PEM）。",
	"Load demonstration data into a database without records of its own. Default: only into SQLite.", "向尚无登记记录的数据库装入演示数据。默认：仅 SQLite。",
	"Bring the database's tables up to date first.", "启动时先更新数据库的表结构。",
	"Most connections to the database for changes, and as many for lists. Default: 20 for PostgreSQL, 16 for SQLite.", "用于变更的数据库连接数上限，列表查询另有同样多。默认：PostgreSQL 为 20，SQLite 为 16。",
	"Most connections for reports, exports and long lists, besides the others. Default: ${default}.", "用于报表、导出与大型列表的数据库连接数上限，另计。默认：${default}。",
	"Most connections of clients at once; more wait until one is free. Default: ${default}.", "同时的客户端连接数上限，超出者等待。默认：${default}。",
	"Networks of proxies in front of the server, such as 10.0.0.0/8, whose X-Forwarded-For header says who the client is. Default: none.", "服务前置代理所在的网段，例如 10.0.0.0/8；采信其 X-Forwarded-For 请求头中的客户端地址。默认：无。",
	"Most requests of one caller each second, on average. Default: ${default}.", "单个调用者平均每秒的请求数上限。默认：${default}。",
	"Most records that the operations of one caller may read each second, on average. Default: ${default}.", "单个调用者的操作平均每秒最多读取的记录数。默认：${default}。",
	"Memory that the program keeps within if it can, such as 512MiB. Default: nine tenths of what the container has.", "程序尽量不超出的内存，例如 512MiB。默认：容器内存的十分之九。",
	"Folder for files that are being imported. Default: the system's folder for temporary files.", "存放正在导入的文件的目录。默认：系统的临时目录。",
	"Most bytes of files that are being imported, all together. Default: ${default}.", "正在导入的文件合计的字节数上限。默认：${default}。",
	"SQLite: say that a change is done before it is on the disk. Faster, but the last changes may be lost when the machine stops at once.", "SQLite：变更写入磁盘之前即报告完成。速度更快，但机器突然停止时最后的变更可能丢失。",
	"PostgreSQL is behind a pooler in transaction mode, such as PgBouncer: prepare no statements.", "PostgreSQL 位于事务模式的连接池（如 PgBouncer）之后：不预备语句。",
	"Append the signed ends of the history's chains there, now and again: a file where nobody who can write to the database can write.", "定期将变更历史各链的末端签名后追加到该文件：应放在能写数据库的人无法写入之处。",
	"How often --anchor does so. Default: ${default}.", "--anchor 的间隔。默认：${default}。",
	"Ed25519 key (PEM) that signs for --anchor; it is created if it does not exist. Default: the signing key.", "--anchor 的签名密钥（Ed25519，PEM），不存在则新建。默认：签名密钥。",
	"How queries are answered: compiled to SQL; by the generated executor; or as a request's X-Executor header chooses, for development. Default: ${default}.", "查询的执行方式：compiled（编译为 SQL）、generated（生成的执行器），或 choose（由请求头 X-Executor 选择，供开发使用）。默认：${default}。",
	"Most records that one operation may read. Default: ${default}.", "一次操作最多读取的记录数。默认：${default}。",
	"Most levels of fields in one operation. Default: ${default}.", "一次操作的字段层数上限。默认：${default}。",
	"Most bytes in the body of a request. Default: ${default}.", "请求体的字节数上限。默认：${default}。",
	"The longest time that one operation may run. Default: ${default}.", "一次操作的最长时间。默认：${default}。",
	"The longest time that requests may go on after SIGTERM. Default: ${default}.", "收到 SIGTERM 后未完成请求的最长时间。默认：${default}。",
	"Most subscriptions at once. Default: ${default}.", "同时的订阅数上限。默认：${default}。",
	"Most exports at once. Default: ${default}.", "同时的导出数上限。默认：${default}。",
	"The longest time that one export may run. Default: ${default}.", "一次导出的最长时间。默认：${default}。",
	"Web origins whose pages may call the API, such as https://example.org; * is any. Default: none.", "其页面可以调用接口的网站来源，例如 https://example.org；* 表示任何来源。默认：无。",
	"OIDC provider whose tokens are accepted, as their iss has it.", "接受其令牌的 OIDC 服务，写法与令牌的 iss 一致。",
	"Audience (aud) that the tokens of --issuer must have.", "--issuer 的令牌须有的受众（aud）。",
	"Client at --issuer as which people sign in from the pages: a public one, for the code flow with PKCE, that may return to /sign-in. Default: nobody signs in there.", "页面登录所用的 --issuer 客户端：公开客户端，授权码流程加 PKCE，回调地址为 /sign-in。默认：页面不提供登录。",
	"Scopes that the pages ask --issuer for, with spaces in between. Default: ${default}.", "页面向 --issuer 请求的权限范围（scope），以空格分隔。默认：${default}。",
	"Let anyone read; without it a token is needed. Default: only with SQLite.", "允许任何人读取；否则需要令牌。默认：仅 SQLite。",
	"Show records that are under review to everyone who may read, not only to both sides and those above them.", "审核中的记录对所有可读者开放，而非仅限结对双方及其上级。",
	"Where there are two active admins, a change of rights that one proposes waits until another confirms it.", "有两名以上在用的管理员时，一人提出的权限变更须由另一人确认后生效。",
	"Run only the operations in this file, which graphql-codegen writes (persistedDocuments). Default: any may be sent.", "只执行该文件中的操作，文件由 graphql-codegen 生成（persistedDocuments）。默认：可发送任何操作。",
	"Show the schema to clients.", "向客户端显示模式（schema）。",

	// Flags and arguments of the other commands.
	"Load demonstration data too; never into a database that holds registered records.", "同时装入演示数据；数据库已有登记记录时拒绝。",
	"With --demo: N times the enterprises, projects, contributions and parks, for load tests.", "与 --demo 一起：企业、项目、出资与园区增至 N 倍，供压力测试。",
	"Subject of the coordinator, such as demo:admin.", "联络员的 subject，例如 demo:admin。",
	"Id of one token: its jti. Join it with =, since an id may begin with a hyphen.", "单个令牌的编号，即其 jti。编号可能以连字符开头，请用 = 与参数相连。",
	"Read the rows, too, that the sheet hides or its filter leaves out; otherwise they are refused.", "同时读取工作表中隐藏或被筛选掉的行；否则予以拒绝。",
	"Subject of tokens: all that were issued until now are refused. Who signs in anew gets good ones.", "令牌主体：此前签发的令牌全部失效，重新登录即可获得有效令牌。",
	"Why, for the history.", "原因，记入变更历史。",
	"How long the token is good: 1s to 720h. Default: ${default}.", "令牌的有效期：1s 至 720h。默认：${default}。",
	"Subject of the person's tokens.", "其令牌的 subject。",
	"Name.", "姓名。",
	"ANALYST, COORDINATOR, REVIEWER or ADMIN.", "ANALYST（分析员）、COORDINATOR（联络员）、REVIEWER（审核员）或 ADMIN（管理员）。",
	"Codes of the scope's regions (GB/T 2260): 2 digits for a province, 4 for a prefecture, 6 for a county.", "所负责地区的行政区划代码（GB/T 2260）：省 2 位、地级 4 位、县级 6 位。",
	"Telephone.", "电话。",
	"E-mail address.", "电子邮箱。",
	"Prove also that the history goes on from the ends that --save wrote, or a server with --anchor.", "同时验证历史由 --save 或服务以 --anchor 写出的链尾延续而来。",
	"Key (PEM, its public part is enough) that signed what a server wrote with --anchor. Default: the signing key.", "服务以 --anchor 写出时的签名密钥（PEM，公钥即可）。默认：签名密钥。",
	"Write the ends of the chains there: keep it where nobody who can write to the database can write.", "把链尾写入该文件：请存放在能写数据库的人无法改写之处。",
	"CSV or XLSX file with a header; /templates/KIND.xlsx of a server has the columns.", "带表头的 CSV 或 XLSX 文件；各列见服务上的 /templates/KIND.xlsx。",
	"What the rows are: ledger (whole rows of enterprise, project and payment), enterprises, projects, contributions, parks, funds, consumption, employment, pairings, agreements, links, monitoring or talent. Default: what the header tells.", "各行的种类：enterprises（企业）、projects（项目）、contributions（出资）、parks（园区）、funds（资金）、consumption（消费帮扶）、employment（就业）、ledger（台账：每行含企业、项目和到位资金）、pairings（结对关系）、agreements（年度协议）、links（万企兴万村）、monitoring（防返贫监测）或 talent（人才支援）。默认：由表头判断。",
	"Coordinator who brings them in: its rights hold, and the history names it.", "导入者（联络员的 subject）：按其权限执行，并记入历史。",
	"Keep nothing: only tell what would be.", "不保存任何记录，只报告结果。",
	"Keep the right rows beside wrong ones; otherwise all are kept, or none.", "有错误行时仍保存正确的行；否则要么全部保存，要么都不保存。",
	"If rows are wrong, write the file as a workbook with its faults marked to FILE (.xlsx).", "有错误行时，把标注了错误的工作簿写入 FILE（.xlsx）。",
	"Correct records that are there: each row names one, and for each changed figure what is on record, in a column 原… of its name, or the version.", "更正已有记录：每行指明一条记录，并在“原…”列写明各项的原值，或填写版本。",
	"New file for the copy.", "备份的新文件。",
	"Copy that jiedui backup has written.", "jiedui backup 写出的备份。",
)

// translations returns a map of English texts, each followed by its translation.
func translations(texts ...string) map[string]string {
	byEnglish := make(map[string]string, len(texts)/2)
	for pair := range slices.Chunk(texts, 2) {
		byEnglish[pair[0]] = pair[1]
	}
	return byEnglish
}

// headings are kong's own words in a help.
var headings = strings.NewReplacer(
	"Usage: ", "用法：", "\nArguments:\n", "\n参数：\n", "\nFlags:\n", "\n选项：\n", "\nCommands:\n", "\n命令：\n", "[flags]", "[选项]", "<command>", "<命令>",
	`Run "jiedui <command> --help" for more information on a command.`, `用 "jiedui <命令> --help" 查看某个命令的帮助。`,
)

// translate puts the Chinese texts into a command line.
func translate(node *kong.Node) {
	if text, ok := chinese[node.Help]; ok {
		node.Help = text
	}
	for _, f := range node.Flags {
		f.Help = inChinese(f.Value)
		if f.Group != nil && chinese[f.Group.Title] != "" {
			f.Group.Title = chinese[f.Group.Title]
		}
	}
	for _, p := range node.Positional {
		p.Help = inChinese(p)
	}
	for _, child := range node.Children {
		translate(child)
	}
}

func inChinese(v *kong.Value) string {
	text, ok := chinese[v.OrigHelp]
	if !ok {
		text, ok = chinese[v.Help]
	}
	if !ok {
		return v.Help
	}
	return strings.ReplaceAll(text, "${default}", v.Default)
}

// printChineseHelp is a kong.HelpPrinter.
func printChineseHelp(options kong.HelpOptions, ctx *kong.Context) error {
	out := ctx.Stdout
	var help bytes.Buffer
	ctx.Stdout = &help
	err := kong.DefaultHelpPrinter(options, ctx)
	ctx.Stdout = out
	if err != nil {
		return err
	}
	_, err = headings.WriteString(out, help.String())
	return err
}

// wrongArguments are the errors of kong that people meet, in Chinese.
var wrongArguments = []struct {
	english *regexp.Regexp
	chinese string
}{
	{regexp.MustCompile(`^unexpected argument (.*)$`), "多余的参数 $1"},
	{regexp.MustCompile(`^missing flags: (.*)$`), "缺少选项：$1"},
	{regexp.MustCompile(`^expected "<([^>]*)>.*"$`), "缺少参数 <$1>"},
	{regexp.MustCompile(`^expected one of (.*)$`), "缺少子命令：$1"},
	{regexp.MustCompile(`^(\S+) must be one of (.*) but got (.*)$`), "$1 须为 $2 之一，而不是 $3"},
	{regexp.MustCompile(`^(\S+): expected a valid \d+ bit u?int but got (.*)$`), "$1 须为整数，而不是 $2"},
	{regexp.MustCompile(`^(\S+): expected duration but got ("[^"]*").*$`), "$1 须为时长（如 20s、10m），而不是 $2"},
	{regexp.MustCompile(`^(\S+): bool value must be .* but got (.*)$`), "$1 须为 true 或 false，而不是 $2"},
	{regexp.MustCompile(`^(\S+): missing value.*$`), "$1 缺少取值"},
	{regexp.MustCompile(`^expected string value but got .*$`), "缺少取值"},
}

// argumentInChinese is the Chinese of an error of kong.
func argumentInChinese(message string) string {
	for _, w := range wrongArguments {
		if w.english.MatchString(message) {
			return w.english.ReplaceAllString(message, w.chinese)
		}
	}
	return "命令行有误：" + message
}
