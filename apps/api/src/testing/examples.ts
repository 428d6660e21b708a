import fc from 'fast-check';
import { z } from 'zod';

/** What JSON Schema says of a value, as far as examples need it. */
interface Description {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly properties?: Record<string, Description>;
  readonly anyOf?: readonly Description[];
  readonly oneOf?: readonly Description[];
  readonly items?: Description;
}

/**
 * Makes something that a schema accepts; `known` has values for the names that stand for something
 * in particular.
 */
export function exampleOf(schema: z.ZodType, known: Record<string, unknown>): unknown {
  const description = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return example(description as Description, known);
}

function example(described: Description, known: Record<string, unknown>): unknown {
  if (described.const !== undefined) return described.const;
  if (described.enum) return described.enum[0];
  const [choice] = described.anyOf ?? described.oneOf ?? [];
  if (choice) return example(choice, known);
  switch (described.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(described.properties ?? {}).map(([name, property]) => [
          name,
          known[name] ?? example(property, known),
        ]),
      );
    case 'array':
      return described.items ? [example(described.items, known)] : [];
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    default:
      return textFor(described);
  }
}

function textFor({ pattern, format }: Description): string {
  if (format === 'uuid') return '0d3ac16a-a570-47ec-85d2-ecc1281ec21c';
  const [text] = pattern
    ? fc.sample(fc.stringMatching(new RegExp(pattern)), { numRuns: 1, seed: 1 })
    : [];
  return text ?? 'x';
}
