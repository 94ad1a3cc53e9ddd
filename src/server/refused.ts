import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** An answer that says in words what the user can do; nothing went wrong. */
export const refused = (message: string): ResponseError<void> =>
  new ResponseError(LSPErrorCodes.RequestFailed, message);
