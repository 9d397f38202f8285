-- AlterTable
ALTER TABLE "people" ADD COLUMN     "is_demonstration" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "is_demonstration" BOOLEAN NOT NULL DEFAULT false;

-- By hand from here on: kept by `npm run db:migration -- <name> --replace`.

-- The demonstration's addresses lead nowhere (RFC 2606), and its sessions have no others.
UPDATE "sessions" SET "is_demonstration" = true
WHERE EXISTS (SELECT 1 FROM "participants" WHERE "session_id" = "sessions"."id")
  AND NOT EXISTS (
    SELECT 1 FROM "participants" JOIN "people" ON "people"."id" = "participants"."person_id"
    WHERE "participants"."session_id" = "sessions"."id" AND "people"."email" NOT LIKE '%@example.org');
UPDATE "people" SET "is_demonstration" = true
WHERE EXISTS (SELECT 1 FROM "participants" WHERE "person_id" = "people"."id")
  AND NOT EXISTS (
    SELECT 1 FROM "participants" JOIN "sessions" ON "sessions"."id" = "participants"."session_id"
    WHERE "participants"."person_id" = "people"."id" AND NOT "sessions"."is_demonstration");
