import { Webhooks } from './webhooks.mjs';

describe('a webhook to a desk that is gone', () => {
  it('is answered by nobody, and stops nothing', async () => {
    const webhooks = new Webhooks();
    await expect(webhooks.post('http://localhost:1/conference/wait', {})).resolves.toBe('');
    expect(webhooks.take()).toEqual({ latenciesMs: [], failures: [] });
  });
});
