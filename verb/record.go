package verb

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"jiedui/ent"
	"jiedui/ent/consumptionrecord"
	"jiedui/ent/employmentrecord"
	"jiedui/ent/fundallocation"
	"jiedui/ent/monitoringreport"
	"jiedui/ent/talentteam"
	"jiedui/rule"
	"jiedui/scalar"
)

type RecordFundAllocationInput struct {
	CountyID       int
	PairingID      *int
	Year           int
	Source         fundallocation.Source
	Amount         scalar.Money
	IndustryAmount scalar.Money
}

// RecordFundAllocation records funds for a key county.
func RecordFundAllocation(ctx context.Context, c *ent.Client, in RecordFundAllocationInput) (*ent.FundAllocation, error) {
	return in.fill(c.FundAllocation.Create()).Save(ctx)
}

// RecordFundAllocations records funds together: all, or none.
func RecordFundAllocations(ctx context.Context, c *ent.Client, all []RecordFundAllocationInput) error {
	return c.FundAllocation.MapCreateBulk(all, func(r *ent.FundAllocationCreate, i int) { all[i].fill(r) }).Exec(ctx)
}

func (in RecordFundAllocationInput) fill(r *ent.FundAllocationCreate) *ent.FundAllocationCreate {
	return r.SetCountyID(in.CountyID).SetNillablePairingID(in.PairingID).SetYear(in.Year).SetSource(in.Source).
		SetAmount(in.Amount).SetIndustryAmount(in.IndustryAmount)
}

// CorrectFundAllocationInput is the input of CorrectFundAllocation. Fields that are left out do not change.
type CorrectFundAllocationInput struct {
	ID             int
	Version        int
	Amount         *scalar.Money
	IndustryAmount *scalar.Money
}

// CorrectFundAllocation corrects amounts.
func CorrectFundAllocation(ctx context.Context, c *ent.Client, in CorrectFundAllocationInput) (*ent.FundAllocation, error) {
	r, err := readAt(ctx, c.FundAllocation.Query().Where(fundallocation.ID(in.ID), rule.Locked).Only, in.Version)
	if err != nil {
		return nil, err
	}
	return r.Update().SetNillableAmount(in.Amount).SetNillableIndustryAmount(in.IndustryAmount).Save(ctx)
}

type RecordConsumptionInput struct {
	PairingID  *int
	ProvinceID *int
	Month      scalar.Date
	Kind       consumptionrecord.Kind
	Amount     scalar.Money
}

// RecordConsumption records goods of a month that were bought, or that the partner helped to sell.
func RecordConsumption(ctx context.Context, c *ent.Client, in RecordConsumptionInput) (*ent.ConsumptionRecord, error) {
	r, err := in.fill(c.ConsumptionRecord.Create()).Save(ctx)
	return r, explainDuplicate(err, "month", "the month has a record of this kind: correct that one", "该月已有同类记录：请更正原记录")
}

// RecordConsumptions records goods together: all, or none.
func RecordConsumptions(ctx context.Context, c *ent.Client, all []RecordConsumptionInput) error {
	return c.ConsumptionRecord.MapCreateBulk(all, func(r *ent.ConsumptionRecordCreate, i int) { all[i].fill(r) }).Exec(ctx)
}

func (in RecordConsumptionInput) fill(r *ent.ConsumptionRecordCreate) *ent.ConsumptionRecordCreate {
	return r.SetNillablePairingID(in.PairingID).SetNillableProvinceID(in.ProvinceID).SetMonth(in.Month).SetKind(in.Kind).
		SetAmount(in.Amount)
}

type CorrectConsumptionInput struct {
	ID      int
	Version int
	Amount  scalar.Money
}

// CorrectConsumption corrects the amount.
func CorrectConsumption(ctx context.Context, c *ent.Client, in CorrectConsumptionInput) (*ent.ConsumptionRecord, error) {
	r, err := readAt(ctx, c.ConsumptionRecord.Query().Where(consumptionrecord.ID(in.ID), rule.Locked).Only, in.Version)
	if err != nil {
		return nil, err
	}
	return r.Update().SetAmount(in.Amount).Save(ctx)
}

type RecordEmploymentInput struct {
	CountyID int
	Month    scalar.Date
	Channel  employmentrecord.Channel
	Workers  int
}

// RecordEmployment records how many workers have work at the end of a month.
func RecordEmployment(ctx context.Context, c *ent.Client, in RecordEmploymentInput) (*ent.EmploymentRecord, error) {
	r, err := in.fill(c.EmploymentRecord.Create()).Save(ctx)
	return r, explainDuplicate(err, "month", "the month has a record of this channel: correct that one", "该月该渠道已有记录：请更正原记录")
}

// RecordEmployments records numbers of workers together: all, or none.
func RecordEmployments(ctx context.Context, c *ent.Client, all []RecordEmploymentInput) error {
	return c.EmploymentRecord.MapCreateBulk(all, func(r *ent.EmploymentRecordCreate, i int) { all[i].fill(r) }).Exec(ctx)
}

func (in RecordEmploymentInput) fill(r *ent.EmploymentRecordCreate) *ent.EmploymentRecordCreate {
	return r.SetCountyID(in.CountyID).SetMonth(in.Month).SetChannel(in.Channel).SetWorkers(in.Workers)
}

