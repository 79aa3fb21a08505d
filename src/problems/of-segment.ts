/** Which segment a message is about, where each is fitted by itself: "email: "; else nothing. */
export const ofSegment = (segment?: string): string =>
  segment === undefined ? '' : `${segment}: `;
