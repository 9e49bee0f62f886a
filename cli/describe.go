package cli

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"strings"
	"syscall"

	"jiedui/db"
	"jiedui/fault"
	"jiedui/rule"
)

// Language returns the language of help and errors: "zh" if the environment asks for Chinese, else "en".
func Language() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			if strings.HasPrefix(strings.ToLower(value), "zh") {
				return "zh"
			}
			return "en"
		}
	}
	return "en"
}

// Describe returns an error as text for the terminal: its code and message, and the reason if the operating system or the
// database server gave one. It has no text of drivers and libraries.
func Describe(err error, lang string) string {
	f := rule.Explain(err)
	if _, ours := errors.AsType[*fault.Error](err); !ours && f.Code == fault.Internal {
		return strings.ReplaceAll(err.Error(), "\n", " ")
	}
	text := string(f.Code) + ": " + f.Message.In(lang)
	if reason := reasonOf(f, lang); reason != "" {
		colon := ": "
		if lang == "zh" {
			colon = "："
		}
		text += colon + reason
	}
	return strings.ReplaceAll(text, "\n", " ")
}

// reasons are errors of the operating system in Chinese.
var reasons = map[syscall.Errno]string{
	syscall.ENOENT: "文件或目录不存在", syscall.EACCES: "权限不足", syscall.EPERM: "权限不足", syscall.EISDIR: "是目录", syscall.ENOTDIR: "不是目录",
	syscall.EEXIST: "文件已存在", syscall.ENOSPC: "磁盘空间不足", syscall.EROFS: "文件系统只读", syscall.ECONNREFUSED: "连接被拒绝",
	syscall.EHOSTUNREACH: "主机不可达", syscall.ENETUNREACH: "网络不可达", syscall.ETIMEDOUT: "连接超时",
}

// reasonOf returns the cause of a fault if a person can act on it, else "".
func reasonOf(f *fault.Error, lang string) string {
	if errno, ok := errors.AsType[syscall.Errno](f.Err); ok {
		if lang == "zh" && reasons[errno] != "" {
			return reasons[errno]
		}
		return errno.Error()
	}
	if path, ok := errors.AsType[*fs.PathError](f.Err); ok {
		return path.Err.Error()
	}
	if dns, ok := errors.AsType[*net.DNSError](f.Err); ok {
		return dns.Err
	}
	if f.Code == fault.DatabaseUnavailable || f.Code == fault.DatabaseURL {
		return db.ServerMessage(f.Err)
	}
	if f.Err != nil && f.Code == fault.MigrationFailed { // a person has to repair the database
		return f.Err.Error()
	}
	return ""
}
