/*
 * A lint rule of this project: nobody asks by the look of a string what a party of a call is. A
 * party has a kind, and `partyOf` of the call machine is what reads it from text.
 */

const beginsWithPlus = /^\^(\\\+|\[\+\])$/;

/** @type {import('eslint').Rule.RuleModule} */
export const askTheKind = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      look: 'This asks by the look of a string what a party is. Read it with partyOf or receiverOf, and ask its kind.',
    },
  },
  create(context) {
    return {
      "CallExpression[callee.property.name='startsWith'][arguments.0.value='+']": (
        /** @type {import('estree').Node} */ node,
      ) => context.report({ node, messageId: 'look' }),

      Literal(node) {
        if ('regex' in node && beginsWithPlus.test(node.regex.pattern)) {
          context.report({ node, messageId: 'look' });
        }
      },

      BinaryExpression(node) {
        const sides = [node.left, node.right];
        if (sides.some(isQueue) && sides.some(isId)) context.report({ node, messageId: 'look' });
      },
    };
  },
};

/** @param {import('estree').Node} node */
const isQueue = (node) => node.type === 'Literal' && node.value === 'queue';

/**
 * Whether the expression names an id: `id`, `agentId`, `endWith`, also behind a question mark.
 *
 * @param {import('estree').Node} node
 * @returns {boolean}
 */
function isId(node) {
  if (node.type === 'ChainExpression') return isId(node.expression);
  const name = node.type === 'MemberExpression' ? node.property : node;
  return name.type === 'Identifier' && /^(id|.*Ids?|endWith)$/.test(name.name);
}
