import { BellOff, Info } from 'lucide-react'
import { i18n } from '../../texts/i18n.ts'
import { useDeskNow } from '../../ui/desk-now.ts'
import type { BlockGround } from './block-store.ts'
import { NotEnforcedNote } from './not-enforced-note.tsx'

/** What a block means, in plain words, and what whoever makes it should know of this group. */
export function BlockMeaning({ ground }: { ground: BlockGround }) {
  const { emergencyPhone } = useDeskNow()
  const { preview, near } = ground
  return (
    <>
      <div className="block-meaning">
        <BellOff size={18} aria-hidden />
        <p>
          <strong>{i18n.t('From then on this group pages nobody, even in a real emergency.')}</strong> Its
          tickets are still taken, and every console shows them in red with its record, so that one of you can
          page by hand. The customer is told on the receipt
          {emergencyPhone === '' ? (
            '.'
          ) : (
            <>
              , with the number <bdi className="block-phone tabular">{emergencyPhone}</bdi>.
            </>
          )}
        </p>
      </div>
      <NotEnforcedNote>{i18n.t('Until the desk has this block, nothing is withheld.')}</NotEnforcedNote>
      {preview.entriesInForce > 0 && (
        <p className="block-note">
          <Info size={15} aria-hidden />
          <span>
            It is blocked already{preview.entriesInForce > 1 && ` by ${preview.entriesInForce} entries`}. A
            second block ends apart from the first: to make that one longer, extend it instead.
          </span>
        </p>
      )}
      {near.length > 0 && (
        <p className="block-note block-note-warning">
          <Info size={15} aria-hidden />
          <span>
            Names almost like this:{' '}
            {near.map(({ groupId, name, alias }, place) => (
              <span key={groupId}>
                {place > 0 && ', '}
                <bdi className="block-near-name">{alias === null ? name : `${name} (also ${alias})`}</bdi>
              </span>
            ))}
            . Be sure that it is this one that you mean; the others are not blocked by it.
          </span>
        </p>
      )}
    </>
  )
}
