import { waysOf } from './plans.mjs';

describe('how a table is looked into', () => {
  it('is told for each table that grows, wherever it stands in the plan', () => {
    const plan = {
      'Node Type': 'Nested Loop',
      Plans: [
        { 'Node Type': 'Index Scan', 'Relation Name': 'call', 'Index Name': 'call_pkey' },
        { 'Node Type': 'Limit', Plans: [{ 'Node Type': 'Seq Scan', 'Relation Name': 'leg' }] },
        { 'Node Type': 'Seq Scan', 'Relation Name': 'agent' },
      ],
    };
    expect(waysOf(plan)).toEqual(['call by call_pkey', 'leg, all of it']);
  });

  it('names the index of a bitmap', () => {
    const plan = {
      'Node Type': 'Bitmap Heap Scan',
      'Relation Name': 'call_event',
      Plans: [{ 'Node Type': 'Bitmap Index Scan', 'Index Name': 'history_of_call' }],
    };
    expect(waysOf(plan)).toEqual(['call_event by history_of_call']);
  });
});
