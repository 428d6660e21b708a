import type { AgentId, CallId, LegId } from '@baton/call-flow';
/* Names under which there is one job at a time. */

export const ringDeadlineKey = (legId: LegId) => `ring-deadline:${legId}`;
export const recallKey = (callId: CallId) => `recall:${callId}`;
export const graceKey = (callId: CallId) => `grace:${callId}`;
export const waitOverKey = (callId: CallId) => `wait-over:${callId}`;
export const choiceOverKey = (callId: CallId) => `choice-over:${callId}`;
export const wrapUpKey = (agentId: AgentId) => `wrap-up:${agentId}`;
export const sweepKey = (callId: CallId) => `sweep:${callId}`;
export const deskSweepKey = 'desk-sweep';
export const placeCustomerKey = (callId: CallId) => `place-customer:${callId}`;
export const soundDueKey = (callId: CallId) => `sound-due:${callId}`;
export const withdrawRingKey = (agentId: AgentId) => `withdraw-ring:${agentId}`;
export const tabSilentKey = (tabId: string) => `tab-silent:${tabId}`;
