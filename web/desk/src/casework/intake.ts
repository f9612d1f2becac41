import type { Answer } from '@linli/kit/client'
import type { TakenPhoto } from '@linli/kit/parts/PhotoStrip'
import type { PickedPlace } from '../grid/PlacePicker.tsx'

/** The sources of what is written down for somebody else; which of them a post may name, the rules say. */
export const callerChannels = ['phone-call', 'counter', 'paper', 'hotline-12345'] as const
export type CallerChannel = (typeof callerChannels)[number]
export type Receipt = Answer<'POST /reports'>
/** What a caller or visitor says, as staff write it down for them. */
export type Intake = {
  channel: CallerChannel
  text: string
  place: PickedPlace
  placeWords: string
  category: string | undefined
  name: string
  phone: string
  address: string
  isConfidential: boolean
  photos: readonly TakenPhoto[]
  sameAs: string | undefined
}

export function emptyIntake(nodeId: string | undefined): Intake {
  return {
    channel: 'phone-call',
    text: '',
    place: { nodeId },
    placeWords: '',
    category: undefined,
    name: '',
    phone: '',
    address: '',
    isConfidential: false,
    photos: [],
    sameAs: undefined,
  }
}

/** The report as the contract takes it; what was left empty is left out. */
export function bodyOf(intake: Intake) {
  return {
    text: intake.text.trim(),
    photoIds: intake.photos.map(({ photoId }) => photoId),
    place: {
      nodeId: intake.place.nodeId ?? '',
      ...(intake.place.point !== undefined && { point: intake.place.point }),
      ...(intake.placeWords.trim() !== '' && { words: intake.placeWords.trim() }),
    },
    ...(intake.category !== undefined && { categoryCode: intake.category }),
    contact: {
      ...(intake.name.trim() !== '' && { name: intake.name.trim() }),
      ...(intake.phone.trim() !== '' && { phone: intake.phone.trim() }),
      ...(intake.address.trim() !== '' && { address: intake.address.trim() }),
    },
    isConfidential: intake.isConfidential,
    channel: intake.channel,
    onBehalf: true,
    ...(intake.sameAs !== undefined && { sameAs: intake.sameAs }),
  }
}

/** Whether leaving now would lose something that was written down. */
export function isBegun(intake: Intake, at: string | undefined): boolean {
  const empty = emptyIntake(at)
  const texts = ['text', 'placeWords', 'name', 'phone', 'address'] as const
  return (
    texts.some((name) => intake[name].trim() !== '') ||
    intake.photos.length > 0 ||
    intake.category !== undefined ||
    intake.place.nodeId !== empty.place.nodeId
  )
}
