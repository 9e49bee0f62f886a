-- +goose Up
-- create index "investmentproject_pairing_id_review_county_id" to table: "investment_projects"
CREATE INDEX "investmentproject_pairing_id_review_county_id" ON "investment_projects" ("pairing_id", "review", "county_id");
