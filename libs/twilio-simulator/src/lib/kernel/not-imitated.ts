/**
 * The number under which the simulator itself warns; Twilio's dictionary has none for a simulator's
 * gaps.
 */
export const NOT_IMITATED = 20501;
