-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "own_rules" JSONB NOT NULL DEFAULT '[]';

-- By hand from here on: kept by `npm run db:migration -- <name> --replace`.
