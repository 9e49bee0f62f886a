-- +goose Up
-- modify "import_jobs" table
ALTER TABLE "import_jobs" ADD COLUMN "notes" jsonb NULL;
