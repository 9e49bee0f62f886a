-- +goose Up
-- modify "import_jobs" table
ALTER TABLE "import_jobs" ADD COLUMN "marked" bytea NULL, ADD COLUMN "marked_until" timestamptz NULL;
-- more kinds of files
ALTER TABLE "import_jobs" DROP CONSTRAINT "import_job_kind_value", ADD CONSTRAINT "import_job_kind_value" CHECK ((kind)::text = ANY ((ARRAY['ENTERPRISES'::character varying, 'INVESTMENT_PROJECTS'::character varying, 'CAPITAL_CONTRIBUTIONS'::character varying, 'INDUSTRIAL_PARKS'::character varying, 'FUND_ALLOCATIONS'::character varying, 'CONSUMPTION_RECORDS'::character varying, 'EMPLOYMENT_RECORDS'::character varying, 'LEDGER'::character varying, 'PAIRINGS'::character varying, 'AGREEMENTS'::character varying, 'ENTERPRISE_ENGAGEMENTS'::character varying, 'MONITORING_REPORTS'::character varying, 'TALENT_TEAMS'::character varying])::text[]));
