-- AlterTable
ALTER TABLE "sign_ins" ADD COLUMN     "is_proven" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "sign_in_links" ADD COLUMN     "copied_by_id" UUID,
ADD COLUMN     "session_ids" UUID[];

-- CreateTable
CREATE TABLE "vouchers" (
    "sign_in_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,

    CONSTRAINT "vouchers_pkey" PRIMARY KEY ("sign_in_id","session_id","by_id")
);

-- AddForeignKey
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_sign_in_id_fkey" FOREIGN KEY ("sign_in_id") REFERENCES "sign_ins"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here on: kept by `npm run db:migration -- <name> --replace`.

-- A copied link was noted like one from a mail, so the name promised too much.
ALTER TABLE "people" RENAME COLUMN "email_verified_at" TO "came_in_at";

-- Whether an older sign-in began with a mail or with a copied link nobody can tell any
-- more: everybody signs in once again.
DELETE FROM "sign_ins";
DELETE FROM "sign_in_links";

-- May this sign-in be used in this session? The one answer, for pages and sockets alike.
CREATE FUNCTION "sign_in_opens"("sign_in" UUID, "session" UUID) RETURNS BOOLEAN
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM "sign_ins" WHERE "id" = "sign_in" AND "is_proven")
      OR EXISTS (
        SELECT 1 FROM "vouchers"
        JOIN "participants" ON "participants"."session_id" = "vouchers"."session_id"
                           AND "participants"."person_id" = "vouchers"."by_id"
        WHERE "vouchers"."sign_in_id" = "sign_in" AND "vouchers"."session_id" = "session"
          AND "participants"."role" = 'chair' AND "participants"."removed_at" IS NULL)
$$;
