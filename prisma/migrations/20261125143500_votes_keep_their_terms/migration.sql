-- By hand from here on: kept by `npm run db:migration -- <name> --replace`.
-- What was chosen before a vote opened stands [V37]: nobody can make it less secret, show
-- more of it, or decide it otherwise. Only a lot may be added to its rule, once [V20].
CREATE FUNCTION votes_keep_their_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.opened_at IS NULL THEN
    RETURN NEW;
  END IF;
  IF NEW.opened_at IS NULL
    OR (OLD.secrecy, OLD.meanwhile, OLD.method, OLD.options, OLD.seats, OLD.question,
        OLD.is_straw, OLD.cast_by)
      IS DISTINCT FROM
       (NEW.secrecy, NEW.meanwhile, NEW.method, NEW.options, NEW.seats, NEW.question,
        NEW.is_straw, NEW.cast_by)
    OR (OLD.rule IS DISTINCT FROM NEW.rule AND NOT (
      jsonb_typeof(OLD.rule) = 'object' AND jsonb_typeof(NEW.rule) = 'object'
      AND NOT OLD.rule ? 'lot' AND OLD.rule = NEW.rule - 'lot'))
  THEN
    RAISE EXCEPTION 'The terms of an open vote do not change.';
  END IF;
  RETURN NEW;
END;
$$;

CREATE TRIGGER votes_keep_their_terms BEFORE UPDATE ON votes
FOR EACH ROW EXECUTE FUNCTION votes_keep_their_terms();
