import { useEffect, useRef, useState } from 'react'
import { photoAddress } from '../client.ts'
import { Icon } from '../icons.tsx'
import { shrinkPhoto } from '../photo.ts'
import { kitWords } from '../words.ts'
import { say } from './Toast.tsx'

export type TakenPhoto = { photoId: string; image: Blob }
type Props = {
  photos: readonly TakenPhoto[]
  limit: number
  onAdd: (photos: TakenPhoto[]) => void
  onRemove: (photoId: string) => void
  /** Puts a removed photo back where it was; without it, removing cannot be undone. */
  onRestore?: (photo: TakenPhoto, index: number) => void
  isPhotoFirst?: boolean
}
type Trouble = { broken: boolean; tooMany: number }

const noTrouble: Trouble = { broken: false, tooMany: 0 }

/** Takes photos, made small and stripped of where they were taken before they are kept. */
export function PhotoStrip({ photos, limit, onAdd, onRemove, onRestore, isPhotoFirst }: Props) {
  const [trouble, setTrouble] = useState(noTrouble)
  const endUndo = useRef<() => void>(undefined)
  const held = useRef(photos)
  held.current = photos
  useEffect(() => () => endUndo.current?.(), [])
  const take = async (files: File[]) => {
    const room = Math.max(0, limit - photos.length)
    const taken = await Promise.allSettled(files.slice(0, room).map(photoOf))
    const broken = taken.some((one) => one.status === 'rejected')
    setTrouble({ broken, tooMany: Math.max(0, files.length - room) })
    const good = taken.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    // More may have come in while these were made small.
    onAdd(good.slice(0, Math.max(0, limit - held.current.length)))
  }
  const remove = (photo: TakenPhoto, index: number) => {
    onRemove(photo.photoId)
    setTrouble(noTrouble)
    if (!onRestore) return
    const undo = () => onRestore(photo, index)
    endUndo.current = say(kitWords('kit.photoRemoved', { number: index + 1 }), { undo })
  }
  return (
    <div>
      <div className="strip">
        {photos.map((photo, index) => (
          <Taken
            key={photo.photoId}
            photo={photo}
            number={index + 1}
            onRemove={() => remove(photo, index)}
          />
        ))}
        {photos.length < limit && (
          <AddPhoto
            isFirst={photos.length === 0}
            isLarge={isPhotoFirst === true && photos.length === 0}
            onTake={(files) => void take(files)}
          />
        )}
      </div>
      <Said trouble={trouble} isFull={photos.length >= limit} limit={limit} />
    </div>
  )
}

type AddProps = { isFirst: boolean; isLarge: boolean; onTake: (files: File[]) => void }

function AddPhoto({ isFirst, isLarge, onTake }: AddProps) {
  return (
    <label className={`photo-add ${isLarge ? 'photo-first' : ''}`}>
      <Icon name="camera" />
      {kitWords(isFirst ? 'kit.addPhoto' : 'kit.morePhotos')}
      <input
        type="file"
        accept="image/*"
        multiple
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          event.currentTarget.value = ''
          onTake(files)
        }}
      />
    </label>
  )
}

type SaidProps = { trouble: Trouble; isFull: boolean; limit: number }

/** What did not get in, and that no more will. */
function Said({ trouble: { broken, tooMany }, isFull, limit }: SaidProps) {
  return (
    <>
      {broken && (
        <p className="field-error mt-1" role="alert">
          {kitWords('kit.photoBroken')}
        </p>
      )}
      {tooMany > 0 && (
        <p className="field-error mt-1" role="alert">
          {kitWords('kit.photosTooMany', { limit, count: tooMany })}
        </p>
      )}
      {isFull && tooMany === 0 && (
        <p className="hint mt-1">{kitWords('kit.photosFull', { limit })}</p>
      )}
    </>
  )
}

/** Photos that the server has. */
export function SentPhotos({ photoIds }: { photoIds: readonly string[] }) {
  if (photoIds.length === 0) return null
  return (
    <div className="strip">
      {photoIds.map((photoId, index) => (
        <a
          key={photoId}
          className="photo"
          href={photoAddress(photoId, 'full')}
          target="_blank"
          rel="noreferrer"
        >
          <img
            src={photoAddress(photoId, 'small')}
            alt={kitWords('kit.photoNumber', { number: index + 1 })}
            loading="lazy"
          />
        </a>
      ))}
    </div>
  )
}

type TakenProps = { photo: TakenPhoto; number: number; onRemove: () => void }

function Taken({ photo, number, onRemove }: TakenProps) {
  const [address, setAddress] = useState('')
  useEffect(() => {
    const made = URL.createObjectURL(photo.image)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [photo.image])
  return (
    <div className="photo">
      {address !== '' && <img src={address} alt={kitWords('kit.photoNumber', { number })} />}
      <button type="button" aria-label={kitWords('kit.removePhoto', { number })} onClick={onRemove}>
        <span>
          <Icon name="close" />
        </span>
      </button>
    </div>
  )
}

async function photoOf(file: File): Promise<TakenPhoto> {
  return { photoId: crypto.randomUUID(), image: await shrinkPhoto(file) }
}
