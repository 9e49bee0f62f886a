-- +goose Up
-- SQLite compares texts by their code points. Nothing is to be done.
SELECT 1;
