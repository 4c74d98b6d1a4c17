/** Tabs of one browser hand links to tickets to each other over this channel: to whichever has the console open. */
export const tabLinks = 'desk-links'

/** What the one that follows a link answers. */
export const linkHeard = 'heard'
