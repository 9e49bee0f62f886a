// Package report computes the named figures: the summary, the coverage, the reconciliation with what was published, the
// assessment, and the quality of the data.
package report

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strconv"

	"jiedui/ent"
	"jiedui/ent/agreement"
	"jiedui/ent/assessmentarea"
	"jiedui/ent/assessmentitem"
	"jiedui/ent/indicator"
	"jiedui/ent/indicatortarget"
	"jiedui/fault"
	"jiedui/keyset"
	"jiedui/report/basis"
	"jiedui/rule"
	"jiedui/scalar"
)

// AssessedBy says whether pairings or pairs of provinces are assessed.
type AssessedBy string

// The values of AssessedBy.
const (
	AssessedPairing      AssessedBy = "PAIRING"
	AssessedProvincePair AssessedBy = "PROVINCE_PAIR" // an eastern and a western province, with all their pairings
)

// AssessmentGap says what is missing to compare a target with the records.
type AssessmentGap string

// The gaps.
const (
	MissingTarget AssessmentGap = "TARGET" // there is no target, or the pairings have different targets for a ratio
	MissingRecord AssessmentGap = "RECORD" // no record counts
)

// AssessmentRequest asks for a page of the assessment of a year.
type AssessmentRequest struct {
	Year int
	// AsOf is the day until which records count. It must not be before the year. If it is nil or after the year,
	// records count until the end of the year.
	AsOf *scalar.Date
	By   AssessedBy
	// The ids restrict which assessments are returned. The ranks are still those among all assessments.
	PairingID, EasternProvinceID, WesternProvinceID *int
	Origins                                         []scalar.Origin // origins that count; empty for all
	First                                           *int
	After                                           *keyset.Cursor
	// Areas, Indicators and Provinces are what the answer shows of these. They are read with the assessment.
	Areas, Indicators, Provinces *basis.Shown
}

// AssessmentConnection is a page of the assessment.
type AssessmentConnection struct {
	Edges      []*AssessmentEdge
	PageInfo   keyset.PageInfo
	TotalCount int

	assessor *assessor
}

// AssessmentEdge is an assessment with its cursor.
type AssessmentEdge struct {
	Node   *Assessment
	Cursor keyset.Cursor
}

// Assessment compares the targets of a year with the records, for a pairing or for all pairings of two provinces.
type Assessment struct {
	Year                                            int
	PairingID, EasternProvinceID, WesternProvinceID int // PairingID is 0 for two provinces
	Areas                                           []*AssessedArea
	// Score is the weighted mean of the completions, in percent, over the items that have a weight and a completion.
	// ScoredWeight is the sum of their weights. Both are nil if there is no such item.
	Score        *scalar.Decimal
	ScoredWeight *scalar.Decimal

	// The records are set when they are shown.
	Pairing                          *ent.Pairing
	EasternProvince, WesternProvince *ent.Province
}

// AssessedArea is an area of the assessment with its items.
type AssessedArea struct {
	Area  *ent.AssessmentArea
	Items []*AssessedItem
}

// AssessedItem is an indicator with its target and with the sum of the validated records.
type AssessedItem struct {
	Indicator      *ent.Indicator
	Target, Actual *scalar.Decimal // in the unit of the indicator; nil if there is none
	Completion     *scalar.Decimal // Actual in percent of Target; nil if either is missing or Target is not above zero
	Rank           *int            // by completion, 1 for the highest; nil without a completion
	Weight         *scalar.Decimal // mean of the weights of the targets; nil if none has one
	Missing        []AssessmentGap

	completion *big.Rat
}

