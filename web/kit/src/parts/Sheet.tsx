import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Icon } from '../icons.tsx'
import { kitWords } from '../words.ts'
import { ToastInside } from './Toast.tsx'

type Props = { title: ReactNode; isOpen: boolean; onClose: () => void; children: ReactNode }

/** A native dialog: Escape closes it, focus stays inside and goes back afterwards. */
export function Sheet({ title, isOpen, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const element = dialog.current
    if (isOpen && element && !element.open) element.showModal()
    if (!isOpen && element?.open) element.close()
  }, [isOpen])
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-labelledby={heading}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      {isOpen && (
        <div className="sheet-inside">
          <header className="sheet-head">
            <h2 id={heading}>{title}</h2>
            <button
              type="button"
              className="square"
              onClick={onClose}
              aria-label={kitWords('kit.close')}
            >
              <Icon name="close" />
            </button>
          </header>
          {children}
          <ToastInside />
        </div>
      )}
    </dialog>
  )
}
