export * from './lib/agent';
export * from './lib/call';
export * from './lib/customer-request';
export * from './lib/live';
export * from './lib/problem';
export * from './lib/session';
export * from './lib/token';
export * from './lib/timeline';