// Assess compares the targets of a year with the sums of the records. Flows are added up over the year, and stocks are
// those at its end. For two provinces, the target is the sum of the targets of their pairings. Targets for stocks are
// added up, too, since each pairing has its own stock. A ratio has a target only if all pairings have the same one. The
// weight is the mean of the weights of the targets.
func Assess(ctx context.Context, reader basis.Reader, r AssessmentRequest) (*AssessmentConnection, error) {
	if err := keyset.Check(r.First, nil); err != nil {
		return nil, err
	}
	first, day := scalar.Date{Year: r.Year, Month: 1, Day: 1}, scalar.Date{Year: r.Year, Month: 12, Day: 31}
	if r.Year < 1996 || r.Year > 2100 {
		return nil, fault.Input("year", fmt.Sprintf("%d is not a year from 1996 to 2100", r.Year), fmt.Sprintf("%d 不是 1996 至 2100 之间的年份", r.Year))
	}
	if r.AsOf != nil && r.AsOf.Before(first) {
		return nil, fault.Input("asOf", fmt.Sprintf("%s is before the year %d", r.AsOf, r.Year), fmt.Sprintf("%s 早于 %d 年", r.AsOf, r.Year))
	}
	if r.AsOf != nil && r.AsOf.Before(day) {
		day = *r.AsOf
	}
	a := &assessor{
		request: r, reader: reader, basis: basis.New(reader, basis.Validated, nil), first: first, day: day,
		rows: map[Part]*Assessment{}, targets: map[Part]map[int]*targetSum{},
	}
	a.basis.Origins = r.Origins
	if err := a.read(ctx); err != nil {
		return nil, err
	}
	if err := a.addUp(ctx); err != nil {
		return nil, err
	}
	a.rank()
	return a.page()
}

// targetSum adds up the targets of one or several pairings for an indicator.
type targetSum struct {
	sum, weights scalar.Decimal
	count        int            // number of targets
	weighted     int            // number of targets with a weight
	differ       bool           // the targets are not all the same
	first        scalar.Decimal // first target
}

type assessor struct {
	request    AssessmentRequest
	reader     basis.Reader
	basis      basis.Basis
	first, day scalar.Date // first day of the year, and the last day that counts
	areas      []*ent.AssessmentArea
	rows       map[Part]*Assessment
	targets    map[Part]map[int]*targetSum // by part and id of the indicator
}

// pairings returns a statement that selects the ids of the pairings that are assessed: those that were in force between
// the start of the year and the day, and those that have an agreement for the year.
func (a *assessor) pairings() string {
	return fmt.Sprintf(`SELECT i.id FROM pairings AS i WHERE i.status <> 'PROPOSED' AND (i.started_on IS NULL OR i.started_on <= '%s')
AND (i.ended_on IS NULL OR i.ended_on >= '%d-01-01') AND %s UNION SELECT g.pairing_id FROM agreements AS g WHERE g.year = %[2]d AND %[4]s`,
		a.day, a.request.Year, cmp.Or(a.basis.OriginCondition("i"), "true"), cmp.Or(a.basis.OriginCondition("g"), "true"))
}

// read reads the areas, and the pairings or pairs of provinces that are assessed, with their targets.
func (a *assessor) read(ctx context.Context) error {
	if err := rule.MayRead(ctx); err != nil {
		return err
	}
	byPairing := map[int]Part{}
	year := a.request.Year
	years := func(table string) string {
		return fmt.Sprintf("%s.from_year <= %d AND (%[1]s.to_year IS NULL OR %[1]s.to_year >= %[2]d)", table, year)
	}
	areas, items := cmp.Or(a.request.Areas, basis.NewShown(ent.TypeAssessmentArea)), basis.NewShown(ent.TypeAssessmentItem, assessmentitem.FieldAreaID)
	areas.Add(assessmentarea.FieldPosition)
	items.Edges["indicator"] = cmp.Or(a.request.Indicators, basis.NewShown(ent.TypeIndicator))
	items.Edges["indicator"].Add(indicator.FieldCode, indicator.FieldMeasure, indicator.FieldUnit)
	targets := basis.NewShown(ent.TypeIndicatorTarget, indicatortarget.FieldIndicatorID, indicatortarget.FieldValue, indicatortarget.FieldWeight)
	targets.Edges["agreement"] = basis.NewShown(ent.TypeAgreement, agreement.FieldPairingID)
	parts := slices.Concat(
		areas.Parts("assessed_areas", "SELECT a.id FROM assessment_areas AS a WHERE "+years("a")),
		items.Parts("assessed_items", "SELECT i.id FROM assessment_items AS i WHERE i.area_id IN (SELECT id FROM assessed_areas) AND "+years("i")),
		[]basis.Part{{
			Name: "assessed_pairings", Columns: []string{"id", "eastern", "western"},
			Statement: `SELECT h.id, x.province_id, y.province_id FROM pairings AS h
JOIN counties AS x ON x.id = h.supporter_id JOIN counties AS y ON y.id = h.recipient_id WHERE h.id IN (` + a.pairings() + ")",
			Read: triple(func(id, eastern, western int) {
				part := Part{id, 0}
				row := &Assessment{Year: year, PairingID: id, EasternProvinceID: eastern, WesternProvinceID: western}
				if a.request.By == AssessedProvincePair {
					part, row.PairingID = Part{eastern, western}, 0
				}
				byPairing[id] = part
				a.rows[part] = row
			}),
		}},
		targets.Parts("targets_of_year", fmt.Sprintf("SELECT g.id FROM indicator_targets AS g JOIN agreements AS h ON h.id = g.agreement_id WHERE h.year = %d AND %s",
			year, cmp.Or(a.basis.OriginCondition("g"), "true"))),
		a.request.Provinces.Parts("shown_provinces", "SELECT eastern FROM assessed_pairings UNION SELECT western FROM assessed_pairings"),
	)
	if err := basis.Together(ctx, a.reader, parts...); err != nil {
		return fmt.Errorf("pairings and targets of %d: %w", year, err)
	}
	byArea := basis.RecordsOf[*ent.AssessmentArea](areas)
	for _, item := range inOrder(basis.RecordsOf[*ent.AssessmentItem](items)) {
		area := byArea[item.AreaID]
		area.Edges.Items = append(area.Edges.Items, item)
	}
	a.areas = inOrder(byArea)
	slices.SortStableFunc(a.areas, func(a, b *ent.AssessmentArea) int { return a.Position - b.Position })
	for _, t := range inOrder(basis.RecordsOf[*ent.IndicatorTarget](targets)) {
		if part, assessed := byPairing[t.Edges.Agreement.PairingID]; assessed {
			a.addTarget(part, t)
		}
	}
	return nil
}

