import { useEffect, useRef, useState } from 'react'
import { Lock, Send } from 'lucide-react'
import { textLimits, textSchema, type TicketId } from '../../../shared/protocol/common.ts'
import type { CommandId } from '../../commands/command-table.ts'
import { isPressOf } from '../../commands/is-press-of.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { useKeysOf } from '../../commands/use-keys-of.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useDeskNow } from '../../ui/desk-now.ts'
import { KeyCaps } from '../../ui/key-caps.tsx'
import { CannedPicker } from './canned-picker.tsx'
import { useCanned } from './canned-store.ts'
import { useComposerLook } from './composer-look-store.ts'
import { AttachButton, ComposerFiles } from './composer-files.tsx'
import { ComposerPreview } from './composer-preview.tsx'
import { emptyDraft, useDrafts } from './draft-store.ts'
import { FormatBar } from './format-bar.tsx'
import { MentionList, mentionListId, mentionOptionId } from './mention-list.tsx'
import type { MessageMode } from './message-draft.ts'
import { ReaderLine } from './reader-line.tsx'
import { RecipientChoice } from './recipient-choice.tsx'
import { SendQuestion } from './send-question.tsx'
import { SignatureLine } from './signature-line.tsx'
import { takeBackLast } from './take-back.ts'
import { useTicket } from './ticket-store.ts'
import { useComposerFiles } from './use-composer-files.ts'
import { useMention } from './use-mention.ts'
import { useOutgoing } from './use-outgoing.ts'
import { useTextHelpers } from './use-text-helpers.ts'
import { useWantedCaret } from './use-wanted-caret.ts'
import { whyAsk, type WhyAsk } from './why-ask.ts'
import './composer.css'

const bodySchema = textSchema(textLimits.body, 'a message')

interface ModeWords {
  tab: string
  field: string
  placeholder: string
  send: string
  command: CommandId
}

const words: Record<MessageMode, ModeWords> = {
  reply: {
    tab: i18n.t('Reply'),
    field: i18n.t('Reply to the customer'),
    placeholder: i18n.t('Write to the customer…'),
    send: i18n.t('Send reply to customer'),
    command: 'ticket.reply',
  },
  note: {
    tab: i18n.t('Note'),
    field: i18n.t('Note for the staff'),
    placeholder: i18n.t('Write for the staff only; the customer never sees it…'),
    send: i18n.t('Save note'),
    command: 'ticket.note',
  },
}

interface ComposerProps {
  ticketId: TicketId
  /** Its ticket stands above it. Until then there is room to type, and nothing is sent to what nobody has seen. */
  isShown: boolean
}

