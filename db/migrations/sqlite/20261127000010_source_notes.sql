-- +goose Up
-- add column "source_note" to table: "pairings"
ALTER TABLE `pairings` ADD COLUMN `source_note` text NULL;
