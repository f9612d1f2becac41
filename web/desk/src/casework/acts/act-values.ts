import { asksPhoto } from '@linli/contract/casework/evidence.rules'
import { departsFrom } from '@linli/contract/casework/proposal.rules'
import type { EvidenceRule } from '@linli/contract/matter/category.schema'
import type { Body, RouteKey } from '@linli/kit/client'
import { instantOf, milliseconds } from '@linli/kit/clock'
import type { TakenPhoto } from '@linli/kit/parts/PhotoStrip'
import type { UnitChoice } from '../../organisation/UnitSelect.tsx'
import type { CaseAct, CasePageData } from '../case-words.ts'

type StaffAct = {
  [Key in RouteKey]: Key extends `POST /cases/{caseId}/${infer Act}` ? Extract<Act, CaseAct> : never
}[RouteKey]
/** Acts that staff do by filling a form: those with a route; dispatching has a form of its own. */
export type FormAct = Exclude<StaffAct, 'dispatch'>
export type ActRoute<Act extends FormAct> = `POST /cases/{caseId}/${Act}`

/** Everything a form may ask for; each act takes what its contract names. */
export type ActValues = {
  words: string
  photos: readonly TakenPhoto[]
  isThere: boolean
  category?: string | undefined
  unit?: UnitChoice | undefined
  /** Chinese texts of the conditions that hold here. */
  holds?: readonly string[] | undefined
  into?: { caseId: string; number: string } | undefined
  date?: string | undefined
  /** Local clock time of an arrival or a result, `2026-06-17T10:40`. */
  at?: string | undefined
  waitingFor?: Body<'POST /cases/{caseId}/suspend'>['waitingFor']
  no?: Body<'POST /cases/{caseId}/propose-no'>['outcome']
  reporterSaid?: Body<'POST /cases/{caseId}/pass-check'>['reporterSaid']
  solvedLevel?: Body<'POST /cases/{caseId}/pass-check'>['solvedLevel']
}
export type FieldName = keyof ActValues

type ActForm<Act extends FormAct> = {
  /** In the order they are asked. */
  readonly fields: readonly FieldName[]
  readonly required: readonly FieldName[]
  readonly body: (values: ActValues) => Body<ActRoute<Act>>
}

const optionalWords = ({ words }: ActValues) => (words.trim() === '' ? {} : { words })
const photoIds = ({ photos }: ActValues) => photos.map(({ photoId }) => photoId)
/** The street's clock time as an instant; left empty, the server takes its own. */
function moment<Name extends 'at' | 'doneAt'>(name: Name, { at }: ActValues) {
  if (at === undefined) return {}
  return { [name]: instantOf(milliseconds(`${at}:00+08:00`)) } as { [N in Name]: string }
}
const given = <Value>(value: Value | undefined, name: FieldName): Value => {
  if (value === undefined) throw new Error(`${name} is required`)
  return value
}

