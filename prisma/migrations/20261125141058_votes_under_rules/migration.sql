-- AlterTable
ALTER TABLE "delegations" ADD COLUMN     "proxy_id" UUID,
ADD COLUMN     "suspended_for" TEXT;

-- AlterTable
ALTER TABLE "participants" ADD COLUMN     "is_head" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "votes" ADD COLUMN     "blocks" TEXT[],
ADD COLUMN     "cancelled_at" TIMESTAMPTZ(3),
ADD COLUMN     "cast_by" TEXT NOT NULL DEFAULT 'any',
ADD COLUMN     "closes_when_all" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "is_straw" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "meanwhile" TEXT NOT NULL DEFAULT 'count',
ADD COLUMN     "method" TEXT NOT NULL DEFAULT 'threshold',
ADD COLUMN     "minutes" INTEGER,
ADD COLUMN     "opens_at" TIMESTAMPTZ(3),
ADD COLUMN     "options" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "published_at" TIMESTAMPTZ(3),
ADD COLUMN     "publishes" TEXT NOT NULL DEFAULT 'at-closing',
ADD COLUMN     "roll_from" TEXT,
ADD COLUMN     "roll_language" TEXT NOT NULL DEFAULT 'en',
ADD COLUMN     "seats" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "second_of_id" UUID,
ALTER COLUMN "secrecy" SET DEFAULT 'sealed',
ALTER COLUMN "opened_at" DROP NOT NULL;

-- AlterTable
ALTER TABLE "roll_entries" ADD COLUMN     "mark" TEXT,
ADD COLUMN     "notified_at" TIMESTAMPTZ(3),
ADD COLUMN     "proxy_id" UUID,
ADD COLUMN     "suspended_for" TEXT;

-- AlterTable
ALTER TABLE "ballots" ADD COLUMN "content" JSONB;
UPDATE "ballots" SET "content" = jsonb_build_object('answer', "answer");
ALTER TABLE "ballots" ALTER COLUMN "content" SET NOT NULL, DROP COLUMN "answer";

-- CreateTable
CREATE TABLE "secret_participations" (
    "vote_id" UUID NOT NULL,
    "delegation_id" UUID NOT NULL,

    CONSTRAINT "secret_participations_pkey" PRIMARY KEY ("vote_id","delegation_id")
);

-- CreateTable
CREATE TABLE "secret_ballots" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "vote_id" UUID NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "secret_ballots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rulings" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "vote_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "delegation_id" UUID,
    "reason" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "rulings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vote_statements" (
    "vote_id" UUID NOT NULL,
    "delegation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "participant_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "vote_statements_pkey" PRIMARY KEY ("vote_id","delegation_id","kind")
);

-- CreateTable
CREATE TABLE "objections" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "vote_id" UUID NOT NULL,
    "delegation_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "participant_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "objections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "extensions" (
    "vote_id" UUID NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "extensions_pkey" PRIMARY KEY ("vote_id","granted_at")
);

-- CreateTable
CREATE TABLE "indications" (
    "draft_id" UUID NOT NULL,
    "delegation_id" UUID NOT NULL,
    "answer" TEXT NOT NULL,
    "participant_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "indications_pkey" PRIMARY KEY ("draft_id","delegation_id")
);

-- CreateIndex
CREATE INDEX "secret_ballots_vote_id_idx" ON "secret_ballots"("vote_id");

-- CreateIndex
CREATE INDEX "rulings_vote_id_idx" ON "rulings"("vote_id");

-- CreateIndex
CREATE INDEX "objections_vote_id_idx" ON "objections"("vote_id");

-- AddForeignKey
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_proxy_id_fkey" FOREIGN KEY ("proxy_id") REFERENCES "delegations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "votes" ADD CONSTRAINT "votes_second_of_id_fkey" FOREIGN KEY ("second_of_id") REFERENCES "votes"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "secret_participations" ADD CONSTRAINT "secret_participations_vote_id_fkey" FOREIGN KEY ("vote_id") REFERENCES "votes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "secret_participations" ADD CONSTRAINT "secret_participations_vote_id_delegation_id_fkey" FOREIGN KEY ("vote_id", "delegation_id") REFERENCES "roll_entries"("vote_id", "delegation_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "secret_ballots" ADD CONSTRAINT "secret_ballots_vote_id_fkey" FOREIGN KEY ("vote_id") REFERENCES "votes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rulings" ADD CONSTRAINT "rulings_vote_id_fkey" FOREIGN KEY ("vote_id") REFERENCES "votes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote_statements" ADD CONSTRAINT "vote_statements_vote_id_fkey" FOREIGN KEY ("vote_id") REFERENCES "votes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "objections" ADD CONSTRAINT "objections_vote_id_fkey" FOREIGN KEY ("vote_id") REFERENCES "votes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_vote_id_fkey" FOREIGN KEY ("vote_id") REFERENCES "votes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indications" ADD CONSTRAINT "indications_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indications" ADD CONSTRAINT "indications_delegation_id_fkey" FOREIGN KEY ("delegation_id") REFERENCES "delegations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here on: kept by `npm run db:migration -- <name> --replace`.
-- What was called open until now showed names and votes only after the closing.
UPDATE "votes" SET "secrecy" = 'sealed' WHERE "secrecy" = 'open';
UPDATE "votes" SET "published_at" = "closed_at" WHERE "closed_at" IS NOT NULL;
