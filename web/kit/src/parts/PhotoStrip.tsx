import { useEffect, useId, useState } from 'react'
import { photoAddress } from '../client.ts'
import { Icon } from '../icons.tsx'
import { shrinkPhoto } from '../photo.ts'
import { kitWords } from '../words.ts'

export type TakenPhoto = { photoId: string; image: Blob }
type Props = {
  photos: readonly TakenPhoto[]
  limit: number
  onAdd: (photos: TakenPhoto[]) => void
  onRemove: (photoId: string) => void
  isPhotoFirst?: boolean
}

/** Takes photos, made small and stripped of where they were taken before they are kept. */
export function PhotoStrip({ photos, limit, onAdd, onRemove, isPhotoFirst }: Props) {
  const [isBroken, setBroken] = useState(false)
  const input = useId()
  const take = async (files: File[]) => {
    const taken = await Promise.allSettled(files.slice(0, limit - photos.length).map(photoOf))
    setBroken(taken.some((one) => one.status === 'rejected'))
    onAdd(taken.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])))
  }
  return (
    <div>
      <div className="strip">
        {photos.map((photo, index) => (
          <Taken key={photo.photoId} photo={photo} number={index + 1} onRemove={onRemove} />
        ))}
        {photos.length < limit && (
          <label
            className={`photo-add ${isPhotoFirst && photos.length === 0 ? 'photo-first' : ''}`}
          >
            <Icon name="camera" />
            {kitWords(photos.length === 0 ? 'kit.addPhoto' : 'kit.morePhotos')}
            <input
              id={input}
              type="file"
              accept="image/*"
              multiple
              onChange={(event) => {
                const files = [...(event.currentTarget.files ?? [])]
                event.currentTarget.value = ''
                void take(files)
              }}
            />
          </label>
        )}
      </div>
      {isBroken && (
        <p className="field-error" role="alert">
          {kitWords('kit.photoBroken')}
        </p>
      )}
    </div>
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

type TakenProps = { photo: TakenPhoto; number: number; onRemove: (photoId: string) => void }

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
      <button
        type="button"
        aria-label={kitWords('kit.removePhoto', { number })}
        onClick={() => onRemove(photo.photoId)}
      >
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
