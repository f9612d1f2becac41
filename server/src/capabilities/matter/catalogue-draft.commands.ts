import { createHash } from 'node:crypto'
import type { CatalogueItem, CataloguePage } from '@linli/contract/matter/catalogue.contract'
import { compareVersions, validateCatalogue } from '@linli/contract/matter/category.rules'
import { type NameList, nameLists } from '@linli/contract/matter/catalogue-name.rules'
import type { Bilingual, CatalogueVersion, Category } from '@linli/contract/matter/category.schema'
import type { Context } from '../../platform/db/context.ts'
import { inTransaction, readRows, type Tx } from '../../platform/db/transaction.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import { localDateOf } from '../../platform/runtime/clock.ts'
import { newId } from '../../platform/runtime/ids.ts'
import {
  addDraft,
  catalogues,
  changeDraft,
  dropDraft,
  findCatalogue,
  lockDraft,
} from './catalogue.sql.ts'
import { type Catalogue, catalogueNow, forgetCatalogueInForce } from './catalogue.commands.ts'

type Row = {
  catalogue_id: string
  label: string
  effective_from: string
  published_at: string | null
  content: unknown
}

export async function listCatalogues(ctx: Context): Promise<CatalogueItem[]> {
  const [rows, inForce] = await Promise.all([
    readRows(ctx, catalogues({ streetId: ctx.streetId })),
    catalogueNow(ctx),
  ])
  return rows.map((row) => presentItem(row, inForce))
}

export async function readCatalogue(ctx: Context, catalogueId: string): Promise<CataloguePage> {
  const row = theOne(await readRows(ctx, findCatalogue({ streetId: ctx.streetId, catalogueId })))
  return presentPage(row, await catalogueNow(ctx))
}

/**
 * Begins a draft as a copy of the version in force (R33).
 * @throws Refusal `too-early` for a day that has begun: open cases would change under people's hands
 */
export async function beginDraft(
  ctx: Context,
  input: { label: string; effectiveFrom: string },
): Promise<CatalogueItem> {
  refuseTooEarly(ctx, input.effectiveFrom)
  const inForce = await catalogueNow(ctx)
  const catalogueId = newId()
  const version: CatalogueVersion = { ...inForce.version, ...input }
  return inTransaction(ctx, async (tx, audit) => {
    const content = JSON.stringify(version)
    tx.write(addDraft({ streetId: ctx.streetId, catalogueId, ...input, content }))
    audit({ action: 'catalogue.begin', entity: 'catalogue', entityId: catalogueId })
    const { label, effectiveFrom } = input
    const row = {
      catalogue_id: catalogueId,
      label,
      effective_from: effectiveFrom,
      published_at: null,
      content: version,
    }
    return presentItem(row, inForce)
  })
}

/** Adds a type or replaces it, at its place in the order of codes. */
export function putCategory(
  ctx: Context,
  { catalogueId, code, revision }: Edited,
  category: Category,
): Promise<CataloguePage> {
  return edit(ctx, { catalogueId, code, revision }, (version) => {
    const placed = { ...category, code: code as Category['code'] }
    const categories = [...others(version, code), placed].sort((a, b) => (a.code < b.code ? -1 : 1))
    return { ...version, categories }
  })
}

export function dropCategory(ctx: Context, edited: Edited): Promise<CataloguePage> {
  return edit(ctx, edited, (version) => {
    const categories = others(version, edited.code)
    if (categories.length === version.categories.length) throw new Refusal('not-found')
    return { ...version, categories }
  })
}

export function setStageLimits(
  ctx: Context,
  edited: Omit<Edited, 'code'>,
  stageLimits: CatalogueVersion['stageLimits'],
): Promise<CataloguePage> {
  return edit(ctx, { ...edited, code: street }, (version) => ({ ...version, stageLimits }))
}

export function renameDraft(
  ctx: Context,
  catalogueId: string,
  newLabel: string,
): Promise<CataloguePage> {
  return edit(ctx, { catalogueId, code: label }, (version) => ({ ...version, label: newLabel }))
}

/** Adds a responsible role, a step or a major under its code, or gives it another name. */
export function putName(
  ctx: Context,
  { catalogueId, list, code, revision }: Edited & { list: NameList },
  name: Bilingual,
): Promise<CataloguePage> {
  return edit(ctx, { catalogueId, code: `${list} ${code}`, revision }, (version) => ({
    ...version,
    [list]: { ...version[list], [code]: name },
  }))
}

/**
 * Throws a draft away; nothing refers to it yet.
 * @throws Refusal `catalogue-published` for a version that was published, `not-found`
 */
export function discardDraft(ctx: Context, catalogueId: string) {
  return inTransaction(ctx, async (tx, audit) => {
    await openDraft(ctx, tx, catalogueId)
    tx.write(dropDraft({ streetId: ctx.streetId, catalogueId }))
    audit({ action: 'catalogue.discard', entity: 'catalogue', entityId: catalogueId })
    return { catalogueId: catalogueId as never }
  })
}

/**
 * Publishes a draft; from then on nobody can change it.
 * @throws Refusal `catalogue-not-sound` while a problem is left, `too-early`
 */
