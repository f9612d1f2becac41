import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type { DB } from './database.types.ts'

/** A statement with its values, ready to be sent; `Row` is what it answers. */
export type Call<Row> = {
  readonly name: string
  readonly text: string
  readonly values: unknown[]
  /** An insert, update or delete: what writes must leave an audit entry (D7). */
  readonly isWrite: boolean
  readonly row?: Row
}

export type Builder = Kysely<DB>

/** Kysely only builds; `transaction.ts` sends (D4). */
const builder: Builder = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

class Slot {
  readonly key: string
  constructor(key: string) {
    this.key = key
  }
}

let named = 0

/**
 * Declares one statement; it is compiled at first use and then sent by name.
 * @returns a function from slot values to a `Call`. Never branch on a slot: an optional filter is two statements.
 */
export function statement<P extends Record<string, unknown>>() {
  return <Row>(build: (db: Builder, slots: P) => Compilable<Row>): ((values: P) => Call<Row>) => {
    const name = `s${++named}`
    let compiled: Compiled | undefined
    return (values) => {
      compiled ??= compile(build)
      return {
        name,
        text: compiled.text,
        isWrite: compiled.isWrite,
        values: compiled.order.map((part) =>
          part instanceof Slot ? values[part.key] : part.fixed,
        ),
      }
    }
  }
}

type Compiled = { text: string; isWrite: boolean; order: (Slot | { fixed: unknown })[] }

function compile<P extends Record<string, unknown>, Row>(
  build: (db: Builder, slots: P) => Compilable<Row>,
): Compiled {
  const slots = new Proxy({}, { get: (_, key) => new Slot(String(key)) })
  const query = build(builder, slots as P).compile()
  return {
    text: query.sql,
    isWrite: /^(Insert|Update|Delete|Merge)QueryNode$/.test(query.query.kind),
    order: query.parameters.map((part) => (part instanceof Slot ? part : { fixed: part })),
  }
}
