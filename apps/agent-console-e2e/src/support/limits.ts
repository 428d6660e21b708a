import { heartbeatIntervalMs } from '@baton/shared-types';

/** How long a customer may hear nothing, in ms; beyond that it is a fault. */
export const limits = {
  /**
   * Nothing has failed: half of what the promise allows, which is ten times what an idle machine
   * needs.
   */
  handover: 1_000,
  /**
   * What the promise allows while nothing fails. It holds on a machine that is too busy to judge
   * anything sharper.
   */
  promised: 2_000,
  /** A report says what has happened: 2 s after it, and as long again for what the report needs. */
  reported: 2_000,
  /** Nothing says so but the missing heartbeat. */
  unreported: heartbeatIntervalMs + 2_000,
  /**
   * No music and no announcement of the desk is shorter; what is shorter is the ragged edge of a
   * voice.
   */
  shortestSound: 500,
} as const;
