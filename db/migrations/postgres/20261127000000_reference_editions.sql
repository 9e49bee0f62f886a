-- +goose Up
-- The editions of the reference data that the database has had.
CREATE TABLE "reference_editions" ("edition" bigint NOT NULL PRIMARY KEY, "loaded_at" timestamptz NOT NULL);
