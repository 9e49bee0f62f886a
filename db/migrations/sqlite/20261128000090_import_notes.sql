-- +goose Up
-- add column "notes" to table: "import_jobs"
ALTER TABLE `import_jobs` ADD COLUMN `notes` json NULL;
