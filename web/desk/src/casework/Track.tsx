import { Shape } from '@linli/kit/shapes'
import { t } from '../words.ts'
import type { CasePageData } from './case-words.ts'
import { trackHolder, trackIndex, trackStages } from './track.ts'

const COLUMN = 100
const LANE_Y = { supervision: 20, command: 84 } as const
const HEIGHT = 124

/** Seven stages on two lanes: supervision watches, command gets it done. */
export function Track({ page }: { page: CasePageData }) {
  const index = trackIndex(page)
  return (
    <section className="card track" aria-label={t('casework.track')}>
      <p className="lane lane-supervision">{t('casework.laneSupervision')}</p>
      <p className="lane lane-command">{t('casework.laneCommand')}</p>
      <TrackLine index={index} />
      <ol>
        {trackStages.map(({ name, lane }, number) => (
          <li
            key={name}
            className={`on-${lane}`}
            style={{ gridColumn: number + 1 }}
            data-state={number < index ? 'past' : number === index ? 'now' : 'ahead'}
            aria-current={number === index ? 'step' : undefined}
          >
            <span className="knot">{number < index && <Shape name="done" />}</span>
            <span className="stage">
              <b>{t(`casework.track-${name}`)}</b>
              <span className="s">
                {name === 'evaluate' ? t('casework.theReporter') : trackHolder(page, name)}
              </span>
              <span className="hidden-words">{trackState(number, index)}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function trackState(number: number, index: number): string {
  if (number < index) return t('casework.trackPast')
  return number === index ? t('casework.trackNow') : t('casework.trackAhead')
}

/** The line through the knots, solid as far as the case has come. */
function TrackLine({ index }: { index: number }) {
  return (
    <svg
      viewBox={`0 0 ${COLUMN * trackStages.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {trackStages.slice(1).map(({ name, lane }, step) => (
        <path
          key={name}
          d={link(step, trackStages[step]?.lane ?? lane, lane)}
          data-ahead={step + 1 > index}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  )
}

function link(step: number, from: keyof typeof LANE_Y, to: keyof typeof LANE_Y): string {
  const x = step * COLUMN + COLUMN / 2
  const end = x + COLUMN
  const [y, endY] = [LANE_Y[from], LANE_Y[to]]
  if (y === endY) return `M${x} ${y}H${end}`
  const middle = x + COLUMN * 0.45
  return `M${x} ${y}H${middle - 6}C${middle + 6} ${y} ${middle - 2} ${endY} ${middle + 12} ${endY}H${end}`
}
