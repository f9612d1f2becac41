import { z } from 'zod'
import { CaseId, PhotoId } from '../shared/ids.ts'
import { Stage } from './case.schema.ts'

/** Words that may be added to an act. */
export const Words = z.string().trim().max(500)
/** Words that an act cannot do without. */
export const Reason = z.string().trim().min(2).max(500)
/** Photos uploaded before the act that shows them. */
export const Evidence = z.array(PhotoId).max(6).default([])

/** The answer of every act: where the case now stands. */
export const Moved = z.object({ caseId: CaseId, stage: Stage }).meta({ id: 'Moved' })
export type Moved = z.infer<typeof Moved>
