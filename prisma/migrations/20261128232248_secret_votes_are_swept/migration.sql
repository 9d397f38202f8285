-- AlterTable
ALTER TABLE "votes" ADD COLUMN     "swept_at" TIMESTAMPTZ(3);

-- By hand from here on: kept by `npm run db:migration -- <name> --replace`.
