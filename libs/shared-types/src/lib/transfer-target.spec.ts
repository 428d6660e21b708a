import { agentIdSchema, partyIdSchema, phoneNumberSchema } from './agent';
import { startTransferSchema } from './call';

describe('the target of a transfer', () => {
  const accepts = (target: unknown) =>
    startTransferSchema.safeParse({ mode: 'consult', target }).success;

  it.each([
    ['an agent', { kind: 'agent', id: 'agent2' }],
    ['an outside number', { kind: 'number', number: '+12025550123' }],
    ['the queue', { kind: 'queue' }],
  ])('may be %s', (_, target) => {
    expect(accepts(target)).toBe(true);
  });

  it.each([
    ['of no kind', { id: 'agent2' }],
    ['of a kind that nobody knows', { kind: 'conference', id: 'agent2' }],
    ['a number in the place of an agent', { kind: 'agent', id: '+12025550123' }],
    ['an empty number', { kind: 'number', number: '' }],
    ['a text that is not a number', { kind: 'number', number: '1'.repeat(101) }],
  ])('is never %s', (_, target) => {
    expect(accepts(target)).toBe(false);
  });
});

describe('who takes part in a call', () => {
  it.each(['agent2', '12025550123', 'Ada_L'])('%s is an agent and no number', (id) => {
    expect(agentIdSchema.safeParse(id).success).toBe(true);
    expect(phoneNumberSchema.safeParse(id).success).toBe(false);
  });

  it('is an agent or a number, never both and nothing else', () => {
    expect(agentIdSchema.safeParse('+12025550123').success).toBe(false);
    expect(partyIdSchema.safeParse('+12025550123').success).toBe(true);
    expect(partyIdSchema.safeParse('client:agent2').success).toBe(false);
  });

  it('is told what a number looks like', () => {
    const { error } = phoneNumberSchema.safeParse('0800 number');
    expect(error?.issues[0]?.message).toContain('+12025550123');
  });
});
