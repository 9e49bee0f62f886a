-- +goose Up
-- add column "marked" to table: "import_jobs"
ALTER TABLE `import_jobs` ADD COLUMN `marked` blob NULL;
-- add column "marked_until" to table: "import_jobs"
ALTER TABLE `import_jobs` ADD COLUMN `marked_until` datetime NULL;
