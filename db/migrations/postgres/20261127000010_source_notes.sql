-- +goose Up
-- modify "pairings" table
ALTER TABLE "pairings" ADD COLUMN "source_note" character varying NULL;
