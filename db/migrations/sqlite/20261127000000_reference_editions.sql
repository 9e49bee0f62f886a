-- +goose Up
-- The editions of the reference data that the database has had.
CREATE TABLE `reference_editions` (`edition` integer NOT NULL PRIMARY KEY, `loaded_at` datetime NOT NULL);
