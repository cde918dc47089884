/* What lies on the device goes by this name: a guest's apart from a member's, for one browser may hold both. */
export const SPACE = FOR_GUESTS ? 'runde-guest' : 'runde';
