import type { CatalogueItem, CataloguePage } from '@linli/contract/matter/catalogue.contract'
import { compareVersions, validateCatalogue } from '@linli/contract/matter/category.rules'
import type { NameList } from '@linli/contract/matter/catalogue-name.rules'
import type { Bilingual, CatalogueVersion, Category } from '@linli/contract/matter/category.schema'
import type { Context } from '../../platform/db/context.ts'
import { inTransaction, readRows } from '../../platform/db/transaction.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import { localDateOf } from '../../platform/runtime/clock.ts'
import { newId } from '../../platform/runtime/ids.ts'
import { addDraft, catalogues, changeDraft, dropDraft, lockCatalogue } from './catalogue.sql.ts'
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
  const row = theOne(await readRows(ctx, lockCatalogue({ streetId: ctx.streetId, catalogueId })))
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
  catalogueId: string,
  code: string,
  category: Category,
): Promise<CataloguePage> {
  return edit(ctx, catalogueId, `category ${code}`, (version) => {
    const others = version.categories.filter((other) => other.code !== code)
    const placed = { ...category, code: code as Category['code'] }
    const categories = [...others, placed].sort((a, b) => (a.code < b.code ? -1 : 1))
    return { ...version, categories }
  })
}

export function dropCategory(
  ctx: Context,
  catalogueId: string,
  code: string,
): Promise<CataloguePage> {
  return edit(ctx, catalogueId, `category ${code}`, (version) => {
    const categories = version.categories.filter((other) => other.code !== code)
    if (categories.length === version.categories.length) throw new Refusal('not-found')
    return { ...version, categories }
  })
}

export function setStageLimits(
  ctx: Context,
  catalogueId: string,
  stageLimits: CatalogueVersion['stageLimits'],
): Promise<CataloguePage> {
  return edit(ctx, catalogueId, 'stage-limits', (version) => ({ ...version, stageLimits }))
}

export function renameDraft(
  ctx: Context,
  catalogueId: string,
  label: string,
): Promise<CataloguePage> {
  return edit(ctx, catalogueId, 'label', (version) => ({ ...version, label }))
}

/** Adds a responsible role, a step or a major under its code, or gives it another name. */
export function putName(
  ctx: Context,
  catalogueId: string,
  { list, code }: { list: NameList; code: string },
  name: Bilingual,
): Promise<CataloguePage> {
  return edit(ctx, catalogueId, `${list} ${code}`, (version) => ({
    ...version,
    [list]: { ...version[list], [code]: name },
  }))
}

/**
 * Throws a draft away; nothing refers to it yet.
 * @throws Refusal `catalogue-published` for a version that was published, `not-found`
 */
export function discardDraft(ctx: Context, catalogueId: string) {
  const { streetId } = ctx
  return inTransaction(ctx, async (tx, audit) => {
    theOne(await tx.rows(lockCatalogue({ streetId, catalogueId })))
    const gone = await tx.rows(dropDraft({ streetId, catalogueId }))
    if (gone.length === 0) throw new Refusal('catalogue-published')
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
    const row = theOne(await tx.rows(lockCatalogue({ streetId: ctx.streetId, catalogueId })))
    const version = { ...(row.content as CatalogueVersion), effectiveFrom }
    const problems = validateCatalogue(version)
    if (problems.length > 0) throw new Refusal('catalogue-not-sound', { problems: problems.length })
    const content = JSON.stringify(version)
    const changed = await tx.rows(
      changeDraft({
        streetId: ctx.streetId,
        catalogueId,
        label: row.label,
        effectiveFrom,
        content,
        publishedAt: ctx.now,
      }),
    )
    if (changed.length === 0) throw new Refusal('catalogue-published')
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

async function edit(
  ctx: Context,
  catalogueId: string,
  field: string,
  change: (version: CatalogueVersion) => CatalogueVersion,
): Promise<CataloguePage> {
  const inForce = await catalogueNow(ctx)
  return inTransaction(ctx, async (tx, audit) => {
    const row = theOne(await tx.rows(lockCatalogue({ streetId: ctx.streetId, catalogueId })))
    const version = change(row.content as CatalogueVersion)
    const changed = await tx.rows(
      changeDraft({
        streetId: ctx.streetId,
        catalogueId,
        label: version.label,
        effectiveFrom: row.effective_from,
        content: JSON.stringify(version),
        publishedAt: null,
      }),
    )
    if (changed.length === 0) throw new Refusal('catalogue-published')
    audit({ action: 'catalogue.edit', entity: 'catalogue', entityId: catalogueId, fields: [field] })
    return presentPage({ ...row, label: version.label, content: version }, inForce)
  })
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
  }
}
