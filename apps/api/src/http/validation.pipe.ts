import {
  type ArgumentMetadata,
  Injectable,
  type PipeTransform,
  StandardSchemaValidationPipe,
} from '@nestjs/common';
import { invalid } from './problem';
import { findUnstorable } from './storable';

/**
 * Checks that what comes in can be kept, and fits the parameter's schema, and names the field that
 * is wrong.
 */
@Injectable()
export class ValidationPipe implements PipeTransform {
  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // What a guard has found out, such as who is signed in, did not come in.
    const unstorable = metadata.type === 'custom' ? null : findUnstorable(value);
    if (unstorable) {
      const { path, message } = unstorable;
      throw invalid([{ field: fieldOf(path, metadata), message }]);
    }
    const pipe = new StandardSchemaValidationPipe({
      exceptionFactory: (issues) =>
        invalid(
          issues.map((issue) => ({
            field: fieldOf(issue.path, metadata),
            message: issue.message,
          })),
        ),
    });
    return pipe.transform(value, metadata);
  }
}

type Path = readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;

/** A single path or query parameter has a name but no path; a body the other way round. */
function fieldOf(path: Path, metadata: ArgumentMetadata): string {
  const steps = (path ?? []).map((step) => String(typeof step === 'object' ? step.key : step));
  return [...(metadata.data ? [metadata.data] : []), ...steps].join('.') || metadata.type;
}