// inOrder returns records in the order of their ids.
func inOrder[T any](byID map[int]T) []T {
	records := make([]T, 0, len(byID))
	for _, id := range slices.Sorted(maps.Keys(byID)) {
		records = append(records, byID[id])
	}
	return records
}

// addTarget adds a target to those of a pairing or pair of provinces.
func (a *assessor) addTarget(part Part, t *ent.IndicatorTarget) {
	if a.targets[part] == nil {
		a.targets[part] = map[int]*targetSum{}
	}
	sum := a.targets[part][t.IndicatorID]
	if sum == nil {
		sum = &targetSum{first: t.Value}
		a.targets[part][t.IndicatorID] = sum
	}
	sum.sum, sum.count = sum.sum+t.Value, sum.count+1
	sum.differ = sum.differ || t.Value != sum.first
	if t.Weight != nil {
		sum.weights, sum.weighted = sum.weights+*t.Weight, sum.weighted+1
	}
}

// addUp adds up the records and compares the sums with the targets.
func (a *assessor) addUp(ctx context.Context) error {
	questions := a.questions(Scope{Pairings: a.pairings()})
	by := ByPairing
	if a.request.By == AssessedProvincePair {
		by = ByProvincePair
	}
	sums, err := Sums(ctx, a.reader, a.basis, by, questions)
	if err != nil {
		return err
	}
	for part, row := range a.rows {
		n := 0
		total, weights := new(big.Rat), new(big.Rat)
		for _, area := range a.areas {
			assessed := &AssessedArea{Area: area, Items: []*AssessedItem{}}
			for _, item := range area.Edges.Items {
				var actual *Sum
				if s, ok := sums[n][part]; ok {
					actual = &s
				}
				n++
				one := compare(item.Edges.Indicator, a.targets[part][item.IndicatorID], actual)
				assessed.Items = append(assessed.Items, one)
				if one.Weight != nil && one.completion != nil {
					total.Add(total, new(big.Rat).Mul(rational(*one.Weight), one.completion))
					weights.Add(weights, rational(*one.Weight))
				}
			}
			row.Areas = append(row.Areas, assessed)
		}
		if weights.Sign() > 0 {
			row.Score, row.ScoredWeight = decimal(total.Quo(total, weights)), decimal(weights)
		}
	}
	return nil
}

