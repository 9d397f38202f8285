-- AlterTable
ALTER TABLE "documents" ADD COLUMN     "predecessor_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "documents_predecessor_id_key" ON "documents"("predecessor_id");

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_predecessor_id_fkey" FOREIGN KEY ("predecessor_id") REFERENCES "documents"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- By hand from here on: kept by `npm run db:migration -- <name> --replace`.
