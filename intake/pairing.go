package intake

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"entgo.io/ent/dialect/sql"

	"jiedui/ent"
	"jiedui/ent/agreement"
	"jiedui/ent/pairing"
	"jiedui/fault"
	"jiedui/rule"
	"jiedui/scalar"
	"jiedui/verb"
)

// pairingInput is a pairing that is proposed and, with a first day, put into force.
type pairingInput struct {
	verb.ProposePairingInput
	StartedOn *scalar.Date
}

var pairings = kindOf(Kind{
	Entity: ent.TypePairing, ZH: "结对关系", where: "statusIn: [PROPOSED, ACTIVE]",
	Columns: []Column{
		{Name: "supporter", field: "supporterID", Exported: []string{"supporter.code", "supporter.name"}, ZH: "支援县", Required: true, Note: asCounty},
		{Name: "recipient", field: "recipientID", Exported: []string{"recipient.code", "recipient.name"}, ZH: "受援县", Required: true, Note: asCounty},
		{Name: "startedOn", ZH: "结对起始日期", Note: fault.Text{EN: "YYYY-MM-DD; the pairing is in force from then, and is only proposed when it is left out", ZH: "例如 2026-03-02；不填则为拟结对"}},
		{Name: "sourceUrl", field: "sourceURL", Exported: []string{"sourceURL"}, ZH: "来源网址", Note: fault.Text{EN: "page that says it", ZH: "载明结对关系的网页"}},
	},
}, func(r *row) pairingInput {
	return pairingInput{
		verb.ProposePairingInput{SupporterID: countyID(r, "supporter"), RecipientID: countyID(r, "recipient"), SourceURL: optional(r, "sourceUrl", written)},
		optional(r, "startedOn", date),
	}
}, registerPairing, func(ctx context.Context, c *ent.Client, all []pairingInput) error {
	for _, in := range all {
		if _, err := registerPairing(ctx, c, in); err != nil {
			return err
		}
	}
	return nil
})

func registerPairing(ctx context.Context, c *ent.Client, in pairingInput) (*ent.Pairing, error) {
	p, err := verb.ProposePairing(ctx, c, in.ProposePairingInput)
	if err != nil || in.StartedOn == nil {
		return p, err
	}
	return verb.ActivatePairing(ctx, c, verb.ActivatePairingInput{ID: p.ID, Version: p.Version, StartedOn: *in.StartedOn})
}

// targetInput is a target of an agreement, which is signed with its first target.
type targetInput struct {
	agreementOf
	SignedOn *scalar.Date
	verb.IndicatorTargetInput
}

// agreementOf is what an agreement is known by.
type agreementOf struct{ pairing, year int }

var agreements = withSame(kindOf(Kind{
	Entity: ent.TypeAgreement, Lists: ent.TypeIndicatorTarget, ZH: "年度协议",
	Columns: []Column{
		{Name: "supporter", Exported: []string{"agreement.pairing.supporter.code", "agreement.pairing.supporter.name"}, ZH: "支援县", Required: true, Note: asCounty},
		{Name: "recipient", field: "pairingID", Exported: []string{"agreement.pairing.recipient.code", "agreement.pairing.recipient.name"}, ZH: "受援县", Required: true, Note: asCounty},
		{Name: "year", Exported: []string{"agreement.year"}, ZH: "协议年度", Required: true},
		{Name: "signedOn", Exported: []string{"agreement.signedOn"}, ZH: "签订日期", Note: asDay},
		{Name: "indicator", Exported: []string{"indicator.code", "indicator.name"}, ZH: "指标", Required: true, Note: fault.Text{EN: "code of the indicator, or its name; a row for each target", ZH: "指标编码或名称；每个目标一行"}},
		{Name: "value", ZH: "目标值", Required: true, Note: fault.Text{EN: "in the unit of the indicator", ZH: "以指标的单位填写"}},
		{Name: "weight", ZH: "权重", Note: fault.Text{EN: "above 0", ZH: "大于 0"}},
	},
}, func(r *row) targetInput {
	in := targetInput{SignedOn: optional(r, "signedOn", date)}
	in.pairing, in.year = r.requiredPairing(), integer(r, "year")
	in.Indicator, in.Value, in.Weight = r.indicator("indicator"), decimal(r, "value"), optional(r, "weight", decimal)
	return in
}, func(ctx context.Context, c *ent.Client, in targetInput) (any, error) {
	return nil, signAgreements(ctx, c, []targetInput{in})
}, signAgreements), func(in targetInput) (any, bool) { return targetKey{in.agreementOf, in.Indicator}, true }, knownAgreements, func(ctx context.Context, c *ent.Client) (int, error) {
	return c.Agreement.Query().Order(agreement.ByID(sql.OrderDesc())).FirstID(ctx)
},
	"the pairing has an agreement for this year", "该结对已有该年度协议")

