package demo

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"
)

// The characters of brands.
var (
	brandFirst = strings.Split("安百宝博昌长晨诚川春达大德鼎东丰福富高冠广海瀚和恒弘宏鸿华汇嘉佳建江金锦晶景聚君凯康科蓝乐利联林龙隆茂美明茗鹏普启千青庆泉仁荣瑞润三森山盛双顺硕泰天田通同万旺祥欣新鑫信兴旭雅亚阳耀一益亿银永优友裕誉元源远云泽展兆正致中众卓", "")
	brandLast  = strings.Split("邦宝昌辰成诚创春达德鼎帆芳丰枫峰福港谷冠光海禾和恒弘宏鸿华辉汇惠吉佳嘉建杰捷锦京晶景骏凯康科乐丽利林隆禄茂美盟明铭诺鹏奇琪庆泉然荣瑞润森山尚升盛硕泰腾田庭通旺威维纬熙祥欣信兴星秀轩雅扬洋耀业宜亿益毅银英盈永优宇誉元源悦跃云泽展兆振正志智洲卓", "")
)

// brander makes up the brands of firms, each different.
type brander struct {
	first, last []string // in random order
	made        int
}

func newBrander(random *rand.Rand) *brander {
	b := &brander{first: slices.Clone(brandFirst), last: slices.Clone(brandLast)}
	for _, characters := range [][]string{b.first, b.last} {
		random.Shuffle(len(characters), func(i, j int) { characters[i], characters[j] = characters[j], characters[i] })
	}
	return b
}

// next returns two characters as long as there are new pairs, then three, and so on.
func (b *brander) next() string {
	n, m := len(b.first), len(b.last)
	i, rest := b.made%n, b.made/n
	j, rest := (rest+i)%m, rest/m
	b.made++
	brand := b.first[i] + b.last[j]
	for ; rest > 0; rest = (rest - 1) / m {
		brand += b.last[(rest-1+j)%m]
	}
	return brand
}

var (
	surnames = strings.Split("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛阎段雷黎史龙陶贺毛郝顾龚邵万覃武钱戴严莫孔向常", "")
	given    = strings.Split("安冰波博彩辰晨成春聪丹东帆方芳飞峰凤芙刚桂国海涵浩红宏虹华慧佳嘉建健江杰洁静娟军君俊凯康兰磊蕾莉丽亮林琳玲龙璐梅美敏明娜宁鹏平萍琪强勤青清庆秋泉然荣蓉瑞珊诗爽思松涛婷伟文武霞贤翔晓欣新鑫星秀旭雪雅妍艳阳洋瑶叶怡宜艺英颖永勇宇雨玉月云泽哲珍志智忠子", "")
)

// personName makes up the name of a person.
func personName(random *rand.Rand) string {
	name := pick(random, surnames) + pick(random, given)
	if chance(random, 0.8) {
		name += pick(random, given)
	}
	return name
}

// peoples are at the end of the names of autonomous divisions, some alone and some after another people.
var peoples = []string{
	"哈萨克", "柯尔克孜", "维吾尔", "塔吉克", "锡伯", "蒙古族", "蒙古", "回族", "藏族", "苗族", "彝族", "壮族", "布依族", "侗族", "瑶族", "白族", "土家族",
	"哈尼族", "傣族", "黎族", "傈僳族", "佤族", "拉祜族", "水族", "东乡族", "纳西族", "土族", "仫佬族", "羌族", "布朗族",
	"撒拉族", "毛南族", "仡佬族", "普米族", "怒族", "保安族", "裕固族", "独龙族", "满族", "景颇族", "朝鲜族", "畲族", "各族",
}

// shortName removes the class word of a division: 金阳县 becomes 金阳, 紫云苗族布依族自治县 becomes 紫云, 凉山彝族自治州 becomes 凉山. A name of
// one character keeps it.
func shortName(name string) string {
	for _, class := range []string{"自治县", "自治州", "自治区"} {
		short, autonomous := strings.CutSuffix(name, class)
		for cut := autonomous; cut; {
			cut = false
			for _, people := range peoples {
				if rest, ok := strings.CutSuffix(short, people); ok && utf8.RuneCountInString(rest) >= 2 {
					short, cut = rest, true
				}
			}
		}
		if autonomous {
			return strings.TrimSuffix(short, "族") // of 东乡族自治县, where the people is the name
		}
	}
	for _, class := range []string{"地区", "林区", "省", "市", "县", "区", "盟"} {
		if short, ok := strings.CutSuffix(name, class); ok && utf8.RuneCountInString(short) >= 2 {
			return short
		}
	}
	return name
}

