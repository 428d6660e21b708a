/*
 * A lint rule of this project: a function has few parameters, because a reader of a call does not
 * see which is which. A constructor of a class with a decorator may have more: Nest and Angular
 * fill it in by type.
 */

/** @type {import('eslint').Rule.RuleModule} */
export const fewParameters = {
  meta: {
    type: 'suggestion',
    schema: [
      {
        type: 'object',
        properties: { most: { type: 'integer' }, mostInjected: { type: 'integer' } },
        required: ['most', 'mostInjected'],
        additionalProperties: false,
      },
    ],
    messages: {
      tooMany:
        '{{count}} parameters, at most {{limit}} are allowed. Pass an object with named members.',
    },
  },
  create(context) {
    const [{ most, mostInjected }] = /** @type {[{ most: number, mostInjected: number }]} */ (
      context.options
    );

    /** @param {import('estree').Function & import('eslint').Rule.NodeParentExtension} node */
    const look = (node) => {
      const limit = isInjected(node) ? mostInjected : most;
      const count = node.params.length;
      if (count > limit)
        context.report({
          node,
          messageId: 'tooMany',
          data: { count: `${count}`, limit: `${limit}` },
        });
    };
    return { FunctionDeclaration: look, FunctionExpression: look, ArrowFunctionExpression: look };
  },
};

/** @param {import('eslint').Rule.NodeParentExtension} node */
function isInjected({ parent: method }) {
  if (method.type !== 'MethodDefinition' || method.kind !== 'constructor') return false;
  const owner = /** @type {{ decorators?: readonly unknown[] }} */ (method.parent.parent);
  return (owner.decorators ?? []).length > 0;
}