type targetKey struct {
	of        agreementOf
	indicator string
}

func knownAgreements(ctx context.Context, c *ent.Client, inputs []targetInput, last int) (map[any]bool, error) {
	ofPairings, years := make(map[int]bool), make(map[int]bool)
	for _, in := range inputs {
		ofPairings[in.pairing], years[in.year] = true, true
	}
	list, err := c.Agreement.Query().Where(agreement.PairingIDIn(keys(ofPairings)...), agreement.YearIn(keys(years)...), agreement.IDLTE(last)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("agreements: %w", err)
	}
	signed := make(map[agreementOf]bool)
	for _, a := range list {
		signed[agreementOf{a.PairingID, a.Year}] = true
	}
	there := make(map[any]bool)
	for _, in := range inputs {
		if signed[in.agreementOf] {
			there[targetKey{in.agreementOf, in.Indicator}] = true
		}
	}
	return there, nil
}

// signAgreements signs agreements with their targets. An agreement that rows before have signed gets the others.
func signAgreements(ctx context.Context, c *ent.Client, all []targetInput) error {
	var order []agreementOf
	targets := make(map[agreementOf][]*verb.IndicatorTargetInput)
	signed := make(map[agreementOf]*scalar.Date)
	for _, in := range all {
		if targets[in.agreementOf] == nil {
			order = append(order, in.agreementOf)
		}
		if in.SignedOn != nil {
			signed[in.agreementOf] = in.SignedOn
		}
		targets[in.agreementOf] = append(targets[in.agreementOf], &in.IndicatorTargetInput)
	}
	for _, of := range order {
		there, err := c.Agreement.Query().Where(agreement.PairingID(of.pairing), agreement.Year(of.year), agreement.HasPairingWith(pairing.ID(of.pairing))).Only(rule.System(ctx))
		switch {
		case ent.IsNotFound(err):
			_, err = verb.SignAgreement(ctx, c, verb.SignAgreementInput{PairingID: of.pairing, Year: of.year, SignedOn: signed[of], Targets: targets[of]})
		case err == nil:
			err = verb.AddTargets(ctx, c, there.ID, targets[of])
		}
		if f, ok := errors.AsType[*fault.Error](err); ok && len(all) == 1 { // else the rows are tried one by one
			changed := *f
			changed.Fields = nil
			for _, field := range f.Fields {
				field.Path = strings.TrimPrefix(field.Path, "targets.0.")
				changed.Fields = append(changed.Fields, field)
			}
			return &changed
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// indicator returns the code of an indicator that a cell names.
func (r *row) indicator(name string) string {
	text := named(r, name)
	if text == "" {
		return ""
	}
	code, ok := r.names.indicators[folded(text)]
	if !ok {
		r.refuse(name, fault.BadUserInput, fmt.Sprintf("there is no indicator %.40q: write its code or its name", text), fmt.Sprintf("不存在指标 %.40q：请填写指标编码或名称", text))
	}
	return code
}
