-- +goose Up
-- drop index "auditevent_created_at" from table: "audit_events"
DROP INDEX `auditevent_created_at`;
-- drop index "auditevent_actor" from table: "audit_events"
DROP INDEX `auditevent_actor`;
-- create index "auditevent_created_at_id" to table: "audit_events"
CREATE INDEX `auditevent_created_at_id` ON `audit_events` (`created_at`, `id`);
-- create index "auditevent_updated_at_id" to table: "audit_events"
CREATE INDEX `auditevent_updated_at_id` ON `audit_events` (`updated_at`, `id`);
-- create index "auditevent_actor_id" to table: "audit_events"
CREATE INDEX `auditevent_actor_id` ON `audit_events` (`actor`, `id`);
-- drop index "capitalcontribution_contributed_on" from table: "capital_contributions"
DROP INDEX `capitalcontribution_contributed_on`;
-- drop index "capitalcontribution_amount" from table: "capital_contributions"
DROP INDEX `capitalcontribution_amount`;
-- create index "capitalcontribution_created_at_id" to table: "capital_contributions"
CREATE INDEX `capitalcontribution_created_at_id` ON `capital_contributions` (`created_at`, `id`);
-- create index "capitalcontribution_updated_at_id" to table: "capital_contributions"
CREATE INDEX `capitalcontribution_updated_at_id` ON `capital_contributions` (`updated_at`, `id`);
-- create index "capitalcontribution_contributed_on_id" to table: "capital_contributions"
CREATE INDEX `capitalcontribution_contributed_on_id` ON `capital_contributions` (`contributed_on`, `id`);
-- create index "capitalcontribution_amount_id" to table: "capital_contributions"
CREATE INDEX `capitalcontribution_amount_id` ON `capital_contributions` (`amount`, `id`);
-- drop index "consumptionrecord_month" from table: "consumption_records"
DROP INDEX `consumptionrecord_month`;
-- drop index "consumptionrecord_amount" from table: "consumption_records"
DROP INDEX `consumptionrecord_amount`;
-- create index "consumptionrecord_created_at_id" to table: "consumption_records"
CREATE INDEX `consumptionrecord_created_at_id` ON `consumption_records` (`created_at`, `id`);
-- create index "consumptionrecord_updated_at_id" to table: "consumption_records"
CREATE INDEX `consumptionrecord_updated_at_id` ON `consumption_records` (`updated_at`, `id`);
-- create index "consumptionrecord_pairing_id_id" to table: "consumption_records"
CREATE INDEX `consumptionrecord_pairing_id_id` ON `consumption_records` (`pairing_id`, `id`);
-- create index "consumptionrecord_province_id_id" to table: "consumption_records"
CREATE INDEX `consumptionrecord_province_id_id` ON `consumption_records` (`province_id`, `id`);
-- create index "consumptionrecord_month_id" to table: "consumption_records"
CREATE INDEX `consumptionrecord_month_id` ON `consumption_records` (`month`, `id`);
-- create index "consumptionrecord_amount_id" to table: "consumption_records"
CREATE INDEX `consumptionrecord_amount_id` ON `consumption_records` (`amount`, `id`);
-- drop index "employmentrecord_month" from table: "employment_records"
DROP INDEX `employmentrecord_month`;
-- drop index "employmentrecord_workers" from table: "employment_records"
DROP INDEX `employmentrecord_workers`;
-- create index "employmentrecord_created_at_id" to table: "employment_records"
CREATE INDEX `employmentrecord_created_at_id` ON `employment_records` (`created_at`, `id`);
-- create index "employmentrecord_updated_at_id" to table: "employment_records"
CREATE INDEX `employmentrecord_updated_at_id` ON `employment_records` (`updated_at`, `id`);
-- create index "employmentrecord_county_id_id" to table: "employment_records"
CREATE INDEX `employmentrecord_county_id_id` ON `employment_records` (`county_id`, `id`);
-- create index "employmentrecord_month_id" to table: "employment_records"
CREATE INDEX `employmentrecord_month_id` ON `employment_records` (`month`, `id`);
-- create index "employmentrecord_workers_id" to table: "employment_records"
CREATE INDEX `employmentrecord_workers_id` ON `employment_records` (`workers`, `id`);
-- drop index "enterprise_home_county_id" from table: "enterprises"
DROP INDEX `enterprise_home_county_id`;
-- drop index "enterprise_name" from table: "enterprises"
DROP INDEX `enterprise_name`;
-- drop index "enterprise_industry" from table: "enterprises"
DROP INDEX `enterprise_industry`;
-- create index "enterprise_created_at_id" to table: "enterprises"
CREATE INDEX `enterprise_created_at_id` ON `enterprises` (`created_at`, `id`);
-- create index "enterprise_updated_at_id" to table: "enterprises"
CREATE INDEX `enterprise_updated_at_id` ON `enterprises` (`updated_at`, `id`);
-- create index "enterprise_home_county_id_id" to table: "enterprises"
CREATE INDEX `enterprise_home_county_id_id` ON `enterprises` (`home_county_id`, `id`);
-- create index "enterprise_name_id" to table: "enterprises"
CREATE INDEX `enterprise_name_id` ON `enterprises` (`name`, `id`);
-- create index "enterprise_industry_id" to table: "enterprises"
CREATE INDEX `enterprise_industry_id` ON `enterprises` (`industry`, `id`);
-- drop index "enterpriseengagement_county_id" from table: "enterprise_engagements"
DROP INDEX `enterpriseengagement_county_id`;
-- drop index "enterpriseengagement_since" from table: "enterprise_engagements"
DROP INDEX `enterpriseengagement_since`;
-- create index "enterpriseengagement_created_at_id" to table: "enterprise_engagements"
CREATE INDEX `enterpriseengagement_created_at_id` ON `enterprise_engagements` (`created_at`, `id`);
-- create index "enterpriseengagement_updated_at_id" to table: "enterprise_engagements"
CREATE INDEX `enterpriseengagement_updated_at_id` ON `enterprise_engagements` (`updated_at`, `id`);
-- create index "enterpriseengagement_enterprise_id_id" to table: "enterprise_engagements"
CREATE INDEX `enterpriseengagement_enterprise_id_id` ON `enterprise_engagements` (`enterprise_id`, `id`);
-- create index "enterpriseengagement_county_id_id" to table: "enterprise_engagements"
CREATE INDEX `enterpriseengagement_county_id_id` ON `enterprise_engagements` (`county_id`, `id`);
-- create index "enterpriseengagement_since_id" to table: "enterprise_engagements"
CREATE INDEX `enterpriseengagement_since_id` ON `enterprise_engagements` (`since`, `id`);
-- drop index "fundallocation_county_id_year" from table: "fund_allocations"
DROP INDEX `fundallocation_county_id_year`;
-- drop index "fundallocation_pairing_id" from table: "fund_allocations"
DROP INDEX `fundallocation_pairing_id`;
-- drop index "fundallocation_year_source" from table: "fund_allocations"
DROP INDEX `fundallocation_year_source`;
-- drop index "fundallocation_amount" from table: "fund_allocations"
DROP INDEX `fundallocation_amount`;
-- create index "fundallocation_created_at_id" to table: "fund_allocations"
CREATE INDEX `fundallocation_created_at_id` ON `fund_allocations` (`created_at`, `id`);
-- create index "fundallocation_updated_at_id" to table: "fund_allocations"
CREATE INDEX `fundallocation_updated_at_id` ON `fund_allocations` (`updated_at`, `id`);
-- create index "fundallocation_county_id_id" to table: "fund_allocations"
CREATE INDEX `fundallocation_county_id_id` ON `fund_allocations` (`county_id`, `id`);
-- create index "fundallocation_pairing_id_id" to table: "fund_allocations"
CREATE INDEX `fundallocation_pairing_id_id` ON `fund_allocations` (`pairing_id`, `id`);
-- create index "fundallocation_year_id" to table: "fund_allocations"
CREATE INDEX `fundallocation_year_id` ON `fund_allocations` (`year`, `id`);
-- create index "fundallocation_amount_id" to table: "fund_allocations"
CREATE INDEX `fundallocation_amount_id` ON `fund_allocations` (`amount`, `id`);
-- create index "fundallocation_industry_amount_id" to table: "fund_allocations"
CREATE INDEX `fundallocation_industry_amount_id` ON `fund_allocations` (`industry_amount`, `id`);
-- drop index "indicatortarget_indicator_id" from table: "indicator_targets"
DROP INDEX `indicatortarget_indicator_id`;
-- create index "indicatortarget_created_at_id" to table: "indicator_targets"
CREATE INDEX `indicatortarget_created_at_id` ON `indicator_targets` (`created_at`, `id`);
-- create index "indicatortarget_updated_at_id" to table: "indicator_targets"
CREATE INDEX `indicatortarget_updated_at_id` ON `indicator_targets` (`updated_at`, `id`);
-- create index "indicatortarget_indicator_id_id" to table: "indicator_targets"
CREATE INDEX `indicatortarget_indicator_id_id` ON `indicator_targets` (`indicator_id`, `id`);
-- drop index "industrialpark_county_id" from table: "industrial_parks"
DROP INDEX `industrialpark_county_id`;
-- drop index "industrialpark_opened_on" from table: "industrial_parks"
DROP INDEX `industrialpark_opened_on`;
-- create index "industrialpark_created_at_id" to table: "industrial_parks"
CREATE INDEX `industrialpark_created_at_id` ON `industrial_parks` (`created_at`, `id`);
-- create index "industrialpark_updated_at_id" to table: "industrial_parks"
CREATE INDEX `industrialpark_updated_at_id` ON `industrial_parks` (`updated_at`, `id`);
-- create index "industrialpark_pairing_id_id" to table: "industrial_parks"
CREATE INDEX `industrialpark_pairing_id_id` ON `industrial_parks` (`pairing_id`, `id`);
-- create index "industrialpark_county_id_id" to table: "industrial_parks"
CREATE INDEX `industrialpark_county_id_id` ON `industrial_parks` (`county_id`, `id`);
-- create index "industrialpark_name_id" to table: "industrial_parks"
CREATE INDEX `industrialpark_name_id` ON `industrial_parks` (`name`, `id`);
-- create index "industrialpark_area_id" to table: "industrial_parks"
CREATE INDEX `industrialpark_area_id` ON `industrial_parks` (`area`, `id`);
-- create index "industrialpark_opened_on_id" to table: "industrial_parks"
CREATE INDEX `industrialpark_opened_on_id` ON `industrial_parks` (`opened_on`, `id`);
-- drop index "investmentproject_pairing_id_committed" from table: "investment_projects"
DROP INDEX `investmentproject_pairing_id_committed`;
-- drop index "investmentproject_pairing_id_paid_in" from table: "investment_projects"
DROP INDEX `investmentproject_pairing_id_paid_in`;
-- drop index "investmentproject_county_id_status" from table: "investment_projects"
DROP INDEX `investmentproject_county_id_status`;
-- drop index "investmentproject_enterprise_id" from table: "investment_projects"
DROP INDEX `investmentproject_enterprise_id`;
-- drop index "investmentproject_park_id" from table: "investment_projects"
DROP INDEX `investmentproject_park_id`;
-- drop index "investmentproject_status_actual_start_on" from table: "investment_projects"
DROP INDEX `investmentproject_status_actual_start_on`;
-- drop index "investmentproject_committed" from table: "investment_projects"
DROP INDEX `investmentproject_committed`;
-- drop index "investmentproject_paid_in" from table: "investment_projects"
DROP INDEX `investmentproject_paid_in`;
-- drop index "investmentproject_name" from table: "investment_projects"
DROP INDEX `investmentproject_name`;
-- drop index "investmentproject_planned_start_on" from table: "investment_projects"
DROP INDEX `investmentproject_planned_start_on`;
-- drop index "investmentproject_actual_start_on" from table: "investment_projects"
DROP INDEX `investmentproject_actual_start_on`;
-- create index "investmentproject_created_at_id" to table: "investment_projects"
CREATE INDEX `investmentproject_created_at_id` ON `investment_projects` (`created_at`, `id`);
-- create index "investmentproject_updated_at_id" to table: "investment_projects"
CREATE INDEX `investmentproject_updated_at_id` ON `investment_projects` (`updated_at`, `id`);
-- create index "investmentproject_enterprise_id_id" to table: "investment_projects"
CREATE INDEX `investmentproject_enterprise_id_id` ON `investment_projects` (`enterprise_id`, `id`);
-- create index "investmentproject_county_id_id" to table: "investment_projects"
CREATE INDEX `investmentproject_county_id_id` ON `investment_projects` (`county_id`, `id`);
-- create index "investmentproject_pairing_id_id" to table: "investment_projects"
CREATE INDEX `investmentproject_pairing_id_id` ON `investment_projects` (`pairing_id`, `id`);
-- create index "investmentproject_park_id_id" to table: "investment_projects"
CREATE INDEX `investmentproject_park_id_id` ON `investment_projects` (`park_id`, `id`);
-- create index "investmentproject_name_id" to table: "investment_projects"
CREATE INDEX `investmentproject_name_id` ON `investment_projects` (`name`, `id`);
-- create index "investmentproject_industry_id" to table: "investment_projects"
CREATE INDEX `investmentproject_industry_id` ON `investment_projects` (`industry`, `id`);
-- create index "investmentproject_committed_id" to table: "investment_projects"
CREATE INDEX `investmentproject_committed_id` ON `investment_projects` (`committed`, `id`);
-- create index "investmentproject_paid_in_id" to table: "investment_projects"
CREATE INDEX `investmentproject_paid_in_id` ON `investment_projects` (`paid_in`, `id`);
-- create index "investmentproject_planned_jobs_id" to table: "investment_projects"
CREATE INDEX `investmentproject_planned_jobs_id` ON `investment_projects` (`planned_jobs`, `id`);
-- create index "investmentproject_planned_start_on_id" to table: "investment_projects"
CREATE INDEX `investmentproject_planned_start_on_id` ON `investment_projects` (`planned_start_on`, `id`);
-- create index "investmentproject_planned_end_on_id" to table: "investment_projects"
CREATE INDEX `investmentproject_planned_end_on_id` ON `investment_projects` (`planned_end_on`, `id`);
-- create index "investmentproject_actual_start_on_id" to table: "investment_projects"
CREATE INDEX `investmentproject_actual_start_on_id` ON `investment_projects` (`actual_start_on`, `id`);
-- create index "investmentproject_actual_end_on_id" to table: "investment_projects"
CREATE INDEX `investmentproject_actual_end_on_id` ON `investment_projects` (`actual_end_on`, `id`);
-- create index "investmentproject_pairing_id_committed_id" to table: "investment_projects"
CREATE INDEX `investmentproject_pairing_id_committed_id` ON `investment_projects` (`pairing_id`, `committed`, `id`);
-- create index "investmentproject_pairing_id_paid_in_id" to table: "investment_projects"
CREATE INDEX `investmentproject_pairing_id_paid_in_id` ON `investment_projects` (`pairing_id`, `paid_in`, `id`);
-- create index "investmentproject_pairing_id_status_actual_start_on_id" to table: "investment_projects"
CREATE INDEX `investmentproject_pairing_id_status_actual_start_on_id` ON `investment_projects` (`pairing_id`, `status`, `actual_start_on`, `id`);
-- create index "investmentproject_status_actual_start_on_id" to table: "investment_projects"
CREATE INDEX `investmentproject_status_actual_start_on_id` ON `investment_projects` (`status`, `actual_start_on`, `id`);
-- drop index "monitoringreport_month" from table: "monitoring_reports"
DROP INDEX `monitoringreport_month`;
-- drop index "monitoringreport_monitored_households" from table: "monitoring_reports"
DROP INDEX `monitoringreport_monitored_households`;
-- drop index "monitoringreport_longest_days_to_identify" from table: "monitoring_reports"
DROP INDEX `monitoringreport_longest_days_to_identify`;
-- create index "monitoringreport_created_at_id" to table: "monitoring_reports"
CREATE INDEX `monitoringreport_created_at_id` ON `monitoring_reports` (`created_at`, `id`);
-- create index "monitoringreport_updated_at_id" to table: "monitoring_reports"
CREATE INDEX `monitoringreport_updated_at_id` ON `monitoring_reports` (`updated_at`, `id`);
-- create index "monitoringreport_county_id_id" to table: "monitoring_reports"
CREATE INDEX `monitoringreport_county_id_id` ON `monitoring_reports` (`county_id`, `id`);
-- create index "monitoringreport_month_id" to table: "monitoring_reports"
CREATE INDEX `monitoringreport_month_id` ON `monitoring_reports` (`month`, `id`);
-- create index "monitoringreport_monitored_households_id" to table: "monitoring_reports"
CREATE INDEX `monitoringreport_monitored_households_id` ON `monitoring_reports` (`monitored_households`, `id`);
-- create index "monitoringreport_longest_days_to_identify_id" to table: "monitoring_reports"
CREATE INDEX `monitoringreport_longest_days_to_identify_id` ON `monitoring_reports` (`longest_days_to_identify`, `id`);
-- create index "pairing_supporter_id" to table: "pairings"
CREATE INDEX `pairing_supporter_id` ON `pairings` (`supporter_id`);
-- drop index "talentteam_county_id" from table: "talent_teams"
DROP INDEX `talentteam_county_id`;
-- drop index "talentteam_started_on" from table: "talent_teams"
DROP INDEX `talentteam_started_on`;
-- create index "talentteam_created_at_id" to table: "talent_teams"
CREATE INDEX `talentteam_created_at_id` ON `talent_teams` (`created_at`, `id`);
-- create index "talentteam_updated_at_id" to table: "talent_teams"
CREATE INDEX `talentteam_updated_at_id` ON `talent_teams` (`updated_at`, `id`);
-- create index "talentteam_county_id_id" to table: "talent_teams"
CREATE INDEX `talentteam_county_id_id` ON `talent_teams` (`county_id`, `id`);
-- create index "talentteam_members_id" to table: "talent_teams"
CREATE INDEX `talentteam_members_id` ON `talent_teams` (`members`, `id`);
-- create index "talentteam_started_on_id" to table: "talent_teams"
CREATE INDEX `talentteam_started_on_id` ON `talent_teams` (`started_on`, `id`);
-- create index "talentteam_ended_on_id" to table: "talent_teams"
CREATE INDEX `talentteam_ended_on_id` ON `talent_teams` (`ended_on`, `id`);
