import { Icon } from '@linli/kit/icons'
import { kitWords } from '@linli/kit/words'
import { ConfigProvider } from 'antd'
import { type ReactNode, useEffect, useId, useRef } from 'react'

/** A dialog on the native element: it keeps the focus inside, closes with Esc and gives the focus back. */
export function Dialog(props: {
  title: string
  onClose: () => void
  children: ReactNode
  size?: 'usual' | 'wide'
}) {
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = element.current
    const opener = document.activeElement
    if (dialog && !dialog.open) dialog.showModal()
    if (dialog) firstFocusOf(dialog)?.focus()
    return () => {
      dialog?.close()
      giveBack(opener)
    }
  }, [])
  return (
    <dialog
      ref={element}
      className={`dialog ${props.size ?? 'usual'}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        props.onClose()
      }}
    >
      <div className="dialog-head row">
        <h2 id={titleId} className="grow">
          {props.title}
        </h2>
        <button
          type="button"
          className="close"
          aria-label={kitWords('kit.close')}
          onClick={props.onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      <ConfigProvider getPopupContainer={() => element.current ?? document.body}>
        {props.children}
      </ConfigProvider>
    </dialog>
  )
}

const fields = 'form :is(input:not([type=file]), select, textarea)'

/** What a dialog names as first, else the first field of its form. */
function firstFocusOf(dialog: HTMLDialogElement): HTMLElement | null {
  return dialog.querySelector('[data-first-focus]') ?? dialog.querySelector(fields)
}

/** Back to what opened the dialog; opened by a key or from a closed menu, to the row that is chosen. */
function giveBack(opener: Element | null): void {
  if (opener instanceof HTMLElement && opener !== document.body) opener.focus()
  const isBack = document.activeElement === opener && opener !== document.body
  if (!isBack) document.querySelector<HTMLElement>('[data-focus-home]')?.focus()
}
