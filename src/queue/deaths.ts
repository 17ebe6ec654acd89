/** SQL that counts one more death of a process under a job; deaths are no tries. */
export const oneMoreDeath = `retry_limit = retry_limit + 1,
  output = coalesce(output, '{}') || jsonb_build_object('deaths', coalesce((output ->> 'deaths')::int, 0) + 1)`;
