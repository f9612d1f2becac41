import { t, type WordKey, words } from '../words.ts'
import { Dialog } from './Dialog.tsx'
import { prefer, preferences } from './preferences.ts'

const rows: readonly (readonly [keys: readonly string[], word: WordKey])[] = [
  [['/'], 'shell.keyFind'],
  [['J', 'K'], 'shell.keyNext'],
  [['Enter'], 'shell.keyOpen'],
  [['Esc'], 'shell.keyClose'],
  [['H'], 'shell.keyVerify'],
  [['F'], 'shell.keyFile'],
  [['D'], 'shell.keyDispatch'],
  [['B'], 'shell.keyReturn'],
  [['U'], 'shell.keyUrge'],
  [['C'], 'shell.keyCheck'],
  [['N'], 'shell.keyNote'],
  [['T'], 'shell.keyDerivation'],
  [['V'], 'shell.keyReveal'],
  [['M'], 'shell.keyMap'],
  [['↑', '↓', '←', '→'], 'shell.keyArrows'],
  [['G', 'P'], 'shell.keyGoDispatch'],
  [['G', 'C'], 'shell.keyGoCases'],
  [['G', 'S'], 'shell.keyGoSix'],
  [['G', 'G'], 'shell.keyGoGrid'],
  [['?'], 'shell.keyAll'],
]

export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t('shell.keysTitle')} onClose={onClose}>
      <table className="tbl keys-table">
        <thead>
          <tr>
            <th scope="col">{t('shell.keyColumn')}</th>
            <th scope="col">{t('shell.keyDoes')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([keys, word]) => (
            <tr key={word}>
              <td>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </td>
              <td>{words(word)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <KeysSwitch />
    </Dialog>
  )
}

export function KeysSwitch() {
  return (
    <label className="tick">
      <input
        type="checkbox"
        defaultChecked={preferences().keys}
        onChange={(event) => void prefer({ keys: event.target.checked })}
      />
      {t('shell.keysOn')}
    </label>
  )
}

/** The keys of one screen at its foot; each of them also has its button. */
export function KeyLine({
  keys,
}: {
  keys: readonly (readonly [keys: readonly string[], word: string])[]
}) {
  return (
    <p className="keys">
      {keys.map(([pressed, word]) => (
        <span key={word}>
          {pressed.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
          {word}
        </span>
      ))}
    </p>
  )
}
