import type { AgentView, AwayReason, Presence } from '@baton/shared-types';

/** Names a presence in a word. */
export function presenceLabel(presence: Presence): string {
  switch (presence) {
    case 'available':
      return 'Available';
    case 'wrap-up':
      return 'Wrap-up';
    case 'away':
      return 'Away';
    case 'ringing':
      return 'Ringing';
    case 'on-call':
      return 'On a call';
    case 'offline':
      return 'Offline';
  }
}

/** Tells the signed-in agent why they are away; empty when they chose it themselves. */
export function myAwayReason(reason: AwayReason | null): string {
  switch (reason) {
    case 'declined-a-call':
      return 'You declined a call';
    case 'missed-a-call':
      return 'You missed a call';
    case 'unreachable':
      return 'Your phone could not be reached';
    case 'chosen':
    case null:
      return '';
  }
}

/** Tells why a colleague is away; empty when they chose it themselves. */
export function colleagueAwayReason(reason: AwayReason | null): string {
  switch (reason) {
    case 'declined-a-call':
      return 'declined a call';
    case 'missed-a-call':
      return 'missed a call';
    case 'unreachable':
      return 'phone not reachable';
    case 'chosen':
    case null:
      return '';
  }
}

/** Whether a colleague can be rung now. */
export function isChoosable({ presence }: AgentView): boolean {
  return presence === 'available';
}

/** Says a colleague's presence with the reason, as a chip or a screen reader needs it. */
export function presenceText({ presence, awayReason }: AgentView): string {
  const reason = presence === 'away' ? colleagueAwayReason(awayReason) : '';
  return reason ? `${presenceLabel(presence)}, ${reason}` : presenceLabel(presence);
}
