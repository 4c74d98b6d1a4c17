import { Trans } from '@lingui/react'
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
          <Trans
            id="<0>From then on this group pages nobody, even in a real emergency.</0> Its tickets are still taken, and every console shows them in red with its record, so that one of you can page by hand."
            components={{ 0: <strong /> }}
          />{' '}
          {emergencyPhone === '' ? (
            i18n.t('The customer is told on the receipt.')
          ) : (
            <Trans
              id="The customer is told on the receipt, with the number {phone}."
              values={{ phone: <bdi className="block-phone tabular">{emergencyPhone}</bdi> }}
            />
          )}
        </p>
      </div>
      <NotEnforcedNote>{i18n.t('Until the desk has this block, nothing is withheld.')}</NotEnforcedNote>
      {preview.entriesInForce > 0 && (
        <p className="block-note">
          <Info size={15} aria-hidden />
          <span>
            {i18n.t(
              '{count, plural, one {It is blocked already.} other {It is blocked already by # entries.}} A second block ends apart from the first: to make that one longer, extend it instead.',
              { count: preview.entriesInForce },
            )}
          </span>
        </p>
      )}
      {near.length > 0 && (
        <p className="block-note block-note-warning">
          <Info size={15} aria-hidden />
          <span>
            <Trans
              id="Names almost like this: {names}. Be sure that it is this one that you mean; the others are not blocked by it."
              values={{
                names: near.map(({ groupId, name, alias }, place) => (
                  <span key={groupId}>
                    {place > 0 && ', '}
                    <bdi className="block-near-name">
                      {alias === null ? name : i18n.t('{name} (also {alias})', { name, alias })}
                    </bdi>
                  </span>
                )),
              }}
            />
          </span>
        </p>
      )}
    </>
  )
}
