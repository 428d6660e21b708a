/* Names under which there is one job at a time. */

export const ringDeadlineKey = (legId: string) => `ring-deadline:${legId}`;
export const recallKey = (callId: string) => `recall:${callId}`;
export const graceKey = (callId: string) => `grace:${callId}`;
export const waitOverKey = (callId: string) => `wait-over:${callId}`;
export const choiceOverKey = (callId: string) => `choice-over:${callId}`;
export const wrapUpKey = (agentId: string) => `wrap-up:${agentId}`;
export const sweepKey = (callId: string) => `sweep:${callId}`;
export const placeCustomerKey = (callId: string) => `place-customer:${callId}`;
export const soundDueKey = (callId: string) => `sound-due:${callId}`;
export const withdrawRingKey = (agentId: string) => `withdraw-ring:${agentId}`;
export const tabSilentKey = (tabId: string) => `tab-silent:${tabId}`;
