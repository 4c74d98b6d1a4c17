import { Switch } from 'react-aria-components'
import './switch-field.css'

export interface SwitchFieldProps {
  label: string
  description?: string
  isSelected: boolean
  onChange: (isSelected: boolean) => void
  isDisabled?: boolean
}

/** On or off, at once. */
export function SwitchField({
  label,
  description,
  isSelected,
  onChange,
  isDisabled = false,
}: SwitchFieldProps) {
  return (
    <Switch className="switch" isSelected={isSelected} onChange={onChange} isDisabled={isDisabled}>
      <span className="switch-track" aria-hidden />
      <span>
        {label}
        {description !== undefined && <span className="switch-description">{description}</span>}
      </span>
    </Switch>
  )
}