export async function publishCatalogue(
  ctx: Context,
  catalogueId: string,
  effectiveFrom: string,
): Promise<CatalogueItem> {
  refuseTooEarly(ctx, effectiveFrom)
  const inForce = await catalogueNow(ctx)
  const item = await inTransaction(ctx, async (tx, audit) => {
    const row = await openDraft(ctx, tx, catalogueId)
    const version = { ...(row.content as CatalogueVersion), effectiveFrom }
    const problems = validateCatalogue(version)
    if (problems.length > 0) throw new Refusal('catalogue-not-sound', { problems: problems.length })
    const content = JSON.stringify(version)
    const { streetId, now: publishedAt } = ctx
    tx.write(
      changeDraft({ streetId, catalogueId, label: row.label, effectiveFrom, content, publishedAt }),
    )
    audit({
      action: 'catalogue.publish',
      entity: 'catalogue',
      entityId: catalogueId,
      detail: { effectiveFrom },
    })
    return presentItem(
      { ...row, effective_from: effectiveFrom, published_at: ctx.now, content: version },
      inForce,
    )
  })
  forgetCatalogueInForce(ctx)
  return item
}

/** What is edited in a draft, and how it looked to whoever edits it. */
type Edited = { catalogueId: string; code: string; revision?: string | undefined }
/** The code under which the street's own limits stand beside the types. */
const street = 'street'
/** The code under which a draft's own label is edited. */
const label = 'label'

/**
 * Changes a draft under its lock, so that edits of different types come one after the other and all stay.
 * @throws Refusal `catalogue-edited-meanwhile` when what is edited no longer looks as it did to the editor
 */
async function edit(
  ctx: Context,
  { catalogueId, code, revision }: Edited,
  change: (version: CatalogueVersion) => CatalogueVersion,
): Promise<CataloguePage> {
  const inForce = await catalogueNow(ctx)
  return inTransaction(ctx, async (tx, audit) => {
    const row = await openDraft(ctx, tx, catalogueId)
    const before = row.content as CatalogueVersion
    const version = change(before)
    const [now, then] = [revisionsOf(before)[code], revisionsOf(version)[code]]
    if (now !== revision && now !== then) throw new Refusal('catalogue-edited-meanwhile')
    const { streetId } = ctx
    const { effective_from: effectiveFrom } = row
    const content = JSON.stringify(version)
    tx.write(
      changeDraft({
        streetId,
        catalogueId,
        label: version.label,
        effectiveFrom,
        content,
        publishedAt: null,
      }),
    )
    const field = fieldOf(code)
    audit({ action: 'catalogue.edit', entity: 'catalogue', entityId: catalogueId, fields: [field] })
    return presentPage({ ...row, label: version.label, content: version }, inForce)
  })
}

async function openDraft(ctx: Context, tx: Tx, catalogueId: string): Promise<Row> {
  const asked = { streetId: ctx.streetId, catalogueId }
  const [draft] = await tx.rows(lockDraft(asked))
  if (draft) return draft
  theOne(await tx.rows(findCatalogue(asked)))
  throw new Refusal('catalogue-published')
}

/** What an edit touched, as the audit log names it. */
function fieldOf(code: string): string {
  if (code === street) return 'stage-limits'
  return code === label || code.includes(' ') ? code : `category ${code}`
}

/** A short digest of each type, of the street's limits and of each name: equal digests, equal cells. */
function revisionsOf(version: CatalogueVersion): Record<string, string> {
  const types = version.categories.map((category) => [category.code, digestOf(category)] as const)
  const names = nameLists.flatMap((list) =>
    Object.entries(version[list]).map(
      ([code, name]) => [`${list} ${code}`, digestOf(name)] as const,
    ),
  )
  return Object.fromEntries([...types, ...names, [street, digestOf(version.stageLimits)]])
}

function digestOf(part: object): string {
  return createHash('sha256').update(JSON.stringify(part)).digest('base64url').slice(0, 12)
}

function others({ categories }: CatalogueVersion, code: string): Category[] {
  return categories.filter((category) => category.code !== code)
}

function refuseTooEarly(ctx: Context, effectiveFrom: string): void {
  if (effectiveFrom <= localDateOf(ctx.now)) throw new Refusal('too-early')
}

function presentItem(row: Row, inForce: Catalogue): CatalogueItem {
  return {
    catalogueId: row.catalogue_id,
    label: row.label,
    effectiveFrom: row.effective_from,
    ...(row.published_at ? { publishedAt: row.published_at } : {}),
    isInForce: row.catalogue_id === inForce.catalogueId,
    categoryCount: (row.content as CatalogueVersion).categories.length,
  } as CatalogueItem
}

function presentPage(row: Row, inForce: Catalogue): CataloguePage {
  const version = row.content as CatalogueVersion
  return {
    item: presentItem(row, inForce),
    version,
    problems: row.published_at === null ? validateCatalogue(version) : [],
    changes: compareVersions(inForce.version, version),
    revisions: revisionsOf(version),
  }
}
