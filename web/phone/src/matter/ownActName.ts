const ownActs = ['add', 'withdraw'] as const
/** What a link to a report can open at once. */
export type OwnActName = (typeof ownActs)[number]

export function ownActOf(asked: unknown): OwnActName | undefined {
  return ownActs.find((act) => act === asked)
}
