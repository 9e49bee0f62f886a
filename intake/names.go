package intake

import (
	"context"
	"fmt"
	"strings"

	"jiedui/ent"
	"jiedui/ent/enterprise"
	"jiedui/ent/industrialpark"
	"jiedui/ent/investmentproject"
	"jiedui/ent/pairing"
	"jiedui/fault"
	"jiedui/rule"
)

// names finds records by the names that people use. It reads regions and pairings once, and the other records for each
// chunk.
type names struct {
	provinces map[string]int
	counties  map[string][]int
	pairings  map[sides]int

	enterprises, projects map[string]int
	parks                 map[park]int
}

type (
	sides struct{ supporter, recipient int }
	park  struct {
		pairing int
		name    string
	}
)

func loadNames(ctx context.Context, client *ent.Client) (*names, error) {
	n := &names{provinces: make(map[string]int), counties: make(map[string][]int), pairings: make(map[sides]int)}
	ctx = rule.System(ctx)
	provinces, err := client.Province.Query().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("provinces: %w", err)
	}
	provinceNames := make(map[int]string)
	for _, p := range provinces {
		n.provinces[p.Code], n.provinces[p.Name] = p.ID, p.ID
		provinceNames[p.ID] = p.Name
	}
	counties, err := client.County.Query().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("counties: %w", err)
	}
	for _, c := range counties {
		for _, name := range []string{c.Code, c.Name, provinceNames[c.ProvinceID] + c.Name} {
			n.counties[name] = append(n.counties[name], c.ID)
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
	return n, nil
}

// lookUp reads the enterprises, projects and parks that a chunk names.
func (n *names) lookUp(ctx context.Context, client *ent.Client, kind *Kind, chunk []*row) error {
	ctx = rule.System(ctx)
	n.enterprises, n.projects, n.parks = make(map[string]int), make(map[string]int), make(map[park]int)
	if codes := kind.cellsOf("enterprise", chunk); len(codes) > 0 {
		list, err := client.Enterprise.Query().Where(enterprise.UsccIn(codes...)).Select(enterprise.FieldUscc).All(ctx)
		if err != nil {
			return fmt.Errorf("enterprises: %w", err)
		}
		for _, e := range list {
			n.enterprises[e.Uscc] = e.ID
		}
	}
	if numbers := kind.cellsOf("project", chunk); len(numbers) > 0 {
		list, err := client.InvestmentProject.Query().Where(investmentproject.RegistrationNumberIn(numbers...)).
			Select(investmentproject.FieldRegistrationNumber).All(ctx)
		if err != nil {
			return fmt.Errorf("projects: %w", err)
		}
		for _, p := range list {
			n.projects[p.RegistrationNumber] = p.ID
		}
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

// cellsOf returns the different cells of a column. It returns none if the kind has no such column.
func (k *Kind) cellsOf(column string, chunk []*row) []string {
	n := k.columnOf(column)
	if n < 0 {
		return nil
	}
	var list []string
	seen := make(map[string]bool)
	for _, r := range chunk {
		if cell := r.cells[n]; cell != "" && !seen[cell] {
			seen[cell] = true
			list = append(list, cell)
		}
	}
	return list
}

func countyID(r *row, name string) int {
	text := r.cell(name)
	if text == "" {
		return 0
	}
	switch found := r.names.counties[text]; len(found) {
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
	text := r.cell(name)
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

func enterpriseID(r *row, name string) int {
	code := r.cell(name)
	id, ok := r.names.enterprises[code]
	if !ok && code != "" {
		r.refuse(name, fault.NotFound, fmt.Sprintf("no enterprise has the code %.40q: register it first", code),
			fmt.Sprintf("不存在统一社会信用代码为 %.40q 的企业：请先登记", code))
	}
	return id
}

func projectID(r *row, name string) int {
	number := r.cell(name)
	id, ok := r.names.projects[number]
	if !ok && number != "" {
		r.refuse(name, fault.NotFound, fmt.Sprintf("no project has the number %.40q: register it first", number),
			fmt.Sprintf("不存在编号为 %.40q 的项目：请先登记", number))
	}
	return id
}

// parkOf finds a park of a pairing.
func (r *row) parkOf(name string, pairing *int) *int {
	called := strings.TrimSpace(r.cell(name))
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
