import { catalogueContract } from '@linli/contract/matter/catalogue.contract'
import { bind } from '../../platform/http/bind.ts'
import * as draft from './catalogue-draft.commands.ts'
import { catalogueAccess } from './matter.access.ts'

export const catalogueRoutes = bind(catalogueContract, catalogueAccess, {
  'GET /catalogues': async (ctx) => ({ items: await draft.listCatalogues(ctx) }),
  'GET /catalogues/{catalogueId}': (ctx, { params }) =>
    draft.readCatalogue(ctx, params.catalogueId),
  'POST /catalogues': (ctx, { body }) => draft.beginDraft(ctx, body),
  'PUT /catalogues/{catalogueId}/categories/{code}': (ctx, { params, query, body }) =>
    draft.putCategory(ctx, { ...params, ...query }, body),
  'DELETE /catalogues/{catalogueId}/categories/{code}': (ctx, { params, query }) =>
    draft.dropCategory(ctx, { ...params, ...query }),
  'PUT /catalogues/{catalogueId}/stage-limits': (ctx, { params, query, body }) =>
    draft.setStageLimits(ctx, { ...params, ...query }, body),
  'PUT /catalogues/{catalogueId}/label': (ctx, { params, body }) =>
    draft.renameDraft(ctx, params.catalogueId, body.label),
  'PUT /catalogues/{catalogueId}/names/{list}/{code}': (ctx, { params, query, body }) =>
    draft.putName(ctx, { ...params, ...query }, body),
  'DELETE /catalogues/{catalogueId}': (ctx, { params }) =>
    draft.discardDraft(ctx, params.catalogueId),
  'POST /catalogues/{catalogueId}/publish': (ctx, { params, body }) =>
    draft.publishCatalogue(ctx, params.catalogueId, body.effectiveFrom),
})
