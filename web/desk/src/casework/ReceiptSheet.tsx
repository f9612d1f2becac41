import { Link } from '@tanstack/react-router'
import { momentWords } from '@linli/kit/clock'
import { Icon } from '@linli/kit/icons'
import { useNow } from '@linli/kit/ticking'
import { kitWords } from '@linli/kit/words'
import { useStreet } from '../shell/session.ts'
import { t } from '../words.ts'
import type { Receipt } from './intake.ts'

/** The receipt to hand over or read out: number, code and check word, what comes next, QR and phone. */
export function ReceiptSheet({
  receipt,
  heard,
  onNext,
}: {
  receipt: Receipt
  heard: string
  onNext: () => void
}) {
  const at = useNow()
  const street = useStreet().data
  return (
    <>
      <div className="head">
        <h1 className="grow">{t('casework.receipt')}</h1>
        <button type="button" className="btn p" onClick={() => print()}>
          <Icon name="print" />
          {t('casework.print')}
        </button>
        <button type="button" className="btn" onClick={onNext}>
          {t('casework.nextOne')}
        </button>
        <Link className="btn" to="/cases/$caseId" params={{ caseId: receipt.caseId }}>
          {t('casework.wholeCase')}
        </Link>
      </div>
      <article className="card receipt">
        <div>
          <p className="m">{street?.streetName}</p>
          <p className="receipt-number">{receipt.number}</p>
          <dl className="kv">
            {heard !== '' && (
              <>
                <dt>{t('casework.heard')}</dt>
                <dd>{heard}</dd>
              </>
            )}
            <dt>{t('casework.place')}</dt>
            <dd>{receipt.place}</dd>
            <dt>{t('casework.reportedAt')}</dt>
            <dd>{momentWords(receipt.reportedAt, at)}</dd>
            {receipt.promisedAt !== undefined && (
              <>
                <dt>{t('casework.promised')}</dt>
                <dd>
                  <b>{momentWords(receipt.promisedAt, at)}</b>
                  {receipt.isProvisional && <p className="s">{kitWords('kit.provisionalWhy')}</p>}
                </dd>
              </>
            )}
            <dt>{t('casework.receiptCode')}</dt>
            <dd className="b">{receipt.receiptCode}</dd>
            <dt>{t('casework.checkWord')}</dt>
            <dd className="b">{receipt.checkWord}</dd>
          </dl>
          <p className="b">{t('casework.nextTitle')}</p>
          <ol className="receipt-steps">
            <li>{t('casework.next1')}</li>
            <li>{t('casework.next2')}</li>
            <li>{t('casework.next3')}</li>
            <li>{t('casework.next4')}</li>
          </ol>
          <p className="s">{t('casework.readAloud')}</p>
          <p>{t('casework.receiptPhone', { phone: street?.phone ?? '' })}</p>
        </div>
        <img
          className="receipt-qr"
          alt={t('casework.qr')}
          src={`data:image/svg+xml,${encodeURIComponent(receipt.qr ?? '')}`}
        />
      </article>
    </>
  )
}
