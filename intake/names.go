package intake

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"jiedui/db/reference"
	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/ent/enterprise"
	"jiedui/ent/industrialpark"
	"jiedui/ent/investmentproject"
	"jiedui/ent/pairing"
	"jiedui/ent/prefecture"
	"jiedui/ent/province"
	"jiedui/fault"
	"jiedui/rule"
	"jiedui/search"
	"jiedui/viewer"
)

// names finds records by the names that people use. It reads regions and pairings once, and the other records for each
// chunk.
type names struct {
	provinces map[string]int
	// counties are those with a code or a name, and above the regions of each, whose names may stand before it.
	counties map[string][]int
	above    map[int]regionsAbove
	// provinceNames and prefectureNames are the names of those by id.
	provinceNames, prefectureNames map[int][]string
	covered                        map[int]bool // counties in the scope of the viewer
	pairings                       map[sides]int
	// indicators are their codes, by code and name, folded.
	indicators map[string]string

	enterprises, projects map[string][]int
	parks                 map[park]int

	// Of a ledger: names of enterprises by id, and projects by enterprise and name or, without the enterprise, by number.
	firmNames      map[int]string
	ledgerProjects map[sameProject][]*ent.InvestmentProject
}

// regionsAbove are the ids of the province and the prefecture of a county. The prefecture is 0 if there is none.
type regionsAbove struct{ province, prefecture int }

type (
	sides struct{ supporter, recipient int }
	park  struct {
		pairing int
		name    string
	}
)

func loadNames(ctx context.Context, client *ent.Client) (*names, error) {
	n := &names{
		provinces: make(map[string]int), counties: make(map[string][]int), above: make(map[int]regionsAbove), provinceNames: make(map[int][]string),
		prefectureNames: make(map[int][]string), covered: make(map[int]bool), pairings: make(map[sides]int),
	}
	asking := ctx
	ctx = rule.System(ctx)
	provinces, err := client.Province.Query().Select(province.FieldName, province.FieldCode).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("provinces: %w", err)
	}
	for _, p := range provinces {
		n.provinceNames[p.ID] = search.CommonNames(p.Name)
		for _, name := range append([]string{p.Code}, n.provinceNames[p.ID]...) {
			n.provinces[name] = p.ID
		}
	}
	prefectures, err := client.Prefecture.Query().Select(prefecture.FieldName).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("prefectures: %w", err)
	}
	for _, p := range prefectures {
		n.prefectureNames[p.ID] = search.CommonNames(p.Name)
	}
	counties, err := client.County.Query().Select(county.FieldCode, county.FieldName, county.FieldProvinceID, county.FieldPrefectureID).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("counties: %w", err)
	}
	others, err := otherNames()
	if err != nil {
		return nil, err
	}
	v := viewer.From(asking)
	for _, c := range counties {
		above := regionsAbove{province: c.ProvinceID}
		if c.PrefectureID != nil {
			above.prefecture = *c.PrefectureID
		}
		n.above[c.ID] = above
		n.covered[c.ID] = v != nil && v.Covers(c.ID, above.prefecture, c.ProvinceID)
		n.counties[c.Code] = []int{c.ID}
		for _, name := range append([]string{c.Name}, others[c.Code]...) {
			if ids := n.counties[name]; !slices.Contains(ids, c.ID) {
				n.counties[name] = append(ids, c.ID)
			}
		}
	}
	pairings, err := client.Pairing.Query().Order(pairing.ByID()).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("pairings: %w", err)
	}
	for _, ended := range []bool{true, false} { // of two pairings of the same counties it takes the one in force, or the latest
		for _, p := range pairings {
			if ended == (p.Status == pairing.StatusENDED) {
				n.pairings[sides{p.SupporterID, p.RecipientID}] = p.ID
			}
		}
	}
	indicators, err := client.Indicator.Query().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("indicators: %w", err)
	}
	n.indicators = make(map[string]string)
	for _, i := range indicators {
		n.indicators[folded(i.Code)], n.indicators[folded(i.Name)] = i.Code, i.Code
	}
	return n, nil
}

