-- By hand from here on: kept by `npm run db:migration -- <name> --replace`.
-- Who was on the roll, with what weight and for whom, stays as it was. What is noted there
-- while a vote runs is the chair’s mark, and in a silence procedure the proof of being told.
CREATE FUNCTION rolls_keep_their_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(OLD) - 'mark' - 'notified_at' IS DISTINCT FROM to_jsonb(NEW) - 'mark' - 'notified_at'
  THEN
    RAISE EXCEPTION '% is never changed (% refused)', TG_TABLE_NAME, TG_OP
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER "roll_entries_never_change" ON "roll_entries";
CREATE TRIGGER "roll_entries_keep_their_lines" BEFORE UPDATE ON "roll_entries"
  FOR EACH ROW EXECUTE FUNCTION rolls_keep_their_lines();
