import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';

const longestName = 40;

/** A callee as written, on one line and without the arguments of calls inside it. */
export function calleeText(module: ModuleView, callee: SyntaxNode): string {
  const names: string[] = [];
  let at: SyntaxNode | undefined = callee;
  for (let step = 0; at && step < 30; step++) {
    const expression = module.expression(at);
    if (expression.kind === 'member') {
      names.unshift(expression.name);
      at = expression.object;
    } else if (expression.kind === 'call') {
      at = expression.callee;
      const inner = module.expression(at);
      names.unshift(inner.kind === 'member' || inner.kind === 'name' ? `${inner.name}()` : '()');
      at = inner.kind === 'member' ? inner.object : undefined;
    } else if (expression.kind === 'same') at = expression.of;
    else {
      const text = expression.kind === 'name' ? expression.name : module.text(at).replace(/\s+/g, ' ');
      names.unshift(text.length > longestName ? `${text.slice(0, longestName - 1)}…` : text);
      at = undefined;
    }
  }
  return names.join('.');
}

/** `JSON.stringify`, `str`: the name under which a function that nothing binds is called. */
export function globalName(module: ModuleView, node: SyntaxNode): string {
  let expression = module.expression(node);
  // `HashMap<String, Object>`
  if (expression.kind === 'same') expression = module.expression(expression.of);
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'member') return '';
  const object = module.expression(expression.object);
  return object.kind === 'name' ? `${object.name}.${expression.name}` : `*.${expression.name}`;
}