/** What each act asks, and the body it sends. */
export const actForms: { readonly [Act in FormAct]: ActForm<Act> } = {
  verify: {
    fields: ['isThere', 'words', 'photos'],
    required: [],
    body: (values) => ({
      ...optionalWords(values),
      isThere: values.isThere,
      photoIds: photoIds(values),
    }),
  },
  settle: {
    fields: ['category', 'words', 'photos'],
    required: ['words'],
    body: (values) => ({
      words: values.words,
      photoIds: photoIds(values),
      ...(values.category !== undefined && { categoryCode: values.category }),
    }),
  },
  reclassify: {
    fields: ['category', 'words'],
    required: ['category'],
    body: (values) => ({
      ...optionalWords(values),
      categoryCode: given(values.category, 'category'),
    }),
  },
  file: {
    fields: ['category', 'words'],
    required: ['category'],
    body: (values) => ({
      ...optionalWords(values),
      categoryCode: given(values.category, 'category'),
    }),
  },
  merge: {
    fields: ['into', 'words'],
    required: ['into', 'words'],
    body: (values) => ({ words: values.words, intoCaseId: given(values.into, 'into').caseId }),
  },
  'propose-no': {
    fields: ['no', 'words', 'date'],
    required: ['no', 'words'],
    body: (values) => ({
      outcome: given(values.no, 'no'),
      ground: values.words,
      ...(values.no === 'not-possible-now' && values.date !== undefined
        ? { promisedOn: values.date }
        : {}),
    }),
  },
  'confirm-no': { fields: ['words'], required: [], body: optionalWords },
  'refuse-no': { fields: ['words'], required: ['words'], body: ({ words }) => ({ words }) },
  accept: { fields: ['words'], required: [], body: optionalWords },
  return: { fields: ['words'], required: ['words'], body: ({ words }) => ({ words }) },
  arbitrate: {
    fields: ['unit', 'holds', 'date', 'words'],
    required: ['unit', 'words'],
    body: (values) => ({
      words: values.words,
      leadUnitId: given(values.unit, 'unit').unitId,
      holds: [...(values.holds ?? [])],
      ...(values.date !== undefined && { dueOn: values.date }),
    }),
  },
  arrive: {
    fields: ['at', 'words'],
    required: [],
    body: (values) => ({ ...optionalWords(values), ...moment('at', values) }),
  },
  extend: {
    fields: ['date', 'words'],
    required: ['date', 'words'],
    body: (values) => ({ words: values.words, until: given(values.date, 'date') }),
  },
  suspend: {
    fields: ['waitingFor', 'date', 'words'],
    required: ['waitingFor', 'date', 'words'],
    body: (values) => ({
      words: values.words,
      reviewOn: given(values.date, 'date'),
      waitingFor: given(values.waitingFor, 'waitingFor'),
    }),
  },
  resume: { fields: ['words'], required: [], body: optionalWords },
  hang: {
    fields: ['date', 'words'],
    required: ['date', 'words'],
    body: (values) => ({ words: values.words, reviewOn: given(values.date, 'date') }),
  },
  revive: { fields: ['words'], required: ['words'], body: ({ words }) => ({ words }) },
  'feed-back': {
    fields: ['at', 'words', 'photos'],
    required: ['words'],
    body: (values) => ({
      words: values.words,
      photoIds: photoIds(values),
      ...moment('doneAt', values),
    }),
  },
  'pass-check': {
    fields: ['reporterSaid', 'solvedLevel', 'words', 'photos'],
    required: ['reporterSaid', 'solvedLevel'],
    body: (values) => ({
      ...optionalWords(values),
      photoIds: photoIds(values),
      reporterSaid: given(values.reporterSaid, 'reporterSaid'),
      solvedLevel: given(values.solvedLevel, 'solvedLevel'),
    }),
  },
  'fail-check': {
    fields: ['words', 'photos'],
    required: ['words'],
    body: (values) => ({ words: values.words, photoIds: photoIds(values) }),
  },
  escalate: { fields: ['words'], required: ['words'], body: ({ words }) => ({ words }) },
  urge: { fields: ['words'], required: [], body: optionalWords },
  note: {
    fields: ['words', 'photos'],
    required: ['words'],
    body: (values) => ({ words: values.words, photoIds: photoIds(values) }),
  },
  reopen: { fields: ['words'], required: ['words'], body: ({ words }) => ({ words }) },
  'propose-void': { fields: ['words'], required: ['words'], body: ({ words }) => ({ words }) },
  'confirm-void': { fields: ['words'], required: [], body: optionalWords },
  'refuse-void': { fields: ['words'], required: ['words'], body: ({ words }) => ({ words }) },
}

export function isFormAct(act: CaseAct): act is FormAct {
  return Object.hasOwn(actForms, act)
}

/** The acts that show a result: a type may want it seen in a photo. */
const resultActs: readonly FormAct[] = ['feed-back', 'settle']

/** What is known beside the form: what the chosen type asks for, and the type that stands or was proposed. */
export type Known = {
  evidence?: EvidenceRule | undefined
  /** A limit of the type ends on a day that someone else fixes. */
  isDated?: boolean
  category?: string | undefined
}

const typingActs: readonly FormAct[] = ['file', 'reclassify']

/** Whether the type chosen is another than stands or was proposed, so that a reason is asked. */
export function overridesType(act: FormAct, values: ActValues, { category }: Known): boolean {
  return typingActs.includes(act) && departsFrom(values.category, category)
}

/** Filing what nobody has seen needs its reason; what staff saw on patrol was seen. */
export function filesUnseen(act: FormAct, page: Pick<CasePageData, 'stage' | 'channel'>): boolean {
  return act === 'file' && page.stage === 'reported' && page.channel !== 'patrol'
}

/** Required fields that are still empty, in the order of the form. */
export function missingFields(
  act: FormAct,
  values: ActValues,
  page: Pick<CasePageData, 'stage' | 'channel'>,
  known: Known = {},
): FieldName[] {
  const { required } = actForms[act]
  const needsReason = filesUnseen(act, page) || (act === 'verify' && !values.isThere)
  const ownRules: FieldName[] = [
    ...(needsReason || overridesType(act, values, known) ? (['words'] as const) : []),
    ...(values.no === 'not-possible-now' ? (['date'] as const) : []),
    ...(resultActs.includes(act) && asksPhoto(known.evidence) ? (['photos'] as const) : []),
  ]
  return [...required, ...ownRules].filter((name) => isEmpty(values[name]))
}

function isEmpty(value: ActValues[FieldName]): boolean {
  if (Array.isArray(value)) return value.length === 0
  return value === undefined || (typeof value === 'string' && value.trim().length < 2)
}
