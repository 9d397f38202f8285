-- CreateTable
CREATE TABLE "invitation_letters" (
    "id" SERIAL NOT NULL,
    "session_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_letters_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "invitation_letters_sent_at_idx" ON "invitation_letters"("sent_at");

-- CreateIndex
CREATE INDEX "invitation_letters_by_id_sent_at_idx" ON "invitation_letters"("by_id", "sent_at");

-- AddForeignKey
ALTER TABLE "invitation_letters" ADD CONSTRAINT "invitation_letters_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation_letters" ADD CONSTRAINT "invitation_letters_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation_letters" ADD CONSTRAINT "invitation_letters_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here on: kept by `npm run db:migration -- <name> --replace`.