// trade is a line of business of firms and projects.
type trade struct {
	industry string // GB/T 4754
	often    int64  // weight among the trades
	capital  float64
	firms    []string // words for a firm of the trade
	products []string
	works    []string // words for what a project builds
	park     string   // the park for it, if there is one
}

var trades = []trade{
	{
		"A01", 20, 0.6,
		[]string{"农业", "农业科技", "生态农业", "农业发展", "种业"},
		[]string{"蔬菜", "马铃薯", "花椒", "茶叶", "中药材", "食用菌", "蓝莓", "柑橘", "苹果", "辣椒", "魔芋", "葡萄", "猕猴桃", "荞麦"},
		[]string{"种植基地", "标准化种植基地", "良种繁育基地", "示范园"},
		"现代农业产业园",
	},
	{
		"A02", 3, 0.6,
		[]string{"林业", "林业开发", "花卉"},
		[]string{"核桃", "油茶", "花卉", "苗木", "板栗", "竹林"},
		[]string{"种植基地", "低效林改造", "育苗基地"},
		"林果产业园",
	},
	{
		"A03", 11, 0.8,
		[]string{"牧业", "畜牧", "农牧", "养殖", "农牧科技"},
		[]string{"肉牛", "肉羊", "生猪", "蛋鸡", "奶牛", "黑山羊", "蜜蜂", "肉鸡"},
		[]string{"养殖基地", "标准化养殖场", "良种扩繁场", "种养循环示范园"},
		"畜牧产业园",
	},
	{
		"A04", 2, 0.5,
		[]string{"渔业", "水产"},
		[]string{"冷水鱼", "鲟鱼", "稻渔", "鳟鱼"},
		[]string{"养殖基地", "综合种养基地"},
		"",
	},
	{
		"A05", 2, 0.3,
		[]string{"农业服务", "农机服务"},
		[]string{"农机社会化服务", "土地托管", "病虫害统防", "农产品初加工"},
		[]string{"服务中心", "示范点"},
		"",
	},
	{
		"C13", 15, 1,
		[]string{"农产品", "粮油", "农产品加工", "食品加工", "肉业"},
		[]string{"粮油", "辣椒", "魔芋", "马铃薯淀粉", "核桃", "牛羊肉", "果蔬", "花椒", "木耳", "杂粮", "菜籽油"},
		[]string{"加工", "精深加工", "加工生产线", "分拣加工中心"},
		"农产品加工产业园",
	},
	{
		"C14", 8, 1,
		[]string{"食品", "食品科技", "绿色食品", "乳业"},
		[]string{"方便食品", "米粉", "乳制品", "糕点", "调味品", "果脯", "速冻食品", "肉制品"},
		[]string{"生产线", "加工", "生产基地"},
		"特色食品产业园",
	},
	{
		"C15", 5, 1.3,
		[]string{"茶业", "饮品", "酒业", "饮料"},
		[]string{"茶叶", "沙棘饮料", "刺梨饮料", "天然饮用水", "果酒", "白酒"},
		[]string{"加工", "生产线", "生产基地"},
		"茶产业园",
	},
	{
		"C17", 4, 1.4,
		[]string{"纺织", "丝绸", "毛纺"},
		[]string{"棉纺", "羊绒", "蚕丝", "家纺", "纱线"},
		[]string{"生产线", "智能化生产", "加工"},
		"纺织产业园",
	},
	{
		"C18", 7, 0.6,
		[]string{"服饰", "服装", "制衣", "针织"},
		[]string{"服装", "校服", "针织品", "民族服饰", "羽绒服"},
		[]string{"生产", "帮扶车间", "加工"},
		"服装产业园",
	},
	{
		"C19", 3, 0.8,
		[]string{"鞋业", "箱包", "皮具"},
		[]string{"鞋", "箱包", "手套", "皮具"},
		[]string{"生产", "帮扶车间", "加工"},
		"箱包鞋帽产业园",
	},
	{
		"C20", 2, 0.7,
		[]string{"木业", "竹业"},
		[]string{"竹制品", "生态板材", "木制品"},
		[]string{"加工", "生产线"},
		"竹木产业园",
	},
	{
		"C24", 3, 0.4,
		[]string{"工艺品", "玩具", "文化创意"},
		[]string{"玩具", "刺绣", "藤编", "银饰", "工艺品"},
		[]string{"生产", "帮扶车间", "非遗工坊"},
		"",
	},
	{
		"C27", 4, 1.6,
		[]string{"药业", "制药", "生物科技", "医药"},
		[]string{"中药饮片", "中成药", "保健品", "植物提取物"},
		[]string{"生产", "加工", "生产线"},
		"中医药产业园",
	},
	{
		"C30", 2, 1.8,
		[]string{"建材", "新材料", "石材"},
		[]string{"新型建材", "装配式构件", "石材"},
		[]string{"生产", "生产线"},
		"新型建材产业园",
	},
	{
		"C38", 2, 1.5,
		[]string{"电气", "照明", "电器"},
		[]string{"线束", "照明灯具", "微型电机", "光伏组件"},
		[]string{"生产", "装配生产线"},
		"装备制造产业园",
	},
	{
		"C39", 5, 1.6,
		[]string{"电子", "电子科技", "光电"},
		[]string{"电子元件", "数据线", "耳机", "变压器", "显示模组"},
		[]string{"生产", "生产线", "帮扶车间"},
		"电子信息产业园",
	},
	{
		"C42", 1, 0.9,
		[]string{"环保", "再生资源"},
		[]string{"秸秆", "畜禽粪污", "废旧农膜"},
		[]string{"资源化利用", "回收利用中心"},
		"",
	},
	{
		"D44", 4, 5,
		[]string{"新能源", "能源", "电力"},
		[]string{"农光互补光伏发电", "风力发电", "村级光伏", "生物质发电"},
		[]string{"", "电站"},
		"新能源产业园",
	},
	{
		"F51", 3, 0.7,
		[]string{"供应链", "农产品贸易", "商贸"},
		[]string{"农产品供应链", "蔬菜直供", "消费帮扶", "农产品集散"},
		[]string{"基地", "中心", "服务平台"},
		"电商产业园",
	},
	{
		"F52", 2, 0.3,
		[]string{"电子商务", "商业"},
		[]string{"农产品电商", "特产展销", "社区生鲜"},
		[]string{"运营中心", "展销馆"},
		"",
	},
	{
		"G59", 3, 1.2,
		[]string{"冷链物流", "仓储", "物流"},
		[]string{"冷链仓储", "农产品产地仓", "冷库"},
		[]string{"", "物流园"},
		"冷链物流园",
	},
	{
		"H61", 2, 1.4,
		[]string{"酒店管理", "旅居"},
		[]string{"乡村民宿", "度假酒店"},
		[]string{"", "集群"},
		"",
	},
	{
		"I64", 2, 0.6,
		[]string{"网络科技", "数字科技", "信息技术"},
		[]string{"直播电商", "数据标注", "数字乡村"},
		[]string{"基地", "服务平台"},
		"数字经济产业园",
	},
	{
		"L72", 2, 1,
		[]string{"商务服务", "人力资源"},
		[]string{"劳务服务", "技能培训", "会展"},
		[]string{"中心", "基地"},
		"",
	},
	{
		"N78", 5, 2.2,
		[]string{"旅游", "文化旅游", "旅游开发", "文旅"},
		[]string{"乡村旅游", "康养旅游", "红色旅游", "民族文化旅游", "生态景区"},
		[]string{"开发", "提升", "综合体"},
		"文旅融合产业园",
	},
}

var tradeWeights = func() (weights []int64) {
	for _, t := range trades {
		weights = append(weights, t.often)
	}
	return weights
}()

// firmName returns the name of a firm: its home, brand and trade, and its legal form.
func firmName(random *rand.Rand, home *division, brand string, t *trade) string {
	from := home.city
	if chance(random, 0.35) {
		from = home.short
	}
	form := pick(random, []string{
		"有限公司", "有限公司", "有限公司", "有限公司", "有限公司", "有限公司", "有限责任公司", "有限责任公司", "股份有限公司", "集团有限公司",
	})
	return from + brand + pick(random, t.firms) + form
}

// projectName says who builds what where. The brand of a firm is unique, so the name is too.
func projectName(random *rand.Rand, f *firm, site *division) string {
	name := f.brand + site.short + pick(random, f.trade.products) + pick(random, f.trade.works)
	if !strings.HasSuffix(name, "服务平台") && chance(random, 0.5) {
		name += "建设"
	}
	name += "项目"
	phase := 1
	for _, other := range f.built {
		if other == name {
			phase++
		}
	}
	f.built = append(f.built, name)
	if phase > 1 {
		name += fmt.Sprintf("（%d期）", phase)
	}
	return name
}
