-- AlterTable
ALTER TABLE "votes" ADD COLUMN     "parked_at" TIMESTAMPTZ(3),
ADD COLUMN     "parked_because" TEXT;

-- By hand from here on: kept by `npm run db:migration -- <name> --replace`.
