import { photoAddress } from '@linli/kit/client'
import { Button } from '@linli/kit/parts/Button'
import { Sheet } from '@linli/kit/parts/Sheet'
import { useState } from 'react'
import { t } from '../words.ts'

/** Photos that the server has; one is looked at large without leaving the page. */
export function SeenPhotos({ photoIds }: { photoIds: readonly string[] }) {
  const [shown, setShown] = useState<number>()
  const close = () => setShown(undefined)
  const shownId = shown === undefined ? undefined : photoIds[shown]
  if (photoIds.length === 0) return null
  return (
    <div className="strip">
      {photoIds.map((photoId, index) => (
        <button
          key={photoId}
          type="button"
          className="photo cursor-pointer border-0 p-0"
          onClick={() => setShown(index)}
        >
          <img
            src={photoAddress(photoId, 'small')}
            alt={t('matter.photoNumber', { number: index + 1 })}
            loading="lazy"
          />
        </button>
      ))}
      <Sheet
        title={t('matter.photoNumber', { number: (shown ?? 0) + 1 })}
        isOpen={shownId !== undefined}
        onClose={close}
      >
        {shownId && (
          <img
            className="max-h-[70dvh] w-full rounded-lg object-contain"
            src={photoAddress(shownId, 'full')}
            alt=""
          />
        )}
        <Button onClick={close}>{t('matter.close')}</Button>
      </Sheet>
    </div>
  )
}
