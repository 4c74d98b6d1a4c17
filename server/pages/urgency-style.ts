const css = String.raw

/** The five levels, each with a colour beside its icon and its word, and the two questions that advise. */
export const urgencyStyle = css`
  :root {
    --question: #59616f;
    --work-request: #33588a;
    --urgent-work-request: #7d5600;
    --impaired-function: #a34700;
    --mission-critical: #b01622;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --question: #a5adba;
      --work-request: #9ebbe2;
      --urgent-work-request: #edc04f;
      --impaired-function: #ffab66;
      --mission-critical: #ff8d93;
    }
  }
  .question {
    --level: var(--question);
  }
  .work-request {
    --level: var(--work-request);
  }
  .urgent-work-request {
    --level: var(--urgent-work-request);
  }
  .impaired-function {
    --level: var(--impaired-function);
  }
  .mission-critical {
    --level: var(--mission-critical);
  }
  .icon {
    width: 1.375rem;
    height: 1.375rem;
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .advice {
    display: grid;
    padding: 1rem 1.125rem;
    border-radius: 6px;
    background: var(--tint);
  }
  .questions {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.75rem;
    margin-block-start: 0.625rem;
  }
  .question-asked,
  .levels {
    border: 0;
    min-width: 0;
  }
  .question-asked .option {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    margin-inline-end: 1.25rem;
    padding-block: 0.375rem;
  }
  .advised p {
    display: none;
    margin-block-start: 0.5rem;
  }
  .advice:has(#workedBefore-no:checked) .never-worked,
  .advice:has(#workedBefore-yes:checked):has(#everythingDown-no:checked) .partly-down,
  .advice:has(#workedBefore-yes:checked):has(#everythingDown-yes:checked) .all-down {
    display: block;
  }
  .levels {
    display: grid;
    gap: 0.625rem;
  }
  .levels legend {
    margin-block-end: 0.5rem;
  }
  .level {
    position: relative;
    display: grid;
    grid-template-columns: 1.25rem minmax(0, 1fr);
    gap: 0.375rem 0.875rem;
    align-items: center;
    padding: 0.875rem 1.125rem;
    border: 1px solid var(--line);
    border-inline-start: 4px solid var(--level);
    border-radius: 6px;
  }
  .level label {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    color: var(--level);
    font-size: 1.0625rem;
    font-weight: 650;
  }
  .level label,
  .level input {
    cursor: pointer;
  }
  /* The whole card takes the click; its text can still be read and selected above it. */
  .level label::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .level input {
    position: relative;
    z-index: 1;
  }
  .level .rank::after {
    content: ' ·';
  }
  .level .about {
    grid-column: 2;
    display: grid;
    gap: 0.375rem;
  }
  .level .warning {
    color: var(--quiet);
  }
  .level .woken {
    padding-block-start: 0.375rem;
    border-block-start: 1px solid var(--line);
    font-size: 0.9375rem;
    font-weight: 600;
  }
  .level:has(:checked) {
    border-color: var(--level);
    box-shadow: inset 0 0 0 1px var(--level);
    background: color-mix(in srgb, var(--level) 6%, transparent);
  }
  .levels.wrong .level {
    border-block-color: var(--danger);
    border-inline-end-color: var(--danger);
  }
  @media (max-width: 34rem) {
    .questions {
      grid-template-columns: minmax(0, 1fr);
    }
    .level {
      padding: 0.875rem;
    }
  }
`
