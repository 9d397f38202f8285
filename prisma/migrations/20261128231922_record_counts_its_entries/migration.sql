-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "record_length" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "drafts" DROP COLUMN "revision";

-- AlterTable
ALTER TABLE "votes" DROP COLUMN "revision";

-- By hand from here on: kept by `npm run db:migration -- <name> --replace`.
-- Until now the length was read from the revision, which also grew without an entry. What
-- stands on each record today is what is counted from here on.
UPDATE "sessions" SET "record_length" = (
  SELECT COALESCE(MAX("sequence"), 0) FROM "record_entries"
  WHERE "record_entries"."session_id" = "sessions"."id"
);
