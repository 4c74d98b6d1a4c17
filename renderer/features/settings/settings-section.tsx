import { useId, type ReactNode } from 'react'

interface SettingsSectionProps {
  title: string
  words?: string
  children: ReactNode
}

/** One subject: its name and words at the side, its controls in the column beside. */
export function SettingsSection({ title, words, children }: SettingsSectionProps) {
  const id = useId()
  return (
    <section className="settings-section" aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        {words !== undefined && <p className="settings-words">{words}</p>}
      </div>
      <div className="settings-controls">{children}</div>
    </section>
  )
}
