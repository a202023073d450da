// Rows as a relay leaves them after a long time, written past it: taking a million submissions would take an hour.
const HOUR = 3_600_000

/** What the deliveries are like: columns of `delivery`, as SQL over `n`, from 1 on, and `now`. */
export const MIXES = {
  done: { state: "'done'", due_at: 'now', finished_at: 'now - n * 1000', order_key: "'visitor ' || n" },
  'waiting for their time': { due_at: `now + ${HOUR} + n`, order_key: "'visitor ' || n" },
  'on hold': { upstream: "'held'", order_key: "'visitor ' || n" },
  'behind one visitor’s': { order_key: "'visitor'", behind: 'case when n = 1 then 0 else 1 end' },
  due: { order_key: "'visitor ' || n" },
}

const COLUMNS = {
  ...{ submission: "'s' || n", upstream: "'reception'", kind: "'conversation'", state: "'pending'" },
  ...{ attempts: '1', created_at: 'now - 1000', due_at: 'now - 1000', finished_at: 'null', behind: '0' },
  followed: '1',
}

/**
 * The statements that make `count` submissions, each with a delivery like those of a mix.
 * @param series a table expression with the numbers 1 to count as `n`
 * @param now milliseconds since 1970, as SQL
 */
export function fillStatements(mix, series, now) {
  const columns = { ...COLUMNS, ...MIXES[mix] }
  const from = `from ${series} cross join (select ${now} as now) as clock`
  return [
    `insert into submission (id, form, upstream, identity, contact, created_at)
     select ${columns.submission}, 'contact', ${columns.upstream}, ${columns.order_key},
       '{"identity":{"channel":"webform","identifier":"ada@example.com"},"name":"Ada","email":"ada@example.com","language":"en"}',
       ${columns.created_at} ${from}`,
    `insert into delivery (${Object.keys(columns)}) select ${Object.values(columns)} ${from}`,
    ...(columns.upstream === "'held'"
      ? [`insert into hold (upstream, why, since, put_by) values ('held', 'paused', 0, 'operator')`]
      : []),
  ]
}
