-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "last_act_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "people_sequence" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "votes" ADD COLUMN     "cancelled_because" TEXT,
ADD COLUMN     "cancelled_for" TEXT;

-- By hand from here on: kept by `npm run db:migration -- <name> --replace`.
-- What was read out of the record until now, from the last entries that say it.
UPDATE "sessions" SET
  "last_act_at" = COALESCE((
    SELECT "at" FROM "record_entries"
    WHERE "record_entries"."session_id" = "sessions"."id" ORDER BY "sequence" DESC LIMIT 1
  ), "created_at"),
  "people_sequence" = COALESCE((
    SELECT MAX("sequence") FROM "record_entries"
    WHERE "record_entries"."session_id" = "sessions"."id" AND "act" IN (
      'edit-session', 'add-delegation', 'edit-delegation', 'remove-delegation', 'suspend-seat',
      'restore-seat', 'give-proxy', 'withdraw-proxy', 'appoint-head', 'dismiss-head',
      'invite-participant', 'change-role', 'remove-participant')
  ), 0);

UPDATE "votes" SET "cancelled_for" = "payload"->>'reason', "cancelled_because" = "payload"->>'because'
FROM "record_entries"
WHERE "votes"."cancelled_at" IS NOT NULL AND "record_entries"."session_id" = "votes"."session_id"
  AND "act" = 'cancel-vote' AND "subject_id" = "votes"."id"::text;
