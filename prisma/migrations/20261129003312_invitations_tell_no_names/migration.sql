-- AlterTable
ALTER TABLE "participants" ADD COLUMN     "entered_at" TIMESTAMPTZ(3),
ADD COLUMN     "invited_as" TEXT;

-- By hand from here on: kept by `npm run db:migration -- <name> --replace`.

-- Whoever has signed in until now has most likely opened the sessions they were invited to.
UPDATE "participants" SET "entered_at" = "invited_at"
FROM "people" WHERE "people"."id" = "participants"."person_id" AND "people"."came_in_at" IS NOT NULL;
