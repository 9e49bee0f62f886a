-- +goose Up
-- The table is made anew with more kinds of files and the columns "marked" and "marked_until": SQLite cannot change a check.
CREATE TABLE `new_import_jobs` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `finished_at` datetime NULL, `subject` text NOT NULL, `kind` text NOT NULL, `file_name` text NOT NULL, `dry_run` bool NOT NULL, `partial` bool NOT NULL, `status` text NOT NULL DEFAULT ('RUNNING'), `rows` integer NOT NULL DEFAULT (0), `imported` integer NOT NULL DEFAULT (0), `refused` integer NOT NULL DEFAULT (0), `faults` json NULL, `notes` json NULL, `marked` blob NULL, `marked_until` datetime NULL, CONSTRAINT `import_job_kind_value` CHECK (kind IN ('ENTERPRISES', 'INVESTMENT_PROJECTS', 'CAPITAL_CONTRIBUTIONS', 'INDUSTRIAL_PARKS', 'FUND_ALLOCATIONS', 'CONSUMPTION_RECORDS', 'EMPLOYMENT_RECORDS', 'LEDGER', 'PAIRINGS', 'AGREEMENTS', 'ENTERPRISE_ENGAGEMENTS', 'MONITORING_REPORTS', 'TALENT_TEAMS')), CONSTRAINT `import_job_status_value` CHECK (status IN ('RUNNING', 'SUCCEEDED', 'REFUSED', 'FAILED')));
INSERT INTO `new_import_jobs` (`id`, `created_at`, `finished_at`, `subject`, `kind`, `file_name`, `dry_run`, `partial`, `status`, `rows`, `imported`, `refused`, `faults`, `notes`) SELECT `id`, `created_at`, `finished_at`, `subject`, `kind`, `file_name`, `dry_run`, `partial`, `status`, `rows`, `imported`, `refused`, `faults`, `notes` FROM `import_jobs`;
-- Ids go on where they were.
DELETE FROM sqlite_sequence WHERE name = 'new_import_jobs';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_import_jobs', seq FROM sqlite_sequence WHERE name = 'import_jobs';
DROP TABLE `import_jobs`;
ALTER TABLE `new_import_jobs` RENAME TO `import_jobs`;
CREATE INDEX `importjob_subject_id` ON `import_jobs` (`subject`, `id`);