// lookUp reads the enterprises, projects and parks that a chunk names.
func (n *names) lookUp(ctx context.Context, client *ent.Client, kind *Kind, chunk []*row) error {
	ctx = rule.System(ctx)
	n.enterprises, n.projects, n.parks = make(map[string][]int), make(map[string][]int), make(map[park]int)
	called := kind.cellsOf("enterprise", chunk)
	if kind.wide {
		called = append(kind.cellsOf("uscc", chunk), kind.cellsOf("enterpriseName", chunk)...)
	}
	if len(called) > 0 {
		list, err := client.Enterprise.Query().Where(enterprise.Or(enterprise.UsccIn(called...), enterprise.NameIn(called...))).
			Select(enterprise.FieldUscc, enterprise.FieldName, enterprise.FieldHomeCountyID).All(ctx)
		if err != nil {
			return fmt.Errorf("enterprises: %w", err)
		}
		here := make(map[int]bool)
		n.firmNames = make(map[int]string)
		for _, e := range list {
			n.firmNames[e.ID] = e.Name
			n.enterprises[e.Uscc] = []int{e.ID}
			n.enterprises[e.Name] = append(n.enterprises[e.Name], e.ID)
			here[e.ID] = n.covered[e.HomeCountyID]
		}
		preferCovered(n.enterprises, here)
	}
	if kind.wide {
		if err := n.lookUpProjects(ctx, client, kind, chunk); err != nil {
			return err
		}
	}
	if called := kind.cellsOf("project", chunk); len(called) > 0 {
		list, err := client.InvestmentProject.Query().Where(investmentproject.Or(investmentproject.RegistrationNumberIn(called...), investmentproject.NameIn(called...))).
			Select(investmentproject.FieldRegistrationNumber, investmentproject.FieldName, investmentproject.FieldCountyID).All(ctx)
		if err != nil {
			return fmt.Errorf("projects: %w", err)
		}
		here := make(map[int]bool)
		for _, p := range list {
			n.projects[p.RegistrationNumber] = []int{p.ID}
			n.projects[p.Name] = append(n.projects[p.Name], p.ID)
			here[p.ID] = n.covered[p.CountyID]
		}
		preferCovered(n.projects, here)
	}
	if called := kind.cellsOf("park", chunk); len(called) > 0 {
		list, err := client.IndustrialPark.Query().Where(industrialpark.NameIn(called...)).
			Select(industrialpark.FieldName, industrialpark.FieldPairingID).All(ctx)
		if err != nil {
			return fmt.Errorf("parks: %w", err)
		}
		for _, p := range list {
			n.parks[park{p.PairingID, p.Name}] = p.ID
		}
	}
	return nil
}

// lookUpProjects reads the projects that the rows of a ledger name.
func (n *names) lookUpProjects(ctx context.Context, client *ent.Client, kind *Kind, chunk []*row) error {
	n.ledgerProjects = make(map[sameProject][]*ent.InvestmentProject)
	firms := slices.Collect(maps.Keys(n.firmNames))
	list, err := client.InvestmentProject.Query().Where(investmentproject.Or(
		investmentproject.RegistrationNumberIn(kind.cellsOf("projectNumber", chunk)...),
		investmentproject.And(investmentproject.EnterpriseIDIn(firms...), investmentproject.NameIn(kind.cellsOf("projectName", chunk)...)),
	)).All(ctx)
	if err != nil {
		return fmt.Errorf("projects: %w", err)
	}
	for _, p := range list {
		for _, key := range []sameProject{{name: p.RegistrationNumber}, {p.EnterpriseID, p.Name}} {
			n.ledgerProjects[key] = append(n.ledgerProjects[key], p)
		}
	}
	return nil
}

// cellsOf returns the different cells of a column, as they are and in ordinary characters. It returns none if the kind has no such column.
func (k *Kind) cellsOf(column string, chunk []*row) []string {
	n := k.columnOf(column)
	if n < 0 {
		return nil
	}
	var list []string
	seen := make(map[string]bool)
	for _, r := range chunk {
		for _, cell := range []string{r.cells[n].Text, norm.NFKC.String(r.cells[n].Text)} {
			if cell != "" && !seen[cell] {
				seen[cell] = true
				list = append(list, cell)
			}
		}
	}
	return list
}

// preferCovered leaves only the records in the counties of the viewer, where one of several is meant and some of them are.
func preferCovered(byName map[string][]int, here map[int]bool) {
	for name, ids := range byName {
		if len(ids) < 2 {
			continue
		}
		if own := slices.DeleteFunc(slices.Clone(ids), func(id int) bool { return !here[id] }); len(own) > 0 {
			byName[name] = own
		}
	}
}

// countiesNamed returns the counties that a text may mean: by code or name, with names of the prefecture and the province
// before it or without.
func (n *names) countiesNamed(text string) []int {
	found := slices.Clone(n.counties[text])
	for i := range text {
		if i == 0 {
			continue
		}
		for _, id := range n.counties[text[i:]] {
			if n.isAbove(id, text[:i]) && !slices.Contains(found, id) {
				found = append(found, id)
			}
		}
	}
	return found
}

// isAbove reports whether a text names the regions above a county: the province, the prefecture, or the one and then the other.
func (n *names) isAbove(county int, text string) bool {
	above := n.above[county]
	prefectures := n.prefectureNames[above.prefecture]
	if slices.Contains(prefectures, text) {
		return true
	}
	for _, name := range n.provinceNames[above.province] {
		if rest, ok := strings.CutPrefix(text, name); ok && (rest == "" || slices.Contains(prefectures, rest)) {
			return true
		}
	}
	return false
}