// questions returns a question for each item of the areas, in their order. They ask for the sums of the year.
func (a *assessor) questions(scope Scope) []Question {
	var questions []Question
	for _, area := range a.areas {
		for _, item := range area.Edges.Items {
			i := item.Edges.Indicator
			q := Question{Indicator: i.Code, Scope: scope, To: a.day}
			if i.Measure == indicator.MeasureFLOW || formulas[i.Code].timing() == yearly {
				q.From = &a.first
			}
			questions = append(questions, q)
		}
	}
	return questions
}

// compare returns the item for an indicator. The target t is nil if there is none, and actual is nil if no record
// counts.
func compare(i *ent.Indicator, t *targetSum, actual *Sum) *AssessedItem {
	item := &AssessedItem{Indicator: i, Missing: []AssessmentGap{}}
	if t != nil && (i.Measure != indicator.MeasureRATIO || !t.differ) {
		target := t.sum
		if i.Measure == indicator.MeasureRATIO {
			target = t.first
		}
		item.Target = &target
		if t.weighted > 0 {
			item.Weight = decimal(new(big.Rat).Quo(rational(t.weights), big.NewRat(int64(t.weighted), 1)))
		}
	} else {
		item.Missing = append(item.Missing, MissingTarget)
	}
	if actual == nil {
		item.Missing = append(item.Missing, MissingRecord)
		return item
	}
	value := actual.InUnit(i.Unit)
	item.Actual = decimal(value)
	if item.Target != nil && *item.Target > 0 {
		item.completion = new(big.Rat).Quo(value, rational(*item.Target))
		item.completion.Quo(item.completion, unitFactors[scalar.UnitPercent])
		item.Completion = decimal(item.completion)
	}
	return item
}

// rank sets the ranks of each item, from the highest completion to the lowest. Equal completions have the same rank,
// and the next completion has the next number.
func (a *assessor) rank() {
	for n, area := range a.areas {
		for m := range area.Edges.Items {
			var complete []*AssessedItem
			for _, row := range a.rows {
				if item := row.Areas[n].Items[m]; item.completion != nil {
					complete = append(complete, item)
				}
			}
			slices.SortFunc(complete, func(a, b *AssessedItem) int { return b.completion.Cmp(a.completion) })
			rank := 0
			for i, item := range complete {
				if i == 0 || item.completion.Cmp(complete[i-1].completion) != 0 {
					rank++
				}
				item.Rank = new(rank)
			}
		}
	}
}

// page returns the assessments that were asked for, in the order of their ids.
func (a *assessor) page() (*AssessmentConnection, error) {
	r := a.request
	after, err := a.after()
	if err != nil {
		return nil, err
	}
	c := &AssessmentConnection{Edges: []*AssessmentEdge{}, assessor: a}
	for _, part := range slices.SortedFunc(maps.Keys(a.rows), compareParts) {
		row := a.rows[part]
		if (r.PairingID != nil && row.PairingID != *r.PairingID) || (r.EasternProvinceID != nil && row.EasternProvinceID != *r.EasternProvinceID) ||
			(r.WesternProvinceID != nil && row.WesternProvinceID != *r.WesternProvinceID) {
			continue
		}
		c.TotalCount++
		if (after == nil || compareParts(*after, part) < 0) && len(c.Edges) <= keyset.Size(r.First, nil) {
			cursor := keyset.Cursor{Order: string(r.By), ID: part[0], Values: []json.RawMessage{json.RawMessage(strconv.Itoa(part[1]))}}
			c.Edges = append(c.Edges, &AssessmentEdge{Node: row, Cursor: cursor})
		}
	}
	c.Edges, c.PageInfo = keyset.Cut(c.Edges, r.First, nil, r.After != nil, false)
	if n := len(c.Edges); n > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &c.Edges[0].Cursor, &c.Edges[n-1].Cursor
	}
	return c, nil
}

func compareParts(a, b Part) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) }

// after returns the part that the cursor of the request names. It is nil if the request has no cursor.
func (a *assessor) after() (*Part, error) {
	c := a.request.After
	if c == nil {
		return nil, nil
	}
	part := Part{c.ID, 0}
	if c.Order != string(a.request.By) || len(c.Values) != 1 || json.Unmarshal(c.Values[0], &part[1]) != nil {
		return nil, fault.Input("after", "the cursor is of another list", "游标属于其他列表")
	}
	return &part, nil
}
