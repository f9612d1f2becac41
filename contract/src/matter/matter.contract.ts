import { z } from 'zod'
import { LonLat, NodeId, PhotoId, ReportId } from '../shared/ids.ts'
import { Page, pageOf } from '../shared/paging.ts'
import { route } from '../shared/route.ts'
import { CatalogueVersion, CategoryCode } from './category.schema.ts'
import { CategoryProposal, DuplicateToken, KnownDetails, ReportItem } from './matter.schema.ts'

export const matterProblems = {
  'receipt-refused': { status: 401, title: 'Receipt code or check word is wrong' },
  'no-catalogue': { status: 409, title: 'No catalogue is in force' },
  'place-too-wide': {
    status: 409,
    title: 'A report lies in a community: name one, or a place in it',
  },
  'channel-not-yours': { status: 403, title: 'Your post takes nothing in through that channel' },
  'photo-refused': {
    status: 415,
    title: 'The file is no photo that can be read, or its id is taken',
  },
  'phone-not-whole': { status: 422, title: 'The phone number lacks digits or has too many' },
  'no-contact-before': { status: 409, title: 'You left no contact with an earlier report' },
} as const

export const matterContract = {
  'GET /catalogue': route({
    summary: 'The catalogue of matters in force: types, limits, conditions and responsible roles.',
    node: 'network',
    action: 'catalogue.read',
    isPublic: true,
    response: CatalogueVersion,
    errors: ['no-catalogue'],
  }),
  'POST /matter/proposals': route({
    summary: 'Proposes types for a text, with the words that spoke for each; abstains when unsure.',
    node: 'network',
    action: 'matter.propose',
    isPublic: true,
    body: z.object({ text: z.string().max(2000) }),
    response: z.object({ proposals: z.array(CategoryProposal), abstained: z.boolean() }),
    errors: ['no-catalogue'],
  }),
  'POST /matter/likely-duplicates': route({
    summary:
      'Open reports that may be the same thing; residents learn type, building grid and day of public-space types only.',
    node: 'network',
    action: 'matter.likely-duplicates',
    isPublic: true,
    body: z.object({
      categoryCode: CategoryCode,
      nodeId: NodeId,
      point: LonLat.optional(),
      text: z.string().max(2000).optional(),
    }),
    response: z.object({
      items: z.array(
        z.object({
          /** Says `the same` in a report; it names nothing and tells no time. */
          token: DuplicateToken,
          categoryCode: CategoryCode,
          /** The building grid; nearer only to staff whom the report is in scope of. */
          place: z.string(),
          on: z.iso.date(),
        }),
      ),
    }),
    errors: ['not-found', 'too-many-tries'],
  }),
  'PUT /photos/{photoId}': route({
    summary: 'Uploads one photo before the report that shows it; the same id twice is one photo.',
    node: 'network',
    action: 'photo.upload',
    isPublic: true,
    params: z.object({ photoId: PhotoId }),
    bytes: 'image/*',
    response: z.object({ photoId: PhotoId }),
    errors: ['photo-refused', 'too-large', 'too-many-tries'],
  }),
  'POST /receipts/open': route({
    summary:
      'Opens a report by its receipt code and check word; the way in is kept in a cookie for this browser.',
    node: 'network',
    action: 'receipt.open',
    isPublic: true,
    body: z.object({
      receiptCode: z.string().trim().min(6).max(20),
      checkWord: z.string().trim().min(1).max(8),
    }),
    response: z.object({ reportId: ReportId }),
    errors: ['receipt-refused', 'too-many-tries'],
  }),
  'GET /my/reports': route({
    summary: 'What the person signed in, or the bearer of the receipt, has reported.',
    node: 'network',
    action: 'report.list-own',
    query: Page,
    response: pageOf(ReportItem),
    errors: [],
  }),
  'GET /my/details': route({
    summary:
      'What my own earlier reports hold, so that it is not asked again: how to reach me, masked, and the last place.',
    node: 'network',
    action: 'report.list-own',
    response: KnownDetails,
    errors: [],
  }),
}
