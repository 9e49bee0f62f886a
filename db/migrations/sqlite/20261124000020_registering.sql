-- +goose Up
-- The history gets its chains. Nothing wrote to the table before, so that it is made anew.
DROP TABLE `audit_events`;
CREATE TABLE `audit_events` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `actor` text NOT NULL, `request_id` text NOT NULL, `action` text NOT NULL, `entity` text NOT NULL, `entity_id` integer NOT NULL, `before` json NULL, `after` json NULL, `chain` integer NOT NULL, `place` integer NOT NULL, `previous_hash` text NOT NULL, `hash` text NOT NULL, CONSTRAINT `audit_event_action_value` CHECK (action IN ('CREATE', 'UPDATE', 'DELETE')));
INSERT INTO sqlite_sequence (name, seq) VALUES ("audit_events", 4294967295);
CREATE UNIQUE INDEX `auditevent_chain_place` ON `audit_events` (`chain`, `place`);
CREATE INDEX `auditevent_entity_entity_id_created_at_id` ON `audit_events` (`entity`, `entity_id`, `created_at`, `id`);
CREATE INDEX `auditevent_created_at_id` ON `audit_events` (`created_at`, `id`);
CREATE INDEX `auditevent_actor_id` ON `audit_events` (`actor`, `id`);
-- +goose StatementBegin
CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events BEGIN
  SELECT RAISE(ABORT, 'audit_events: append only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events BEGIN
  SELECT RAISE(ABORT, 'audit_events: append only');
END;
-- +goose StatementEnd
ALTER TABLE `capital_contributions` ADD COLUMN `submitted_side` text NULL CONSTRAINT `capital_contribution_submitted_side_value` CHECK (submitted_side IN ('SUPPORTER', 'RECIPIENT'));
ALTER TABLE `capital_contributions` ADD COLUMN `submitter_id` integer NULL;
ALTER TABLE `capital_contributions` ADD COLUMN `validated_values` json NULL;
ALTER TABLE `consumption_records` ADD COLUMN `submitted_side` text NULL CONSTRAINT `consumption_record_submitted_side_value` CHECK (submitted_side IN ('SUPPORTER', 'RECIPIENT'));
ALTER TABLE `consumption_records` ADD COLUMN `submitter_id` integer NULL;
ALTER TABLE `consumption_records` ADD COLUMN `validated_values` json NULL;
ALTER TABLE `employment_records` ADD COLUMN `submitted_side` text NULL CONSTRAINT `employment_record_submitted_side_value` CHECK (submitted_side IN ('SUPPORTER', 'RECIPIENT'));
ALTER TABLE `employment_records` ADD COLUMN `submitter_id` integer NULL;
ALTER TABLE `employment_records` ADD COLUMN `validated_values` json NULL;
ALTER TABLE `fund_allocations` ADD COLUMN `submitted_side` text NULL CONSTRAINT `fund_allocation_submitted_side_value` CHECK (submitted_side IN ('SUPPORTER', 'RECIPIENT'));
ALTER TABLE `fund_allocations` ADD COLUMN `submitter_id` integer NULL;
ALTER TABLE `fund_allocations` ADD COLUMN `validated_values` json NULL;
ALTER TABLE `industrial_parks` ADD COLUMN `submitted_side` text NULL CONSTRAINT `industrial_park_submitted_side_value` CHECK (submitted_side IN ('SUPPORTER', 'RECIPIENT'));
ALTER TABLE `industrial_parks` ADD COLUMN `submitter_id` integer NULL;
ALTER TABLE `industrial_parks` ADD COLUMN `validated_values` json NULL;
ALTER TABLE `investment_projects` ADD COLUMN `submitted_side` text NULL CONSTRAINT `investment_project_submitted_side_value` CHECK (submitted_side IN ('SUPPORTER', 'RECIPIENT'));
ALTER TABLE `investment_projects` ADD COLUMN `submitter_id` integer NULL;
ALTER TABLE `investment_projects` ADD COLUMN `validated_values` json NULL;
ALTER TABLE `monitoring_reports` ADD COLUMN `submitted_side` text NULL CONSTRAINT `monitoring_report_submitted_side_value` CHECK (submitted_side IN ('SUPPORTER', 'RECIPIENT'));
ALTER TABLE `monitoring_reports` ADD COLUMN `submitter_id` integer NULL;
ALTER TABLE `monitoring_reports` ADD COLUMN `validated_values` json NULL;
ALTER TABLE `talent_teams` ADD COLUMN `submitted_side` text NULL CONSTRAINT `talent_team_submitted_side_value` CHECK (submitted_side IN ('SUPPORTER', 'RECIPIENT'));
ALTER TABLE `talent_teams` ADD COLUMN `submitter_id` integer NULL;
ALTER TABLE `talent_teams` ADD COLUMN `validated_values` json NULL;
ALTER TABLE `investment_projects` ADD COLUMN `status_reason` text NULL;
ALTER TABLE `pairings` ADD COLUMN `status_reason` text NULL;
ALTER TABLE `coordinators` ADD COLUMN `active` bool NOT NULL DEFAULT true;
-- create "audit_chains" table
CREATE TABLE `audit_chains` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `chain` integer NOT NULL, `place` integer NOT NULL, `hash` text NOT NULL);
-- set sequence for "audit_chains" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("audit_chains", 90194313215);
-- create index "audit_chains_chain_key" to table: "audit_chains"
CREATE UNIQUE INDEX `audit_chains_chain_key` ON `audit_chains` (`chain`);
-- create "idempotency_keys" table
CREATE TABLE `idempotency_keys` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `subject` text NOT NULL, `key` text NOT NULL, `request_hash` blob NOT NULL, `response` blob NULL);
-- set sequence for "idempotency_keys" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("idempotency_keys", 94489280511);
-- create index "idempotencykey_subject_key" to table: "idempotency_keys"
CREATE UNIQUE INDEX `idempotencykey_subject_key` ON `idempotency_keys` (`subject`, `key`);
-- create index "idempotencykey_created_at" to table: "idempotency_keys"
CREATE INDEX `idempotencykey_created_at` ON `idempotency_keys` (`created_at`);
-- create "review_periods" table
CREATE TABLE `review_periods` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `origin` text NOT NULL DEFAULT ('REGISTERED'), `year` integer NOT NULL, `status` text NOT NULL, `reason` text NULL, `province_id` integer NOT NULL, CONSTRAINT `review_periods_provinces_review_periods` FOREIGN KEY (`province_id`) REFERENCES `provinces` (`id`) ON DELETE NO ACTION, CONSTRAINT `review_period_origin_value` CHECK (origin IN ('OFFICIAL', 'REGISTERED', 'DEMO')), CONSTRAINT `review_period_status_value` CHECK (status IN ('CLOSED', 'REOPENED')));
-- set sequence for "review_periods" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("review_periods", 98784247807);
-- create index "reviewperiod_province_id_year" to table: "review_periods"
CREATE UNIQUE INDEX `reviewperiod_province_id_year` ON `review_periods` (`province_id`, `year`);
-- the chains of the history: more than there are writers at once
WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 64)
INSERT INTO `audit_chains` (`chain`, `place`, `hash`) SELECT n, 0, '' FROM n;
