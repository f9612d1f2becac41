import { fewestWords } from '@linli/contract/casework/evidence.rules'
import type { CasePage } from '@linli/contract/casework/case.schema'
import type { EvidenceRule } from '@linli/contract/matter/category.schema'
import { type ActForm, needsWords, toldInWords, wantsPhoto } from './actForm.ts'

type Act = Parameters<typeof needsWords>[0]
type Lacking = 'there' | 'category' | 'said' | 'level' | 'words' | 'ten-words' | 'photo'

const fewestLetters = 2

/** What keeps the form of an act from being sent, in the order of its fields; nothing when it is complete. */
export function lackingOf(
  act: Act,
  form: ActForm,
  file: Pick<CasePage, 'categoryCode' | 'answer'>,
  { photos, evidence }: { photos: number; evidence: EvidenceRule | undefined },
): Lacking[] {
  const lacking: [Lacking, boolean][] = [
    ['there', act === 'verify' && form.isThere === undefined],
    ['category', act === 'settle' && (file.categoryCode ?? form.categoryCode) === undefined],
    ['said', act === 'pass-check' && form.reporterSaid === undefined],
    ['level', act === 'pass-check' && form.solvedLevel === undefined],
    ['photo', wantsPhoto(act, evidence) && photos === 0],
  ]
  return [
    ...lacking.filter(([, isLacking]) => isLacking).map(([what]) => what),
    ...lackingWords(act, form, file),
  ]
}

function lackingWords(act: Act, form: ActForm, file: Pick<CasePage, 'answer'>): Lacking[] {
  const told = toldInWords(act, form, file)
  const letters = [...form.words.trim()].length
  if (told === 'call') return letters < fewestWords ? ['ten-words'] : []
  const isShort = letters < fewestLetters
  return (needsWords(act) || told !== undefined) && isShort ? ['words'] : []
}
