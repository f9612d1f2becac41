/** Tables whose rows carry the transaction that wrote them; a closed list, as the name goes into SQL. */
type TableWithXid = 'audit.entry' | 'jobs.fact'

type PageText = {
  table: TableWithXid
  /** What is selected from the alias `e`. */
  columns: string
  /** A further condition on `e`; its parameters start at $3. */
  where?: string
  /** The column of `e` that orders rows of one transaction. */
  within: string
}

/**
 * SQL for the next page of rows in order of commit horizon, shared by relay and sealer (D8, D9). Below the oldest
 * transaction still running nothing can appear any more, so a reader that remembers the last `xid` loses nothing,
 * whatever rolls back or commits late. $1 is that `xid` as text, $2 how many rows.
 * `with ties` keeps a transaction whole: half of one would be skipped by the next page. The order names `e.xid`,
 * because a bare `xid` would be the text of the output and sort 9 after 10.
 */
export function pageBehindHorizon({ table, columns, where = 'true', within }: PageText): string {
  return `select ${columns} from (
      select * from ${table} e
      where e.xid > $1::xid8 and e.xid < pg_snapshot_xmin(pg_current_snapshot()) and ${where}
      order by e.xid fetch first ($2::int) rows with ties
    ) e order by e.xid, e.${within}`
}
