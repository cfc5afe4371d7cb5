import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

/** The contexts that a workflow's expressions see: `github`, `inputs`, `vars`, … */
export type Contexts = Readonly<Record<string, unknown>>;

/** Evaluates an expression as GitHub does, by its own implementation of the language. */
export function evaluate(expression: string, contexts: Contexts): string {
  const { tokens } = new Lexer(expression).lex();
  const names = ['github', 'inputs', 'vars', 'env', 'matrix', 'needs', 'steps', 'secrets'];
  const tree = new Parser(tokens, names, []).parse();
  const known = Object.fromEntries(names.map((name) => [name, contexts[name] ?? {}]));
  return new Evaluator(tree, value(known) as data.Dictionary).evaluate().coerceString();
}

/** A text with its `${{ … }}` filled in. */
export const filledIn = (text: string, contexts: Contexts): string =>
  text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => evaluate(expression.trim(), contexts));

function value(from: unknown): data.ExpressionData {
  if (typeof from === 'string') return new data.StringData(from);
  if (typeof from === 'boolean') return new data.BooleanData(from);
  if (typeof from === 'object' && from !== null)
    return new data.Dictionary(...Object.entries(from).map(([key, one]) => ({ key, value: value(one) })));
  return new data.Null();
}