type CorrectEmploymentInput struct {
	ID      int
	Version int
	Workers int
}

// CorrectEmployment corrects the number of workers.
func CorrectEmployment(ctx context.Context, c *ent.Client, in CorrectEmploymentInput) (*ent.EmploymentRecord, error) {
	r, err := readAt(ctx, c.EmploymentRecord.Query().Where(employmentrecord.ID(in.ID), rule.Locked).Only, in.Version)
	if err != nil {
		return nil, err
	}
	return r.Update().SetWorkers(in.Workers).Save(ctx)
}

type RecordTalentTeamInput struct {
	CountyID  int
	Kind      talentteam.Kind
	Members   int
	StartedOn scalar.Date
	EndedOn   *scalar.Date
}

// RecordTalentTeam records a team of experts.
func RecordTalentTeam(ctx context.Context, c *ent.Client, in RecordTalentTeamInput) (*ent.TalentTeam, error) {
	return in.fill(c.TalentTeam.Create()).Save(ctx)
}

// RecordTalentTeams records teams together: all, or none.
func RecordTalentTeams(ctx context.Context, c *ent.Client, all []RecordTalentTeamInput) error {
	return c.TalentTeam.MapCreateBulk(all, func(r *ent.TalentTeamCreate, i int) { all[i].fill(r) }).Exec(ctx)
}

func (in RecordTalentTeamInput) fill(r *ent.TalentTeamCreate) *ent.TalentTeamCreate {
	return r.SetCountyID(in.CountyID).SetKind(in.Kind).SetMembers(in.Members).SetStartedOn(in.StartedOn).
		SetNillableEndedOn(in.EndedOn)
}

// CorrectTalentTeamInput is the input of CorrectTalentTeam. Fields that are left out do not change, and null clears a
// field.
type CorrectTalentTeamInput struct {
	ID      int
	Version int
	Members *int
	EndedOn graphql.Omittable[*scalar.Date]
}

// CorrectTalentTeam corrects a team, or ends it.
func CorrectTalentTeam(ctx context.Context, c *ent.Client, in CorrectTalentTeamInput) (*ent.TalentTeam, error) {
	r, err := readAt(ctx, c.TalentTeam.Query().Where(talentteam.ID(in.ID), rule.Locked).Only, in.Version)
	if err != nil {
		return nil, err
	}
	u := r.Update().SetNillableMembers(in.Members)
	change(in.EndedOn, u.SetEndedOn, u.ClearEndedOn)
	return u.Save(ctx)
}

type RecordMonitoringReportInput struct {
	CountyID                 int
	Month                    scalar.Date
	MonitoredHouseholds      int
	RiskEliminatedHouseholds int
	MedianDaysToIdentify     int
	LongestDaysToIdentify    int
}

// RecordMonitoringReport records the totals of a county for a month.
func RecordMonitoringReport(ctx context.Context, c *ent.Client, in RecordMonitoringReportInput) (*ent.MonitoringReport, error) {
	r, err := in.fill(c.MonitoringReport.Create()).Save(ctx)
	return r, explainDuplicate(err, "month", "the month has a report: correct that one", "该月已有报告：请更正原报告")
}

// RecordMonitoringReports records totals together: all, or none.
func RecordMonitoringReports(ctx context.Context, c *ent.Client, all []RecordMonitoringReportInput) error {
	return c.MonitoringReport.MapCreateBulk(all, func(r *ent.MonitoringReportCreate, i int) { all[i].fill(r) }).Exec(ctx)
}

func (in RecordMonitoringReportInput) fill(r *ent.MonitoringReportCreate) *ent.MonitoringReportCreate {
	return r.SetCountyID(in.CountyID).SetMonth(in.Month).SetMonitoredHouseholds(in.MonitoredHouseholds).
		SetRiskEliminatedHouseholds(in.RiskEliminatedHouseholds).SetMedianDaysToIdentify(in.MedianDaysToIdentify).
		SetLongestDaysToIdentify(in.LongestDaysToIdentify)
}

// CorrectMonitoringReportInput is the input of CorrectMonitoringReport. Fields that are left out do not change.
type CorrectMonitoringReportInput struct {
	ID                       int
	Version                  int
	MonitoredHouseholds      *int
	RiskEliminatedHouseholds *int
	MedianDaysToIdentify     *int
	LongestDaysToIdentify    *int
}

// CorrectMonitoringReport corrects totals.
func CorrectMonitoringReport(ctx context.Context, c *ent.Client, in CorrectMonitoringReportInput) (*ent.MonitoringReport, error) {
	r, err := readAt(ctx, c.MonitoringReport.Query().Where(monitoringreport.ID(in.ID), rule.Locked).Only, in.Version)
	if err != nil {
		return nil, err
	}
	return r.Update().
		SetNillableMonitoredHouseholds(in.MonitoredHouseholds).
		SetNillableRiskEliminatedHouseholds(in.RiskEliminatedHouseholds).
		SetNillableMedianDaysToIdentify(in.MedianDaysToIdentify).
		SetNillableLongestDaysToIdentify(in.LongestDaysToIdentify).
		Save(ctx)
}
