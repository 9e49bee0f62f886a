-- +goose Up
-- modify "import_jobs" table
ALTER TABLE "import_jobs" ADD COLUMN "marked" bytea NULL, ADD COLUMN "marked_until" timestamptz NULL;
