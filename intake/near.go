package intake

import (
	"context"
	"fmt"
	"hash/fnv"
	"strings"

	"jiedui/ent"
	"jiedui/ent/enterprise"
	"jiedui/ent/investmentproject"
	"jiedui/rule"
)

// calling is a name that should be given once: in the whole system, or within one record.
type calling struct {
	name   string
	within int
}

// nearKey is what nearly equal names have in common. Names are kept by their hash, since there are many.
type nearKey struct {
	hash   uint64
	within int
}

func (c calling) near() nearKey {
	h := fnv.New64a()
	_, _ = h.Write([]byte(bareName(c.name))) // it never fails
	return nearKey{h.Sum64(), c.within}
}

// bareName returns a name without what people write in several ways: full width, spaces, brackets and signs.
func bareName(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`()<>《》〈〉「」"'“”‘’·•.,、。`, r) {
			return -1
		}
		return r
	}, folded(name))
}

// allEnterprises returns the ids of all enterprises by their names.
func allEnterprises(ctx context.Context, client *ent.Client) (map[nearKey]int, error) {
	const step = 10_000
	found := make(map[nearKey]int)
	for last := 0; ; {
		list, err := client.Enterprise.Query().Where(enterprise.IDGT(last)).Order(enterprise.ByID()).Limit(step).
			Select(enterprise.FieldID, enterprise.FieldName).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("names of enterprises: %w", err)
		}
		for _, e := range list {
			found[calling{name: e.Name}.near()] = e.ID
			last = e.ID
		}
		if len(list) < step {
			return found, nil
		}
	}
}

// warnOfNames warns of rows whose names are nearly those of records, or of other rows.
func (i *importer) warnOfNames(ctx context.Context, client *ent.Client, right []*row) error {
	if i.Kind.called == nil {
		return nil
	}
	ctx = rule.System(ctx)
	var found map[int]calling
	known := make(map[nearKey]int)
	switch i.Kind.Entity {
	case ent.TypeEnterprise:
		if i.enterprises == nil {
			var err error
			if i.enterprises, err = allEnterprises(ctx, client); err != nil {
				return err
			}
		}
		var ids []int
		for _, r := range right {
			if id, ok := i.enterprises[i.Kind.called(r.input).near()]; ok {
				ids = append(ids, id)
			}
		}
		if len(ids) > 0 {
			list, err := client.Enterprise.Query().Where(enterprise.IDIn(ids...)).Select(enterprise.FieldName).All(ctx)
			if err != nil {
				return fmt.Errorf("names of enterprises: %w", err)
			}
			found = make(map[int]calling)
			for _, e := range list {
				found[e.ID] = calling{name: e.Name}
			}
		}
	case ent.TypeInvestmentProject:
		within := make(map[int]bool)
		for _, r := range right {
			within[i.Kind.called(r.input).within] = true
		}
		list, err := client.InvestmentProject.Query().Where(investmentproject.EnterpriseIDIn(keys(within)...), investmentproject.IDLTE(i.last)).
			Select(investmentproject.FieldName, investmentproject.FieldEnterpriseID).All(ctx)
		if err != nil {
			return fmt.Errorf("names of projects: %w", err)
		}
		found = make(map[int]calling)
		for _, p := range list {
			found[p.ID] = calling{p.Name, p.EnterpriseID}
		}
	}
	for id, c := range found {
		known[c.near()] = id
	}
	for _, r := range right {
		c := i.Kind.called(r.input)
		key := c.near()
		header := r.heading(i.Kind.columnOf("name")).text
		if id, ok := known[key]; ok {
			r.warnings = append(r.warnings, Note{
				Kind: NoteWarning, Row: &r.number, Column: &header,
				EN: fmt.Sprintf("%.60q is nearly the name of a record that exists, %.60q: is it the same?", c.name, found[id].name),
				ZH: fmt.Sprintf("“%.60s”与已登记的“%.60s”名称相近：请核对是否为同一个", c.name, found[id].name),
			})
		} else if first, ok := i.near[key]; ok {
			r.warnings = append(r.warnings, Note{
				Kind: NoteWarning, Row: &r.number, Column: &header,
				EN: fmt.Sprintf("%.60q is nearly the name in row %d: is it the same?", c.name, first),
				ZH: fmt.Sprintf("“%.60s”与第 %d 行名称相近：请核对是否为同一个", c.name, first),
			})
		} else {
			i.near[key] = r.number
		}
	}
	return nil
}
