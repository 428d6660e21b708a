/*
 * A lint rule of this project: where a comment says in which unit a number is, the name says it
 * too, because the name is what stands where the number is used.
 */

const commentWithUnit = /\bin (ms|milliseconds|s|seconds|minutes|hours|bytes|Hz)\b/;
const nameWithUnit = /(ms|seconds|minutes|hours|bytes|hz)$/i;

/** @type {import('eslint').Rule.RuleModule} */
export const unitInName = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      onlyInComment:
        'The comment says that "{{name}}" is in {{unit}}; let the name say it (restartPauseMs).',
    },
  },
  create: (context) => ({
    VariableDeclarator(node) {
      if (node.id.type !== 'Identifier' || nameWithUnit.test(node.id.name)) return;
      if (!node.init || !isNumber(node.init)) return;
      const { name } = node.id;
      const declaration = node.parent;
      const statement =
        declaration.parent?.type === 'ExportNamedDeclaration' ? declaration.parent : declaration;
      const [comment] = context.sourceCode.getCommentsBefore(statement).slice(-1);
      const unit = commentWithUnit.exec(comment?.value ?? '')?.[1];
      if (unit) context.report({ node, messageId: 'onlyInComment', data: { name, unit } });
    },
  }),
};

/**
 * @param {import('estree').Expression} node
 * @returns {boolean}
 */
function isNumber(node) {
  if (node.type === 'Literal') return typeof node.value === 'number';
  if (node.type !== 'BinaryExpression' || node.left.type === 'PrivateIdentifier') return false;
  return isNumber(node.left) || isNumber(node.right);
}
