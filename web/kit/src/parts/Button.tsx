import type { ButtonHTMLAttributes } from 'react'
import { Icon, type IconName } from '../icons.tsx'

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** One main act per screen; everything else is plain or quiet. */
  kind?: 'main' | 'plain' | 'quiet'
  icon?: IconName
  isWide?: boolean
  isBusy?: boolean
}

export function Button(props: Props) {
  const { kind = 'plain', icon, isWide, isBusy, children, className = '', ...rest } = props
  return (
    <button
      type="button"
      {...rest}
      className={`btn btn-${kind} ${isWide ? 'btn-wide' : ''} ${className}`}
      disabled={rest.disabled === true || isBusy === true}
      aria-busy={isBusy}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** A round-ended button for the top bar, as a phone link or an act. */
export function Chip(props: Props) {
  const { icon, children, className = '', kind, isWide, isBusy, ...rest } = props
  return (
    <button type="button" {...rest} className={`chip ${className}`}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** Dials a number. */
export function CallLink({ phone, children }: { phone: string; children: string }) {
  return (
    <a className="chip" href={`tel:${phone.replaceAll(' ', '')}`}>
      <Icon name="phone" />
      {children}
    </a>
  )
}
