import { z } from 'zod'
import { LocalDate } from '../shared/ids.ts'

/** A type's code: C component 部件, E incident 事件, X extension of the community. */
export const CategoryCode = z
  .string()
  .regex(/^(?:[CE]-\d{2}-\d{2}|X-[1-6]-\d{2})$/)
  .meta({ id: 'CategoryCode', description: 'Type of the catalogue 事项类型', example: 'C-21-02' })
export type CategoryCode = z.infer<typeof CategoryCode>

/** A text in both languages of the interface. */
export const Bilingual = z.object({ zh: z.string().trim().min(1), en: z.string().trim().min(1) })
export type Bilingual = z.infer<typeof Bilingual>

const slug = z.string().regex(/^[a-z]+(?:-[a-z]+)*$/)

/** 六位一体 (R108): every matter carries exactly one. */
export const SixInOne = z.enum([
  'party-building',
  'self-governance',
  'service',
  'property',
  'education',
  'public-order',
])
export type SixInOne = z.infer<typeof SixInOne>

/**
 * One role that answers for a type. The first of the list leads; `or` stands for whoever of them
 * owns the thing, `also` for one who comes in beside or after the others.
 */
export const ResponsibleRole = z.object({
  role: slug,
  link: z.enum(['or', 'also']),
  /** Another name than the role's own in this one type, such as the owner of a pole. */
  as: Bilingual.optional(),
  /** What the role does here if it does not answer for the whole, such as 劝导 advises. */
  note: Bilingual.optional(),
  reference: z.string().optional(),
})
export type ResponsibleRole = z.infer<typeof ResponsibleRole>

/** How the catalogue table puts a limit's step and condition around its amount. */
const LimitWording = z.enum([
  'bare',
  'step-first',
  'step-last',
  'condition-first',
  'condition-last',
])

const limitParts = { step: slug, condition: Bilingual.optional(), wording: LimitWording }

/** 紧急工作时 eh (24×7), 工作时 wh, 工作日 wd; hours may be fractional. */
export const CountedLimit = z.object({
  ...limitParts,
  clock: z.enum(['eh', 'wh', 'wd']),
  amount: z.number().positive().max(1000),
})
export type CountedLimit = z.infer<typeof CountedLimit>

/** A limit that ends on a date someone else fixed: the visiting plan, or the service item's own limit. */
export const DatedLimit = z.object({
  ...limitParts,
  clock: z.literal('date'),
  setBy: z.enum(['plan', 'service-item']),
})
export type DatedLimit = z.infer<typeof DatedLimit>

export const Limit = z.discriminatedUnion('clock', [CountedLimit, DatedLimit])
export type Limit = z.infer<typeof Limit>

/** The stages beside handling that have a limit of their own. */
export const LimitedStage = z.enum(['verify', 'file', 'dispatch', 'accept', 'check'])
export type LimitedStage = z.infer<typeof LimitedStage>

export const StageLimit = CountedLimit.pick({ clock: true, amount: true })
export type StageLimit = z.infer<typeof StageLimit>
export const StageLimits = z.record(LimitedStage, StageLimit)
export type StageLimits = z.infer<typeof StageLimits>

/** Whether photos are asked for; never forced unless closing cannot be judged without (M15). */
export const EvidenceRule = z.enum(['none', 'optional', 'photo-after', 'photo-before-after'])
export type EvidenceRule = z.infer<typeof EvidenceRule>

/** One type of the catalogue: what it is, who answers, when it is filed, how long it takes, when it may close. */
export const Category = z
  .object({
    code: CategoryCode,
    kind: z.enum(['component', 'incident', 'extension']),
    major: z.string().regex(/^(?:[CE]-\d{2}|X-[1-6])$/),
    names: Bilingual,
    /** The requirement of the founding article that the type answers. */
    reference: z.string().optional(),
    responsibleRoles: z.array(ResponsibleRole).min(1),
    fileWhen: z.object({ ...Bilingual.shape, reference: z.string().optional() }),
    closeWhen: Bilingual,
    /** In this order; each clock starts at dispatch. */
    limits: z.array(Limit).min(1),
    /** Which of the street's sets of stage limits applies, and where the type departs from it. */
    pace: z.enum(['normal', 'urgent']),
    stageLimits: z.partialRecord(LimitedStage, StageLimit).optional(),
    visibility: z.enum(['normal', 'restricted', 'parties']),
    /** ‡ Life is at stake: 110, 119 or 120 first, the platform only records. */
    danger: z.boolean(),
    /** The sign that makes it dangerous; without one every case of the type is. */
    dangerWhen: Bilingual.optional(),
    gridCanSettle: z.boolean(),
    evidence: EvidenceRule,
    sixInOne: SixInOne,
    /** Share of on-the-spot settlements drawn afterwards to be checked by another. */
    sampleShare: z.number().min(0).max(1),
    /** Everyday words a resident would use. */
    words: z.array(z.string().trim().min(1)).min(1),
    /** Residents see likely duplicates of these types only (domain 0.9). */
    isPublicSpace: z.boolean(),
    /** Found by staff in their own lists; not proposed to residents, who may still choose it. */
    raisedByStaff: z.boolean().optional(),
    duplicateRadiusMetres: z.int().min(0).max(5000),
    duplicateDays: z.int().min(0).max(366),
  })
  .meta({ id: 'Category' })
export type Category = z.infer<typeof Category>

/** One edition of the catalogue, in force from a date until the next; records keep the edition they used. */
export const CatalogueVersion = z
  .object({
    label: z.string().trim().min(1),
    effectiveFrom: LocalDate,
    /** Display names of the roles that types refer to. */
    roles: z.record(slug, Bilingual),
    /** Display names of the steps of limits. */
    steps: z.record(slug, Bilingual),
    majors: z.record(z.string(), Bilingual),
    /** Defaults of this street, to be changed by its administrator. */
    stageLimits: z.object({ normal: StageLimits, urgent: StageLimits }),
    categories: z.array(Category).min(1),
  })
  .meta({ id: 'CatalogueVersion' })
export type CatalogueVersion = z.infer<typeof CatalogueVersion>
