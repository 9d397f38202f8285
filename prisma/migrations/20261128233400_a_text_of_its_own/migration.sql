-- AlterTable
ALTER TABLE "documents" ADD COLUMN     "session_id" UUID;

UPDATE documents SET session_id = drafts.session_id FROM drafts WHERE drafts.document_id = documents.id;

-- A document and its draft have always been made in one transaction: one without a draft
-- was never anybody's text, and nobody could have opened it.
DELETE FROM documents WHERE session_id IS NULL;

ALTER TABLE "documents" ALTER COLUMN "session_id" SET NOT NULL;

-- Whoever opens a text is asked of the document alone from now on.
UPDATE documents SET sealed_at = now() FROM drafts
WHERE drafts.document_id = documents.id AND drafts.status <> 'drafting' AND sealed_at IS NULL;

-- AlterTable
ALTER TABLE "versions" ADD COLUMN     "author_id" UUID,
ADD COLUMN     "cause" TEXT,
ADD COLUMN     "document_id" UUID,
ADD COLUMN     "parent_id" UUID,
ALTER COLUMN "draft_id" DROP NOT NULL;

-- A version never changes; this once it learns where it came from.
ALTER TABLE "versions" DISABLE TRIGGER "versions_never_change";

UPDATE versions SET document_id = drafts.document_id FROM drafts WHERE drafts.id = versions.draft_id;

UPDATE versions SET parent_id = before.id
FROM versions AS before
WHERE before.draft_id = versions.draft_id AND before.number = versions.number - 1;

-- A remainder was cut from the version voted on in parts, and has its place in the log; a
-- version that only straw polls are about was shown, not sealed.
UPDATE versions SET cause = CASE
  WHEN EXISTS (
    SELECT 1 FROM votes JOIN versions AS divided ON divided.id = votes.version_id
    WHERE divided.draft_id = versions.draft_id AND cardinality(votes.blocks) > 0
      AND divided.document_sequence = versions.document_sequence AND divided.number < versions.number)
    THEN 'remainder'
  WHEN EXISTS (SELECT 1 FROM votes WHERE votes.version_id = versions.id AND votes.is_straw)
    AND NOT EXISTS (SELECT 1 FROM votes WHERE votes.version_id = versions.id AND NOT votes.is_straw)
    AND NOT EXISTS (
      SELECT 1 FROM record_entries
      WHERE act = 'seal-draft' AND subject_id = versions.draft_id::text
        AND payload ->> 'sha256' = versions.sha256)
    THEN 'shown'
  ELSE 'sealed' END;

-- Who sealed it is on the record; of what a vote sealed as it opened, who opened the vote.
UPDATE versions SET author_id = participants.id
FROM record_entries JOIN participants ON participants.id = record_entries.actor_id
WHERE versions.cause <> 'remainder'
  AND ((act = 'seal-draft' AND subject_id = versions.draft_id::text
        AND payload ->> 'sha256' = versions.sha256)
    OR (act = 'open-vote' AND payload ->> 'sha256' = versions.sha256
        AND subject_id IN (SELECT id::text FROM votes WHERE version_id = versions.id)));

ALTER TABLE "versions" ENABLE TRIGGER "versions_never_change";

ALTER TABLE "versions" ALTER COLUMN "cause" SET NOT NULL, ALTER COLUMN "document_id" SET NOT NULL;

-- CreateIndex
CREATE INDEX "documents_session_id_idx" ON "documents"("session_id");

-- CreateIndex
CREATE INDEX "versions_document_id_idx" ON "versions"("document_id");

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "versions" ADD CONSTRAINT "versions_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "versions" ADD CONSTRAINT "versions_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "participants"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "versions" ADD CONSTRAINT "versions_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "versions"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- By hand from here on: kept by `npm run db:migration -- <name> --replace`.
