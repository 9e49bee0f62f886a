package demo_test

import (
	"testing"

	"jiedui/db/demo"
)

func TestNamesOfDivisionsAreShortened(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"金阳县":        "金阳",
		"和县":         "和县",
		"香格里拉市":      "香格里拉",
		"东乡族自治县":     "东乡",
		"紫云苗族布依族自治县": "紫云",
		"隆林各族自治县":    "隆林",
		"巴音郭楞蒙古自治州":  "巴音郭楞",
		"黔东南苗族侗族自治州": "黔东南",
		"内蒙古自治区":     "内蒙古",
		"新疆维吾尔自治区":   "新疆",
		"大兴安岭地区":     "大兴安岭",
		"正镶白旗":       "正镶白旗",
		"北京市":        "北京",
		"积石山保安族东乡族撒拉族自治县": "积石山",
	} {
		if got := demo.Shorten(name); got != want {
			t.Errorf("%s is shortened to %s, want %s", name, got, want)
		}
	}
}

// There are enough brands for a scale of 50 and more.
func TestBrandsAreDifferent(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	next := demo.Brands()
	for n := range 400_000 {
		brand := next()
		if seen[brand] {
			t.Fatalf("brand %d is %s again", n, brand)
		}
		if runes := len([]rune(brand)); runes > 3 {
			t.Fatalf("brand %d is %s", n, brand)
		}
		seen[brand] = true
	}
}
