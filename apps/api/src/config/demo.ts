import { isLoopbackName } from './host-names';

/** The simulator's account. It is published, so it is worth nothing outside of one machine. */
export const demoCredentials = {
  TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000001',
  TWILIO_AUTH_TOKEN: '0123456789abcdef0123456789abcdef',
  TWILIO_API_KEY_SID: 'SK00000000000000000000000000000001',
  TWILIO_API_KEY_SECRET: 'fedcba9876543210fedcba9876543210',
} as const;

/** The agents that exist in demo mode. */
export const demoAgents = [
  { id: 'agent1', name: 'Ada' },
  { id: 'agent2', name: 'Ben' },
  { id: 'agent3', name: 'Cleo' },
  { id: 'agent4', name: 'Dev' },
] as const;

/** Whether an address leads to this machine only. */
export const isLoopback = (address: string): boolean => isLoopbackName(new URL(address).hostname);
