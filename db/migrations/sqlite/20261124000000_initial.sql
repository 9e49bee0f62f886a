-- +goose Up
-- create "agreements" table
CREATE TABLE `agreements` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `origin` text NOT NULL DEFAULT ('REGISTERED'), `year` integer NOT NULL, `signed_on` date NULL, `pairing_id` integer NOT NULL, CONSTRAINT `agreements_pairings_agreements` FOREIGN KEY (`pairing_id`) REFERENCES `pairings` (`id`) ON DELETE NO ACTION, CONSTRAINT `agreement_origin_value` CHECK (origin IN ('OFFICIAL', 'REGISTERED', 'DEMO')));
-- create index "agreement_pairing_id_year" to table: "agreements"
CREATE UNIQUE INDEX `agreement_pairing_id_year` ON `agreements` (`pairing_id`, `year`);
-- create "audit_events" table
CREATE TABLE `audit_events` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `actor` text NOT NULL, `request_id` text NOT NULL, `action` text NOT NULL, `entity` text NOT NULL, `entity_id` integer NOT NULL, `before` json NULL, `after` json NULL, CONSTRAINT `audit_event_action_value` CHECK (action IN ('CREATE', 'UPDATE', 'DELETE')));
-- set sequence for "audit_events" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("audit_events", 4294967295);
-- create index "auditevent_entity_entity_id" to table: "audit_events"
CREATE INDEX `auditevent_entity_entity_id` ON `audit_events` (`entity`, `entity_id`);
-- create index "auditevent_created_at" to table: "audit_events"
CREATE INDEX `auditevent_created_at` ON `audit_events` (`created_at`);
-- create index "auditevent_actor" to table: "audit_events"
CREATE INDEX `auditevent_actor` ON `audit_events` (`actor`);
-- create "capital_contributions" table
CREATE TABLE `capital_contributions` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `origin` text NOT NULL DEFAULT ('REGISTERED'), `review` text NOT NULL DEFAULT ('DRAFT'), `review_reason` text NULL, `amount` integer NOT NULL, `contributed_on` date NOT NULL, `source` text NOT NULL DEFAULT ('OWN_FUNDS'), `voucher_number` text NULL, `reversal_reason` text NULL, `reverses_id` integer NULL, `project_id` integer NOT NULL, CONSTRAINT `capital_contributions_capital_contributions_reversal` FOREIGN KEY (`reverses_id`) REFERENCES `capital_contributions` (`id`) ON DELETE SET NULL, CONSTRAINT `capital_contributions_investment_projects_contributions` FOREIGN KEY (`project_id`) REFERENCES `investment_projects` (`id`) ON DELETE NO ACTION, CONSTRAINT `capital_contribution_amount` CHECK (amount > 0), CONSTRAINT `capital_contribution_origin_value` CHECK (origin IN ('OFFICIAL', 'REGISTERED', 'DEMO')), CONSTRAINT `capital_contribution_reversal` CHECK ((reverses_id IS NULL) = (reversal_reason IS NULL)), CONSTRAINT `capital_contribution_review_value` CHECK (review IN ('DRAFT', 'SUBMITTED', 'CONFIRMED', 'VALIDATED', 'LOCKED', 'RETURNED')), CONSTRAINT `capital_contribution_source_value` CHECK (source IN ('OWN_FUNDS', 'BANK_LOAN', 'SHAREHOLDER', 'IN_KIND')));
-- set sequence for "capital_contributions" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("capital_contributions", 8589934591);
-- create index "capital_contributions_reverses_id_key" to table: "capital_contributions"
CREATE UNIQUE INDEX `capital_contributions_reverses_id_key` ON `capital_contributions` (`reverses_id`);
-- create index "capitalcontribution_project_id_contributed_on" to table: "capital_contributions"
CREATE INDEX `capitalcontribution_project_id_contributed_on` ON `capital_contributions` (`project_id`, `contributed_on`);
-- create index "capitalcontribution_contributed_on" to table: "capital_contributions"
CREATE INDEX `capitalcontribution_contributed_on` ON `capital_contributions` (`contributed_on`);
-- create index "capitalcontribution_amount" to table: "capital_contributions"
CREATE INDEX `capitalcontribution_amount` ON `capital_contributions` (`amount`);
-- create "consumption_records" table
CREATE TABLE `consumption_records` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `origin` text NOT NULL DEFAULT ('REGISTERED'), `review` text NOT NULL DEFAULT ('DRAFT'), `review_reason` text NULL, `month` date NOT NULL, `kind` text NOT NULL, `amount` integer NOT NULL, `pairing_id` integer NULL, `province_id` integer NULL, CONSTRAINT `consumption_records_pairings_consumption_records` FOREIGN KEY (`pairing_id`) REFERENCES `pairings` (`id`) ON DELETE SET NULL, CONSTRAINT `consumption_records_provinces_consumption_records` FOREIGN KEY (`province_id`) REFERENCES `provinces` (`id`) ON DELETE SET NULL, CONSTRAINT `consumption_record_amount` CHECK (amount > 0), CONSTRAINT `consumption_record_buyer` CHECK ((pairing_id IS NULL) <> (province_id IS NULL)), CONSTRAINT `consumption_record_kind_value` CHECK (kind IN ('PURCHASED', 'ASSISTED_SALE')), CONSTRAINT `consumption_record_month` CHECK (CAST(month AS text) LIKE '%-01'), CONSTRAINT `consumption_record_origin_value` CHECK (origin IN ('OFFICIAL', 'REGISTERED', 'DEMO')), CONSTRAINT `consumption_record_review_value` CHECK (review IN ('DRAFT', 'SUBMITTED', 'CONFIRMED', 'VALIDATED', 'LOCKED', 'RETURNED')));
-- set sequence for "consumption_records" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("consumption_records", 12884901887);
-- create index "consumptionrecord_pairing_id_month_kind" to table: "consumption_records"
CREATE UNIQUE INDEX `consumptionrecord_pairing_id_month_kind` ON `consumption_records` (`pairing_id`, `month`, `kind`);
-- create index "consumptionrecord_province_id_month_kind" to table: "consumption_records"
CREATE UNIQUE INDEX `consumptionrecord_province_id_month_kind` ON `consumption_records` (`province_id`, `month`, `kind`);
-- create index "consumptionrecord_month" to table: "consumption_records"
CREATE INDEX `consumptionrecord_month` ON `consumption_records` (`month`);
-- create index "consumptionrecord_amount" to table: "consumption_records"
CREATE INDEX `consumptionrecord_amount` ON `consumption_records` (`amount`);
-- create "coordinators" table
CREATE TABLE `coordinators` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `origin` text NOT NULL DEFAULT ('REGISTERED'), `name` text NOT NULL, `search_text` text NOT NULL, `subject` text NOT NULL, `role` text NOT NULL, `phone` text NULL, `email` text NULL, CONSTRAINT `coordinator_origin_value` CHECK (origin IN ('OFFICIAL', 'REGISTERED', 'DEMO')), CONSTRAINT `coordinator_role_value` CHECK (role IN ('ANALYST', 'COORDINATOR', 'REVIEWER', 'ADMIN')));
-- set sequence for "coordinators" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("coordinators", 17179869183);
-- create index "coordinators_subject_key" to table: "coordinators"
CREATE UNIQUE INDEX `coordinators_subject_key` ON `coordinators` (`subject`);
-- create "counties" table
CREATE TABLE `counties` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `name` text NOT NULL, `search_text` text NOT NULL, `code` text NOT NULL, `name_en` text NOT NULL, `designation` text NOT NULL DEFAULT ('NONE'), `designation_origin` text NULL, `designation_source_url` text NULL, `prefecture_id` integer NULL, `province_id` integer NOT NULL, CONSTRAINT `counties_prefectures_counties` FOREIGN KEY (`prefecture_id`) REFERENCES `prefectures` (`id`) ON DELETE SET NULL, CONSTRAINT `counties_provinces_counties` FOREIGN KEY (`province_id`) REFERENCES `provinces` (`id`) ON DELETE NO ACTION, CONSTRAINT `countie_designation_origin_value` CHECK (designation_origin IN ('OFFICIAL', 'REGISTERED', 'DEMO')), CONSTRAINT `countie_designation_value` CHECK (designation IN ('NONE', 'SUPPORTING', 'KEY')), CONSTRAINT `county_code` CHECK (length(code) = 6), CONSTRAINT `county_designation_origin` CHECK ((designation = 'NONE') = (designation_origin IS NULL)));
-- set sequence for "counties" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("counties", 21474836479);
-- create index "counties_code_key" to table: "counties"
CREATE UNIQUE INDEX `counties_code_key` ON `counties` (`code`);
-- create index "county_province_id" to table: "counties"
CREATE INDEX `county_province_id` ON `counties` (`province_id`);
-- create index "county_prefecture_id" to table: "counties"
CREATE INDEX `county_prefecture_id` ON `counties` (`prefecture_id`);
-- create index "county_designation" to table: "counties"
CREATE INDEX `county_designation` ON `counties` (`designation`);
-- create "employment_records" table
CREATE TABLE `employment_records` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `origin` text NOT NULL DEFAULT ('REGISTERED'), `review` text NOT NULL DEFAULT ('DRAFT'), `review_reason` text NULL, `month` date NOT NULL, `channel` text NOT NULL, `workers` integer NOT NULL, `county_id` integer NOT NULL, CONSTRAINT `employment_records_counties_employment_records` FOREIGN KEY (`county_id`) REFERENCES `counties` (`id`) ON DELETE NO ACTION, CONSTRAINT `employment_record_channel_value` CHECK (channel IN ('CROSS_PROVINCE_TRANSFER', 'WORKSHOP', 'PUBLIC_WELFARE_POST', 'LOCAL_ENTERPRISE')), CONSTRAINT `employment_record_month` CHECK (CAST(month AS text) LIKE '%-01'), CONSTRAINT `employment_record_origin_value` CHECK (origin IN ('OFFICIAL', 'REGISTERED', 'DEMO')), CONSTRAINT `employment_record_review_value` CHECK (review IN ('DRAFT', 'SUBMITTED', 'CONFIRMED', 'VALIDATED', 'LOCKED', 'RETURNED')), CONSTRAINT `employment_record_workers` CHECK (workers >= 0));
-- set sequence for "employment_records" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("employment_records", 25769803775);
-- create index "employmentrecord_county_id_month_channel" to table: "employment_records"
CREATE UNIQUE INDEX `employmentrecord_county_id_month_channel` ON `employment_records` (`county_id`, `month`, `channel`);
-- create index "employmentrecord_month" to table: "employment_records"
CREATE INDEX `employmentrecord_month` ON `employment_records` (`month`);
-- create index "employmentrecord_workers" to table: "employment_records"
CREATE INDEX `employmentrecord_workers` ON `employment_records` (`workers`);
-- create "enterprises" table
CREATE TABLE `enterprises` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `origin` text NOT NULL DEFAULT ('REGISTERED'), `name` text NOT NULL, `search_text` text NOT NULL, `uscc` text NOT NULL, `ownership` text NOT NULL, `industry` text NOT NULL, `home_county_id` integer NOT NULL, CONSTRAINT `enterprises_counties_enterprises` FOREIGN KEY (`home_county_id`) REFERENCES `counties` (`id`) ON DELETE NO ACTION, CONSTRAINT `enterprise_origin_value` CHECK (origin IN ('OFFICIAL', 'REGISTERED', 'DEMO')), CONSTRAINT `enterprise_ownership_value` CHECK (ownership IN ('STATE_OWNED', 'COLLECTIVE', 'PRIVATE', 'FOREIGN_INVESTED', 'MIXED')), CONSTRAINT `enterprise_uscc` CHECK (length(uscc) = 18));
-- set sequence for "enterprises" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("enterprises", 30064771071);
-- create index "enterprises_uscc_key" to table: "enterprises"
CREATE UNIQUE INDEX `enterprises_uscc_key` ON `enterprises` (`uscc`);
-- create index "enterprise_home_county_id" to table: "enterprises"
CREATE INDEX `enterprise_home_county_id` ON `enterprises` (`home_county_id`);
-- create index "enterprise_name" to table: "enterprises"
CREATE INDEX `enterprise_name` ON `enterprises` (`name`);
-- create index "enterprise_industry" to table: "enterprises"
CREATE INDEX `enterprise_industry` ON `enterprises` (`industry`);
-- create "enterprise_engagements" table
CREATE TABLE `enterprise_engagements` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `origin` text NOT NULL DEFAULT ('REGISTERED'), `status` text NOT NULL DEFAULT ('ACTIVE'), `since` date NOT NULL, `ended_on` date NULL, `county_id` integer NOT NULL, `enterprise_id` integer NOT NULL, CONSTRAINT `enterprise_engagements_counties_enterprise_engagements` FOREIGN KEY (`county_id`) REFERENCES `counties` (`id`) ON DELETE NO ACTION, CONSTRAINT `enterprise_engagements_enterprises_engagements` FOREIGN KEY (`enterprise_id`) REFERENCES `enterprises` (`id`) ON DELETE NO ACTION, CONSTRAINT `enterprise_engagement_dates` CHECK (ended_on IS NULL OR ended_on >= since), CONSTRAINT `enterprise_engagement_ended` CHECK ((status = 'ENDED') = (ended_on IS NOT NULL)), CONSTRAINT `enterprise_engagement_origin_value` CHECK (origin IN ('OFFICIAL', 'REGISTERED', 'DEMO')), CONSTRAINT `enterprise_engagement_status_value` CHECK (status IN ('ACTIVE', 'ENDED')));
-- set sequence for "enterprise_engagements" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("enterprise_engagements", 34359738367);
-- create index "enterpriseengagement_enterprise_id_county_id" to table: "enterprise_engagements"
CREATE UNIQUE INDEX `enterpriseengagement_enterprise_id_county_id` ON `enterprise_engagements` (`enterprise_id`, `county_id`) WHERE status <> 'ENDED';
-- create index "enterpriseengagement_county_id" to table: "enterprise_engagements"
CREATE INDEX `enterpriseengagement_county_id` ON `enterprise_engagements` (`county_id`);
-- create index "enterpriseengagement_since" to table: "enterprise_engagements"
CREATE INDEX `enterpriseengagement_since` ON `enterprise_engagements` (`since`);
-- create "fund_allocations" table
CREATE TABLE `fund_allocations` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `origin` text NOT NULL DEFAULT ('REGISTERED'), `review` text NOT NULL DEFAULT ('DRAFT'), `review_reason` text NULL, `year` integer NOT NULL, `source` text NOT NULL, `amount` integer NOT NULL, `industry_amount` integer NOT NULL, `county_id` integer NOT NULL, `pairing_id` integer NULL, CONSTRAINT `fund_allocations_counties_fund_allocations` FOREIGN KEY (`county_id`) REFERENCES `counties` (`id`) ON DELETE NO ACTION, CONSTRAINT `fund_allocations_pairings_fund_allocations` FOREIGN KEY (`pairing_id`) REFERENCES `pairings` (`id`) ON DELETE SET NULL, CONSTRAINT `fund_allocation_amount` CHECK (amount > 0), CONSTRAINT `fund_allocation_industry` CHECK (industry_amount >= 0 AND industry_amount <= amount), CONSTRAINT `fund_allocation_origin_value` CHECK (origin IN ('OFFICIAL', 'REGISTERED', 'DEMO')), CONSTRAINT `fund_allocation_pairing` CHECK ((source = 'EASTERN_FISCAL') = (pairing_id IS NOT NULL)), CONSTRAINT `fund_allocation_review_value` CHECK (review IN ('DRAFT', 'SUBMITTED', 'CONFIRMED', 'VALIDATED', 'LOCKED', 'RETURNED')), CONSTRAINT `fund_allocation_source_value` CHECK (source IN ('CENTRAL_LINKING', 'EASTERN_FISCAL', 'SOCIAL')));
-- set sequence for "fund_allocations" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("fund_allocations", 38654705663);
-- create index "fundallocation_county_id_year" to table: "fund_allocations"
CREATE INDEX `fundallocation_county_id_year` ON `fund_allocations` (`county_id`, `year`);
-- create index "fundallocation_pairing_id" to table: "fund_allocations"
CREATE INDEX `fundallocation_pairing_id` ON `fund_allocations` (`pairing_id`);
-- create index "fundallocation_year_source" to table: "fund_allocations"
CREATE INDEX `fundallocation_year_source` ON `fund_allocations` (`year`, `source`);
-- create index "fundallocation_amount" to table: "fund_allocations"
CREATE INDEX `fundallocation_amount` ON `fund_allocations` (`amount`);
-- create "indicators" table
CREATE TABLE `indicators` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `name` text NOT NULL, `search_text` text NOT NULL, `code` text NOT NULL, `name_en` text NOT NULL, `unit` text NOT NULL, `measure` text NOT NULL, CONSTRAINT `indicator_measure_value` CHECK (measure IN ('FLOW', 'STOCK', 'RATIO')), CONSTRAINT `indicator_unit_value` CHECK (unit IN ('ONE', 'PERSON', 'TEN_THOUSAND_PERSONS', 'YUAN', 'HUNDRED_MILLION_YUAN', 'PERCENT', 'PERCENTAGE_POINT', 'DAY')));
-- set sequence for "indicators" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("indicators", 42949672959);
-- create index "indicators_code_key" to table: "indicators"
CREATE UNIQUE INDEX `indicators_code_key` ON `indicators` (`code`);
-- create "indicator_targets" table
CREATE TABLE `indicator_targets` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `origin` text NOT NULL DEFAULT ('REGISTERED'), `value` integer NOT NULL, `agreement_id` integer NOT NULL, `indicator_id` integer NOT NULL, CONSTRAINT `indicator_targets_agreements_targets` FOREIGN KEY (`agreement_id`) REFERENCES `agreements` (`id`) ON DELETE NO ACTION, CONSTRAINT `indicator_targets_indicators_targets` FOREIGN KEY (`indicator_id`) REFERENCES `indicators` (`id`) ON DELETE NO ACTION, CONSTRAINT `indicator_target_origin_value` CHECK (origin IN ('OFFICIAL', 'REGISTERED', 'DEMO')), CONSTRAINT `indicator_target_value` CHECK (value >= 0));
-- set sequence for "indicator_targets" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("indicator_targets", 47244640255);
-- create index "indicatortarget_agreement_id_indicator_id" to table: "indicator_targets"
CREATE UNIQUE INDEX `indicatortarget_agreement_id_indicator_id` ON `indicator_targets` (`agreement_id`, `indicator_id`);
-- create index "indicatortarget_indicator_id" to table: "indicator_targets"
CREATE INDEX `indicatortarget_indicator_id` ON `indicator_targets` (`indicator_id`);
-- create "industrial_parks" table
CREATE TABLE `industrial_parks` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `origin` text NOT NULL DEFAULT ('REGISTERED'), `name` text NOT NULL, `search_text` text NOT NULL, `review` text NOT NULL DEFAULT ('DRAFT'), `review_reason` text NULL, `area` integer NOT NULL, `status` text NOT NULL DEFAULT ('PLANNED'), `opened_on` date NULL, `county_id` integer NOT NULL, `pairing_id` integer NOT NULL, CONSTRAINT `industrial_parks_counties_industrial_parks` FOREIGN KEY (`county_id`) REFERENCES `counties` (`id`) ON DELETE NO ACTION, CONSTRAINT `industrial_parks_pairings_industrial_parks` FOREIGN KEY (`pairing_id`) REFERENCES `pairings` (`id`) ON DELETE NO ACTION, CONSTRAINT `industrial_park_area` CHECK (area > 0), CONSTRAINT `industrial_park_opened` CHECK (status NOT IN ('OPERATING', 'CLOSED') OR opened_on IS NOT NULL), CONSTRAINT `industrial_park_origin_value` CHECK (origin IN ('OFFICIAL', 'REGISTERED', 'DEMO')), CONSTRAINT `industrial_park_review_value` CHECK (review IN ('DRAFT', 'SUBMITTED', 'CONFIRMED', 'VALIDATED', 'LOCKED', 'RETURNED')), CONSTRAINT `industrial_park_status_value` CHECK (status IN ('PLANNED', 'UNDER_CONSTRUCTION', 'OPERATING', 'CLOSED')));
-- set sequence for "industrial_parks" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("industrial_parks", 51539607551);
-- create index "industrialpark_pairing_id_name" to table: "industrial_parks"
CREATE UNIQUE INDEX `industrialpark_pairing_id_name` ON `industrial_parks` (`pairing_id`, `name`);
-- create index "industrialpark_county_id" to table: "industrial_parks"
CREATE INDEX `industrialpark_county_id` ON `industrial_parks` (`county_id`);
-- create index "industrialpark_status" to table: "industrial_parks"
CREATE INDEX `industrialpark_status` ON `industrial_parks` (`status`);
-- create index "industrialpark_opened_on" to table: "industrial_parks"
CREATE INDEX `industrialpark_opened_on` ON `industrial_parks` (`opened_on`);
-- create "investment_projects" table
CREATE TABLE `investment_projects` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `origin` text NOT NULL DEFAULT ('REGISTERED'), `name` text NOT NULL, `search_text` text NOT NULL, `review` text NOT NULL DEFAULT ('DRAFT'), `review_reason` text NULL, `registration_number` text NOT NULL, `program` text NOT NULL, `industry` text NOT NULL, `committed` integer NOT NULL, `paid_in` integer NOT NULL, `status` text NOT NULL DEFAULT ('PIPELINE'), `planned_jobs` integer NOT NULL DEFAULT (0), `planned_start_on` date NULL, `planned_end_on` date NULL, `actual_start_on` date NULL, `actual_end_on` date NULL, `county_id` integer NOT NULL, `enterprise_id` integer NOT NULL, `park_id` integer NULL, `pairing_id` integer NULL, CONSTRAINT `investment_projects_counties_investment_projects` FOREIGN KEY (`county_id`) REFERENCES `counties` (`id`) ON DELETE NO ACTION, CONSTRAINT `investment_projects_enterprises_investment_projects` FOREIGN KEY (`enterprise_id`) REFERENCES `enterprises` (`id`) ON DELETE NO ACTION, CONSTRAINT `investment_projects_industrial_parks_investment_projects` FOREIGN KEY (`park_id`) REFERENCES `industrial_parks` (`id`) ON DELETE SET NULL, CONSTRAINT `investment_projects_pairings_investment_projects` FOREIGN KEY (`pairing_id`) REFERENCES `pairings` (`id`) ON DELETE SET NULL, CONSTRAINT `investment_project_actual` CHECK (actual_end_on IS NULL OR (actual_start_on IS NOT NULL AND actual_end_on >= actual_start_on)), CONSTRAINT `investment_project_committed` CHECK (committed >= 0), CONSTRAINT `investment_project_origin_value` CHECK (origin IN ('OFFICIAL', 'REGISTERED', 'DEMO')), CONSTRAINT `investment_project_paid_in` CHECK (paid_in >= 0), CONSTRAINT `investment_project_pairing` CHECK (program <> 'EAST_WEST_COLLABORATION' OR pairing_id IS NOT NULL), CONSTRAINT `investment_project_planned` CHECK (planned_end_on IS NULL OR planned_start_on IS NULL OR planned_end_on >= planned_start_on), CONSTRAINT `investment_project_planned_jobs` CHECK (planned_jobs >= 0), CONSTRAINT `investment_project_program_value` CHECK (program IN ('EAST_WEST_COLLABORATION', 'TEN_THOUSAND_ENTERPRISES')), CONSTRAINT `investment_project_review_value` CHECK (review IN ('DRAFT', 'SUBMITTED', 'CONFIRMED', 'VALIDATED', 'LOCKED', 'RETURNED')), CONSTRAINT `investment_project_status_value` CHECK (status IN ('PIPELINE', 'IMPLEMENTATION', 'FINALISATION', 'CLOSED', 'SUSPENDED', 'CANCELLED')));
-- set sequence for "investment_projects" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("investment_projects", 55834574847);
-- create index "investment_projects_registration_number_key" to table: "investment_projects"
CREATE UNIQUE INDEX `investment_projects_registration_number_key` ON `investment_projects` (`registration_number`);
-- create index "investmentproject_pairing_id_committed" to table: "investment_projects"
CREATE INDEX `investmentproject_pairing_id_committed` ON `investment_projects` (`pairing_id`, `committed`);
-- create index "investmentproject_pairing_id_paid_in" to table: "investment_projects"
CREATE INDEX `investmentproject_pairing_id_paid_in` ON `investment_projects` (`pairing_id`, `paid_in`);
-- create index "investmentproject_county_id_status" to table: "investment_projects"
CREATE INDEX `investmentproject_county_id_status` ON `investment_projects` (`county_id`, `status`);
-- create index "investmentproject_enterprise_id" to table: "investment_projects"
CREATE INDEX `investmentproject_enterprise_id` ON `investment_projects` (`enterprise_id`);
-- create index "investmentproject_park_id" to table: "investment_projects"
CREATE INDEX `investmentproject_park_id` ON `investment_projects` (`park_id`);
-- create index "investmentproject_status_actual_start_on" to table: "investment_projects"
CREATE INDEX `investmentproject_status_actual_start_on` ON `investment_projects` (`status`, `actual_start_on`);
-- create index "investmentproject_committed" to table: "investment_projects"
CREATE INDEX `investmentproject_committed` ON `investment_projects` (`committed`);
-- create index "investmentproject_paid_in" to table: "investment_projects"
CREATE INDEX `investmentproject_paid_in` ON `investment_projects` (`paid_in`);
-- create index "investmentproject_name" to table: "investment_projects"
CREATE INDEX `investmentproject_name` ON `investment_projects` (`name`);
-- create index "investmentproject_planned_start_on" to table: "investment_projects"
CREATE INDEX `investmentproject_planned_start_on` ON `investment_projects` (`planned_start_on`);
-- create index "investmentproject_actual_start_on" to table: "investment_projects"
CREATE INDEX `investmentproject_actual_start_on` ON `investment_projects` (`actual_start_on`);
-- create "monitoring_reports" table
CREATE TABLE `monitoring_reports` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `origin` text NOT NULL DEFAULT ('REGISTERED'), `review` text NOT NULL DEFAULT ('DRAFT'), `review_reason` text NULL, `month` date NOT NULL, `monitored_households` integer NOT NULL, `risk_eliminated_households` integer NOT NULL, `median_days_to_identify` integer NOT NULL, `longest_days_to_identify` integer NOT NULL, `county_id` integer NOT NULL, CONSTRAINT `monitoring_reports_counties_monitoring_reports` FOREIGN KEY (`county_id`) REFERENCES `counties` (`id`) ON DELETE NO ACTION, CONSTRAINT `monitoring_report_days` CHECK (median_days_to_identify >= 0 AND median_days_to_identify <= longest_days_to_identify), CONSTRAINT `monitoring_report_month` CHECK (CAST(month AS text) LIKE '%-01'), CONSTRAINT `monitoring_report_origin_value` CHECK (origin IN ('OFFICIAL', 'REGISTERED', 'DEMO')), CONSTRAINT `monitoring_report_review_value` CHECK (review IN ('DRAFT', 'SUBMITTED', 'CONFIRMED', 'VALIDATED', 'LOCKED', 'RETURNED')), CONSTRAINT `monitoring_report_risk` CHECK (risk_eliminated_households >= 0 AND risk_eliminated_households <= monitored_households));
-- set sequence for "monitoring_reports" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("monitoring_reports", 60129542143);
-- create index "monitoringreport_county_id_month" to table: "monitoring_reports"
CREATE UNIQUE INDEX `monitoringreport_county_id_month` ON `monitoring_reports` (`county_id`, `month`);
-- create index "monitoringreport_month" to table: "monitoring_reports"
CREATE INDEX `monitoringreport_month` ON `monitoring_reports` (`month`);
-- create index "monitoringreport_monitored_households" to table: "monitoring_reports"
CREATE INDEX `monitoringreport_monitored_households` ON `monitoring_reports` (`monitored_households`);
-- create index "monitoringreport_longest_days_to_identify" to table: "monitoring_reports"
CREATE INDEX `monitoringreport_longest_days_to_identify` ON `monitoring_reports` (`longest_days_to_identify`);
-- create "pairings" table
CREATE TABLE `pairings` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `origin` text NOT NULL DEFAULT ('REGISTERED'), `status` text NOT NULL DEFAULT ('PROPOSED'), `started_on` date NULL, `started_on_precision` text NOT NULL DEFAULT ('DAY'), `ended_on` date NULL, `source_url` text NULL, `supporter_id` integer NOT NULL, `recipient_id` integer NOT NULL, CONSTRAINT `pairings_counties_pairings_as_supporter` FOREIGN KEY (`supporter_id`) REFERENCES `counties` (`id`) ON DELETE NO ACTION, CONSTRAINT `pairings_counties_pairings_as_recipient` FOREIGN KEY (`recipient_id`) REFERENCES `counties` (`id`) ON DELETE NO ACTION, CONSTRAINT `pairing_dates` CHECK (ended_on IS NULL OR started_on IS NULL OR ended_on >= started_on), CONSTRAINT `pairing_ended` CHECK ((status = 'ENDED') = (ended_on IS NOT NULL)), CONSTRAINT `pairing_origin_value` CHECK (origin IN ('OFFICIAL', 'REGISTERED', 'DEMO')), CONSTRAINT `pairing_sides` CHECK (supporter_id <> recipient_id), CONSTRAINT `pairing_started_on_precision_value` CHECK (started_on_precision IN ('DAY', 'YEAR')), CONSTRAINT `pairing_status_value` CHECK (status IN ('PROPOSED', 'ACTIVE', 'SUSPENDED', 'ENDED')));
-- set sequence for "pairings" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("pairings", 64424509439);
-- create index "pairing_supporter_id_recipient_id" to table: "pairings"
CREATE UNIQUE INDEX `pairing_supporter_id_recipient_id` ON `pairings` (`supporter_id`, `recipient_id`) WHERE status <> 'ENDED';
-- create index "pairing_recipient_id" to table: "pairings"
CREATE INDEX `pairing_recipient_id` ON `pairings` (`recipient_id`);
-- create index "pairing_status_started_on" to table: "pairings"
CREATE INDEX `pairing_status_started_on` ON `pairings` (`status`, `started_on`);
-- create index "pairing_started_on" to table: "pairings"
CREATE INDEX `pairing_started_on` ON `pairings` (`started_on`);
-- create "prefectures" table
CREATE TABLE `prefectures` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `name` text NOT NULL, `search_text` text NOT NULL, `code` text NOT NULL, `name_en` text NOT NULL, `province_id` integer NOT NULL, CONSTRAINT `prefectures_provinces_prefectures` FOREIGN KEY (`province_id`) REFERENCES `provinces` (`id`) ON DELETE NO ACTION, CONSTRAINT `prefecture_code` CHECK (length(code) = 4));
-- set sequence for "prefectures" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("prefectures", 68719476735);
-- create index "prefectures_code_key" to table: "prefectures"
CREATE UNIQUE INDEX `prefectures_code_key` ON `prefectures` (`code`);
-- create index "prefecture_province_id" to table: "prefectures"
CREATE INDEX `prefecture_province_id` ON `prefectures` (`province_id`);
-- create "provinces" table
CREATE TABLE `provinces` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `name` text NOT NULL, `search_text` text NOT NULL, `code` text NOT NULL, `name_en` text NOT NULL, `economic_zone` text NOT NULL, CONSTRAINT `province_code` CHECK (length(code) = 2), CONSTRAINT `province_economic_zone_value` CHECK (economic_zone IN ('EASTERN', 'CENTRAL', 'WESTERN', 'NORTHEASTERN')));
-- set sequence for "provinces" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("provinces", 73014444031);
-- create index "provinces_code_key" to table: "provinces"
CREATE UNIQUE INDEX `provinces_code_key` ON `provinces` (`code`);
-- create "province_pairings" table
CREATE TABLE `province_pairings` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `origin` text NOT NULL DEFAULT ('REGISTERED'), `since_year` integer NULL, `source_url` text NULL, `eastern_id` integer NOT NULL, `western_id` integer NOT NULL, CONSTRAINT `province_pairings_provinces_pairings_as_eastern` FOREIGN KEY (`eastern_id`) REFERENCES `provinces` (`id`) ON DELETE NO ACTION, CONSTRAINT `province_pairings_provinces_pairings_as_western` FOREIGN KEY (`western_id`) REFERENCES `provinces` (`id`) ON DELETE NO ACTION, CONSTRAINT `province_pairing_origin_value` CHECK (origin IN ('OFFICIAL', 'REGISTERED', 'DEMO')));
-- set sequence for "province_pairings" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("province_pairings", 77309411327);
-- create index "provincepairing_eastern_id_western_id" to table: "province_pairings"
CREATE UNIQUE INDEX `provincepairing_eastern_id_western_id` ON `province_pairings` (`eastern_id`, `western_id`);
-- create index "provincepairing_western_id" to table: "province_pairings"
CREATE INDEX `provincepairing_western_id` ON `province_pairings` (`western_id`);
-- create "reported_figures" table
CREATE TABLE `reported_figures` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `origin` text NOT NULL DEFAULT ('REGISTERED'), `code` text NOT NULL, `value` integer NOT NULL, `unit` text NOT NULL, `qualifier` text NOT NULL DEFAULT ('EXACT'), `as_of` date NOT NULL, `period_start` date NULL, `scope` text NOT NULL, `basis` text NULL, `inclusion` text NULL, `change` integer NULL, `change_unit` text NULL, `change_percent` integer NULL, `compared_with` text NULL, `source_name` text NOT NULL, `published_on` date NULL, `source_url` text NULL, `county_id` integer NULL, `indicator_id` integer NOT NULL, `province_id` integer NULL, CONSTRAINT `reported_figures_counties_reported_figures` FOREIGN KEY (`county_id`) REFERENCES `counties` (`id`) ON DELETE SET NULL, CONSTRAINT `reported_figures_indicators_reported_figures` FOREIGN KEY (`indicator_id`) REFERENCES `indicators` (`id`) ON DELETE NO ACTION, CONSTRAINT `reported_figures_provinces_reported_figures` FOREIGN KEY (`province_id`) REFERENCES `provinces` (`id`) ON DELETE SET NULL, CONSTRAINT `reported_figure_basis_value` CHECK (basis IN ('COMMITTED', 'PAID_IN', 'ALLOCATED', 'CASH', 'CASH_AND_GOODS', 'SALES', 'HEADCOUNT')), CONSTRAINT `reported_figure_change` CHECK ((change IS NULL) = (change_unit IS NULL)), CONSTRAINT `reported_figure_change_unit_value` CHECK (change_unit IN ('ONE', 'PERSON', 'TEN_THOUSAND_PERSONS', 'YUAN', 'HUNDRED_MILLION_YUAN', 'PERCENT', 'PERCENTAGE_POINT', 'DAY')), CONSTRAINT `reported_figure_origin_value` CHECK (origin IN ('OFFICIAL', 'REGISTERED', 'DEMO')), CONSTRAINT `reported_figure_period` CHECK (period_start IS NULL OR period_start <= as_of), CONSTRAINT `reported_figure_qualifier_value` CHECK (qualifier IN ('EXACT', 'AT_LEAST', 'AT_MOST', 'ABOUT')), CONSTRAINT `reported_figure_scope` CHECK ((scope = 'PROVINCE') = (province_id IS NOT NULL) AND (scope = 'COUNTY') = (county_id IS NOT NULL)), CONSTRAINT `reported_figure_scope_value` CHECK (scope IN ('NATIONAL', 'KEY_COUNTIES', 'CENTRAL_AND_WESTERN', 'PROVINCE', 'COUNTY')), CONSTRAINT `reported_figure_unit_value` CHECK (unit IN ('ONE', 'PERSON', 'TEN_THOUSAND_PERSONS', 'YUAN', 'HUNDRED_MILLION_YUAN', 'PERCENT', 'PERCENTAGE_POINT', 'DAY')));
-- set sequence for "reported_figures" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("reported_figures", 81604378623);
-- create index "reported_figures_code_key" to table: "reported_figures"
CREATE UNIQUE INDEX `reported_figures_code_key` ON `reported_figures` (`code`);
-- create index "reportedfigure_indicator_id_as_of" to table: "reported_figures"
CREATE INDEX `reportedfigure_indicator_id_as_of` ON `reported_figures` (`indicator_id`, `as_of`);
-- create index "reportedfigure_as_of" to table: "reported_figures"
CREATE INDEX `reportedfigure_as_of` ON `reported_figures` (`as_of`);
-- create index "reportedfigure_province_id" to table: "reported_figures"
CREATE INDEX `reportedfigure_province_id` ON `reported_figures` (`province_id`);
-- create index "reportedfigure_county_id" to table: "reported_figures"
CREATE INDEX `reportedfigure_county_id` ON `reported_figures` (`county_id`);
-- create "talent_teams" table
CREATE TABLE `talent_teams` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `origin` text NOT NULL DEFAULT ('REGISTERED'), `review` text NOT NULL DEFAULT ('DRAFT'), `review_reason` text NULL, `kind` text NOT NULL, `members` integer NOT NULL, `started_on` date NOT NULL, `ended_on` date NULL, `county_id` integer NOT NULL, CONSTRAINT `talent_teams_counties_talent_teams` FOREIGN KEY (`county_id`) REFERENCES `counties` (`id`) ON DELETE NO ACTION, CONSTRAINT `talent_team_dates` CHECK (ended_on IS NULL OR ended_on >= started_on), CONSTRAINT `talent_team_kind_value` CHECK (kind IN ('SCIENCE_ENVOY', 'MEDICAL', 'EDUCATION', 'CADRE')), CONSTRAINT `talent_team_members` CHECK (members > 0), CONSTRAINT `talent_team_origin_value` CHECK (origin IN ('OFFICIAL', 'REGISTERED', 'DEMO')), CONSTRAINT `talent_team_review_value` CHECK (review IN ('DRAFT', 'SUBMITTED', 'CONFIRMED', 'VALIDATED', 'LOCKED', 'RETURNED')));
-- set sequence for "talent_teams" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("talent_teams", 85899345919);
-- create index "talentteam_county_id" to table: "talent_teams"
CREATE INDEX `talentteam_county_id` ON `talent_teams` (`county_id`);
-- create index "talentteam_kind" to table: "talent_teams"
CREATE INDEX `talentteam_kind` ON `talent_teams` (`kind`);
-- create index "talentteam_started_on" to table: "talent_teams"
CREATE INDEX `talentteam_started_on` ON `talent_teams` (`started_on`);
-- create "coordinator_provinces" table
CREATE TABLE `coordinator_provinces` (`coordinator_id` integer NOT NULL, `province_id` integer NOT NULL, PRIMARY KEY (`coordinator_id`, `province_id`), CONSTRAINT `coordinator_provinces_coordinator_id` FOREIGN KEY (`coordinator_id`) REFERENCES `coordinators` (`id`) ON DELETE CASCADE, CONSTRAINT `coordinator_provinces_province_id` FOREIGN KEY (`province_id`) REFERENCES `provinces` (`id`) ON DELETE CASCADE);
-- create "coordinator_prefectures" table
CREATE TABLE `coordinator_prefectures` (`coordinator_id` integer NOT NULL, `prefecture_id` integer NOT NULL, PRIMARY KEY (`coordinator_id`, `prefecture_id`), CONSTRAINT `coordinator_prefectures_coordinator_id` FOREIGN KEY (`coordinator_id`) REFERENCES `coordinators` (`id`) ON DELETE CASCADE, CONSTRAINT `coordinator_prefectures_prefecture_id` FOREIGN KEY (`prefecture_id`) REFERENCES `prefectures` (`id`) ON DELETE CASCADE);
-- create "coordinator_counties" table
CREATE TABLE `coordinator_counties` (`coordinator_id` integer NOT NULL, `county_id` integer NOT NULL, PRIMARY KEY (`coordinator_id`, `county_id`), CONSTRAINT `coordinator_counties_coordinator_id` FOREIGN KEY (`coordinator_id`) REFERENCES `coordinators` (`id`) ON DELETE CASCADE, CONSTRAINT `coordinator_counties_county_id` FOREIGN KEY (`county_id`) REFERENCES `counties` (`id`) ON DELETE CASCADE);
