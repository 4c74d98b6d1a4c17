import { fieldStyle } from './field-style.ts'
import { linkStyle } from './link-style.ts'
import { receiptStyle } from './receipt-style.ts'
import { urgencyStyle } from './urgency-style.ts'

/** Lets an editor and the formatter read the text as a style sheet. */
const css = String.raw

/** Colours and the provider's frame. `--tint` is named again in provider-style.ts. */
const frameStyle = css`
  :root {
    color-scheme: light dark;
    --page: #f6f7f9;
    --card: #ffffff;
    --ink: #1b1f26;
    --quiet: #555d6b;
    --line: #d5d9e0;
    --edge: #7d8693;
    --tint: #eef1f5;
    --danger: #b3131b;
    --danger-tint: #fdf1f1;
    --sample: #fff3cd;
    --sample-ink: #553b00;
    --radius: 8px;
    --gap: 1.5rem;
    font-family: system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif;
    font-size: 100%;
    line-height: 1.5;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --page: #14171c;
      --card: #1c2027;
      --ink: #e6e9ee;
      --quiet: #a5aebb;
      --line: #343b46;
      --edge: #7f8a99;
      --tint: #232932;
      --danger: #ff8a8a;
      --danger-tint: #33191c;
      --sample: #4a3a10;
      --sample-ink: #ffe6a3;
    }
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  body {
    margin: 0;
    background: var(--page);
    color: var(--ink);
    overflow-wrap: anywhere;
  }
  h1,
  h2,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
  }
  h1 {
    font-size: 1.75rem;
    line-height: 1.2;
    letter-spacing: -0.01em;
  }
  h2 {
    font-size: 1.125rem;
    line-height: 1.3;
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.15em;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
    border-radius: 4px;
  }
  .width {
    width: min(66rem, 100% - 2.5rem);
    margin-inline: auto;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .skip {
    position: absolute;
    inset-inline-start: 1rem;
    top: -5rem;
    padding: 0.5rem 1rem;
    background: var(--card);
  }
  .skip:focus {
    top: 0.5rem;
  }
  .sample {
    padding: 0.5rem 1.25rem;
    background: var(--sample);
    color: var(--sample-ink);
    text-align: center;
  }
  .banner {
    background: var(--banner);
    color: var(--banner-ink);
  }
  .banner .width {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.75rem;
    padding-block: 1rem;
  }
  .banner :focus-visible {
    outline-color: currentcolor;
  }
  .provider {
    color: inherit;
    font-size: 1.25rem;
    font-weight: 650;
    text-decoration: none;
  }
  .place {
    font-size: 0.9375rem;
  }
  .links {
    background: var(--card);
    border-block-end: 1px solid var(--line);
    font-size: 0.9375rem;
  }
  .links .width {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 2rem;
    padding-block: 0.375rem;
  }
  .links ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25rem;
    list-style: none;
  }
  .links a {
    display: inline-block;
    padding-block: 0.375rem;
    color: var(--ink);
    text-decoration: none;
  }
  .links a:hover {
    color: var(--accent);
    text-decoration: underline;
  }
  .sheet {
    display: grid;
    grid-template-columns: minmax(0, 44rem) minmax(13rem, 1fr);
    gap: 2rem 3rem;
    padding-block: 2rem 3rem;
    align-items: start;
  }
  .text {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--gap);
  }
  .lead {
    color: var(--quiet);
    font-size: 1.0625rem;
  }
  .step,
  .aside {
    display: grid;
    gap: 0.875rem;
    padding: 1.5rem;
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .aside {
    position: sticky;
    top: 1.5rem;
    gap: 0.25rem;
  }
  .aside h2 {
    color: var(--quiet);
    font-size: 0.875rem;
    font-weight: 600;
  }
  .aside h2:not(:first-child) {
    margin-block-start: 0.875rem;
  }
  .phone {
    font-size: 1.25rem;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    text-decoration: none;
  }
  footer {
    padding-block: 1.25rem 2rem;
    border-block-start: 1px solid var(--line);
    color: var(--quiet);
    font-size: 0.875rem;
  }
  @media (max-width: 56rem) {
    .sheet {
      grid-template-columns: minmax(0, 1fr);
      padding-block-start: 1.25rem;
    }
    .aside {
      position: static;
      order: -1;
      padding: 1rem 1.25rem;
    }
  }
  @media (max-width: 34rem) {
    .width {
      width: min(66rem, 100% - 1.5rem);
    }
    .step {
      padding: 1.125rem;
    }
  }
  @media print {
    :root {
      --page: #ffffff;
      --card: #ffffff;
    }
    .links,
    .skip,
    .add,
    .send {
      display: none;
    }
    .banner {
      background: none;
      color: inherit;
    }
    .sheet {
      display: block;
      padding-block-start: 0.5rem;
    }
    .step,
    .aside {
      border: 0;
      padding: 0;
      break-inside: avoid;
    }
    .aside {
      margin-block-start: 1.5rem;
    }
  }
`

/** The one style sheet of everything the public sees. It changes only with the program. */
export const formStyle = frameStyle + fieldStyle + urgencyStyle + receiptStyle + linkStyle
