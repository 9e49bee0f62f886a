-- +goose Up
ALTER TABLE `indicator_targets` ADD COLUMN `weight` integer NULL CONSTRAINT `indicator_target_weight` CHECK (weight IS NULL OR weight > 0);
-- create "assessment_areas" table
CREATE TABLE `assessment_areas` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `name` text NOT NULL, `search_text` text NOT NULL, `code` text NOT NULL, `name_en` text NOT NULL, `from_year` integer NOT NULL, `to_year` integer NULL, `position` integer NOT NULL, `source_url` text NULL, CONSTRAINT `assessment_area_years` CHECK (to_year IS NULL OR to_year >= from_year));
-- set sequence for "assessment_areas" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("assessment_areas", 103079215103);
-- create index "assessment_areas_code_key" to table: "assessment_areas"
CREATE UNIQUE INDEX `assessment_areas_code_key` ON `assessment_areas` (`code`);
-- create "assessment_items" table
CREATE TABLE `assessment_items` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `from_year` integer NOT NULL, `to_year` integer NULL, `area_id` integer NOT NULL, `indicator_id` integer NOT NULL, CONSTRAINT `assessment_items_assessment_areas_items` FOREIGN KEY (`area_id`) REFERENCES `assessment_areas` (`id`) ON DELETE NO ACTION, CONSTRAINT `assessment_items_indicators_assessment_items` FOREIGN KEY (`indicator_id`) REFERENCES `indicators` (`id`) ON DELETE NO ACTION, CONSTRAINT `assessment_item_years` CHECK (to_year IS NULL OR to_year >= from_year));
-- set sequence for "assessment_items" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("assessment_items", 107374182399);
-- create index "assessmentitem_area_id_indicator_id_from_year" to table: "assessment_items"
CREATE UNIQUE INDEX `assessmentitem_area_id_indicator_id_from_year` ON `assessment_items` (`area_id`, `indicator_id`, `from_year`);
-- create index "assessmentitem_indicator_id" to table: "assessment_items"
CREATE INDEX `assessmentitem_indicator_id` ON `assessment_items` (`indicator_id`);
-- create "import_jobs" table
CREATE TABLE `import_jobs` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `finished_at` datetime NULL, `subject` text NOT NULL, `kind` text NOT NULL, `file_name` text NOT NULL, `dry_run` bool NOT NULL, `partial` bool NOT NULL, `status` text NOT NULL DEFAULT ('RUNNING'), `rows` integer NOT NULL DEFAULT (0), `imported` integer NOT NULL DEFAULT (0), `refused` integer NOT NULL DEFAULT (0), `faults` json NULL, CONSTRAINT `import_job_kind_value` CHECK (kind IN ('ENTERPRISES', 'INVESTMENT_PROJECTS', 'CAPITAL_CONTRIBUTIONS', 'INDUSTRIAL_PARKS', 'FUND_ALLOCATIONS', 'CONSUMPTION_RECORDS', 'EMPLOYMENT_RECORDS')), CONSTRAINT `import_job_status_value` CHECK (status IN ('RUNNING', 'SUCCEEDED', 'REFUSED', 'FAILED')));
-- set sequence for "import_jobs" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("import_jobs", 111669149695);
-- create index "importjob_subject_id" to table: "import_jobs"
CREATE INDEX `importjob_subject_id` ON `import_jobs` (`subject`, `id`);