// otherNames returns the short and former names of counties by their codes. They are part of the program.
var otherNames = sync.OnceValues(func() (map[string][]string, error) {
	list, err := reference.OtherNames()
	if err != nil {
		return nil, fmt.Errorf("other names of counties: %w", err)
	}
	names := make(map[string][]string)
	for _, other := range list {
		names[other.CountyCode] = append(names[other.CountyCode], other.Name)
	}
	return names, nil
})

// place returns the cell of a column that names a region, as one word.
func place(r *row, name string) string { return strings.Join(strings.Fields(named(r, name)), "") }

func countyID(r *row, name string) int {
	text := place(r, name)
	if text == "" {
		return 0
	}
	switch found := r.names.countiesNamed(text); len(found) {
	case 1:
		return found[0]
	case 0:
		r.refuse(name, fault.BadUserInput, fmt.Sprintf("there is no county %.40q: write its code of 6 digits or its name", text),
			fmt.Sprintf("不存在县 %.40q：请填写 6 位代码或全称", text))
	default:
		r.refuse(name, fault.BadUserInput, fmt.Sprintf("%d counties are called %.40q: write the code of 6 digits, or the province before the name", len(found), text),
			fmt.Sprintf("有 %d 个县名为 %.40q：请填写 6 位代码，或在县名前加省名", len(found), text))
	}
	return 0
}

func provinceID(r *row, name string) int {
	text := place(r, name)
	id, ok := r.names.provinces[text]
	if !ok && text != "" {
		r.refuse(name, fault.BadUserInput, fmt.Sprintf("there is no province %.40q: write its code of 2 digits or its name", text),
			fmt.Sprintf("不存在省份 %.40q：请填写 2 位代码或全称", text))
	}
	return id
}

// pairingOf finds the pairing of the supporter and the county of a column. It returns nil if neither is given.
func (r *row) pairingOf(recipient string) *int {
	one, other := optional(r, "supporter", countyID), optional(r, recipient, countyID)
	switch {
	case one == nil && other == nil:
		return nil
	case one == nil:
		r.refuse("supporter", fault.BadUserInput, "is missing: a pairing has two counties", "缺失：结对关系须有两个县")
	case other == nil:
		r.refuse(recipient, fault.BadUserInput, "is missing: a pairing has two counties", "缺失：结对关系须有两个县")
	case *one == 0 || *other == 0: // not found
	default:
		id, ok := r.names.pairings[sides{*one, *other}]
		if !ok {
			r.refuse(recipient, fault.BadUserInput, "the two counties are not paired", "两县没有结对关系")
			return nil
		}
		return &id
	}
	return nil
}

// byEither returns the records that have a name as it is written, or in ordinary characters.
func byEither(byName map[string][]int, text string) []int {
	if found := byName[text]; len(found) > 0 {
		return found
	}
	return byName[norm.NFKC.String(text)]
}

func enterpriseID(r *row, name string) int {
	text := written(r, name)
	if text == "" {
		return 0
	}
	switch found := byEither(r.names.enterprises, text); len(found) {
	case 1:
		return found[0]
	case 0:
		r.refuse(name, fault.NotFound, fmt.Sprintf("no enterprise has the code or the name %.40q: register it first", text),
			fmt.Sprintf("不存在统一社会信用代码或名称为 %.40q 的企业：请先登记", text))
	default:
		r.refuse(name, fault.BadUserInput, fmt.Sprintf("%d enterprises are called %.40q: write the unified social credit code", len(found), text),
			fmt.Sprintf("有 %d 家企业名为 %.40q：请填写统一社会信用代码", len(found), text))
	}
	return 0
}

func projectID(r *row, name string) int {
	text := written(r, name)
	if text == "" {
		return 0
	}
	switch found := byEither(r.names.projects, text); len(found) {
	case 1:
		return found[0]
	case 0:
		r.refuse(name, fault.NotFound, fmt.Sprintf("no project has the number or the name %.40q: register it first", text),
			fmt.Sprintf("不存在编号或名称为 %.40q 的项目：请先登记", text))
	default:
		r.refuse(name, fault.BadUserInput, fmt.Sprintf("%d projects are called %.40q: write the number of the one that is meant", len(found), text),
			fmt.Sprintf("有 %d 个项目名为 %.40q：请填写项目编号", len(found), text))
	}
	return 0
}

// parkOf finds a park of a pairing.
func (r *row) parkOf(name string, pairing *int) *int {
	called := written(r, name)
	switch {
	case called == "":
	case pairing == nil:
		if len(r.faults) == 0 {
			r.refuse(name, fault.BadUserInput, "a park is of a pairing: write its two counties", "园区属于结对关系：请填写两县")
		}
	default:
		if id, ok := r.names.parks[park{*pairing, called}]; ok {
			return &id
		}
		r.refuse(name, fault.NotFound, fmt.Sprintf("the pairing has no park %.40q: register it first", called),
			fmt.Sprintf("该结对没有园区 %.40q：请先登记", called))
	}
	return nil
}