/** Where a reply or a note is written. Which of the two stands in its colour, its label and its button. */
export function Composer({ ticketId, isShown }: ComposerProps) {
  const draft = useDrafts((state) => state.drafts.get(ticketId)) ?? emptyDraft
  const { typed, modePicked, recipientsPicked, leaving, stayed, sent } = useDrafts.getState()
  const { messageSent } = useTicket.getState()
  const { isAway, undoMs } = useDeskNow()
  const textArea = useRef<HTMLTextAreaElement>(null)
  const isSending = useRef(false)
  const [spoken, setSpoken] = useState('')
  const [whys, setWhys] = useState<readonly WhyAsk[]>([])
  const isPreviewShown = useComposerLook((state) => state.isPreviewShown)
  const outgoing = useOutgoing(ticketId, draft)
  const { ticket, staff, values, signature, isSignatureLeftOut, signatureToggled, body, recipients } =
    outgoing
  const mention = useMention(textArea, draft.mode === 'note', staff)
  const helpers = useTextHelpers(textArea, values)
  const parsed = bodySchema.safeParse(body)
  const unkept = useDrafts((state) => state.failure)
  const wrong = draft.text.trim() === '' || parsed.success ? undefined : parsed.error.issues[0]?.message
  const { attachments, isCopying, drop } = useComposerFiles(ticketId)
  const problem =
    wrong ?? (unkept === null ? undefined : i18n.t('Not kept yet: {message}', { message: unkept.message }))

  const asked = () => {
    if (!parsed.success || !isShown || isCopying) return
    const reasons = whyAsk(draft, body, staff, recipients.readers)
    if (reasons.length > 0) setWhys(reasons)
    else void send(draft.mode, body)
  }
  const send = async (mode: MessageMode, text: string) => {
    if (isSending.current) return
    isSending.current = true
    setWhys([])
    leaving(ticketId)
    const alsoTo = recipients.choices.length === 0 ? null : recipients.picked
    const isKept = await messageSent(ticketId, { mode, text, attachments, alsoTo }, undoMs)
    isSending.current = false
    if (!isKept) return stayed(ticketId)
    sent(ticketId, draft.text)
    signatureToggled(false)
    setSpoken(sentWords(mode, isAway, undoMs))
    // The button that was pressed is switched off by now, and would let the keyboard fall.
    textArea.current?.focus()
  }
  const write = (mode: MessageMode) => {
    modePicked(ticketId, mode)
    textArea.current?.focus()
  }
  const keepAsNote = () => {
    modePicked(ticketId, 'note')
    void send('note', draft.text)
  }
  useCommands({
    'ticket.reply': () => write('reply'),
    'ticket.note': () => write('note'),
    'ticket.quote': helpers.quoted,
  })
  useGrowing(textArea, draft.text)
  useWantedCaret(textArea, ticketId, draft.text)

  const { field, placeholder, send: sendWords } = words[draft.mode]
  return (
    <section
      className={`composer composer-${draft.mode} ${drop.isOver ? 'composer-dropping' : ''}`}
      aria-label={i18n.t('Write')}
      {...drop.handlers}
    >
      <div className="composer-tabs" role="group" aria-label={i18n.t('What to write')}>
        <ModeButton mode="reply" picked={draft.mode} onPick={write} />
        <ModeButton mode="note" picked={draft.mode} onPick={write} />
        <FormatBar
          onFormat={helpers.formatted}
          onCanned={() => useCanned.getState().asked()}
          isPreviewShown={isPreviewShown}
          onPreview={() => useComposerLook.getState().previewToggled()}
        />
      </div>
      <ReaderLine
        mode={draft.mode}
        ticket={ticket}
        wasNote={draft.mode === 'reply' && draft.begunAs === 'note'}
      />
      {draft.mode === 'reply' && (
        <RecipientChoice {...recipients} onPick={(picked) => recipientsPicked(ticketId, picked)} />
      )}
      <div className={isPreviewShown ? 'composer-halves' : undefined}>
        <div className="composer-write">
          <textarea
            ref={textArea}
            className="composer-text"
            aria-label={field}
            aria-invalid={wrong !== undefined}
            placeholder={placeholder}
            dir="auto"
            aria-autocomplete={draft.mode === 'note' ? 'list' : undefined}
            aria-controls={mention.choice.length > 0 ? mentionListId : undefined}
            aria-activedescendant={mention.choice.length > 0 ? mentionOptionId(mention.index) : undefined}
            rows={2}
            value={draft.text}
            onChange={(event) => {
              typed(ticketId, event.currentTarget.value, recipients.given)
              mention.moved()
            }}
            onClick={mention.moved}
            onBlur={mention.left}
            onKeyDown={(event) => {
              if (mention.pressed(event) || helpers.pressed(event)) return
              if (isPressOf(event.nativeEvent, 'ticket.send')) {
                event.preventDefault()
                asked()
              } else if (isPressOf(event.nativeEvent, 'desk.undo') && draft.text === '') {
                // Nothing is typed: what there is to undo is the reply just sent.
                event.preventDefault()
                void takeBackLast(Date.now(), isAway)
              } else if (event.key === 'Escape') event.currentTarget.blur()
            }}
          />
          <MentionList mention={mention} />
        </div>
        {isPreviewShown && <ComposerPreview mode={draft.mode} body={body} staff={staff} />}
      </div>
      {!isPreviewShown && (
        <SignatureLine
          signature={signature}
          isLeftOut={isSignatureLeftOut}
          onToggle={() => signatureToggled(!isSignatureLeftOut)}
        />
      )}
      <ComposerFiles ticketId={ticketId} />
      <footer className="composer-footer">
        <AttachButton ticketId={ticketId} onPicked={() => textArea.current?.focus()} />
        <span className="composer-says" role={problem === undefined ? undefined : 'alert'}>
          {problem ?? saysHow(attachments.length, draft.text)}
        </span>
        <Button
          variant="primary"
          icon={draft.mode === 'note' ? Lock : Send}
          command="ticket.send"
          isDisabled={!parsed.success || !isShown || isCopying}
          onPress={asked}
        >
          {draft.mode === 'reply' && recipients.picked.length > 0
            ? i18n.t('Send reply to {count} customers', { count: recipients.picked.length + 1 })
            : sendWords}
        </Button>
        <span className="visually-hidden" role="status">
          {spoken}
        </span>
      </footer>
      <CannedPicker values={values} onPick={helpers.cannedPicked} />
      <SendQuestion
        whys={whys}
        isToMany={recipients.picked.length > 0}
        body={body}
        onSend={() => void send('reply', body)}
        onKeepAsNote={keepAsNote}
        onClose={() => setWhys([])}
      />
    </section>
  )
}

function saysHow(files: number, text: string): string {
  if (files > 0 && text.trim() === '') return i18n.t('Write a line to go with the files.')
  return i18n.t('Markdown: **bold**, *italic*, - list, > quote')
}

/** Said once, politely; the seconds that tick are for the eye alone. */
function sentWords(mode: MessageMode, isAway: boolean, undoMs: number): string {
  if (mode === 'note')
    return isAway ? i18n.t('The note is kept and waits for the desk.') : i18n.t('The note is saved.')
  if (isAway) return i18n.t('The reply is kept and waits for the desk. Press Control and Z to take it back.')
  if (undoMs === 0) return i18n.t('The reply is on its way.')
  return i18n.t('The reply is sent in {seconds} seconds. Press Control and Z to take it back.', {
    seconds: undoMs / 1000,
  })
}

interface ModeButtonProps {
  mode: MessageMode
  picked: MessageMode
  onPick: (mode: MessageMode) => void
}

function ModeButton({ mode, picked, onPick }: ModeButtonProps) {
  const { aria } = useKeysOf(words[mode].command)
  return (
    <button
      type="button"
      className={`composer-tab composer-tab-${mode}`}
      aria-pressed={mode === picked}
      aria-keyshortcuts={aria}
      onClick={() => onPick(mode)}
    >
      {mode === 'note' && <Lock size={12} aria-hidden />}
      {words[mode].tab}
      <KeyCaps command={words[mode].command} />
    </button>
  )
}

/** The field grows with its text, up to what the style sheet allows. */
function useGrowing(textAreaRef: React.RefObject<HTMLTextAreaElement | null>, text: string): void {
  useEffect(() => {
    const element = textAreaRef.current
    if (element === null) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + 2}px`
  }, [textAreaRef, text])
}
