/** Writes effects into the table `effect`; its one value is their JSON, a list. What stands there already stays. */
export const insertEffects = `insert into effect (cause, ordinal, digest, outcome, result, at)
  select cause, ordinal, digest, outcome, result, now()
  from json_to_recordset($1::text::json) as e (cause text, ordinal int, digest text, outcome text, result text)
  on conflict (cause, ordinal) do nothing`;
